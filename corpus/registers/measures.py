"""The register of measures as a table: CSV and Excel in, CSV out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.errors import InvalidInput
from corpus.readers.spreadsheets import Sheet, is_spreadsheet, read_spreadsheet
from corpus.registers.cells import Line, Row, join_cell, match_headings, read_csv, read_rows, split_cell, write_csv
from corpus.registers.dates import first_day, last_day
from corpus.types import RegisteredMeasure
from corpus.workflow.measures import demand_sound, tidied

NUMBER, NAME, DESCRIPTION, PROVIDER, TARGETS, AREA, THEME, START, END = COLUMNS = (
    "Nummer",
    "Name",
    "Beschreibung",
    "Träger",
    "Zielgruppen",
    "Gebiet",
    "Handlungsfeld",
    "Beginn",
    "Ende",
)
# The column without which a table is no register.
NEEDED = NAME
HEADINGS: Mapping[str, Sequence[str]] = {
    NUMBER: ("nummer", "kennung", "id", "maßnahmennummer"),
    NAME: ("name", "maßnahme", "massnahme", "angebot", "projekt", "bezeichnung", "titel", "name der maßnahme"),
    DESCRIPTION: ("beschreibung", "kurzbeschreibung", "inhalt", "inhalte", "erläuterung", "ziel"),
    PROVIDER: ("träger", "traeger", "anbieter", "organisation", "einrichtung", "durchführende", "trägerschaft"),
    TARGETS: ("zielgruppen", "zielgruppe", "adressaten", "für wen", "personenkreis"),
    AREA: ("gebiet", "gemeinde", "gemeinden", "ort", "orte", "standort", "standorte", "einzugsgebiet", "region"),
    THEME: ("handlungsfeld", "thema", "themenfeld", "bereich", "handlungsbereich"),
    START: ("beginn", "start", "von", "seit", "anfang", "laufzeit von", "startdatum"),
    END: ("ende", "bis", "endet", "laufzeit bis", "enddatum"),
}
MARKS = ",;\n"
WHOLE_DISTRICT = frozenset({"landkreis", "ganzer landkreis", "landkreisweit", "kreisweit", "gesamter landkreis"})
SEARCHED_ROWS = 20
NONE_FORMER: Mapping[str, str] = {}
_NUMBER = re.compile(r"M-\d{4,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """What a file holds. ``columns``: those it has; of the others it says nothing. An id is "" where none is given.

    ``lines``: where in the file each measure stands, in words.
    """

    measures: tuple[RegisteredMeasure, ...]
    columns: frozenset[str]
    lines: tuple[str, ...]


def parse_measures(
    name: str, content: bytes, *, themes: Mapping[str, str], former: Mapping[str, str] = NONE_FORMER
) -> MeasureTable:
    """The measures in a CSV or Excel file with columns of COLUMNS; ``name`` is the file's name.

    ``themes``: id of a field of action -> how it is called; the file may use either. ``former``: what else it may
    write -> id. Raises UnreadableFile, and InvalidInput naming line and remedy.
    """
    lines = _read_lines(name, content)
    columns = frozenset(match_headings(lines[0][1], HEADINGS)) if lines else frozenset()
    if NEEDED not in columns:
        raise InvalidInput(
            f"„{name}“ hat keine Kopfzeile, die zu verstehen ist: Bitte schreiben Sie in die erste Zeile"
            f" „{';'.join(COLUMNS[1:])}“. Nötig ist nur „{NEEDED}“."
        )
    rows = read_rows(name, lines, headings=HEADINGS)
    if not rows:
        raise InvalidInput(
            f"„{name}“ enthält keine Maßnahme: Bitte schreiben Sie unter die Kopfzeile je Maßnahme eine Zeile."
        )
    measures = [_measure(row, themes, former) for row in rows]
    _check_distinct(rows, measures)
    return MeasureTable(tuple(measures), columns, tuple(row.where for row in rows))


def format_measures(measures: Sequence[RegisteredMeasure], *, themes: Mapping[str, str]) -> str:
    """The measures as CSV with semicolons; parse_measures gives them back, without what was found in texts.

    A field of action that has no name in ``themes`` is left out: nobody could read its id.
    """
    return write_csv(COLUMNS, [_cells(measure, themes) for measure in measures])


def _cells(measure: RegisteredMeasure, themes: Mapping[str, str]) -> Sequence[str]:
    return (
        measure.id,
        measure.name,
        measure.description,
        measure.provider,
        join_cell(measure.targets, marks=MARKS),
        join_cell(measure.area, marks=MARKS),
        themes.get(measure.theme, ""),
        f"{measure.start:%d.%m.%Y}" if measure.start else "",
        f"{measure.end:%d.%m.%Y}" if measure.end else "",
    )


def _read_lines(name: str, content: bytes) -> Sequence[Line]:
    """The lines from the headings on."""
    if not is_spreadsheet(content):
        lines = read_csv(name, content, headings=HEADINGS)
        return lines[_top([cells for _, cells in lines]) or 0 :]
    for sheet in read_spreadsheet(name, content):
        top = _top(sheet)
        if top is not None:
            return list(enumerate(sheet, start=1))[top:]
    return []


def _top(rows: Sequence[Sequence[str]] | Sheet) -> int | None:
    """Where the headings are: offices like to put a title above them."""
    first = rows[:SEARCHED_ROWS]
    return next((place for place, cells in enumerate(first) if NEEDED in match_headings(cells, HEADINGS)), None)


def _measure(row: Row, themes: Mapping[str, str], former: Mapping[str, str]) -> RegisteredMeasure:
    area = split_cell(row.cells.get(AREA, ""), marks=MARKS)
    number = row.cells.get(NUMBER, "")
    measure = RegisteredMeasure(
        # other numbers are the office's own
        number if _NUMBER.fullmatch(number) else "",
        row.cells.get(NAME, ""),
        row.cells.get(DESCRIPTION, ""),
        row.cells.get(PROVIDER, ""),
        split_cell(row.cells.get(TARGETS, ""), marks=MARKS),
        () if len(area) == 1 and area[0].casefold() in WHOLE_DISTRICT else area,
        _theme(row, themes, former),
        first_day(row.cells.get(START, ""), where=row.where),
        last_day(row.cells.get(END, ""), where=row.where),
    )
    try:
        tidy = tidied(measure)
        demand_sound(tidy)
    except InvalidInput as error:
        raise InvalidInput(f"{row.where}: {error}") from None
    return tidy


def _theme(row: Row, themes: Mapping[str, str], former: Mapping[str, str]) -> str:
    said = row.cells.get(THEME, "")
    wanted = " ".join(said.split()).casefold()
    # of two that are called the same it is the first
    labels = {label.casefold(): id for id, label in reversed(list(themes.items()))}
    others = {label.casefold(): id for label, id in former.items()}
    named: dict[str, str] = others | {id.casefold(): id for id in themes} | labels
    if not wanted or wanted in named:
        return named.get(wanted, "")
    known = ", ".join(f"„{label}“" for label in themes.values())
    raise InvalidInput(
        f"{row.where}: Das Handlungsfeld „{said}“ gibt es nicht. Bitte lassen Sie es leer oder schreiben Sie eines von"
        f" diesen: {known or 'noch ist keines angelegt'}."
    )


def _check_distinct(rows: Sequence[Row], measures: Sequence[RegisteredMeasure]) -> None:
    """No number twice, and no name twice for one provider."""
    seen: dict[object, str] = {}
    for row, measure in zip(rows, measures, strict=True):
        keys: list[tuple[object, str]] = [((measure.name.casefold(), measure.provider.casefold()), measure.name)]
        keys += [(measure.id, measure.id)] if measure.id else []
        for key, shown in keys:
            if key in seen:
                raise InvalidInput(
                    f"{row.where}: „{shown}“ steht schon in Zeile {seen[key]}. Bitte löschen Sie eine der beiden"
                    " Zeilen oder unterscheiden Sie Namen oder Träger."
                )
            seen[key] = row.where.rpartition(" ")[2]
