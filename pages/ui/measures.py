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
    """The register on one day with the verdicts; ``themes``: id of a field of action -> name.

    ``former``: another name of one, or the id of one that was merged away -> its id now.
    """

    entries: Mapping[str, MeasureEntry]
    district: District
    today: dt.date
    verdicts: tuple[Verdict, ...] = ()
    themes: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, str] = field(default_factory=dict)

    def theme_name(self, theme: str) -> str:
        """What the field of action is called; no id is ever shown."""
        known = self.themes.get(theme) or self.themes.get(self.former.get(theme, ""))
        return known or (says.FORMER_THEME if theme else says.WITHOUT_THEME)

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
    providers, fields = {one.provider for one in running} - {""}, {one.theme for one in running} - {""}
    said = words.counted(len(running), *says.RUNNING)
    if providers:
        said += says.NUMBERS_FROM.format(providers=words.counted(len(providers), *says.FROM_PROVIDERS))
    if fields:
        said += says.NUMBERS_IN.format(fields=words.counted(len(fields), *says.FIELDS))
    states = [state_of(entry, book.today) for entry in book.entries.values()]
    over = {state: states.count(state) for state in says.NUMBERS_OVER}
    told = ", ".join(says.NUMBERS_OVER[state].format(count=count) for state, count in over.items() if count)
    return f"{said}. {told}." if told else f"{said}."


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
