"""Measures come from spreadsheets: many headings and dates, mistakes named by line, the same back out."""

import csv
import datetime as dt
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import FundamentError
from corpus.readers.texts import normalise
from corpus.registers import format_measures, parse_measures
from corpus.types import RegisteredMeasure
from corpus.workflow.measures import tidied

THEMES = {"sprache": "Sprache und Bildung", "mobil": "Mobilität", "sprache-2": "Sprache und Bildung"}
CAFE = RegisteredMeasure(
    "",
    "Sprachcafé",
    "Reden statt Unterricht.",
    "Helferkreis Harlingsen",
    targets=("Geflüchtete", "Frauen"),
    area=("Harlingsen", "Immerode"),
    theme="sprache",
    start=dt.date(2024, 3, 1),
    end=dt.date(2026, 12, 31),
)
HEAD = "Name;Beschreibung;Träger;Zielgruppen;Gebiet;Handlungsfeld;Beginn;Ende\n"
LINE = (
    "Sprachcafé;Reden statt Unterricht.;Helferkreis Harlingsen;Geflüchtete, Frauen;Harlingsen, Immerode;"
    "Sprache und Bildung;01.03.2024;31.12.2026\n"
)

texts = st.text(st.characters(codec="utf-8", exclude_characters="\\\x00", exclude_categories=("C", "Z")), min_size=1)
words = texts.filter(lambda text: text == normalise(text).strip())
parts = st.lists(words, max_size=3, unique=True).map(tuple).filter(lambda area: area != ("landkreis",))
days = st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1))
measures = st.builds(
    RegisteredMeasure,
    id=st.just("") | st.from_regex(r"M-[0-9]{4}", fullmatch=True),
    name=words,
    description=st.just("") | words,
    provider=st.just("") | words,
    targets=parts,
    area=parts,
    theme=st.sampled_from(["", "mobil"]),
    start=days,
).map(tidied)
tables = st.lists(measures, min_size=1, max_size=3, unique_by=lambda m: (m.name.casefold(), m.id or m.name)).filter(
    lambda rows: len({m.name.casefold() for m in rows}) == len(rows)
)


def parse(content: bytes | str, name: str = "liste.csv"):
    return parse_measures(name, content.encode() if isinstance(content, str) else content, themes=THEMES)


def workbook(*rows, above: int = 0) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Deckblatt"])
    sheet = book.create_sheet("Liste")
    for row in [["Stand: heute"]] * above + list(rows):
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@given(tables)
def test_whatever_a_register_contains_it_comes_back_the_same(rows):
    assert list(parse(format_measures(rows, themes=THEMES)).measures) == rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_encodings_of_spreadsheets_are_read(encoding):
    assert parse((HEAD + LINE).encode(encoding)).measures == (CAFE,)


@pytest.mark.parametrize(
    "text",
    [
        (HEAD + LINE).replace("\n", "\r\n"),
        (HEAD + LINE).replace("Geflüchtete, Frauen", "Geflüchtete | Frauen | "),
        (HEAD + LINE).replace(", ", " | ").replace(";", ","),
        (HEAD + LINE).replace(";", "\t").replace(", ", "; "),
        (HEAD + LINE).replace("Name;", "Maßnahme;").replace("Träger", " ANBIETER ").replace("Gebiet", "Gemeinden"),
        (HEAD + LINE).replace("01.03.2024", "2024-03-01").replace("31.12.2026", "2026"),
        (HEAD + LINE).replace("01.03.2024", "03/2024").replace("31.12.2026", "12.2026"),
        (HEAD + LINE).replace("Sprache und Bildung", "sprache"),
        "Unsere Maßnahmen\n;;\n" + HEAD + ";;;\n" + LINE,
    ],
)
def test_tables_may_be_written_in_many_ways(text):
    assert parse(text).measures == (CAFE,)


def test_an_excel_file_is_read_with_its_own_dates_from_the_sheet_with_the_headings():
    row = [*LINE.strip().split(";")[:6], dt.datetime(2024, 3, 1), 2026]
    assert parse(workbook(HEAD.strip().split(";"), row, above=2), "liste.xlsx").measures == (CAFE,)


@pytest.mark.parametrize("end", ["laufend", "–", "unbefristet", ""])
def test_a_measure_may_have_no_end_and_be_for_the_whole_district(end):
    [found] = parse(f"Name;Ort;Bis\nBürgerbus;landkreisweit;{end}\n").measures
    assert found == RegisteredMeasure("", "Bürgerbus")


def test_a_file_says_nothing_of_columns_it_does_not_have():
    assert parse("Nummer;Maßnahme\nM-0007;Bus\n").columns == {"Nummer", "Name"}
    assert [found.id for found in parse("Nummer;Maßnahme\nM-0007;Bus\n12;Rad\n").measures] == ["M-0007", ""]


@pytest.mark.parametrize("lead", list("=+-@"))
def test_no_cell_becomes_a_formula(lead):
    evil = f"{lead}HYPERLINK(1)"
    text = format_measures([RegisteredMeasure("", evil, evil, evil, (evil,), (evil,))], themes={})
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row]
    assert [cell for cell in cells if cell.startswith(lead)] == []


BROKEN = [
    (b"", ["Kopfzeile", "Name;Beschreibung"]),
    (b"Hallo\nWelt\n", ["Kopfzeile", "Nötig ist nur „Name“"]),
    (HEAD, ["keine Maßnahme"]),
    (HEAD + LINE + ";Ohne Namen\n", ["Zeile 3", "Namen"]),
    (HEAD + "\n" + LINE + LINE, ["Zeile 4", "Zeile 3", "löschen"]),
    ("Nummer;Name\nM-0001;A\nM-0001;B\n", ["Zeile 3", "„M-0001“", "Zeile 2"]),
    (HEAD + LINE.replace("01.03.2024", "31.02.2024"), ["Zeile 2", "„31.02.2024“", "03.04.2026"]),
    (HEAD + LINE.replace("01.03.2024", "im März"), ["Zeile 2", "„im März“", "Datum"]),
    (HEAD + LINE.replace("01.03.2024", "01.03.2027"), ["Zeile 2", "vor dem Beginn"]),
    (HEAD + LINE.replace("Sprache und Bildung", "Sprachen"), ["Zeile 2", "„Sprachen“", "„Mobilität“"]),
    (HEAD + 'A;"B" c;;;;;;\n', ["Zeile 2", "Anführungszeichen"]),
    (b"\x00\x01\x02\x03\xff\xfe\x00", ["CSV"]),
    (b"a" * 2_000_001, ["2 MB"]),
    (b"PK\x03\x04" + b"a" * 5_000_000, ["5 MB"]),
    (b"PK\x03\x04\x00\x00\x00\x08\x01", ["beschädigt", "neu"]),
    (workbook(["Datum", "Betrag"]), ["Kopfzeile", "Name;Beschreibung"]),
    (workbook(["Name", "Beginn"], ["A", "bald"], above=1), ["Zeile 3", "„bald“"]),
]


@pytest.mark.parametrize(("content", "named"), BROKEN, ids=range(len(BROKEN)))
def test_a_mistake_is_named_with_its_line_and_the_remedy(content, named):
    with pytest.raises(FundamentError) as error:
        parse(content, "liste.xlsx")
    assert [part for part in ["liste.xlsx", *named] if part not in str(error.value)] == []
