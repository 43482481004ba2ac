"""Organisations and places of all interviews, each under one name."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.types import ActorKind, Transcript
from nlp.actors.known import Known, Sighting
from nlp.actors.linking.organisations import Key, link_forms, make_key, read_shorts
from nlp.actors.linking.places import (
    bare_place,
    find_district,
    is_community,
    is_district,
    means_district,
    name_district,
    name_places,
    place_key,
)
from nlp.actors.names import drop_legal_form, fold, is_genitive, sounds_like, to_nominative

AROUND = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """A sighting in its interview, with the text around it."""

    transcript: str
    sighting: Sighting
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Thing:
    """What a spot names: the key is the same for the same actor. ``form``: the surface in the nominative."""

    kind: ActorKind
    key: str
    name: str
    form: str
    several: tuple[str, ...] = ()


def read_spot(transcript: Transcript, one: Sighting) -> Spot:
    """The sighting with the text around it."""
    text = transcript.turns[one.turn].text
    return Spot(transcript.id, one, text[max(0, one.start - AROUND) : one.start], text[one.end : one.end + AROUND])


def name_things(spots: Sequence[Spot], *, forms: Mapping[str, Known], abbreviations: Mapping[str, str]) -> list[Thing]:
    """For each spot the organisation or place it names. ``forms``: names known beforehand."""
    kinds = _vote(spots)
    district = find_district(forms, ((spot.transcript, spot.sighting.surface) for spot in spots))
    districts = {name_district(spot.sighting.surface) for spot in spots if is_district(spot.sighting.surface)} | {
        district
    }
    as_district = [_district_of(spot, kinds, district=district, districts=districts) for spot in spots]
    is_place = [not one and _is_place(spot, kinds) for spot, one in zip(spots, as_district, strict=True)]
    places = _name_places([spot for spot, place in zip(spots, is_place, strict=True) if place], forms)
    rest = [(spot, one) for spot, one, place in zip(spots, as_district, is_place, strict=True) if not place]
    own = {
        district.removeprefix("Landkreis "),
        *(known.name for known in forms.values() if known.sure and known.kind is ActorKind.LOC),
    }
    organisations = _name_organisations(rest, forms=forms, shorts=read_shorts(abbreviations, forms.items()), own=own)
    by_kind = {True: iter(places), False: iter(organisations)}
    return [next(by_kind[place]) for place in is_place]


def _vote(spots: Sequence[Spot]) -> dict[str, ActorKind]:
    """One name is of one kind: the one it is known by, or is most often taken for."""
    counts: dict[str, Counter[ActorKind]] = {}
    for spot in spots:
        known = spot.sighting.known
        weight = 1000 if known and known.sure else 1
        counts.setdefault(fold(spot.sighting.surface), Counter())[known.kind if known else spot.sighting.kind] += weight
    return {surface: min(kinds, key=lambda kind: (-kinds[kind], kind.value)) for surface, kinds in counts.items()}


def _district_of(spot: Spot, kinds: Mapping[str, ActorKind], *, district: str, districts: set[str]) -> str:
    """The name of the district where the spot means one, else ""."""
    surface = spot.sighting.surface
    if is_district(surface):
        name = name_district(surface)
        return district or name if name == "Landkreis" else name
    shared = f"Landkreis {bare_place(surface)}"
    is_shared = shared in districts and surface == bare_place(surface)
    return shared if is_shared and means_district(spot.before, spot.after) else ""


def _is_place(spot: Spot, kinds: Mapping[str, ActorKind]) -> bool:
    return kinds[fold(spot.sighting.surface)] is ActorKind.LOC or is_community(spot.sighting.surface)


def _name_places(spots: Sequence[Spot], forms: Mapping[str, Known]) -> list[Thing]:
    bare = name_places([(spot.sighting.surface, spot.after) for spot in spots])
    sure = {place_key(form): known.name for form, known in forms.items() if known.sure and known.kind is ActorKind.LOC}
    counts = Counter(place_key(place) for place in (bare[spot.sighting.surface] for spot in spots))
    heard = {key: _hear(key, counts, sure) for key in counts}
    while any(heard.get(key, key) != key for key in heard.values()):
        heard = {key: heard.get(other, other) for key, other in heard.items()}
    names: dict[str, Counter[str]] = {}
    for spot in spots:
        place = bare[spot.sighting.surface]
        if heard[place_key(place)] == place_key(place):
            names.setdefault(place_key(place), Counter())[place] += 1
    shown = {key: sure.get(key) or min(some, key=lambda one: (-some[one], one)) for key, some in names.items()}
    keys = [heard[place_key(bare[spot.sighting.surface])] for spot in spots]
    return [
        Thing(ActorKind.LOC, key, shown.get(key) or sure[key], bare[spot.sighting.surface])
        for key, spot in zip(keys, spots, strict=True)
    ]


def _hear(key: str, counts: Counter[str], sure: Mapping[str, str]) -> str:
    """The place speech recognition misspelt: one the district knows, or one named more often."""
    if key in sure:
        return key
    known = [other for other in sorted(sure) if sounds_like(key, other)]
    more = [
        other
        for other in sorted(counts)
        if other not in sure and counts[other] > counts[key] and sounds_like(key, other)
    ]
    fitting = known or more
    return fitting[0] if len(fitting) == 1 else key


def _name_organisations(
    spots: Sequence[tuple[Spot, str]], *, forms: Mapping[str, Known], shorts: Mapping[str, str], own: set[str]
) -> list[Thing]:
    names = [district or _name_of(spot, forms) for spot, district in spots]
    known = [spot.sighting.known.name if spot.sighting.known and not one else "" for spot, one in spots]
    keys = [make_key(sure or name, shorts) for sure, name in zip(known, names, strict=True)]
    written = [(shorts.get(fold(drop_legal_form(name)), ""), key) for name, key in zip(names, keys, strict=True)]
    said = [(spot.transcript, key, name) for (spot, _), key, name in zip(spots, keys, names, strict=True)]
    sure = {make_key(one.name, shorts): one.name for one in forms.values() if one.sure and one.kind is ActorKind.ORG}
    linked = link_forms(said, written={key: name for name, key in written if name}, sure=sure, places=own - {""})
    ends = [linked.find(spot.transcript, key) for (spot, _), key in zip(spots, keys, strict=True)]
    return [
        Thing(ActorKind.ORG, _join(end), linked.forms[end].name, name, tuple(map(_join, linked.several.get(end, ()))))
        for end, name in zip(ends, names, strict=True)
    ]


def _name_of(spot: Spot, forms: Mapping[str, Known]) -> str:
    """The surface in the nominative."""
    surface = spot.sighting.surface
    base = next((surface[:-n] for n in (1, 2) if surface[-n:] in ("s", "es") and surface[:-n] in forms), "")
    return base if base and surface not in forms else to_nominative(surface, genitive=is_genitive(spot.before))


def _join(key: Key) -> str:
    return " ".join(key)
