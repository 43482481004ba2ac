"""Tables with a column for who speaks and one for what is said: CSV and Excel."""

import csv
import datetime as dt
import io
import re
import warnings as python_warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from corpus.readers.guard import BROKEN, MAX_UPLOAD, Archive, RefusedError, parse_xml
from corpus.readers.marks import PARTS, read_time
from corpus.readers.sources import Passage, Source
from corpus.types import LeftOut

ENDING = r"(?:in|:in|\*in|/in|/-in|_in|innen|e)?(?:[ _:(/-].*)?"
SPEAKERS = re.compile(rf"(?:sprecher|speaker|sprechend|person|name|wer|kürzel|teilnehmer){ENDING}", re.I)
TEXTS = re.compile(
    r"(?:text|inhalt|äußerung|aeusserung|beitrag|transkript|transcript|utterance|aussage|gesagt|content|segment).*",
    re.I,
)
TIMES = re.compile(rf"(?:zeit|zeitmarke|start|beginn|begin|von|time|timestamp|anfang){ENDING}", re.I)
NO_COLUMNS = (
    "Es fehlen die Spalten für Sprechende und Text. Bitte nennen Sie sie in der ersten Zeile „Sprecher“ und „Text“."
)
COLUMN = "Spalte „{name}“ der Tabelle."
ABOVE = "Zeilen über der Tabelle."
SHEET = "Weiteres Tabellenblatt „{name}“."
SILENT = "Zeilen der Tabelle ohne Text."
COLUMN_HEADS = "Kopfzeile der Tabelle."
DELIMITERS = ";\t,|"
SEARCHED_ROWS = 20
MAX_CELLS = 2_000_000
LONGEST_FIRST_LINE = 500

Row = Sequence[str]


def read_csv(text: str, *, warnings: Sequence[str] = ()) -> Source:
    """A CSV text with any of the usual delimiters. Raises RefusedError without the two columns."""
    # the module refuses cells beyond 128 KB, and some write a whole interview into one
    csv.field_size_limit(MAX_UPLOAD)
    for mark in DELIMITERS:
        first = list(islice(_rows(text, mark), SEARCHED_ROWS))
        if _find_columns(first) is not None:
            return _read_table(list(_rows(text, mark)), warnings=warnings)
    for mark in DELIMITERS:
        if all(len(row) in (0, 2) for row in _rows(text, mark)):
            return _read_table([["Sprecher", "Text"], *_rows(text, mark)], warnings=warnings, invented=True)
    raise RefusedError(NO_COLUMNS)


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def is_table(text: str) -> bool:
    """Whether the first line names a speaker column and a text column."""
    first = text[:LONGEST_FIRST_LINE].split("\n", 1)[0].strip()
    return any(_find_columns(list(csv.reader([first], delimiter=mark))) is not None for mark in DELIMITERS)


def _find_columns(rows: Sequence[Row]) -> tuple[int, int, int] | None:
    """Row of the names, column of the speaker, column of the text."""
    for index, row in enumerate(rows[:SEARCHED_ROWS]):
        cells = [cell.strip() for cell in row]
        text = next((place for place, cell in enumerate(cells) if TEXTS.fullmatch(cell)), None)
        who = next((place for place, cell in enumerate(cells) if SPEAKERS.fullmatch(cell) and place != text), None)
        if text is not None and who is not None and all(len(cell) < 40 for cell in cells):
            return index, who, text
    return None


def _read_table(rows: Sequence[Row], *, warnings: Sequence[str] = (), invented: bool = False) -> Source:
    found = _find_columns(rows)
    if found is None:
        raise RefusedError(NO_COLUMNS)
    top, who, what = found
    names = [cell.strip() for cell in rows[top]]
    clock = next(
        (place for place, name in enumerate(names) if TIMES.fullmatch(name) and place not in (who, what)), None
    )
    passages: list[Passage] = [Passage("\t".join(row)) for row in rows[:top]]
    for row in rows[top + 1 :]:
        cells = [*row, *[""] * (len(names) - len(row))]
        passages.append(
            Passage(
                cells[what], cells[who].strip().rstrip(":"), _read_clock(cells[clock]) if clock is not None else None
            )
        )
    left_out = [] if invented else [LeftOut("\t".join(names), COLUMN_HEADS)]
    silent = [
        cell for row in rows[top + 1 :] for cell in row[who : who + 1] if not "".join(row[what : what + 1]).strip()
    ]
    left_out += [LeftOut("\n".join(silent), SILENT)] if any(map(str.strip, silent)) else []
    return Source(
        tuple(passages), (*left_out, *_list_columns(rows[top + 1 :], names, used=(who, what))), tuple(warnings)
    )


def _list_columns(rows: Sequence[Row], names: Sequence[str], *, used: tuple[int, int]) -> Iterator[LeftOut]:
    """The other columns with their cells, also cells beyond the named columns."""
    for place in range(max((len(row) for row in rows), default=0)):
        cells = [row[place] for row in rows if place < len(row) and row[place].strip()]
        if place not in used and cells:
            yield LeftOut("\n".join(cells), COLUMN.format(name=names[place] if place < len(names) else place + 1))


def _read_clock(cell: str) -> str | None:
    if PARTS.search(cell):
        return read_time(cell)
    try:
        seconds = int(float(cell.replace(",", ".")))
    except (ValueError, OverflowError):
        return None
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def read_xlsx(content: bytes) -> Source:
    """The first sheet with the two columns; other sheets are listed. Raises RefusedError."""
    sheets = read_sheets(content)
    chosen = next((index for index, (_, rows) in enumerate(sheets) if _find_columns(rows)), None)
    if chosen is None:
        raise RefusedError(NO_COLUMNS)
    source = _read_table(sheets[chosen][1])
    others = [(name, rows) for index, (name, rows) in enumerate(sheets) if index != chosen and any(map(any, rows))]
    listed = [LeftOut("\n".join("\t".join(row) for row in rows), SHEET.format(name=name)) for name, rows in others]
    return Source(source.passages, (*source.left_out, *listed))


def read_sheets(content: bytes) -> list[tuple[str, list[list[str]]]]:
    """All sheets of an Excel file: name, rows of texts. Raises RefusedError.

    The library is loaded here: the web process never parses.
    """
    import openpyxl

    archive = Archive(content)
    for name in archive.names():
        if name.endswith((".xml", ".rels")):
            parse_xml(archive.read(name))
    with python_warnings.catch_warnings():
        python_warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            return [(sheet.title, _read_rows(sheet)) for sheet in book.worksheets]
        except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError):
            raise RefusedError(BROKEN) from None


def _read_rows(sheet: object) -> list[list[str]]:
    # a wrong size in the file would hide cells
    sheet.reset_dimensions()  # type: ignore[attr-defined]
    rows: list[list[str]] = []
    cells = 0
    for row in sheet.iter_rows(values_only=True):  # type: ignore[attr-defined]
        cells += len(row)
        if cells > MAX_CELLS:
            raise RefusedError(BROKEN)
        rows.append(list(_cell_texts(row)))
    return rows


def _cell_texts(row: Iterable[object]) -> Iterator[str]:
    for value in row:
        if isinstance(value, dt.time | dt.timedelta):
            yield str(value)
        else:
            yield "" if value is None else str(value)
