"""What narrows a search: municipality and perspective, each with the number of places it leaves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.store.material import MaterialRow
from corpus.types import Perspective
from pages.ui import address
from pages.ui.filters import choose_or_all, offer_reset
from pages.ui.texts import insights as says
from pages.ui.texts import search as texts
from pages.ui.texts import words

MUNICIPALITY = "gemeinde"
PERSPECTIVE = "perspektive"


@dataclass(frozen=True, slots=True)
class Facets:
    """What the address asks for; an empty string stands for everything."""

    municipality: str = ""
    perspective: str = ""

    def fit(self, row: MaterialRow) -> bool:
        """Whether the interview is asked for."""
        metadata = row.metadata
        return self.municipality in {"", metadata.municipality} and self.perspective in {"", metadata.perspective}

    def within(self, rows: Sequence[MaterialRow]) -> list[str] | None:
        """Ids of the interviews asked for; None where nothing is narrowed."""
        return None if self == Facets() else [row.id for row in rows if self.fit(row)]


def read_facets(rows: Sequence[MaterialRow]) -> Facets:
    """The filters in the address, as far as one of the interviews fits them."""
    place, perspective = address.value(MUNICIPALITY), address.value(PERSPECTIVE)
    return Facets(
        place if any(row.metadata.municipality == place for row in rows) else "",
        perspective if any(row.metadata.perspective == perspective for row in rows) else "",
    )


def choose_facets(rows: Sequence[MaterialRow], counts: Mapping[str, int]) -> None:
    """The filters to choose from. ``counts``: interview -> places found in it; empty: not known yet."""
    chosen = read_facets(rows)
    places = sorted({row.metadata.municipality for row in rows if row.metadata.municipality})
    heard = {row.metadata.perspective for row in rows}
    names = {place: _name(place, rows, counts, Facets(place, chosen.perspective)) for place in places}
    choose_or_all(says.MUNICIPALITY[0], places, key=MUNICIPALITY, everything=says.ALL_MUNICIPALITIES, names=names)
    shown = [str(one) for one in Perspective if one in heard]
    names = {
        one: _name(words.PERSPECTIVES[Perspective(one)], rows, counts, Facets(chosen.municipality, one))
        for one in shown
    }
    choose_or_all(says.PERSPECTIVE[0], shown, key=PERSPECTIVE, everything=says.ALL_PERSPECTIVES, names=names)
    offer_reset(MUNICIPALITY, PERSPECTIVE)


def _name(name: str, rows: Sequence[MaterialRow], counts: Mapping[str, int], facets: Facets) -> str:
    if not counts:
        return name
    return texts.ONE_OF.format(name=name, count=sum(counts.get(row.id, 0) for row in rows if facets.fit(row)))
