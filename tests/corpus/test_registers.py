"""Registers come from spreadsheets: any delimiter and encoding, mistakes named by line, nothing becomes a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import FundamentError
from corpus.readers.texts import normalise
from corpus.registers import Register, format_register, parse_register
from corpus.types import Office, Organisation

REGISTER = Register(
    organisations=(
        Organisation("Kreissportbund Peine e. V.", ("Kreissportbund", "KSB")),
        Organisation("Arbeit, Bildung und Kultur e. V.", ("Arbeit, Bildung",)),
        Organisation("Ausländerbehörde"),
    ),
    offices=(Office("Landrätin", "Landkreis Peine", ("Landrat", "Chefin im Kreishaus")),),
)
TABLE = (
    "Art;Name;Kurzformen;Funktion;Organisation\n"
    "Organisation;Kreissportbund Peine e. V.;Kreissportbund, KSB;;\n"
    "Funktion;;Landrat;Landrätin;Landkreis Müden\n"
)
READ = Register(
    (Organisation("Kreissportbund Peine e. V.", ("Kreissportbund", "KSB")),),
    (Office("Landrätin", "Landkreis Müden", ("Landrat",)),),
)
HEAD = "Art;Name;Kurzformen;Funktion;Organisation\n"

plain = st.text(st.characters(codec="utf-8", exclude_characters="\\\x00", exclude_categories=("C", "Z")), min_size=1)
names = plain.filter(lambda text: text == normalise(text).strip())
aliases = st.lists(names, max_size=3).map(tuple)
registers = st.builds(
    Register,
    st.lists(st.builds(Organisation, names, aliases), min_size=1, max_size=3, unique_by=lambda o: o.name).map(tuple),
    st.lists(
        st.builds(Office, names, names, aliases), max_size=3, unique_by=lambda o: (o.function, o.organisation)
    ).map(tuple),
)


def test_a_register_comes_back_as_it_was_written():
    assert parse_register("a.csv", format_register(REGISTER).encode()) == REGISTER


@given(registers)
def test_whatever_a_register_contains_it_comes_back_the_same(register):
    assert parse_register("a.csv", format_register(register).encode()) == register


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "mac_roman"])
def test_the_encodings_of_spreadsheets_are_read(encoding):
    assert parse_register("a.csv", TABLE.encode(encoding)) == READ


@pytest.mark.parametrize(
    "text",
    [
        TABLE.replace("\n", "\r\n"),
        TABLE.replace("Kreissportbund, KSB", "Kreissportbund | KSB").replace(";", ","),
        TABLE.replace(";", "\t"),
        TABLE.replace("Art;Name;Kurzformen", "ART ;Bezeichnung;Abkürzungen"),
        TABLE.replace("\nFunktion", "\n;;;;\n\nFunktion"),
        "\n".join(line.partition(";")[2] for line in TABLE.splitlines()),
    ],
)
def test_tables_may_be_written_in_many_ways(text):
    assert parse_register("a.csv", text.encode()) == READ


@pytest.mark.parametrize("lead", list("=+-@\t\r\n"))
def test_no_cell_becomes_a_formula(lead):
    evil = f"{lead}HYPERLINK(1)"
    text = format_register(Register((Organisation(evil, (evil,)),), (Office(evil, evil, (evil,)),)))
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row]
    assert [cell for cell in cells if cell.startswith(lead)] == []


BROKEN = [
    (b"", ["Kopfzeile", "Art;Name"]),
    (b"Hallo\nWelt\n", ["Kopfzeile", "Art;Name"]),
    (HEAD.encode(), ["keinen Eintrag"]),
    ((HEAD + "Organisation;A;;;\nOrganisation;;AB;;\n").encode(), ["Zeile 3", "Name"]),
    ((HEAD + "Person;A;;;\n").encode(), ["Zeile 2", "„Person“", "Funktion"]),
    ((HEAD + "Funktion;;;Landrat;\n").encode(), ["Zeile 2", "„Organisation“"]),
    ((HEAD + "Funktion;Anna Meier;;Landrat;Kreis\n").encode(), ["Zeile 2", "Personen"]),
    ((HEAD + "\nOrganisation;A;;;\nOrganisation;A;;;\n").encode(), ["Zeile 4", "Zeile 3", "löschen"]),
    ((HEAD + 'Organisation;"A" b;;;\n').encode(), ["Zeile 2", "Anführungszeichen"]),
    (b"PK\x03\x04\x00\x00\x00\x08\x01", ["CSV"]),
    (b"a" * 2_000_001, ["2 MB"]),
]


@pytest.mark.parametrize(("content", "named"), BROKEN, ids=range(len(BROKEN)))
def test_a_mistake_is_named_with_its_line_and_the_remedy(content, named):
    with pytest.raises(FundamentError) as error:
        parse_register("verzeichnis.csv", content)
    assert [part for part in ["verzeichnis.csv", *named] if part not in str(error.value)] == []
