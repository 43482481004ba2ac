"""A district's register of organisations and functions as CSV: what offices keep in their spreadsheets."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.errors import InvalidInput
from corpus.registers.cells import Row, join_cell, match_headings, read_csv, read_rows, split_cell, write_csv
from corpus.types import Office, Organisation

COLUMNS = ("Art", "Name", "Kurzformen", "Funktion", "Organisation")
ORGANISATION, FUNCTION = "Organisation", "Funktion"
HEADERS = {
    "Art": ("art", "typ", "eintrag"),
    "Name": ("name", "bezeichnung", "name der organisation"),
    "Kurzformen": ("kurzformen", "kurzform", "abkürzungen", "abkürzung", "aliase", "alias", "auch genannt"),
    "Funktion": ("funktion", "amt", "rolle"),
    "Organisation": ("organisation", "einrichtung", "träger", "behörde"),
}


@dataclass(frozen=True, slots=True)
class Register:
    """The organisations and functions a district knows."""

    organisations: tuple[Organisation, ...] = ()
    offices: tuple[Office, ...] = ()


def parse_register(name: str, content: bytes) -> Register:
    """The register in a CSV file with the columns of COLUMNS, separated by semicolons, commas or tabs.

    ``name`` is the file's name. Raises UnreadableFile if it is no text, InvalidInput naming line and remedy.
    """
    rows = _read_rows(name, content)
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
    organisations = [(ORGANISATION, one.name, join_cell(one.aliases), "", "") for one in register.organisations]
    offices = [(FUNCTION, "", join_cell(one.aliases), one.function, one.organisation) for one in register.offices]
    return write_csv(COLUMNS, [*organisations, *offices])


def _read_rows(name: str, content: bytes) -> list[Row]:
    lines = read_csv(name, content, headings=HEADERS)
    if not lines or not {"Name", "Funktion"} & match_headings(lines[0][1], HEADERS).keys():
        raise InvalidInput(
            f"„{name}“ hat keine Kopfzeile, die zu verstehen ist: Bitte schreiben Sie in die erste Zeile"
            f" „{';'.join(COLUMNS)}“."
        )
    return read_rows(name, lines, headings=HEADERS)


def _kind(row: Row) -> str:
    said = row.cells.get("Art", "").casefold()
    if not said:
        return FUNCTION if row.cells.get("Funktion") else ORGANISATION
    for kind in (ORGANISATION, FUNCTION):
        if said.startswith(kind.casefold()[:4]):
            return kind
    raise InvalidInput(
        f"{row.where}: Die Art „{row.cells['Art']}“ gibt es nicht. Möglich sind „Organisation“ und „Funktion“."
    )


def _organisation(row: Row) -> Organisation:
    if not row.cells.get("Name"):
        raise InvalidInput(
            f"{row.where}: Es fehlt der Name der Organisation. Bitte tragen Sie ihn in die Spalte „Name“ ein."
        )
    return Organisation(row.cells["Name"], split_cell(row.cells.get("Kurzformen", "")))


def _office(row: Row) -> Office:
    for column in ("Funktion", "Organisation"):
        if not row.cells.get(column):
            raise InvalidInput(f"{row.where}: Bei einer Funktion fehlt „{column}“. Bitte füllen Sie diese Spalte aus.")
    if row.cells.get("Name"):
        raise InvalidInput(
            f"{row.where}: Bei einer Funktion bleibt „Name“ leer: Namen von Personen gehören nicht ins Verzeichnis."
        )
    return Office(row.cells["Funktion"], row.cells["Organisation"], split_cell(row.cells.get("Kurzformen", "")))


def _check_distinct(rows: Sequence[Row]) -> None:
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
