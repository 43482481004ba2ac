"""Where somebody is named: what the language pipeline saw, what is known, and what the interviews say elsewhere."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from corpus.types import ActorKind, SpeakerRole, Transcript
from nlp.actors.known import Gazetteer, Known, Sighting, build_gazetteer, find_known
from nlp.actors.linking.persons import find_introduced, find_titled, read_first_names, split_name
from nlp.actors.linking.places import (
    find_bare_districts,
    find_district,
    find_districts,
    is_district,
    name_district,
    write_district,
)
from nlp.actors.names import (
    SHORTEST_HEARD,
    drop_legal_form,
    find_head,
    find_sound,
    fold,
    is_acronym,
    is_genitive,
    read_words,
    to_nominative,
)
from nlp.actors.sighting.abbreviations import find_abbreviations
from nlp.actors.sighting.cleaning import Words, clean, count_words, find_start, is_noise
from nlp.findings import Findings

# A word that is taken for a name so often, of the times it is said, is one everywhere.
OFTEN = 0.5
# Nouns that need the adjective of the name beside them: "der Tisch" is a piece of furniture.
SHORT_HEADS = frozenset({"tisch", "kreuz", "haus", "hilfe", "werk", "ring"})
ARTICLES = "der|die|das|dem|den|des|im|vom|beim|zum|zur|Der|Die|Das|Dem|Den|Im|Vom|Beim|unser|unserem|unseren|unsere"

_side = re.compile(r"(?<![\w-])(?:Groß|Klein|Bad|Neu|Alt|Ober|Unter|Sankt|St\.)\s+$")


@dataclass(frozen=True, slots=True)
class _Guide:
    """What to look for in every interview."""

    gazetteer: Gazetteer
    district: str


def sight(
    transcripts: Sequence[Transcript], findings: Sequence[Findings], *, forms: Mapping[str, Known]
) -> list[list[Sighting]]:
    """For each transcript who is named where, in order and without overlap. ``forms``: names known beforehand."""
    pairs = list(zip(transcripts, findings, strict=True))
    seen = [[clean(transcript.turns[one.turn].text, one) for one in found.entities] for transcript, found in pairs]
    words = count_words(transcripts, seen)
    kept = [
        [one for one in some if not is_noise(transcript.turns[one.turn].text, one, words=words, forms=forms)]
        for transcript, some in zip(transcripts, seen, strict=True)
    ]
    kept = _protect(kept, forms)
    known = {**_repeat(transcripts, kept, words), **forms}
    named = [(one.id, each.surface) for one, some in zip(transcripts, kept, strict=True) for each in some]
    named += [(one.id, name) for one in transcripts for name in find_districts(one, words.named)]
    surfaces = {surface for _, surface in named} | forms.keys()
    for name in sorted({name_district(surface) for surface in surfaces if is_district(surface) and " " in surface}):
        known |= {form: known.get(name, Known(name, ActorKind.ORG, sure=False)) for form in write_district(name)}
    known |= _hear(words, known)
    guide = _Guide(build_gazetteer(known), find_district(forms, named))
    return [_sight_one(*pair, guide=guide) for pair in zip(transcripts, kept, strict=True)]


def _protect(kept: Sequence[Sequence[Sighting]], forms: Mapping[str, Known]) -> list[list[Sighting]]:
    """Somebody's last name is not taken for an organisation in another interview either."""
    full = {
        one.surface.split()[-1] for some in kept for one in some if one.kind is ActorKind.PER and " " in one.surface
    }
    names = {name for name in full if name not in forms}
    return [
        [
            replace(one, kind=ActorKind.PER) if one.kind is ActorKind.ORG and one.surface in names else one
            for one in some
        ]
        for some in kept
    ]


