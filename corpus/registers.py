"""A district's register of organisations and functions as CSV: what offices keep in their spreadsheets."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.errors import InvalidInput, UnreadableFile
from corpus.readers.texts import UndecodableError, decode, normalise
from corpus.types import Office, Organisation

COLUMNS = ("Art", "Name", "Kurzformen", "Funktion", "Organisation")
ORGANISATION, FUNCTION = "Organisation", "Funktion"
DELIMITERS = ";,\t"
MOST_BYTES = 2_000_000
# Spreadsheets take cells that begin so for formulas; the apostrophe before them keeps them text.
FORMULA = tuple("=+-@\t\r\n'")
HEADERS = {
    "Art": ("art", "typ", "eintrag"),
    "Name": ("name", "bezeichnung", "name der organisation"),
    "Kurzformen": ("kurzformen", "kurzform", "abkürzungen", "abkürzung", "aliase", "alias", "auch genannt"),
    "Funktion": ("funktion", "amt", "rolle"),
    "Organisation": ("organisation", "einrichtung", "träger", "behörde"),
}
_bar = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Register:
    """The organisations and functions a district knows."""

    organisations: tuple[Organisation, ...] = ()
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a line by column, with the German words for where it stands."""

    cells: Mapping[str, str]
    where: str


def parse_register(name: str, content: bytes) -> Register:
    """The register in a CSV file with the columns of COLUMNS, separated by semicolons, commas or tabs.

    ``name`` is the file's name. Raises UnreadableFile if it is no text, InvalidInput naming line and remedy.
    """
    rows = list(_read_rows(name, _read_text(name, content)))
    register = Register(
        tuple(_organisation(row) for row in rows if _kind(row) == ORGANISATION),
        tuple(_office(row) for row in rows if _kind(row) == FUNCTION),
    )
    if not rows:
        raise InvalidInput(
            f"„{name}“ enthält keinen Eintrag: Bitte schreiben Sie unter die Kopfzeile je Eintrag eine Zeile."
        )
    _check_distinct(rows)
    return register


def format_register(register: Register) -> str:
    """The register as CSV with semicolons; parse_register gives the same register back. No cell is a formula."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in register.organisations:
        writer.writerow(map(_protect, (ORGANISATION, one.name, _join(one.aliases), "", "")))
    for office in register.offices:
        writer.writerow(map(_protect, (FUNCTION, "", _join(office.aliases), office.function, office.organisation)))
    return target.getvalue()


def _read_text(name: str, content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise UnreadableFile(name, "Die Datei ist größer als 2 MB. Bitte prüfen Sie, ob es das Verzeichnis ist.")
    try:
        return normalise(decode(content)[0])
    except UndecodableError:
        raise UnreadableFile(
            name, "Sie ist keine Textdatei. Bitte speichern Sie die Tabelle als „CSV UTF-8“ und wählen Sie diese Datei."
        ) from None


def _read_rows(name: str, text: str) -> Iterator[_Row]:
    delimiter = max(DELIMITERS, key=lambda mark: len(_match_header(_first(text, mark))))
    columns = _match_header(_first(text, delimiter))
    if not {"Name", "Funktion"} & columns.keys():
        raise InvalidInput(
            f"„{name}“ hat keine Kopfzeile, die zu verstehen ist: Bitte schreiben Sie in die erste Zeile"
            f" „{';'.join(COLUMNS)}“."
        )
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        next(reader)
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                values = {column: _plain(cells[at]) for column, at in columns.items() if at < len(cells)}
                yield _Row(values, f"„{name}“, Zeile {line}")
            line = reader.line_num + 1
    except csv.Error:
        raise InvalidInput(
            f"„{name}“ ist ab Zeile {reader.line_num} keine Tabelle mehr: Bitte prüfen Sie dort die Anführungszeichen."
        ) from None


def _first(text: str, delimiter: str) -> Sequence[str]:
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []


def _match_header(cells: Sequence[str]) -> dict[str, int]:
    """Column names with their places, as far as the cells are known headings."""
    low = [" ".join(cell.split()).casefold() for cell in cells]
    places = {column: next((low.index(one) for one in words if one in low), -1) for column, words in HEADERS.items()}
    return {column: place for column, place in places.items() if place >= 0}


def _kind(row: _Row) -> str:
    said = row.cells.get("Art", "").casefold()
    if not said:
        return FUNCTION if row.cells.get("Funktion") else ORGANISATION
    for kind in (ORGANISATION, FUNCTION):
        if said.startswith(kind.casefold()[:4]):
            return kind
    raise InvalidInput(
        f"{row.where}: Die Art „{row.cells['Art']}“ gibt es nicht. Möglich sind „Organisation“ und „Funktion“."
    )


def _organisation(row: _Row) -> Organisation:
    if not row.cells.get("Name"):
        raise InvalidInput(
            f"{row.where}: Es fehlt der Name der Organisation. Bitte tragen Sie ihn in die Spalte „Name“ ein."
        )
    return Organisation(row.cells["Name"], _split(row.cells.get("Kurzformen", "")))


def _office(row: _Row) -> Office:
    for column in ("Funktion", "Organisation"):
        if not row.cells.get(column):
            raise InvalidInput(f"{row.where}: Bei einer Funktion fehlt „{column}“. Bitte füllen Sie diese Spalte aus.")
    if row.cells.get("Name"):
        raise InvalidInput(
            f"{row.where}: Bei einer Funktion bleibt „Name“ leer: Namen von Personen gehören nicht ins Verzeichnis."
        )
    return Office(row.cells["Funktion"], row.cells["Organisation"], _split(row.cells.get("Kurzformen", "")))


def _check_distinct(rows: Sequence[_Row]) -> None:
    seen: dict[tuple[str, ...], str] = {}
    for row in rows:
        kind = _kind(row)
        columns = ("Name",) if kind == ORGANISATION else ("Funktion", "Organisation")
        key = (kind, *(row.cells[column] for column in columns))
        if key in seen:
            first = seen[key].rpartition(" ")[2]
            raise InvalidInput(
                f"{row.where}: „{key[1]}“ steht schon in Zeile {first}. Bitte löschen Sie eine der beiden Zeilen."
            )
        seen[key] = row.where


def _split(cell: str) -> tuple[str, ...]:
    """Short forms separated by bars, or by commas where there is no bar."""
    parts = _bar.split(cell) if _bar.search(cell) else cell.split(",")
    return tuple(part.replace("\\|", "|").strip() for part in parts if part.strip())


def _join(aliases: Sequence[str]) -> str:
    """One alias with a comma gets a bar, so that it stays one."""
    cell = " | ".join(alias.replace("|", "\\|") for alias in aliases)
    return f"{cell} |" if len(aliases) == 1 and re.search(r"[,|]", cell) else cell


def _protect(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _plain(cell: str) -> str:
    """A cell without the apostrophe that kept it from being a formula."""
    return (cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell).strip()
