"""Where people speak of a challenge and no measure of its theme is named."""

import datetime as dt

import pytest

from corpus.types import Challenge, District, Measure, Municipality, RegisteredMeasure, Statement, StatementKind
from corpus.workflow.gaps import Gap, find_gaps, gather_offers, municipalities_of
from corpus.workflow.measures import MeasureEntry, MeasureStep, MeasureVersion
from tests.builders import build_transcript

DISTRICT = District(
    "Kreis", (Municipality("Nord", ("Dorf", "Feld")), Municipality("Süd", ("Dorf",)), Municipality("West"))
)
TALKS = {
    id: build_transcript(id, id=id, municipality=place)
    for id, place in (("I-01", "Nord"), ("I-02", "Nord"), ("I-03", "Süd"), ("I-04", ""))
}
BUS = Challenge("c1", "Der Bus fehlt", (), (), ("I-02", "I-01", "I-03", "I-04"), theme="weg")
ALL = [Gap("c1", "Nord", ("I-01", "I-02")), Gap("c1", "Süd", ("I-03",))]
SAID = {"s1": Statement("s1", "I-01", 1, 0, 3, "Bus", StatementKind.MEASURE, 0.9, themes=("weg",))}
TODAY = dt.date(2026, 4, 3)


def gaps(*measures: RegisteredMeasure, found=(), step=MeasureStep.ADD, challenge=BUS):
    entries = [MeasureEntry((MeasureVersion(measure, step),)) for measure in measures]
    offers = gather_offers(found, entries, statements=SAID, transcripts=TALKS, district=DISTRICT, on=TODAY)
    return find_gaps([challenge], offers, transcripts=TALKS)


def registered(*area: str, theme: str = "weg", end: dt.date | None = None):
    return RegisteredMeasure("M-0001", "Bürgerbus", area=area, theme=theme, end=end)


def test_without_measures_every_municipality_that_speaks_of_it_is_a_gap_with_its_interviews():
    assert gaps() == ALL


@pytest.mark.parametrize(
    ("measure", "left"),
    [
        (registered("Nord"), ["Süd"]),
        (registered("feld"), ["Süd"]),
        (registered("Dorf"), []),
        (registered("West"), ["Nord", "Süd"]),
        (registered(), []),
        (registered("Kreis", "Nord"), []),
        (registered("Nord", theme="wohnen"), ["Nord", "Süd"]),
        (registered("Nord", end=TODAY), ["Süd"]),
        (registered("Nord", end=TODAY - dt.timedelta(1)), ["Nord", "Süd"]),
    ],
)
def test_an_entry_closes_the_gap_where_it_is_offered(measure, left):
    assert [gap.municipality for gap in gaps(measure)] == left


def test_a_withdrawn_entry_closes_nothing():
    assert gaps(registered(), step=MeasureStep.WITHDRAW) == ALL


@pytest.mark.parametrize(
    ("measure", "place", "left"),
    [
        (Measure("m1", "Bus", ("s1",)), "", ["Süd"]),
        (Measure("m1", "Bus", ("s1",), theme="weg"), "Nirgendwo", ["Süd"]),
        (Measure("m1", "Bus", ("s1",)), "Süd", ["Nord"]),
        (Measure("m1", "Bus", ("s1",)), "Kreis", []),
        (Measure("m1", "Bus", ("s1",), theme="wohnen"), "", ["Nord", "Süd"]),
    ],
)
def test_a_found_measure_closes_the_gap_at_its_place_or_where_it_is_spoken_of(measure, place, left):
    assert [gap.municipality for gap in gaps(found=[(measure, place)])] == left


def test_a_challenge_without_theme_cannot_be_compared():
    assert gaps(challenge=Challenge("c1", "Etwas", (), (), ("I-01",))) == []


def test_an_area_is_told_in_municipalities():
    assert municipalities_of(("West", "Feld", "Anderswo"), DISTRICT) == ("Nord", "West", "Anderswo")
    assert municipalities_of(("kreis", "Nord"), DISTRICT) == ()
