"""Names that are known beforehand, and where they stand in a text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.types import ActorKind, Municipality, Organisation

ORGANISATIONS = Path(__file__).parent.parent / "german" / "organisations.txt"

_capitalised = re.compile(r"(?<![\w-])[A-ZÄÖÜ]\w*")
_prefix = re.compile(r"^(?:Stadt|Gemeinde|Samtgemeinde|Landkreis|Kreis)\s+")


@dataclass(frozen=True, slots=True)
class Known:
    """An actor known beforehand under its full name."""

    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stretch of a turn that names someone; ``known`` None: only the language pipeline says so."""

    turn: int
    start: int
    end: int
    surface: str
    kind: ActorKind
    known: Known | None = None


Gazetteer = Mapping[str, Sequence[tuple[str, Known]]]


def build_gazetteer(organisations: Sequence[Organisation], municipalities: Sequence[Municipality]) -> Gazetteer:
    """Forms by their first word, longest form first. The district's own names win over the general ones."""
    forms: dict[str, Known] = {}
    for organisation in organisations:
        for form in (organisation.name, *organisation.aliases):
            forms.setdefault(form, Known(organisation.name, ActorKind.ORG))
    for form, known in _place_forms(municipalities):
        forms.setdefault(form, known)
    for form, known in _general_forms(forms):
        forms.setdefault(form, known)
    return _index(forms)


def find_known(text: str, turn: int, *, gazetteer: Gazetteer) -> list[Sighting]:
    """All known names in a turn, the longest at each place, left to right, with or without a genitive -s."""
    found: list[Sighting] = []
    for word in _capitalised.finditer(text):
        if found and word.start() < found[-1].end:
            continue
        sighting = _match_at(text, word.start(), gazetteer.get(_base(word[0]), ()), turn=turn)
        if sighting is not None:
            found.append(sighting)
    return found


def _match_at(text: str, start: int, forms: Sequence[tuple[str, Known]], *, turn: int) -> Sighting | None:
    for form, known in forms:
        end = start + len(form)
        if not text.startswith(form, start):
            continue
        if text[end : end + 1] == "s" and not _goes_on(text, end + 1):
            end += 1
        if not _goes_on(text, end):
            return Sighting(turn, start, end, text[start:end], known.kind, known)
    return None


def _goes_on(text: str, end: int) -> bool:
    return text[end : end + 1].isalnum() or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum())


def _base(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _index(forms: Mapping[str, Known]) -> Gazetteer:
    index: dict[str, list[tuple[str, Known]]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        first = re.match(r"\w+", form)
        if first:
            index.setdefault(_base(first[0]), []).append((form, forms[form]))
    return index


def _place_forms(municipalities: Sequence[Municipality]) -> Iterator[tuple[str, Known]]:
    for municipality in municipalities:
        bare = _prefix.sub("", municipality.name)
        known = Known(municipality.name, ActorKind.LOC)
        for form in (municipality.name, bare, f"Gemeinde {bare}", f"Stadt {bare}", f"Samtgemeinde {bare}"):
            yield form, known
    for municipality in municipalities:
        for place in municipality.places:
            yield place, Known(place, ActorKind.LOC)


def _general_forms(taken: Mapping[str, Known]) -> Iterator[tuple[str, Known]]:
    for line in ORGANISATIONS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        name, _, short = line.partition("|")
        forms = (name.strip(), *short.split())
        # Where the district has this organisation under a name of its own, the other forms mean that one too.
        own = next((taken[form] for form in forms if form in taken), Known(name.strip(), ActorKind.ORG))
        for form in forms:
            yield form, own
