"""Names that are known beforehand, and where they stand in a text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.types import ActorKind, Municipality, Organisation
from nlp.actors.names import GERMAN, inflect

ORGANISATIONS = GERMAN / "organisations.txt"

# Words that may begin a name: with a capital, or with capitals inside ("forumZFD").
_capitalised = re.compile(r"(?<![\w-])(?:[A-ZÄÖÜÇĞİŞŁŚŻČŠŽ]\w*|[a-zäöü]+[A-ZÄÖÜ]{2}\w*)")
_prefix = re.compile(r"^(?:Stadt|Gemeinde|Samtgemeinde|Landkreis|Kreis)\s+")


@dataclass(frozen=True, slots=True)
class Known:
    """An actor known under its full name. ``sure``: the district's register says so; else it is known everywhere."""

    name: str
    kind: ActorKind
    sure: bool = True


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


def collect_forms(organisations: Sequence[Organisation], municipalities: Sequence[Municipality]) -> dict[str, Known]:
    """Every form of a known name with its actor. The district's own names win over the general ones."""
    forms: dict[str, Known] = {}
    for organisation in organisations:
        for form in (organisation.name, *organisation.aliases):
            forms.setdefault(form, Known(organisation.name, ActorKind.ORG))
    for form, known in _place_forms(municipalities):
        forms.setdefault(form, known)
    for name, short in read_general():
        # Where the district has this organisation under a name of its own, the other forms mean that one too.
        own = next((forms[form] for form in (name, *short) if form in forms), Known(name, ActorKind.ORG, sure=False))
        for form in (name, *short):
            forms.setdefault(form, own)
    return {**{other: known for form, known in forms.items() for other in inflect(form)}, **forms}


@cache
def read_general() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Organisations known everywhere, each with its short forms."""
    lines = ORGANISATIONS.read_text(encoding="utf-8").splitlines()
    rows = (line.partition("|") for line in lines if line.strip() and not line.startswith("#"))
    return tuple((name.strip(), tuple(filter(None, map(str.strip, short.split(","))))) for name, _, short in rows)


def build_gazetteer(forms: Mapping[str, Known]) -> Gazetteer:
    """Forms by their first word, longest form first."""
    index: dict[str, list[tuple[str, Known]]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        first = re.match(r"\w+", form)
        if first:
            index.setdefault(_base(first[0]), []).append((form, forms[form]))
    return index


def find_known(text: str, turn: int, *, gazetteer: Gazetteer) -> list[Sighting]:
    """All known names in a turn, the longest at each place, left to right, with or without a genitive -s."""
    found: list[Sighting] = []
    for word in _capitalised.finditer(text):
        forms = gazetteer.get(_base(word[0]))
        if forms is None or (found and word.start() < found[-1].end):
            continue
        sighting = _match_at(text, word.start(), forms, turn=turn)
        if sighting is not None:
            found.append(sighting)
    return found


def _match_at(text: str, start: int, forms: Iterable[tuple[str, Known]], *, turn: int) -> Sighting | None:
    for form, known in forms:
        end = _find_end(text, start, form)
        if end:
            return Sighting(turn, start, end, text[start:end], known.kind, known)
    return None


def _find_end(text: str, start: int, form: str) -> int:
    """Where the form ends that starts here, with its genitive ending, or 0 if it is not this form."""
    if not text.startswith(form, start):
        return 0
    bare = start + len(form)
    return next(
        (
            bare + len(more)
            for more in ("es", "s", "")
            if text.startswith(more, bare) and not _goes_on(text, bare + len(more))
        ),
        0,
    )


def _goes_on(text: str, end: int) -> bool:
    return text[end : end + 1].isalnum() or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum())


@lru_cache(maxsize=1 << 16)
def _base(word: str) -> str:
    """The beginning of a word that its genitive shares."""
    return (
        word[:-2]
        if len(word) > 4 and word.endswith("es")
        else word[:-1]
        if len(word) > 3 and word.endswith("s")
        else word
    )


def _place_forms(municipalities: Sequence[Municipality]) -> Iterator[tuple[str, Known]]:
    for municipality in municipalities:
        bare = _prefix.sub("", municipality.name)
        known = Known(municipality.name, ActorKind.LOC)
        for form in (municipality.name, bare, f"Gemeinde {bare}", f"Stadt {bare}", f"Samtgemeinde {bare}"):
            yield form, known
    for municipality in municipalities:
        for place in municipality.places:
            yield place, Known(place, ActorKind.LOC)
