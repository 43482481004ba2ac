"""Excel files as rows of texts, read in a child process; also run as that child."""

from dataclasses import dataclass

from corpus import documents
from corpus.errors import UnreadableFile
from corpus.readers.children import CHILD_ERRORS, run_child, serve
from corpus.readers.formats.tables import read_sheets
from corpus.readers.guard import BROKEN, ZIP_SIGNATURES, RefusedError, clean_name

MODULE = "corpus.readers.spreadsheets"
MOST_BYTES = 5_000_000
TOO_LARGE = "Die Datei ist größer als 5 MB. Bitte prüfen Sie, ob es das Verzeichnis ist."

Sheet = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    """What the child says: the rows of all sheets, or the German reason there are none."""

    sheets: tuple[Sheet, ...] = ()
    reason: str = ""


def is_spreadsheet(content: bytes) -> bool:
    """Whether the bytes may be an Excel file; they are no text."""
    return content.startswith(ZIP_SIGNATURES)


def read_spreadsheet(name: str, content: bytes) -> tuple[Sheet, ...]:
    """All sheets of an XLSX file in their order. Raises UnreadableFile with a German reason and remedy."""
    shown = clean_name(name)
    if len(content) > MOST_BYTES:
        raise UnreadableFile(shown, TOO_LARGE)
    try:
        outcome = documents.load(Sheets, run_child(MODULE, shown, content))
    except CHILD_ERRORS:
        outcome = Sheets(reason=BROKEN)
    if outcome.reason:
        raise UnreadableFile(shown, outcome.reason)
    return outcome.sheets


def answer(_name: str, content: bytes) -> Sheets:
    """The sheets, or the reason there are none."""
    try:
        return Sheets(tuple(tuple(map(tuple, rows)) for _, rows in read_sheets(content)))
    except RefusedError as error:
        return Sheets(reason=str(error))
    except Exception:
        # parsers of foreign formats fail in many ways; their messages may quote the content and must go nowhere
        return Sheets(reason=BROKEN)


if __name__ == "__main__":
    serve(answer)