def _repeat(transcripts: Sequence[Transcript], kept: Sequence[Sequence[Sighting]], words: Words) -> dict[str, Known]:
    """Names of things to be found wherever they are said: those often taken for names, and explained short forms."""
    forms: dict[str, Known] = {}
    for transcript, some in zip(transcripts, kept, strict=True):
        for one in some:
            if one.kind is ActorKind.PER or not _is_often(one.surface, words):
                continue
            before = transcript.turns[one.turn].text[: one.start]
            genitive = is_genitive(before)
            name = to_nominative(one.surface, genitive=genitive) if one.kind is ActorKind.ORG else one.surface
            forms.setdefault(drop_legal_form(name), Known(drop_legal_form(name), one.kind, sure=False))
    texts = (turn.text for one in transcripts for turn in one.turns)
    explained = find_abbreviations(texts)
    return {**forms, **{short: Known(long, ActorKind.ORG, sure=False) for short, long in explained.items()}}


def _is_often(surface: str, words: Words) -> bool:
    return " " in surface or is_acronym(surface) or words.named[surface] >= max(2, OFTEN * words.said[surface])


def _hear(words: Words, known: Mapping[str, Known]) -> dict[str, Known]:
    """Words that sound like a known organisation or place and are hardly written otherwise: "Jopcenter"."""
    sounds: dict[str, str] = {}
    for form in sorted(known):
        if len(form) >= SHORTEST_HEARD and " " not in form:
            sound = find_sound(fold(form))
            # What sounds like two different names is none of them for sure.
            sounds[sound] = form if sound not in sounds or known[sounds[sound]] == known[form] else ""
    heard: dict[str, Known] = {}
    for word in words.said:
        if len(word) < SHORTEST_HEARD or not word[0].isupper() or word in known or word.lower() in words.small:
            continue
        form = sounds.get(find_sound(fold(word)), "")
        if form and not word.startswith(form) and Levenshtein.distance(word, form, score_cutoff=2) <= 2:
            heard[word] = known[form]
    return heard


def _sight_one(transcript: Transcript, kept: Sequence[Sighting], *, guide: _Guide) -> list[Sighting]:
    """The sightings of one interview. Who speaks about themselves is no actor."""
    by_turn: dict[int, list[Sighting]] = {}
    for one in kept:
        by_turn.setdefault(one.turn, []).append(one)
    last_names = _find_last_names(transcript, kept)
    gazetteer = _add_people(guide.gazetteer, last_names | _find_first_names(kept))
    heads = _compile_heads(transcript, kept)
    answers = (turn.text for turn in transcript.turns if turn.role is SpeakerRole.RESPONDENT)
    own = {name for text in answers for name in find_introduced(text)}
    sighted: list[Sighting] = []
    for turn, spoken in enumerate(transcript.turns):
        text = spoken.text
        layers = (
            find_titled(text, turn),
            [_as_person(one, last_names) for one in by_turn.get(turn, [])],
            [_as_person(one, last_names) for one in find_known(text, turn, gazetteer=gazetteer)],
            find_bare_districts(text, turn) if guide.district else [],
            _find_heads(text, turn, heads),
        )
        sighted += sorted((_widen(text, one) for one in _merge(layers)), key=lambda one: one.start)
    return [one for one in sighted if one.kind is not ActorKind.PER or not _is_own(one.surface, own)]


def _add_people(gazetteer: Gazetteer, names: Collection[str]) -> Gazetteer:
    """Names of persons behind those of things."""
    people = build_gazetteer({name: Known(name, ActorKind.PER, sure=False) for name in names})
    return {**gazetteer, **{base: [*gazetteer.get(base, ()), *forms] for base, forms in people.items()}}


def _is_own(surface: str, own: Collection[str]) -> bool:
    return any(set(split_name(surface)) <= set(split_name(name)) for name in own)


def _find_last_names(transcript: Transcript, kept: Sequence[Sighting]) -> set[str]:
    """Last names of persons with a full name or a title; a single word alone may be the pipeline's mistake."""
    titled = [one.surface for turn, spoken in enumerate(transcript.turns) for one in find_titled(spoken.text, turn)]
    full = [one.surface for one in kept if one.kind is ActorKind.PER and " " in one.surface]
    return {name.split()[-1] for name in titled + full if len(name.split()[-1]) > 2}


