"""The register of measures beside what the interviews tell: filters, counts, pairs. Pure."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.types import District
from corpus.workflow.gaps import municipalities_of
from corpus.workflow.measures import (
    MeasureEntry,
    Pair,
    Verdict,
    dismissed,
    heirs_of,
)
from pages.ui.texts import measures as says
from pages.ui.texts import words

WHOLE = ""


@dataclass(frozen=True)
class Book:
    """The register on one day with the verdicts; ``themes``: id of a field of action -> name."""

    entries: Mapping[str, MeasureEntry]
    district: District
    today: dt.date
    verdicts: tuple[Verdict, ...] = ()
    themes: Mapping[str, str] = field(default_factory=dict)

    def theme_name(self, theme: str) -> str:
        """What the field of action is called; one that is gone keeps its id."""
        return self.themes.get(theme, theme) or says.WITHOUT_THEME

    @property
    def running(self) -> list[MeasureEntry]:
        """The entries that count as offers today."""
        return [entry for entry in self.entries.values() if entry.runs(self.today)]

    @property
    def heirs(self) -> dict[str, str]:
        """Id of a found measure -> the entry that stands for it."""
        return heirs_of(self.entries.values())

    @property
    def dismissed(self) -> frozenset[str]:
        """The found measures that are no offers."""
        return dismissed(self.verdicts)


@dataclass(frozen=True, slots=True)
class Scope:
    """What narrows the list of entries; empty for everything. ``state``: one of texts.STATES."""

    theme: str = ""
    municipality: str = ""
    target: str = ""
    provider: str = ""
    state: str = "laufend"


def fitting(book: Book, scope: Scope) -> list[MeasureEntry]:
    """The entries asked for, by name. A municipality also gets what is for the whole district."""
    found = [entry for entry in book.entries.values() if _fits(entry, scope, book)]
    return sorted(found, key=lambda entry: (entry.measure.name.casefold(), entry.id))


def _fits(entry: MeasureEntry, scope: Scope, book: Book) -> bool:
    measure = entry.measure
    area = municipalities_of(measure.area, book.district)
    return (
        scope.state in {"alle", state_of(entry, book.today)}
        and scope.theme in {"", measure.theme}
        and (not scope.municipality or not area or scope.municipality in area)
        and (not scope.target or scope.target in measure.targets)
        and scope.provider in {"", measure.provider}
    )


def state_of(entry: MeasureEntry, today: dt.date) -> str:
    """One of the states of texts.STATES."""
    if entry.is_withdrawn:
        return "zurueckgezogen"
    return "beendet" if entry.has_ended(today) else "laufend"


def in_numbers(book: Book) -> str:
    """What the register holds in a sentence or two."""
    running = [entry.measure for entry in book.running]
    said = says.NUMBERS.format(
        running=words.counted(len(running), *says.RUNNING),
        providers=words.counted(len({one.provider for one in running if one.provider}), *says.FROM_PROVIDERS),
        fields=words.counted(len({one.theme for one in running if one.theme}), *says.FIELDS),
    )
    states = [state_of(entry, book.today) for entry in book.entries.values()]
    over = {"ended": states.count("beendet"), "withdrawn": states.count("zurueckgezogen")}
    return f"{said} {says.NUMBERS_OVER.format(**over)}" if any(over.values()) else said


def area_columns(book: Book) -> dict[str, str]:
    """Column -> name: the district's municipalities, others that are named, and WHOLE for the whole district."""
    known = [one.name for one in book.district.municipalities]
    named = {name for entry in book.running for name in municipalities_of(entry.measure.area, book.district)}
    return {name: name for name in (*known, *sorted(named - set(known)))} | {WHOLE: says.WHOLE_DISTRICT}


def count_offers(book: Book) -> dict[Pair, int]:
    """(theme, municipality or WHOLE) -> number of running measures."""
    counts: dict[Pair, int] = {}
    for entry in book.running:
        for place in municipalities_of(entry.measure.area, book.district) or (WHOLE,):
            cell = (entry.measure.theme, place)
            counts[cell] = counts.get(cell, 0) + 1
    return counts
