"""What the language pipeline took for names: cut to their right extent, and without what is none."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.types import ActorKind, Transcript
from nlp.actors.known import Known, Sighting
from nlp.actors.linking.offices import read_functions
from nlp.actors.linking.persons import has_title, is_personal, read_first_names
from nlp.actors.names import find_gender, fold, is_acronym, is_adjective, is_local, read_words
from nlp.findings import Entity
from nlp.words import read_stopwords, stem

# A word that is taken for a name so seldom, of so many times it is said, is none.
SELDOM = 0.34
FEWEST = 3

_word = re.compile(r"(?<!\w)[^\W\d_][\w-]*")
_article = re.compile(r"^(?:(?:[Dd](?:er|ie|as|em|en|es)|[Ii]m|[Vv]om|[Bb]eim|[Zz]um|[Zz]ur|[Uu]nsere?[mnrs]?)\s+)+")
_legal = re.compile(r",?\s*(?:e\.\s?V\.|gGmbH|GmbH)")
_part_of = re.compile(
    r"^(?:Geschäftsstelle|Vorstand|Leitung|Mitglieder[n]?|Mitarbeiter\w*|Vertreter\w*|Team|Büro|Sprecher\w*|Räume[n]?"
    r"|Haus|Leute[n]?|Angebote?n?|Projekte?n?|Vorsitzende\w*)\s+(?:des|der|vom|von|beim)\s+(?=[A-ZÄÖÜ])"
)
_particles = re.compile(r"(?:\s+(?:d[aeiou]s?|del|della|la|el|al|bin|ben|ibn|abu|van|ter)\b)+\s+[A-ZÄÖÜÇĞİŞ][\w-]+")
_word_before = re.compile(r"(?P<word>[A-ZÄÖÜ][\w-]+)\s+$")
_called_for = re.compile(
    r"(?:[A-ZÄÖÜ]\w*)?(?:[Vv]erein|[Vv]erband|[Bb]und|[Nn]etzwerk|[Ff]orum|[Zz]entrum|[Ss]telle|[Ii]nitiative|[Bb]ündnis|[Ii]nstitut"
    r"|[Ss]tiftung|[Gg]esellschaft|[Dd]ienst|[Hh]aus|[Aa]rbeitskreis|[Tt]isch|[Kk]reis|[Gg]ruppe)(?:e?s)?"
    r"\s+(?:für|gegen|zur)\s+$"
)
_count = re.compile(
    r"\b(?:eine?[mnrs]?|keine?[mnrs]?|viele[nr]?|mehrere[nr]?|manche[nr]?|einige[nr]?|alle[nr]?|paar|jede[mnrs]?|zwei|drei"
    r"|vier|fünf|sechs|zehn|wenige[nr]?|solche[nr]?|als|welche[rsnm]?|etwas|genug|mehr)\s+$",
    re.IGNORECASE,
)


# Somebody speaks of one of many, or of their own: "ein Zelt", "meine Oma", "viele Köche".
_thing = re.compile(
    r"(?i:\b(?:k?eine?[nmrs]?|[md]eine?[nmrs]?|viele[nr]?|mehrere[nr]?|manche[nr]?|einige[nr]?|paar|zwei|drei|vier|fünf"
    r"|sechs|zehn|wenige[nr]?|solche[nr]?))\s+(?P<word>[A-ZÄÖÜ][a-zäöüß]+)"
)
_into = re.compile(r"\b(?:in|nach|aus|bei|bis|um|von|Richtung|In|Nach|Aus|Bei|Bis|Um|Von)\s+$")


@dataclass(frozen=True, slots=True)
class Words:
    """How often each word is said and is (part of) a name in all interviews, and the words written small.

    ``things``: how often a word, in any of its endings, is said of one of many.
    """

    said: Counter[str]
    named: Counter[str]
    small: frozenset[str]
    things: Counter[str]


def count_words(transcripts: Sequence[Transcript], seen: Sequence[Sequence[Sighting]]) -> Words:
    """Count the words of all turns and of all names seen in them."""
    said = Counter(word for one in transcripts for turn in one.turns for word in _word.findall(turn.text))
    named = Counter(word for some in seen for one in some for word in _word.findall(one.surface))
    texts = (turn.text for one in transcripts for turn in one.turns)
    things = Counter(_stem(found["word"]) for text in texts for found in _thing.finditer(text))
    return Words(said, named, frozenset(word for word in said if word[:1].islower()), things)


def _stem(word: str) -> str:
    """What the endings of a noun leave; "ein Berliner" says nothing about Berlin."""
    return word.casefold() if word.endswith("er") else stem(word)


def clean(text: str, entity: Entity) -> Sighting:
    """An entity without its article, with the adjectives before and the legal form or the last name after it."""
    surface = text[entity.start : entity.end]
    article = _article.match(surface)
    start = entity.start + (article.end() if article else 0)
    end = entity.end
    if entity.label == "ORG":
        part = _part_of.match(text[start:end])
        start += part.end() if part else 0
        start, end = find_start(text, start), _find_end(text, end, _legal)
    elif entity.label == "PER":
        start = _skip_functions(text, start, end)
        end = _find_possessed(text, start, _find_end(text, end, _particles))
    owner = re.match(r"[\w-]+(?=[’'] )", text[start:end])
    end = start + owner.end() if owner else end
    kind = ActorKind.PER if is_personal(text[start:end]) else ActorKind(entity.label)
    return Sighting(entity.turn, start, end, text[start:end], kind)


def _find_end(text: str, end: int, more: re.Pattern[str]) -> int:
    found = more.match(text, end)
    return found.end() if found else end


def _skip_functions(text: str, start: int, end: int) -> int:
    """Where the name begins after words like "Kreisrätin"."""
    words = text[start:end].split()
    skipped = next((i for i, word in enumerate(words) if word not in read_functions()), len(words))
    return start + len(" ".join(words[:skipped])) + 1 if 0 < skipped < len(words) else start


def _find_possessed(text: str, start: int, end: int) -> int:
    """Where the name ends before a thing of the person's: "Frau [Ayhans] Büro"."""
    first, _, rest = text[start:end].partition(" ")
    is_owner = rest and first.endswith("s") and fold(first) not in read_first_names() and has_title(text[:start])
    return start + len(first) if is_owner else end


