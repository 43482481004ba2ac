import altair as alt
import pytest

from corpus.types import Actor, ActorKind, Mention, Quote, Relation, RelationKind
from pages.ui import charts
from pages.ui.network import components, connected, network, places

CELLS = {("t1", "Nordheim"): 3, ("t2", "Südheim"): 1}
ROWS = {"t1": "Wohnen", "t2": "Mobilität"}
COLUMNS = {"Nordheim": "Nordheim", "Südheim": "Südheim"}


def build_actor(id: str, *interviews: str, name: str = "") -> Actor:
    return Actor(id, name or id, ActorKind.ORG, mentions=tuple(Mention(i, 0, 0, 1, "x") for i in interviews))


def build_relation(source: str, target: str) -> Relation:
    return Relation(source, target, RelationKind.COOPERATES, (Quote("I-01", 0, 0, 1, "x"),))


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


def test_equal_input_gives_equal_places():
    nodes, edges = tuple("abcdefgh"), (("a", "b"), ("b", "c"), ("e", "f"))
    first = places.__wrapped__(nodes, edges)
    assert first == places.__wrapped__(nodes, edges)
    assert len(set(first.values())) == len(nodes)


@pytest.mark.parametrize("nodes", [(), ("a",), ("a", "b")])
def test_few_actors_have_places_too(nodes):
    assert set(places(nodes, ())) == set(nodes)


def test_groups_that_hang_together_are_found_the_largest_first():
    edges = (("a", "b"), ("d", "e"), ("b", "c"), ("e", "b"))
    assert components(("x", "a", "b", "c", "d", "e"), edges) == [["a", "b", "c", "d", "e"], ["x"]]


def test_small_groups_stand_below_the_large_one():
    at = places(("a", "b", "c", "x", "y"), (("a", "b"), ("b", "c"), ("x", "y")))
    assert max(at[node][1] for node in "abc") < min(at[node][1] for node in "xy")


def test_the_network_shows_related_actors_most_named_first():
    actors = [build_actor("a", "I-01"), build_actor("b", "I-01", "I-02"), build_actor("alone", "I-01")]
    assert [actor.id for actor in connected(actors, [build_relation("a", "b")])] == ["b", "a"]


def test_an_edge_to_an_actor_that_is_not_drawn_is_left_out():
    drawn = [build_actor("a", "I-01"), build_actor("b", "I-01")]
    series = network(drawn, [build_relation("a", "b"), build_relation("a", "hidden")])["series"][0]
    assert [(link["source"], link["target"]) for link in series["links"]] == [("a", "b")]
    assert [node["id"] for node in series["data"]] == ["a", "b"]
