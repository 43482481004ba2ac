"""Actors as people arrange them: every act by example, and what must hold whatever people decide."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import InvalidInput, NotFound
from corpus.types import Actor, ActorKind, Analysis, Measure, Mention, Quote, Relation, RelationKind, Statement
from corpus.types import StatementKind as Kind
from corpus.workflow import ActorAct, ActorClass, ActorDecision, arrange
from corpus.workflow.actors import arrange_actors, place_of
from corpus.workflow.refusals import demand_sound

MERGE, SPLIT, RENAME, RECLASS = ActorAct
NOW = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
WORDS = ("KSB", "Sportbund", "Peine", "Caritas", "Müller")


def mention(number: int, surface: str) -> Mention:
    """The mentions of a test stand one behind the other in one turn, ten characters each."""
    return Mention("I-01", 1, 10 * number, 10 * number + len(surface), surface)


KSB = Actor("ksb", "KSB", ActorKind.ORG, mentions=(mention(0, "KSB"), mention(3, "KSB")))
SPORT = Actor("sport", "Kreissportbund", ActorKind.ORG, aliases=("Sportbund",), mentions=(mention(1, "Sportbund"),))
TOWN = Actor("town", "Peine", ActorKind.LOC, mentions=(mention(2, "Peine"), mention(4, "Peine")))
HOLDER = Actor(
    "holder",
    "Thomas Müller",
    ActorKind.PER,
    protected=True,
    aliases=("Herr Müller",),
    function="Leiter",
    organisation="VHS",
    mentions=(mention(5, "Herr Müller"),),
)
ACTORS = (KSB, SPORT, TOWN, HOLDER)


def statement(id: str, first: int, last: int, *actors: str) -> Statement:
    """A statement from one numbered mention to another."""
    start, end = 10 * first, 10 * last + 9
    return Statement(id, "I-01", 1, start, end, "x" * (end - start), Kind.MEASURE, 0.9, actors)


def quote(first: int, last: int) -> Quote:
    start, end = 10 * first, 10 * last + 9
    return Quote("I-01", 1, start, end, "x" * (end - start))


ANALYSIS = Analysis(
    config={},
    inputs={},
    actors=ACTORS,
    relations=(
        Relation("ksb", "town", RelationKind.FUNDS, (quote(2, 3),), directed=True),
        Relation("sport", "town", RelationKind.FUNDS, (quote(1, 2),), directed=True),
        Relation("ksb", "sport", RelationKind.COOPERATES, (quote(0, 1),)),
        Relation("holder", "town", RelationKind.TENSION, (quote(4, 5),)),
    ),
    statements=(statement("s1", 0, 2, "ksb", "sport", "town"), statement("s2", 3, 4, "ksb", "town")),
    measures=(Measure("m1", "Sport", ("s2",), provider="ksb", place="town"),),
)


def decided(act: ActorAct, *actors: str, id: int = 1, **more) -> ActorDecision:
    return ActorDecision(act, actors, id=id, by="Kim", at=NOW, **more)


def actors_after(*decisions: ActorDecision) -> dict[str, Actor]:
    return {actor.id: actor for actor in arrange(ANALYSIS, decisions).actors}


def test_a_merge_joins_names_mentions_and_edges():
    after = arrange(ANALYSIS, [decided(MERGE, "sport", "ksb")])
    [joined] = [actor for actor in after.actors if actor.id == "sport"]
    assert joined.aliases == ("Sportbund", "KSB")
    assert joined.mentions == (mention(0, "KSB"), mention(1, "Sportbund"), mention(3, "KSB"))
    assert after.relations[0] == Relation(
        "sport", "town", RelationKind.FUNDS, (quote(2, 3), quote(1, 2)), directed=True
    )
    assert len(after.relations) == 2
    assert [one.actors for one in after.statements] == [("sport", "town"), ("sport", "town")]
    assert after.measures[0].provider == "sport"


def test_a_merge_may_give_the_name():
    assert actors_after(decided(MERGE, "ksb", "sport", name="Kreissportbund Peine"))["ksb"].aliases == (
        "KSB",
        "Kreissportbund",
        "Sportbund",
    )


@pytest.mark.parametrize(
    "split",
    [
        decided(SPLIT, "town", places=(place_of(mention(4, "Peine")),), name="Landkreis Peine"),
        decided(SPLIT, "town", surfaces=("Peine",), places=(place_of(mention(4, "Peine")),), undone_at=NOW),
    ],
)
def test_a_split_takes_what_is_said_at_its_places_along(split):
    after = arrange(ANALYSIS, [split])
    if split.undone_at:
        assert after == ANALYSIS
        return
    part = next(actor for actor in after.actors if actor.id == split.part)
    assert (part.name, part.kind, part.mentions) == ("Landkreis Peine", ActorKind.LOC, (mention(4, "Peine"),))
    assert [one.actors for one in after.statements] == [("ksb", "sport", "town"), ("ksb", part.id)]
    assert after.measures[0].place == part.id
    assert [(edge.source, edge.target) for edge in after.relations] == [
        ("ksb", "town"),
        ("sport", "town"),
        ("ksb", "sport"),
        (part.id, "holder"),
    ]


def test_a_split_by_spelling_also_takes_what_a_new_interview_says():
    split = decided(SPLIT, "sport", surfaces=("KSB",), name="Karnevalsbund")
    later = Mention("I-09", 0, 0, 3, "KSB")
    merged = decided(MERGE, "sport", "ksb", id=2)
    before = replace(ANALYSIS, actors=(SPORT, replace(KSB, mentions=(*KSB.mentions, later)), TOWN))
    found = {actor.id: actor for actor in arrange(before, [merged, replace(split, id=3)]).actors}
    assert later in found["a-3"].mentions
    assert found["sport"].aliases == ("Sportbund",)


def test_a_new_name_keeps_the_old_one_as_another_word():
    renamed = actors_after(decided(RENAME, "sport", name="Kreissportbund Peine e. V."))["sport"]
    assert renamed.name == "Kreissportbund Peine e. V."
    assert renamed.aliases == ("Kreissportbund", "Sportbund")


@pytest.mark.parametrize(
    ("kind", "more", "shown"),
    [
        (ActorClass.PLACE, {}, "KSB"),
        (ActorClass.PROTECTED, {}, ""),
        (ActorClass.OFFICE, {"function": "Leiterin", "organisation": "VHS"}, "Leiterin, VHS"),
        (ActorClass.OFFICE, {"function": "Leiterin"}, "KSB"),
    ],
)
def test_an_actor_is_shown_as_what_it_is_said_to_be(kind, more, shown):
    assert actors_after(decided(RECLASS, "ksb", kind=kind, **more))["ksb"].shown_name == shown


def test_what_is_no_actor_is_gone_everywhere():
    after = arrange(ANALYSIS, [decided(RECLASS, "town", kind=ActorClass.NOTHING)])
    assert "town" not in {actor.id for actor in after.actors}
    assert [(edge.source, edge.target) for edge in after.relations] == [("ksb", "sport")]
    assert [one.actors for one in after.statements] == [("ksb", "sport"), ("ksb",)]
    assert after.measures[0].place == ""


@pytest.mark.parametrize(
    ("decision", "shown"),
    [
        (decided(RENAME, "person", name="Offener Name"), ""),
        (decided(MERGE, "ksb", "person"), None),
        (decided(RECLASS, "person", kind=ActorClass.ORGANISATION), ""),
        (decided(RECLASS, "person", kind=ActorClass.OFFICE, function="Leiterin"), ""),
        (decided(RECLASS, "person", kind=ActorClass.OFFICE, function="Leiterin", organisation="VHS"), "Leiterin, VHS"),
        (decided(RECLASS, "person", kind=ActorClass.ORGANISATION, name="Haus Linde"), "Haus Linde"),
    ],
)
def test_only_an_office_or_a_name_of_its_own_shows_a_protected_person(decision, shown):
    person = Actor("person", "Erna Linde", ActorKind.PER, protected=True, mentions=(mention(7, "Erna Linde"),))
    after = arrange_actors((KSB, person), [decision]).actors
    if shown is None:
        assert after["ksb"].shown_name == ""
    else:
        assert after["person"].shown_name == shown
        assert after["person"].protected or "Erna Linde" not in after["person"].aliases


def test_words_split_off_a_person_stay_protected_and_without_office():
    part = actors_after(decided(SPLIT, "holder", surfaces=("Herr Müller",), name="Offener Name"))["a-1"]
    assert part.protected
    assert part.shown_name == ""


def test_an_answered_question_is_no_longer_asked():
    unclear = replace(TOWN, candidates=("ksb", "sport", "town"))
    asked = replace(ANALYSIS, actors=(KSB, SPORT, unclear))
    by_merge = {actor.id: actor for actor in arrange(asked, [decided(MERGE, "ksb", "town")]).actors}
    assert by_merge["ksb"].candidates == ()
    by_class = {actor.id: actor for actor in arrange(asked, [decided(RECLASS, "town", kind=ActorClass.PLACE)]).actors}
    assert by_class["town"].candidates == ()
    still_open = {actor.id: actor for actor in arrange(asked, [decided(MERGE, "sport", "ksb")]).actors}
    assert still_open["town"].candidates == ("sport",)


def test_a_decision_about_an_actor_that_is_gone_does_nothing():
    assert arrange(ANALYSIS, [decided(MERGE, "gone", "ksb"), decided(RENAME, "gone", name="X")]) == ANALYSIS


def test_equal_edges_become_one_and_the_ends_of_an_undirected_one_stay_in_order():
    back = Relation("sport", "town", RelationKind.COOPERATES, (quote(1, 2),))
    there = Relation("ksb", "town", RelationKind.COOPERATES, (quote(2, 3),))
    after = arrange(replace(ANALYSIS, relations=(back, there)), [decided(MERGE, "ksb", "sport")])
    assert after.relations == (Relation("ksb", "town", RelationKind.COOPERATES, (quote(1, 2), quote(2, 3))),)


@pytest.mark.parametrize(
    "decision",
    [
        decided(MERGE, "ksb"),
        decided(MERGE, "ksb", "ksb"),
        decided(MERGE, "ksb", "holder"),
        decided(RENAME, "ksb"),
        decided(RENAME, "ksb", name="KSB"),
        decided(RENAME, "ksb", name="x" * 201),
        decided(RENAME, "holder", name="Neu"),
        decided(SPLIT, "ksb", surfaces=("KSB",)),
        decided(SPLIT, "ksb", surfaces=("VHS",)),
        decided(RECLASS, "ksb"),
        decided(RECLASS, "ksb", kind=ActorClass.OFFICE, function="Leiterin"),
        decided(RECLASS, "holder", kind=ActorClass.ORGANISATION),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(decision):
    with pytest.raises(InvalidInput, match=r"\.$|\?$"):
        demand_sound(decision, {actor.id: actor for actor in ACTORS})


def test_an_actor_nobody_knows_is_refused():
    with pytest.raises(NotFound):
        demand_sound(decided(MERGE, "ksb", "gone"), {"ksb": KSB})


ids = st.sampled_from(["x0", "x1", "x2", "x3", "a-1", "a-2", "gone"])


@st.composite
def analyses(draw) -> Analysis:
    """Up to four actors that share twelve places, some protected, with edges between any of them."""
    count = draw(st.integers(1, 4))
    owners = draw(st.lists(st.integers(0, count - 1), min_size=12, max_size=12))
    surfaces = draw(st.lists(st.sampled_from(WORDS), min_size=12, max_size=12))
    made = [
        Actor(
            f"x{number}",
            f"Name {number}",
            draw(st.sampled_from(ActorKind)),
            protected=draw(st.booleans()),
            mentions=tuple(mention(n, surfaces[n]) for n in range(12) if owners[n] == number),
            candidates=tuple(draw(st.lists(ids, max_size=2))),
        )
        for number in range(count)
    ]
    known = st.sampled_from([actor.id for actor in made])
    edges = draw(st.lists(st.tuples(known, known, st.sampled_from(RelationKind), st.integers(0, 11)), max_size=6))
    return Analysis(
        config={},
        inputs={},
        actors=tuple(made),
        relations=tuple(
            Relation(one, other, kind, (quote(n, n),), directed=n % 2 == 0) for one, other, kind, n in edges
        ),
        statements=(statement("s1", 0, 5, *(actor.id for actor in made)),),
        measures=(Measure("m1", "M", ("s1",), provider=made[0].id),),
    )


@st.composite
def decisions(draw) -> list[ActorDecision]:
    """Up to six decisions about actors that may be there or not."""
    made = draw(
        st.lists(
            st.builds(
                ActorDecision,
                act=st.sampled_from(ActorAct),
                actors=st.lists(ids, min_size=1, max_size=3).map(tuple),
                surfaces=st.lists(st.sampled_from(WORDS), max_size=2).map(tuple),
                places=st.lists(st.integers(0, 11).map(lambda n: ("I-01", 1, 10 * n, 10 * n + 3)), max_size=1).map(
                    tuple
                ),
                name=st.sampled_from(["", "Neu"]),
                kind=st.none() | st.sampled_from(ActorClass),
                function=st.sampled_from(["", "Leiterin"]),
                organisation=st.sampled_from(["", "VHS"]),
                undone_at=st.sampled_from([None, None, None, NOW]),
            ),
            max_size=6,
        )
    )
    return [replace(decision, id=number) for number, decision in enumerate(made, start=1)]


def places_in(analysis: Analysis) -> list:
    return sorted(place_of(m) for actor in analysis.actors for m in actor.mentions)


@settings(max_examples=150, deadline=None)
@given(analyses(), decisions())
def test_no_mention_is_lost_or_doubled_and_nothing_refers_to_nobody(analysis, made):
    after = arrange(analysis, made)
    assert after == arrange(analysis, made)
    assert len(set(places_in(after))) == len(places_in(after))
    assert set(places_in(after)) <= set(places_in(analysis))
    if all(decision.kind is not ActorClass.NOTHING for decision in made):
        assert places_in(after) == places_in(analysis)
    ids = {actor.id for actor in after.actors}
    assert len(ids) == len(after.actors)
    for edge in after.relations:
        assert {edge.source, edge.target} <= ids
        assert made == [] or all(d.undone_at for d in made) or edge.source != edge.target
    assert all(set(one.actors) <= ids for one in after.statements)
    assert all({measure.provider, measure.place} <= ids | {""} for measure in after.measures)


@settings(max_examples=100, deadline=None)
@given(analyses(), decisions(), st.sampled_from(ActorAct), st.lists(ids, min_size=1, max_size=3))
def test_taking_the_last_decision_back_gives_exactly_what_was_before(analysis, made, act, actors):
    last = decided(act, *actors, id=99, surfaces=("KSB",), name="Neu", kind=ActorClass.PLACE)
    undone = replace(last, undone_by="Ali", undone_at=NOW)
    assert arrange(analysis, [*made, undone]) == arrange(analysis, made)


@settings(max_examples=50, deadline=None)
@given(analyses(), st.permutations(["x0", "x1", "x2", "x3"]))
def test_the_order_of_a_merge_does_not_matter_to_its_mentions(analysis, order):
    def joined(actors):
        return {actor.mentions for actor in arrange(analysis, [decided(MERGE, *actors)]).actors if actor.mentions}

    known = [id for id in order if id in {actor.id for actor in analysis.actors}]
    if len(known) > 1:
        assert joined(known) == joined(sorted(known))


@settings(max_examples=100, deadline=None)
@given(analyses(), decisions())
def test_a_protected_name_is_never_shown_without_an_office_or_a_name_given_by_hand(analysis, made):
    secret = {actor.name for actor in analysis.actors if actor.protected}
    shown = {actor.shown_name for actor in arrange(analysis, made).actors}
    assert not secret & shown
