import altair as alt
import pytest

from pages.ui import charts


@pytest.mark.parametrize(
    "spec",
    [
        charts.bars([("c1", "Der Bus fehlt", 4), ("c2", "Wohnungen fehlen", 2)], unit="Gespräche"),
    ],
)
def test_a_chart_is_valid_and_speaks_german(spec):
    alt.Chart.from_dict(spec, validate=True)
    assert spec["config"]["locale"]["number"]["decimal"] == ","
    assert spec["config"]["axis"]["labelOverlap"] is False


def test_bars_stand_in_the_given_order():
    spec = charts.bars([("c2", "B", 2), ("c1", "A", 4)], unit="Gespräche")
    assert [(row["id"], row["rank"]) for row in spec["data"]["values"]] == [("c2", 0), ("c1", 1)]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ({}, {}),
        ({"selection": {}}, {}),
        ({"selection": {"balken": []}}, {}),
        ({"selection": {"balken": [{"id": "c1"}]}}, {"id": "c1"}),
    ],
)
def test_a_click_gives_the_fields_behind_it(state, expected):
    assert charts.picked(state, charts.BAR_PICK) == expected
