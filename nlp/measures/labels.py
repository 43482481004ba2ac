"""Short names of offers, cut out of what people say: "Begegnungscafé im Gemeindehaus", "Offenes Boxtraining"."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.actors.names import read_words
from nlp.challenges.labels import label_passage
from nlp.statements.passages import Passage
from nlp.words import find_words, stem

OFFERS, NO_OFFERS = "offers.txt", "no_offers.txt"
LONGEST = 60
# "Kurs" and "Treff" name an offer only where no longer word does.
SHORTEST_TELLING = 7

_NOUN = r"[A-ZÄÖÜ][\wäöüß]+(?:[-–][\wäöüßÄÖÜ]+)*"
_BEFORE = r"(?:(?P<article>\b[a-zäöü]+)\s+)?(?P<adjectives>(?:(?!ein)[a-zäöüß]{3,}(?:es|er|en|e)\s+){0,2})"
# One more phrase that says which one: "im Gemeindehaus", "für Mütter mit Babys", "in Groß Sarn".
_DETAIL = (
    r"(?P<detail>\s+(?:im|am|beim|zum|zur|in\s+de[rn]|auf\s+de[mr]|an\s+der|bei\s+der|in|für|mit|gegen|ohne)"
    rf"(?:\s+(?:die|das|den|der|dem|ihren|junge|alle|kleine|neue)){{0,2}}\s+(?:(?:Groß|Klein|Neu|Alt|Bad|Sankt)\s+)?"
    rf"(?P<last>{_NOUN}))?"
)
_phrase = re.compile(rf"(?<![\w-]){_BEFORE}(?P<noun>{_NOUN})(?P<name>(?:\s+(?:{_NOUN}))?){_DETAIL}")
# Right behind these words stands what there is.
_introduced = re.compile(
    r"\b(?:hab(?:e|en|t)?|hat|hatten?|gibt|gab|macht|machen|mach|bietet|bieten|läuft|laufen|organisiert|startet"
    r"|gestartet|nennt sich|heißt|gegründet|eingerichtet|angefangen|ist|kommt|betreibt|veranstalte\w*)\b"
    r"[^,.;:!?]{0,60}$"
)
# How adjectives end in the nominative behind an article, and without one; behind "einen" they stand in the accusative.
_endings = {"ein": ("es", "er"), "eine": ("e",), "einen": ("en",), "": ("es",)}


@dataclass(frozen=True, slots=True)
class _Candidate:
    key: str
    label: str
    weight: float


def label_offer(group: Sequence[Passage], *, avoided: Collection[str] = ()) -> str:
    """The phrase that names the offer in the quotes, best quotes first; without one the beginning of the first quote.

    Never with a word of a person's name, and not by words that are ``avoided``: who provides it is no offer.
    """
    hidden = {word for passage in group for word in passage.hidden}
    found = [one for passage in group for one in _find_candidates(passage, hidden=hidden, avoided=avoided)]
    if not found:
        return label_passage(group[0])
    spread = Counter(one.key for one in found)
    return min(found, key=lambda one: -round(one.weight + min(2, spread[one.key] - 1), 3)).label


def _find_candidates(passage: Passage, *, hidden: Collection[str], avoided: Collection[str]) -> Iterable[_Candidate]:
    """Phrases around a word for offers, the more telling and the earlier the better."""
    text = " ".join(passage.statement.text.split())
    nouns = set(passage.nouns)
    for place, found in enumerate(_phrase.finditer(text)):
        noun, adjectives = found["noun"], _agree(found)
        head = _find_head(noun, alone=bool(adjectives))
        label = _cut_label(found, adjectives, nouns=nouns)
        is_noun = bool(nouns & {noun, *noun.split("-")})
        if not head or not is_noun or noun in avoided or set(find_words(label)) & set(hidden):
            continue
        is_telling = len(noun) >= SHORTEST_TELLING or bool(adjectives)
        is_introduced = bool(_introduced.search(text[: found.start("noun")]))
        weight = 2.0 * is_telling + 1.0 * is_introduced + 0.5 * bool(found["detail"]) - 0.2 * place
        yield _Candidate(stem(noun), label, weight)


def _cut_label(found: re.Match[str], adjectives: str, *, nouns: Collection[str]) -> str:
    """The phrase with what says which one, no longer than a heading."""
    name, detail = found["name"].strip(), (found["detail"] or "").strip()
    if name and (_is_none(name) or name not in nouns):
        name, detail = "", ""
    if found["last"] and _is_none(found["last"]):
        detail = ""
    for parts in ((adjectives, found["noun"], name, detail), (adjectives, found["noun"], name), (found["noun"],)):
        label = " ".join(filter(None, parts))
        if len(label) <= LONGEST:
            return label[0].upper() + label[1:]
    return found["noun"][:LONGEST]


def _is_none(word: str) -> bool:
    """When an offer takes place is neither the offer nor part of its name."""
    return word.lower().rstrip("s") in read_words(NO_OFFERS)


def _agree(found: re.Match[str]) -> str:
    """The adjectives before the noun in the nominative, "" where the words don't tell it."""
    article, words = (found["article"] or ""), found["adjectives"].split()
    if article and article not in _endings and words:
        return ""
    endings = _endings.get(article, ())
    if (
        not words
        or not endings
        or set(words) & read_words(NO_OFFERS)
        or not all(word.endswith(endings) for word in words)
    ):
        return ""
    if article == "einen":
        words = [f"{word[:-2]}er" for word in words]
    return " ".join(words)


def _find_head(noun: str, *, alone: bool) -> str:
    """The word for offers the noun is or ends with, or "". ``alone``: an adjective makes any of them telling."""
    low = noun.lower()
    ends = [head for head in (*_read_heads()[0], *_read_heads()[1]) if low.endswith(head) and len(low) >= len(head) + 3]
    if _is_none(low):
        return ""
    whole = low in _read_heads()[0] or (alone and low in _read_heads()[1])
    return max([*ends, *([low] if whole else [])], key=len, default="")


@cache
def _read_heads() -> tuple[frozenset[str], frozenset[str]]:
    """Words for offers that tell enough alone, and those that don't."""
    words = read_words(OFFERS)
    generic = frozenset(word[1:] for word in words if word.startswith("-"))
    return words - {f"-{word}" for word in generic}, generic
