from dataclasses import replace

import pytest

from corpus.types import Actor, ActorKind, Mention, Perspective, Quote, Relation, RelationKind, is_view
from corpus.workflow import ActorAct, ActorDecision
from pages.ui.edges import TYPED, describe, edges_among, key_of, kinds_by_default, relation_rows, views_of
from pages.ui.findings import gather
from pages.ui.network import LINES, connected, height_of, in_words, legend, network
from pages.ui.spreading import components, places
from pages.ui.texts import network as texts
from pages.ui.voices import views_among
from tests.builders import build_analysis, build_transcript
from tests.pages.screens import field, html_of, on_sqlite, prepare_visits, release_all, run, save, text_of

K = RelationKind


def build_actor(id: str, *interviews: str, name: str = "") -> Actor:
    return Actor(id, name or id, ActorKind.ORG, mentions=tuple(Mention(i, 0, 0, 1, "W") for i in interviews))


def build_relation(source: str, target: str, kind: RelationKind = K.COOPERATES, *interviews: str) -> Relation:
    quotes = tuple(Quote(interview, 1, 13, 16, "Bus") for interview in interviews or ("I-01",))
    return Relation(source, target, kind, quotes, directed=kind in {K.FUNDS, K.RESPONSIBLE})


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


def test_every_kind_has_a_line_of_its_own_beside_its_colour():
    assert set(LINES) == set(K)
    assert (
        len({colour for colour, _ in LINES.values()}) == len({tuple(dashes) for _, dashes in LINES.values()}) == len(K)
    )
    assert "Zuständigkeit" in legend([K.RESPONSIBLE])


def test_only_a_directed_relation_has_an_arrow_and_two_between_the_same_are_bent():
    drawn = [build_actor("a", "I-01"), build_actor("b", "I-01")]
    links = network(drawn, [build_relation("a", "b"), build_relation("b", "a", K.FUNDS)])["baseOption"]["series"][0][
        "links"
    ]
    assert [link["symbol"][1] for link in links] == ["none", "arrow"]
    assert len({link["lineStyle"]["curveness"] for link in links}) == 2


def test_tooltips_show_names_letter_by_letter_and_narrow_screens_get_few_labels():
    drawn = [build_actor(f"a{n}", "I-01", name="<b>{a}</b>") for n in range(12)]
    option = network(drawn, [build_relation("a0", "a1")])
    wide, narrow = option["baseOption"]["series"][0], option["media"][0]["option"]["series"][0]
    assert wide["data"][0]["tooltip"]["formatter"].startswith("&lt;b&gt;(a)&lt;/b&gt; – 1 Gespräch")
    assert sum(node["label"]["show"] for node in narrow["data"]) < sum(node["label"]["show"] for node in wide["data"])


def test_few_nodes_get_a_low_drawing_and_many_a_bounded_one():
    assert height_of(2) < height_of(6) < height_of(40) == height_of(80)


def test_what_is_only_named_together_is_thin_whatever_the_number():
    drawn = [build_actor("a", "I-01"), build_actor("b", "I-01")]
    often = build_relation("a", "b", K.TOGETHER, "I-01", "I-02", "I-03")
    [link] = network(drawn, [often])["baseOption"]["series"][0]["links"]
    assert (link["lineStyle"]["width"], link["lineStyle"]["type"]) == (1, LINES[K.TOGETHER][1])


def test_speakers_are_a_node_of_another_shape_behind_the_actors():
    drawn, ours = [build_actor("a", "I-01")], build_relation("a", "politics")
    [actor, voices] = network(drawn, [ours])["baseOption"]["series"][0]["data"]
    assert (voices["id"], voices["name"]) == ("politics", "aus der Politik")
    assert voices["symbol"] != actor["symbol"]
    assert "Stimmen aus der Politik – 1 Gespräch" in voices["tooltip"]["formatter"]
    assert views_among([ours]) == [Perspective.POLITICS]
    assert [is_view(end) for end in ("politics", "a")] == [True, False]


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        (build_relation("a", "politics"), "Stimmen aus der Politik arbeiten zusammen mit Amt"),
        (build_relation("a", "newcomers", K.FUNDS), "Amt fördert Stimmen von Zugewanderten"),
        (build_relation("education", "a", K.FUNDS), "Stimmen aus der Bildung fördern Amt"),
    ],
)
def test_a_relation_of_speakers_is_told_in_words(relation, words):
    assert in_words(relation, {"a": "Amt"}) == words


