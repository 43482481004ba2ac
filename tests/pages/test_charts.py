import altair as alt
import pytest

from pages.ui import charts

CELLS = {("t1", "Nordheim"): 3, ("t2", "Südheim"): 1}
ROWS = {"t1": "Wohnen", "t2": "Mobilität"}
COLUMNS = {"Nordheim": "Nordheim", "Südheim": "Südheim"}


@pytest.mark.parametrize(
    "spec",
    [
        charts.bars([("c1", "Der Bus fehlt", 4), ("c2", "Wohnungen fehlen", 2)], unit="Gespräche"),
        charts.heatmap(CELLS, rows=ROWS, columns=COLUMNS),
    ],
)
def test_a_chart_is_valid_and_speaks_german(spec):
    alt.Chart.from_dict(spec, validate=True)
    assert spec["config"]["locale"]["number"]["decimal"] == ","
    assert spec["config"]["axis"]["labelOverlap"] is False


def test_bars_stand_in_the_given_order():
    spec = charts.bars([("c2", "B", 2), ("c1", "A", 4)], unit="Gespräche")
    assert [(row["id"], row["rank"]) for row in spec["data"]["values"]] == [("c2", 0), ("c1", 1)]


def test_every_field_of_the_heatmap_has_a_number():
    values = charts.heatmap(CELLS, rows=ROWS, columns=COLUMNS)["data"]["values"]
    assert {(v["row"], v["column"]): v["n"] for v in values} == {
        ("t1", "Nordheim"): 3,
        ("t1", "Südheim"): 0,
        ("t2", "Nordheim"): 0,
        ("t2", "Südheim"): 1,
    }


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ({}, {}),
        ({"selection": {}}, {}),
        ({"selection": {"zelle": []}}, {}),
        ({"selection": {"zelle": [{"row": "t1", "column": "x"}]}}, {"row": "t1", "column": "x"}),
    ],
)
def test_a_click_gives_the_fields_behind_it(state, expected):
    assert charts.picked(state, charts.CELL_PICK) == expected
