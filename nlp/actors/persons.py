"""Persons: found, put together within their interview, and protected unless they hold a public function."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.types import ActorKind
from nlp.actors.functions import Held, describe, find_functions, needs_organisation, stands_after, stands_before
from nlp.actors.known import Sighting

# A short word ("der", "die") may stand between the preposition and the name.
NEXT = 4

_titled = re.compile(r"(?<!\w)(?:Herrn?|Frau)\s+(?:(?:Dr\.|Prof\.)\s+)*(?P<name>[A-ZÄÖÜ][\w-]+(?:\s+[A-ZÄÖÜ][\w-]+)?)")
_title = re.compile(r"^(?:(?:Herrn?|Frau|Dr\.|Prof\.)\s+)+")


@dataclass(frozen=True, slots=True)
class Office:
    """A function with the organisation or place it belongs to."""

    function: str
    organisation: str

    @property
    def name(self) -> str:
        """What to show instead of the person's name."""
        return describe(self.function, self.organisation)


@dataclass(frozen=True, slots=True)
class Seen:
    """A sighting of a person, or of an office alone; ``key`` is the same for the same person of one interview."""

    sighting: Sighting
    key: str
    office: Office | None = None


def find_titled(text: str, turn: int) -> list[Sighting]:
    """Names after "Herr" and "Frau", which language pipelines often miss."""
    words = {held.start for held in find_functions(text)}
    return [
        Sighting(turn, found.start("name"), found.end("name"), found["name"], ActorKind.PER)
        for found in _titled.finditer(text)
        if found.start("name") not in words
    ]


def read_persons(
    text: str, turn: int, *, persons: Sequence[Sighting], others: Sequence[Sighting], home: str
) -> list[Seen]:
    """The persons of one turn with their offices, and the offices named without a person.

    ``others``: organisations and places of the turn; ``home``: the interview's municipality, for "unser Bürgermeister".
    """
    held = [(one, _office(one, others, home)) for one in find_functions(text)]
    seen = [Seen(person, _key(person), _office_of(text, person, held, others)) for person in persons]
    alone = [
        Seen(Sighting(turn, one.start, one.end, text[one.start : one.end], ActorKind.PER), "", office)
        for one, office in held
        if office is not None and office.organisation and not any(_touches(person, one) for person in persons)
    ]
    return seen + alone


def last_name(key: str) -> str:
    """The last word of a name without its title."""
    return key.split()[-1] if key else ""


def _key(person: Sighting) -> str:
    return _title.sub("", " ".join(person.surface.split()))


def _office(held: Held, others: Sequence[Sighting], home: str) -> Office | None:
    """Heads without an organisation say nothing; offices without a place are those of the interview's municipality."""
    beside = _find_beside(held, others)
    if beside is not None:
        return Office(held.word, beside.known.name if beside.known else beside.surface)
    return None if needs_organisation(held.word) else Office(held.word, home)


def _find_beside(held: Held, others: Sequence[Sighting]) -> Sighting | None:
    """The organisation or place that follows the function."""
    if held.beside < 0:
        return None
    return next((one for one in others if held.beside <= one.start <= held.beside + NEXT), None)


def _office_of(
    text: str, person: Sighting, held: Sequence[tuple[Held, Office | None]], others: Sequence[Sighting]
) -> Office | None:
    """The office named directly with the person; where in doubt none, so that the person stays protected."""
    for one, office in held:
        if office is None:
            continue
        beside = _find_beside(one, others)
        until = beside.end if beside else 0
        if stands_before(text, one, until=until, name_at=person.start):
            return office
        if stands_after(text, one, name_end=person.end):
            return office
    return None


def _touches(person: Sighting, held: Held) -> bool:
    return abs(person.start - held.end) < 12 or abs(held.start - person.end) < 12