def test_speakers_stay_an_end_when_actors_are_joined():
    talks = [build_transcript("a", id="I-01", perspective=Perspective.POLITICS)]
    edges = (build_relation("b", "politics"), build_relation("a", "politics"))
    analysis = replace(with_network(build_analysis(talks)), relations=edges)
    joined = gather(7, analysis, transcripts=talks, decisions=[ActorDecision(ActorAct.MERGE, ("a", "b"))])
    [edge] = joined.relations
    assert (edge.source, edge.target) == ("a", "politics")
    row = relation_rows(joined, [edge])[0]
    assert list(row.values())[:3] == ["Stimmen aus der Politik", "arbeiten zusammen mit", "Amt"]


@pytest.fixture
def findings():
    talks = [
        build_transcript("a", id="I-01", perspective=Perspective.POLITICS),
        build_transcript("b", id="I-02", perspective=Perspective.BUSINESS),
        build_transcript("c", id="I-03", perspective=None),
    ]
    return gather(7, with_network(build_analysis(talks)), transcripts=talks)


def with_network(analysis):
    actors = (
        build_actor("a", "I-01", name="Amt"),
        build_actor("b", "I-01", name="Büro"),
        build_actor("c", "I-02", name="Club"),
    )
    edges = (
        build_relation("a", "b", K.COOPERATES, "I-01"),
        build_relation("a", "c", K.FUNDS, "I-01", "I-02", "I-03"),
        build_relation("b", "c", K.TOGETHER, "I-02"),
    )
    return replace(analysis, actors=actors, relations=edges)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, ["a.c.funds", "a.b.cooperates"]),
        ({"view": "business"}, ["a.c.funds"]),
        ({"view": "education"}, []),
        ({"kinds": [K.TOGETHER]}, ["b.c.together"]),
    ],
)
def test_kinds_and_views_narrow_the_network(findings, wanted, expected):
    assert [key_of(edge) for edge in edges_among(findings, list(findings.actors.values()), **wanted)] == expected


def test_where_little_is_said_plainly_the_pairs_named_together_are_shown_too(findings):
    actors = list(findings.actors.values())
    assert kinds_by_default(findings, actors) == tuple(texts.KINDS)
    many = [build_relation("a", "b", kind) for kind in TYPED] + [build_relation("b", "c")]
    assert kinds_by_default(replace(findings, relations=tuple(many)), actors) == TYPED


def test_the_pairs_named_together_come_last(findings):
    actors = list(findings.actors.values())
    assert [edge.kind for edge in edges_among(findings, actors, kinds=list(K))][-1] is K.TOGETHER


def test_an_edge_says_whose_view_it_is(findings):
    edge = edges_among(findings, list(findings.actors.values()))[0]
    assert views_of(findings, edge) == (
        "Politik (1 Gespräch), Wirtschaft (1 Gespräch), Perspektive nicht angegeben (1 Gespräch)"
    )
    assert list(relation_rows(findings, [edge])[0].values()) == [
        "Amt", "fördert", "Club", 3, "Politik, Wirtschaft, Perspektive nicht angegeben"
    ]  # fmt: skip


def test_the_drawing_is_told_in_words(findings):
    edges = edges_among(findings, list(findings.actors.values()))
    names = {actor.id: actor.name for actor in findings.actors.values()}
    assert describe(edges, names, nodes=3).startswith(
        "Netz aus 3 Akteuren und 2 Beziehungen. Am häufigsten belegt: Amt fördert Club; Amt arbeitet zusammen mit Büro."
    )


@pytest.fixture
def visit(store, store_url, monkeypatch):
    return prepare_visits(store, store_url, monkeypatch)


@pytest.fixture
def stored(store, people):
    """Two released interviews whose analysis knows three actors."""
    talks = [build_transcript(name, id="") for name in "ab"]
    released = release_all(store, talks, by=people.facilitator)
    save(store, with_network(build_analysis(released)), by=people.staff)
    return released


@on_sqlite
def test_the_page_leads_from_a_relation_to_its_quotes(visit, people, stored):
    at = visit(people.staff, "insights/actors.py", beziehung="a.c.funds")
    assert "Amt fördert Club" in text_of(at)
    assert "Aus Sicht von" in text_of(at)
    assert any("fm-quote" in body for body in html_of(at))
    field(at, "multiselect", "Beziehungen").set_value(["together"])
    assert "Aus Sicht von" not in text_of(run(at))
    assert at.query_params["linien"] == "together"
