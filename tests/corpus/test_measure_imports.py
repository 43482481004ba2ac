"""What a table would change in the register: new, the same, changed; columns it doesn't have stay as they are."""

import datetime as dt
from dataclasses import replace

import pytest

from corpus.errors import InvalidInput
from corpus.registers import MeasureTable, format_measures, parse_measures, plan_import
from corpus.registers.measures import COLUMNS
from corpus.types import RegisteredMeasure
from corpus.workflow.measures import MeasureEntry, MeasureStep, MeasureVersion

CAFE = RegisteredMeasure(
    "M-0001",
    "Sprachcafé",
    "Reden.",
    "Helferkreis",
    ("Frauen",),
    ("Nord",),
    "sprache",
    dt.date(2024, 3, 1),
    None,
    ("m1",),
)
BUS = RegisteredMeasure("M-0002", "Bürgerbus", provider="Gemeinde")
ALL = frozenset(COLUMNS)
THEMES = {"sprache": "Sprache"}


def entry(measure, *, step=MeasureStep.ADD, number=1):
    return MeasureEntry((MeasureVersion(measure, step, number),))


REGISTER = [entry(CAFE, number=3), entry(BUS)]


def table(*measures, columns=ALL):
    lines = tuple(f"„a.csv“, Zeile {number}" for number in range(2, len(measures) + 2))
    return MeasureTable(measures, frozenset(columns), lines)


def plan(*measures, columns=ALL):
    return plan_import(table(*measures, columns=columns), REGISTER)


def test_what_was_taken_out_comes_back_without_any_change():
    text = format_measures([CAFE, BUS], themes=THEMES)
    found = plan_import(parse_measures("a.csv", text.encode(), themes=THEMES), REGISTER)
    assert (found.same, found.to_save) == (tuple(REGISTER), [])


def test_a_table_may_call_a_field_of_action_as_it_was_called_before():
    text = format_measures([CAFE, BUS], themes=THEMES)
    known = {"themes": {"th1": "Reden"}, "former": {"Sprache": "th1", "sprache": "th1"}}
    measures = parse_measures("a.csv", text.encode(), **known).measures
    assert [one.theme for one in measures] == ["th1", ""]


def test_no_table_shows_the_id_of_a_field_that_has_no_name():
    assert "sprache" not in format_measures([CAFE], themes={})


def test_two_lines_about_one_entry_are_both_named():
    with pytest.raises(InvalidInput, match="Zeile 3: Hier geht es wie in Zeile 2 um den Eintrag M-0001"):
        plan(replace(CAFE, name="Café"), replace(CAFE, id=""))


def test_name_and_provider_tell_an_entry_whatever_their_case():
    found = plan(replace(CAFE, id="", name="SPRACHCAFÉ", provider="helferkreis", found=()))
    [changed] = found.changed
    assert (changed.entry.id, changed.columns) == ("M-0001", ("Name", "Träger"))
    assert found.seen == {"M-0001": 3}


def test_another_provider_makes_another_measure():
    found = plan(replace(CAFE, id="", provider="VHS"))
    assert ([one.provider for one in found.new], found.changed) == (["VHS"], ())


def test_a_number_tells_an_entry_even_under_another_name():
    [changed] = plan(replace(CAFE, name="Café", found=())).changed
    assert (changed.measure.name, changed.measure.found, changed.columns) == ("Café", ("m1",), ("Name",))


def test_columns_the_file_lacks_stay_as_they_are():
    short = RegisteredMeasure("", "Sprachcafé", end=dt.date(2026, 1, 31))
    [changed] = plan(short, columns={"Name", "Ende"}).changed
    assert changed.measure == replace(CAFE, end=dt.date(2026, 1, 31))
    assert plan(short, columns={"Name"}).same == (REGISTER[0],)


def test_an_unknown_or_withdrawn_number_is_refused():
    with pytest.raises(InvalidInput, match=r"M-0009.*Nummer"):
        plan(replace(CAFE, id="M-0009"))
    gone = [entry(CAFE, step=MeasureStep.WITHDRAW)]
    with pytest.raises(InvalidInput, match="zurückgezogen"):
        plan_import(table(CAFE), gone)
    assert plan_import(table(replace(CAFE, id="")), gone).new