def _find_first_names(kept: Iterable[Sighting]) -> set[str]:
    """First names of persons with a full name, and those that are common, without words of another meaning."""
    full = [one.surface.split()[0] for one in kept if one.kind is ActorKind.PER and " " in one.surface]
    common = read_words("first_names.txt") - read_words("no_first_names.txt")
    return {name for name in full if len(name) > 2 and fold(name) in read_first_names()} | {
        name for name in common if ":" not in name and len(name) > 2
    }


def _as_person(one: Sighting, last_names: Collection[str]) -> Sighting:
    """What is somebody's last name elsewhere in the interview is a person: rather protected."""
    is_sure = one.known is not None and one.known.sure
    is_person = one.kind is ActorKind.PER or (one.surface in last_names and not is_sure)
    return replace(one, kind=ActorKind.PER, known=None) if is_person else one


def _compile_heads(transcript: Transcript, kept: Sequence[Sighting]) -> re.Pattern[str] | None:
    """The nouns by which the interview may call again the organisations it has named: "im Koordinierungsstab"."""
    heads = set()
    for one in kept:
        if one.kind is ActorKind.ORG and " " in one.surface:
            before = transcript.turns[one.turn].text[: one.start]
            words = to_nominative(one.surface, genitive=is_genitive(before)).split()
            heads |= _write_heads(words[: find_head(words) + 1])
    if not heads:
        return None
    choice = "|".join(sorted(heads, key=lambda head: (-len(head), head)))
    return re.compile(rf"\b(?:{ARTICLES})\s+(?P<name>(?:{choice})(?:es|s)?)(?![\w-])(?!\s+[A-ZÄÖÜ])")


def _write_heads(words: Sequence[str]) -> set[str]:
    """Patterns for the noun of a name with its adjectives: "Runde[n] Tisch", "Koordinierungsstab" and "Stab"."""
    *adjectives, noun = words
    generic = is_acronym(noun) or noun.casefold() in read_words("no_heads.txt")
    if generic and not adjectives:
        return set()
    short = {"Stab"} if noun.endswith("stab") else set()
    inflected = [f"{re.escape(adjective.rstrip('emnrs'))}e[mnrs]?" for adjective in adjectives]
    bare = set() if generic or noun.casefold() in SHORT_HEADS else {re.escape(noun)}
    return {r"\s+".join([*inflected, re.escape(noun)])} | bare | short


def _find_heads(text: str, turn: int, heads: re.Pattern[str] | None) -> list[Sighting]:
    return [
        Sighting(turn, found.start("name"), found.end("name"), found["name"], ActorKind.ORG)
        for found in (heads.finditer(text) if heads else ())
    ]


def _widen(text: str, one: Sighting) -> Sighting:
    """A name with the words before it that tell it from others: "Groß Ilsede", "Niedersächsisches Innenministerium"."""
    if one.kind is ActorKind.PER or (one.known and one.known.sure):
        return one
    side = _side.search(text, 0, one.start) if one.kind is ActorKind.LOC else None
    start = side.start() if side else one.start
    start = find_start(text, start) if one.kind is ActorKind.ORG else start
    return one if start == one.start else Sighting(one.turn, start, one.end, text[start : one.end], one.kind)


def _merge(layers: Iterable[Sequence[Sighting]]) -> list[Sighting]:
    """Sightings without overlap: the longer wins, then names with a title, what is known, and the earlier layer."""
    ranked = sorted(
        ((number, one) for number, layer in enumerate(layers) for one in layer),
        key=lambda pair: (pair[1].start - pair[1].end, bool(pair[0]), pair[1].known is None, pair[0], pair[1].start),
    )
    kept: list[Sighting] = []
    for _, one in ranked:
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return kept
