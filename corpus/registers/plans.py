"""What a file would change in the register of measures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from corpus.errors import InvalidInput
from corpus.registers.measures import AREA, DESCRIPTION, END, NAME, PROVIDER, START, TARGETS, THEME, MeasureTable
from corpus.types import RegisteredMeasure
from corpus.workflow.measures import MeasureEntry

FIELDS = {
    NAME: "name",
    DESCRIPTION: "description",
    PROVIDER: "provider",
    TARGETS: "targets",
    AREA: "area",
    THEME: "theme",
    START: "start",
    END: "end",
}

TWICE = (
    "{line}: Hier geht es wie in Zeile {before} um den Eintrag {id}. Bitte löschen Sie eine der beiden Zeilen oder"
    " unterscheiden Sie Namen oder Träger."
)


@dataclass(frozen=True, slots=True)
class ChangedEntry:
    """An entry and what becomes of it; ``columns`` are the ones that differ."""

    entry: MeasureEntry
    measure: RegisteredMeasure
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The measures of a file: those the register doesn't have, those it has as they are, those that differ."""

    new: tuple[RegisteredMeasure, ...] = ()
    same: tuple[MeasureEntry, ...] = ()
    changed: tuple[ChangedEntry, ...] = ()

    @property
    def to_save(self) -> list[RegisteredMeasure]:
        """What the store has to take in."""
        return [*(one.measure for one in self.changed), *self.new]

    @property
    def seen(self) -> dict[str, int]:
        """Id -> version that was compared with."""
        return {one.entry.id: one.entry.version for one in self.changed}


def plan_import(table: MeasureTable, entries: Iterable[MeasureEntry]) -> ImportPlan:
    """Match by number, else by name and provider, else by name where the file has no providers.

    Columns the file doesn't have stay as they are. Raises InvalidInput for a number the register doesn't know, and
    for two lines about the same entry.
    """
    standing = [entry for entry in entries if not entry.is_withdrawn]
    new: list[RegisteredMeasure] = []
    same: list[MeasureEntry] = []
    changed: list[ChangedEntry] = []
    lines: dict[str, str] = {}
    for measure, line in zip(table.measures, table.lines, strict=True):
        entry = _match(measure, standing, by_provider=PROVIDER in table.columns)
        if entry is None:
            new.append(measure)
            continue
        if entry.id in lines:
            raise InvalidInput(TWICE.format(line=line, before=lines[entry.id].rpartition(" ")[2], id=entry.id))
        lines[entry.id] = line
        said = {FIELDS[column]: getattr(measure, FIELDS[column]) for column in FIELDS if column in table.columns}
        wanted = replace(entry.measure, **said)
        differs = tuple(column for column, field in FIELDS.items() if _differs(wanted, entry.measure, field))
        if differs:
            changed.append(ChangedEntry(entry, wanted, differs))
        else:
            same.append(entry)
    return ImportPlan(tuple(new), tuple(same), tuple(changed))


def _match(measure: RegisteredMeasure, standing: Iterable[MeasureEntry], *, by_provider: bool) -> MeasureEntry | None:
    if measure.id:
        known: Mapping[str, MeasureEntry] = {entry.id: entry for entry in standing}
        if measure.id not in known:
            raise InvalidInput(
                f"Die Nummer {measure.id} („{measure.name}“) steht nicht im Verzeichnis oder ist zurückgezogen. Bitte"
                " lassen Sie die Spalte „Nummer“ bei neuen Maßnahmen leer."
            )
        return known[measure.id]
    alike = [entry for entry in standing if entry.measure.name.casefold() == measure.name.casefold()]
    if by_provider:
        wanted = measure.provider.casefold()
        alike = [entry for entry in alike if entry.measure.provider.casefold() == wanted]
    return alike[0] if len(alike) == 1 else None


def _differs(one: Any, other: Any, field: str) -> bool:
    return bool(getattr(one, field) != getattr(other, field))
