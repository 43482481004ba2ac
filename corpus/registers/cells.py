"""Tables as people write them: which line holds the headings, what a cell says, and cells that are no formulas."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.errors import InvalidInput, UnreadableFile
from corpus.readers.texts import UndecodableError, decode, normalise

DELIMITERS = ";,\t"
MOST_BYTES = 2_000_000
# Spreadsheets take cells that begin so for formulas; the apostrophe before them keeps them text.
FORMULA = tuple("=+-@\t\r\n'")
_bar = re.compile(r"(?<!\\)\|")

# column -> the headings it may have, in small letters
Headings = Mapping[str, Sequence[str]]
# number of a line as people count it, its cells
Line = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a line by column, with the German words for where it stands."""

    cells: Mapping[str, str]
    where: str


def read_csv(name: str, content: bytes, *, headings: Headings) -> list[Line]:
    """The lines of a CSV file with semicolons, commas or tabs. Raises UnreadableFile and InvalidInput."""
    text = _read_text(name, content)
    delimiter = max(DELIMITERS, key=lambda mark: len(match_headings(_first(text, mark), headings)))
    return list(_split_lines(name, text, delimiter))


def read_rows(name: str, lines: Sequence[Line], *, headings: Headings) -> list[Row]:
    """The rows below the headings, which are the first line; empty ones are left out."""
    if not lines:
        return []
    columns = match_headings(lines[0][1], headings)
    return [
        Row({column: plain(cells[at]) for column, at in columns.items() if at < len(cells)}, f"„{name}“, Zeile {line}")
        for line, cells in lines[1:]
        if any(cell.strip() for cell in cells)
    ]


def match_headings(cells: Sequence[str], headings: Headings) -> dict[str, int]:
    """Column names with their places, as far as the cells are known headings."""
    low = [" ".join(cell.split()).casefold() for cell in cells]
    places = {column: next((low.index(one) for one in words if one in low), -1) for column, words in headings.items()}
    return {column: place for column, place in places.items() if place >= 0}


def write_csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with semicolons, as spreadsheet programs here expect it. No cell is a formula."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(map(_protect, row) for row in rows)
    return target.getvalue()


def split_cell(cell: str, *, marks: str = ",") -> tuple[str, ...]:
    """Several things in one cell, separated by bars, or by one of the marks where there is no bar."""
    parts = _bar.split(cell) if _bar.search(cell) else re.split(f"[{re.escape(marks)}]", cell)
    return tuple(part.replace("\\|", "|").strip() for part in parts if part.strip())


def join_cell(parts: Sequence[str], *, marks: str = ",") -> str:
    """One thing with a mark in it gets a bar, so that it stays one."""
    cell = " | ".join(part.replace("|", "\\|") for part in parts)
    return f"{cell} |" if len(parts) == 1 and re.search(f"[{re.escape(marks)}|]", cell) else cell


def plain(cell: str) -> str:
    """A cell without the apostrophe that kept it from being a formula."""
    return (cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell).strip()


def _protect(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _read_text(name: str, content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise UnreadableFile(name, "Die Datei ist größer als 2 MB. Bitte prüfen Sie, ob es das Verzeichnis ist.")
    try:
        return normalise(decode(content)[0])
    except UndecodableError:
        raise UnreadableFile(
            name, "Sie ist keine Textdatei. Bitte speichern Sie die Tabelle als „CSV UTF-8“ und wählen Sie diese Datei."
        ) from None


def _first(text: str, delimiter: str) -> Sequence[str]:
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []


def _split_lines(name: str, text: str, delimiter: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        line = 1
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise InvalidInput(
            f"„{name}“ ist ab Zeile {reader.line_num} keine Tabelle mehr: Bitte prüfen Sie dort die Anführungszeichen."
        ) from None
