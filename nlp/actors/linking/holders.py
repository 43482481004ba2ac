"""Persons of all interviews with the offices they hold, and offices named without a person."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.types import ActorKind, Office, Transcript
from nlp.actors.known import Sighting
from nlp.actors.linking.offices import (
    Functions,
    Held,
    find_employer,
    find_functions,
    find_held,
    is_same_office,
    is_somebody,
    office_key,
    settle_office,
)
from nlp.actors.linking.persons import Called, Person, link_persons, read_called

AROUND = 60
# Nearer to a name than this a function belongs to it, whatever stands between.
CLOSE = 12

Names = Mapping[tuple[str, Sighting], str]


@dataclass(frozen=True, slots=True)
class Holder:
    """A mention of a person or of an office; the key is the same for the same actor. ``several``: keys it may mean."""

    transcript: str
    sighting: Sighting
    key: str
    name: str
    is_person: bool
    office: Office | None = None
    several: tuple[str, ...] = ()


@dataclass(slots=True)
class _Someone:
    """A person of one interview, or an office said there, with its mentions."""

    transcript: Transcript
    sightings: list[Sighting]
    person: Person | None = None
    office: Office | None = None
    employer: str = ""
    key: str = ""
    several: list["_Someone"] = field(default_factory=list)

    @property
    def last(self) -> str:
        return self.person.words[-1] if self.person and self.person.words else ""


@dataclass(frozen=True, slots=True)
class _Said:
    """What one interview says of offices: by person, and without one."""

    offices: dict[Sighting, Office]
    employers: dict[Sighting, Sighting]
    alone: list[_Someone]


def name_holders(
    pairs: Sequence[tuple[Transcript, Sequence[Sighting]]], *, names: Names, functions: Functions, district: str
) -> list[Holder]:
    """Who each mention of a person or an office means. ``names``: of organisations and places, as they were linked."""
    people: list[_Someone] = []
    alone: list[_Someone] = []
    for transcript, sighted in pairs:
        some, offices = _read(transcript, sighted, names=names, functions=functions, district=district)
        people += some
        alone += offices
    _set_keys(people)
    for office in alone:
        _find_holder(office, people)
    return [holder for one in (*people, *alone) if one.key for holder in _hold(one, people)]


def _read(
    transcript: Transcript, sighted: Sequence[Sighting], *, names: Names, functions: Functions, district: str
) -> tuple[list[_Someone], list[_Someone]]:
    """The persons of one interview with what is said of their offices, and the offices said without a person."""
    by_turn: dict[int, list[Sighting]] = defaultdict(list)
    for one in sighted:
        by_turn[one.turn].append(one)
    said = _Said({}, {}, [])
    for turn, spoken in enumerate(transcript.turns):
        others = [one for one in by_turn[turn] if one.kind is not ActorKind.PER]
        held = find_functions(spoken.text, others, functions=functions)
        settled = {one: _settle(one, transcript, names=names, functions=functions, district=district) for one in held}
        taken = _read_persons(spoken.text, by_turn[turn], held=settled, said=said)
        for word in held:
            if word not in taken and is_somebody(spoken.text, word) and not _is_named(word, by_turn[turn]):
                surface = spoken.text[word.start : word.end]
                place = Sighting(turn, word.start, word.end, surface, ActorKind.PER)
                said.alone.append(_Someone(transcript, [place], office=settled[word]))
    persons = [one for one in sighted if one.kind is ActorKind.PER]
    employers = {one: names[transcript.id, other] for one, other in said.employers.items()}
    return _link(transcript, persons, offices=said.offices, employers=employers), said.alone


def _read_persons(text: str, here: Sequence[Sighting], *, held: Mapping[Held, Office], said: _Said) -> set[Held]:
    """Note the offices and employers of the persons of a turn; the function words that belong to one of them."""
    others = [one for one in here if one.kind is not ActorKind.PER]
    taken = set()
    for person in here:
        if person.kind is not ActorKind.PER:
            continue
        found = find_held(text, person, held=list(held))
        if found:
            said.offices[person] = held[found]
            taken.add(found)
        employer = find_employer(text, person, others=others)
        if employer:
            said.employers[person] = employer
    return taken


def _settle(held: Held, transcript: Transcript, *, names: Names, functions: Functions, district: str) -> Office:
    beside = names[transcript.id, held.beside] if held.beside else ""
    home = transcript.metadata.municipality
    return settle_office(held.word, beside, home=home, district=district, functions=functions, both=held.both)


def _is_named(held: Held, here: Sequence[Sighting]) -> bool:
    """Whether a person stands so near that the function is theirs, or the word is part of another name."""
    return any(_touches(one, held) for one in here)


def _touches(one: Sighting, held: Held) -> bool:
    if one.kind is ActorKind.PER:
        return abs(one.start - held.end) < CLOSE or abs(held.start - one.end) < CLOSE
    return one.start < held.end and held.start < one.end


def _link(
    transcript: Transcript,
    persons: Sequence[Sighting],
    *,
    offices: Mapping[Sighting, Office],
    employers: Mapping[Sighting, str],
) -> list[_Someone]:
    called = _read_names(transcript, persons)
    linked = link_persons(called)
    some = [_someone(transcript, person, persons=persons, offices=offices, employers=employers) for person in linked]
    for one, person in zip(some, linked, strict=True):
        one.several = [some[i] for i in person.several]
    return some


def _read_names(transcript: Transcript, persons: Sequence[Sighting]) -> list[Called]:
    around = [
        (text[max(0, one.start - AROUND) : one.start], one.surface, text[one.end : one.end + AROUND])
        for one in persons
        for text in (transcript.turns[one.turn].text,)
    ]
    seen: dict[tuple[str, ...], int] = defaultdict(int)
    for before, surface, _ in around:
        seen[read_called(before, surface, "", seen={}).words] += 1
    return [read_called(before, surface, after, seen=seen) for before, surface, after in around]


def _someone(
    transcript: Transcript,
    person: Person,
    *,
    persons: Sequence[Sighting],
    offices: Mapping[Sighting, Office],
    employers: Mapping[Sighting, str],
) -> _Someone:
    own = [persons[i] for i in sorted(person.members)]
    said = [offices[one] for one in own if one in offices]
    office = min(said, key=lambda one: not one.organisation, default=None)
    employer = next((employers[one] for one in own if one in employers), "")
    return _Someone(transcript, own, person=person, office=office, employer=employer)


def _set_keys(people: Sequence[_Someone]) -> None:
    """One key for a full name in all interviews; a short name means somebody known where office or employer agree."""
    full = [one for one in people if one.person and one.person.is_full]
    for one in full:
        one.key = f"PER:{' '.join(one.person.words)}" if one.person else ""
    for one in people:
        if one.key or not one.person:
            continue
        likely = (
            {other.key for other in full if _may_be(one, other) and _agree(one, other)} if not one.several else set()
        )
        one.key = likely.pop() if len(likely) == 1 else _own_key(one)


def _own_key(one: _Someone) -> str:
    """A last name alone may be somebody else in the next interview, unless the office is the same."""
    gender = one.person.gender if one.person else ""
    if one.office and one.office.organisation:
        return f"PER:{one.last}:{':'.join(office_key(one.office))}"
    if one.employer:
        return f"PER:{one.last}:{gender}:{one.employer}"
    words = " ".join(one.person.words) if one.person else ""
    return f"PER:{one.transcript.sha256}:{gender}:{words}"


def _may_be(one: _Someone, other: _Someone) -> bool:
    if not one.person or not other.person or one.last != other.last or one.transcript.id == other.transcript.id:
        return False
    genders = {one.person.gender, other.person.gender} - {""}
    return len(genders) < 2


def _agree(one: _Someone, other: _Someone) -> bool:
    if one.office and other.office:
        return office_key(one.office) == office_key(other.office)
    return bool(one.employer) and one.employer == other.employer


def _find_holder(office: _Someone, people: Sequence[_Someone]) -> None:
    """An office means the one person who holds it, in this interview or in any; else it stands for itself."""
    held = office.office
    if held is None:
        return
    here = {one.key for one in people if one.transcript.id == office.transcript.id and _holds(one, held)}
    anywhere = {one.key for one in people if held.organisation and _holds(one, held, exactly=True)}
    for keys in (here, anywhere):
        if len(keys) == 1:
            office.key = keys.pop()
            return
    office.key = f"PER:={':'.join(office_key(held))}" if held.organisation else ""


def _holds(one: _Someone, held: Office, *, exactly: bool = False) -> bool:
    gender = one.person.gender if one.person else ""
    return one.office is not None and is_same_office(one.office, held, gender=gender, exactly=exactly)


def _hold(one: _Someone, people: Sequence[_Someone]) -> list[Holder]:
    name = one.person.name if one.person else ""
    office = one.office or (Office("", one.employer) if one.employer else None)
    several = [other.key for other in one.several]
    if one.person and not one.person.is_full and not several and one.key == _own_key(one):
        several = sorted(
            {other.key for other in people if other.person and other.person.is_full and _may_be(one, other)}
        )
    holder = Holder(one.transcript.id, one.sightings[0], one.key, name, bool(one.person), office, tuple(several))
    return [replace(holder, sighting=sighting) for sighting in one.sightings]