def find_start(text: str, start: int) -> int:
    """Where the name begins: "Integrierten [Gesamtschule]", "Verein für [Interkulturelle Bildung]"."""
    before = text[max(0, start - 60) : start]
    called = _called_for.search(before)
    if called and called[0][:1].isupper():
        return start - len(called[0])
    word = _word_before.search(before)
    if word and is_adjective(word["word"]) and not _begins_sentence(before[: word.start()]):
        return start - len(word[0])
    return start


def _begins_sentence(before: str) -> bool:
    return not before.strip() or before.rstrip()[-1] in ".!?:„“"


def is_noise(text: str, one: Sighting, *, words: Words, forms: Mapping[str, Known]) -> bool:
    """What the pipeline takes for a name and is none: placeholders, adverbs, things, and words seldom taken for one."""
    if one.surface in forms:
        return False
    if has_title(text[: one.start]):
        return one.surface in read_functions() or one.surface in read_words("no_last_names.txt")
    if text.rfind("[", 0, one.start) > text.rfind("]", 0, one.start) or not _is_name(one.surface):
        return True
    parts = one.surface.split()
    if len(parts) > 1:
        if one.kind is ActorKind.ORG:
            return _is_repeated(parts) or all(_is_everyday(part) or _is_common(part) for part in parts if part != "AG")
        return _is_repeated(parts) or any(map(_is_everyday, parts))
    if is_acronym(one.surface):
        return one.surface.casefold() in read_words("no_names.txt")
    return _is_word(text[: one.start], one, words)


def _is_repeated(parts: Sequence[str]) -> bool:
    """Headings run together: "Kreissportbund Kreissportbund Peine"."""
    return len(set(parts)) < len(parts)


def _is_name(surface: str) -> bool:
    """Letters, a capital, and not only a common word."""
    letters = sum(character.isalpha() for character in surface)
    starts = surface[:1].isupper() or is_acronym(surface)
    return letters > 1 and starts and stem(surface) not in read_stopwords()


def _is_everyday(part: str) -> bool:
    """Words no name of a person or place contains: "Hast", "Hinterm", "vierzig"."""
    if part in read_words("name_particles.txt") or part.endswith("."):
        return False
    # A last name may end like a common noun: "Neuhaus". Only whole words count.
    return part[:1].islower() or stem(part) in read_stopwords() or part.casefold() in read_words("no_names.txt")


def _is_word(before: str, one: Sighting, words: Words) -> bool:
    """Whether a single word is a common noun, by itself, by the words before it, or by how it is used elsewhere."""
    is_goal = one.kind is ActorKind.LOC and bool(_into.search(before[-10:]))
    said, named = words.said[one.surface], words.named[one.surface]
    seldom = said >= FEWEST and named < SELDOM * said
    generic = one.kind is ActorKind.ORG and is_local(one.surface) and "-" not in one.surface
    # "CDU-Fraktion" ends like "Integration".
    headed = one.kind is ActorKind.ORG and "-" in one.surface and bool(find_gender(one.surface))
    small = one.surface.lower() in words.small or (_is_common(one.surface) and not headed)
    counted = bool(_count.search(before[-14:])) or (not is_goal and _is_thing(one, words))
    return seldom or generic or small or counted


def _is_thing(one: Sighting, words: Words) -> bool:
    """Whether a word is said of one of many elsewhere, and as often as it is taken for a name."""
    if one.kind is ActorKind.ORG or fold(one.surface) in read_first_names():
        return False
    return words.things[_stem(one.surface)] >= max(1, words.named[one.surface])


def _is_common(word: str) -> bool:
    """Whether a word, or the end of a compound, is a common noun; "Theodor-Heuss-Platz" is made of names."""
    known, low = read_words("no_names.txt"), word.casefold()
    return low in known or (word.count("-") < 2 and any(f"-{low[i:]}" in known for i in range(len(low))))
