"""Where people speak of a challenge and nobody names a measure against it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.types import Challenge, District, Measure, Statement, Transcript
from corpus.workflow.measures import MeasureEntry

Places = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Gap:
    """A challenge said in a municipality in which no measure of its theme is named.

    ``transcripts``: ids of the interviews from there that speak of it.
    """

    challenge: str
    municipality: str
    transcripts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offers:
    """Theme id -> municipalities with an offer; ``everywhere``: themes with one for the whole district."""

    by_theme: Mapping[str, frozenset[str]]
    everywhere: frozenset[str] = frozenset()

    def reach(self, theme: str, municipality: str) -> bool:
        """Whether an offer of the theme is named for the municipality."""
        return theme in self.everywhere or municipality in self.by_theme.get(theme, frozenset())


def find_gaps(challenges: Iterable[Challenge], offers: Offers, *, transcripts: Mapping[str, Transcript]) -> list[Gap]:
    """The gaps, by challenge in the given order and by municipality. Challenges without theme can't be compared.

    ``transcripts`` by id; interviews whose municipality is not known don't count.
    """
    gaps: list[Gap] = []
    for challenge in challenges:
        said: dict[str, list[str]] = {}
        for id in sorted(set(challenge.transcripts)):
            place = transcripts[id].metadata.municipality if id in transcripts else ""
            if place and challenge.theme and not offers.reach(challenge.theme, place):
                said.setdefault(place, []).append(id)
        gaps += [Gap(challenge.id, place, tuple(said[place])) for place in sorted(said)]
    return gaps


def gather_offers(
    found: Iterable[tuple[Measure, str]],
    entries: Iterable[MeasureEntry],
    *,
    statements: Mapping[str, Statement],
    transcripts: Mapping[str, Transcript],
    district: District,
    on: dt.date,
) -> Offers:
    """What is named in the texts and what stands in the register and has not ended on the day.

    ``found``: measures with the name of their place, or "". A measure without a place of its own is taken to be where
    people speak of it; an entry without area is for the whole district, like everything that has this as its place.
    """
    places = places_of(district)
    by_theme: dict[str, set[str]] = {}
    everywhere: set[str] = set()
    for measure, place in found:
        said = [statements[id] for id in measure.statements if id in statements]
        for theme in _themes(measure, said):
            if place == district.name:
                everywhere.add(theme)
            by_theme.setdefault(theme, set()).update(places.get(_key(place)) or _said_in(said, transcripts))
    for entry in entries:
        if entry.runs(on):
            area = municipalities_of(entry.measure.area, district)
            by_theme.setdefault(entry.measure.theme, set()).update(area)
            everywhere |= set() if area else {entry.measure.theme}
    return Offers({theme: frozenset(known) for theme, known in by_theme.items()}, frozenset(everywhere))


def municipalities_of(area: Sequence[str], district: District) -> tuple[str, ...]:
    """The municipalities an area lies in, in the order of the district; names it doesn't know follow as they are.

    Empty for the whole district: no area, or one that names the district.
    """
    if _key(district.name) in map(_key, area):
        return ()
    places = places_of(district)
    known = {name for one in area for name in places.get(_key(one), frozenset({one}))}
    order = [one.name for one in district.municipalities]
    return (*(name for name in order if name in known), *sorted(known - set(order)))


def places_of(district: District) -> Places:
    """Name of a municipality or place, small letters -> the municipalities it may mean; a municipality goes first."""
    found: dict[str, frozenset[str]] = {}
    for municipality in district.municipalities:
        for place in municipality.places:
            found[_key(place)] = found.get(_key(place), frozenset()) | {municipality.name}
    return found | {_key(one.name): frozenset({one.name}) for one in district.municipalities}


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _themes(measure: Measure, said: Sequence[Statement]) -> tuple[str, ...]:
    if measure.theme:
        return (measure.theme,)
    return tuple(dict.fromkeys(theme for statement in said for theme in statement.themes))


def _said_in(said: Sequence[Statement], transcripts: Mapping[str, Transcript]) -> set[str]:
    known = (transcripts[one.transcript].metadata.municipality for one in said if one.transcript in transcripts)
    return set(known) - {""}
