from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.types import (
    Analysis,
    Challenge,
    Change,
    ChangeKind,
    Coded,
    Metadata,
    Perspective,
    Quote,
    Statement,
    StatementKind,
    Theme,
)
from corpus.workflow.codings.answers import accept
from corpus.workflow.codings.applying import recode
from corpus.workflow.codings.arranging import arrange
from corpus.workflow.codings.decisions import CodingAct, CodingDecision

FOUND = {"x": ("s1", "s2", "s3"), "y": ("s4", "s5")}


def decision(act: CodingAct, *ids: str, coded: Coded = Coded.CHALLENGE, id: int = 1, **what: object) -> CodingDecision:
    return CodingDecision(act, coded, ids, id=id, **what)


@pytest.mark.parametrize(
    ("made", "members"),
    [
        (decision(CodingAct.MERGE, "x", "y"), {"x": ("s1", "s2", "s3", "s4", "s5")}),
        (decision(CodingAct.MERGE, "x", "gone"), FOUND),
        (decision(CodingAct.SPLIT, "x", statements=("s2",)), {"x": ("s1", "s3"), "y": ("s4", "s5"), "c-1": ("s2",)}),
        (decision(CodingAct.SPLIT, "x", statements=("s1", "s2", "s3")), FOUND),
        (
            decision(CodingAct.SPLIT, "x", statements=("s3", "new"), part="p"),
            {"x": ("s1", "s2"), "y": ("s4", "s5"), "p": ("s3", "new")},
        ),
        (decision(CodingAct.MOVE, "x", "y", statements=("s1",)), {"x": ("s2", "s3"), "y": ("s4", "s5", "s1")}),
        (decision(CodingAct.MOVE, "", "y", statements=("new",)), {**FOUND, "y": ("s4", "s5", "new")}),
        (decision(CodingAct.MOVE, "x", "", statements=("s1",)), {**FOUND, "x": ("s2", "s3")}),
        (decision(CodingAct.MOVE, "x", "gone", statements=("s1",)), FOUND),
        (
            decision(CodingAct.CREATE, statements=("s3", "new")),
            {"x": ("s1", "s2"), "y": ("s4", "s5"), "c-1": ("s3", "new")},
        ),
        (decision(CodingAct.PIN, "x"), FOUND),
        (decision(CodingAct.MERGE, "x", "y", coded=Coded.THEME), FOUND),
    ],
)
def test_each_decision_does_what_it_says(made, members):
    assert arrange(FOUND, [made], coded=Coded.CHALLENGE).members == members


def test_themes_share_statements_where_challenges_do_not():
    made = decision(CodingAct.CREATE, coded=Coded.THEME, statements=("s1",), part="new")
    assert arrange(FOUND, [made], coded=Coded.THEME).members == {**FOUND, "new": ("s1",)}


def test_what_was_merged_away_leads_to_what_stayed():
    made = [decision(CodingAct.MERGE, "y", "x"), decision(CodingAct.NAME, "y", name="Wohnen", id=2)]
    now = arrange(FOUND, made, coded=Coded.CHALLENGE)
    assert (now.heir("x"), now.heir("y"), now.heir("?"), now.names) == ("y", "y", "", {"y": "Wohnen"})


ACTS = st.sampled_from([CodingAct.MERGE, CodingAct.SPLIT, CodingAct.MOVE, CodingAct.CREATE])
IDS = st.sampled_from(["x", "y", "c-0", "c-1", "c-2"])
STATEMENTS = st.lists(st.sampled_from(["s1", "s2", "s3", "s4", "s5"]), unique=True).map(tuple)


@st.composite
def histories(draw: st.DrawFn) -> list[CodingDecision]:
    count = draw(st.integers(0, 5))
    return [
        decision(draw(ACTS), draw(IDS), draw(IDS), id=number, statements=draw(STATEMENTS)) for number in range(count)
    ]


@given(histories())
def test_no_statement_is_ever_in_two_challenges_and_none_is_made_up(history):
    members = arrange(FOUND, history, coded=Coded.CHALLENGE).members
    placed = [statement for own in members.values() for statement in own]
    assert len(placed) == len(set(placed))
    assert set(placed) <= {"s1", "s2", "s3", "s4", "s5"}


@given(histories(), st.integers(0, 4))
def test_taking_a_decision_back_is_as_if_it_had_never_been(history, place):
    undone = [replace(one, undone_at=1) if number == place else one for number, one in enumerate(history)]
    without = [one for number, one in enumerate(history) if number != place]
    assert arrange(FOUND, undone, coded=Coded.CHALLENGE) == arrange(FOUND, without, coded=Coded.CHALLENGE)


def statement(id: str, transcript: str) -> Statement:
    return Statement(id, transcript, 0, 0, 1, "…", StatementKind.CHALLENGE, 0.9)


ANALYSIS = Analysis(
    {},
    {},
    statements=(statement("s1", "t1"), statement("s2", "t2"), statement("s3", "t2")),
    themes=(Theme("bus", "Mobilität", ("Bus",), ("s1", "s2"), seeded=True), Theme("amt", "Ämter", (), ("s3",))),
    challenges=(
        Challenge("c1", "Kein Bus", (), ("s1", "s2"), ("t1", "t2"), ("Lengede",), (Perspective.POLITICS,), "bus"),
        Challenge("c2", "Langes Warten", (), ("s3",), ("t2",), theme="amt"),
    ),
    found={"challenge": {"c1": ("s1", "s2"), "c2": ("s3",)}, "theme": {"bus": ("s1", "s2"), "amt": ("s3",)}},
)
ABOUT = {
    "t1": Metadata(municipality="Lengede", perspective=Perspective.POLITICS),
    "t2": Metadata(municipality="Ilsede"),
}


def test_an_analysis_shows_themes_and_challenges_as_decided():
    made = [
        decision(CodingAct.MERGE, "c1", "c2", name="Bus und Amt"),
        decision(CodingAct.NAME, "bus", coded=Coded.THEME, name="Unterwegs sein", id=2),
    ]
    now = recode(ANALYSIS, made, about=ABOUT)
    [whole] = now.analysis.challenges
    assert (whole.label, whole.statements, whole.theme) == ("Bus und Amt", ("s1", "s2", "s3"), "bus")
    assert (whole.municipalities, whole.perspectives) == (("Ilsede", "Lengede"), (Perspective.POLITICS,))
    assert [theme.label for theme in now.analysis.themes] == ["Unterwegs sein", "Ämter"]


def test_what_is_said_against_a_merged_challenge_stands_beside_the_heir():
    against = Quote("t1", 0, 0, 1, "…")
    spoken = replace(ANALYSIS, challenges=(ANALYSIS.challenges[0], replace(ANALYSIS.challenges[1], dissent=(against,))))
    [whole] = recode(spoken, [decision(CodingAct.MERGE, "c1", "c2")], about=ABOUT).analysis.challenges
    assert whole.dissent == (against,)


def test_a_challenge_without_quotes_is_not_shown():
    emptied = [
        decision(CodingAct.NAME, "c2", name="Ämter"),
        decision(CodingAct.MOVE, "c2", "", statements=("s3",), id=2),
    ]
    now = recode(ANALYSIS, emptied, about=ABOUT)
    assert [one.id for one in now.analysis.challenges] == ["c1"]
    assert now.challenges.refused == {("c2", "s3")}


def test_without_decisions_an_analysis_stays_as_it_is():
    plain = recode(ANALYSIS, [], about=ABOUT).analysis
    assert [one.id for one in plain.challenges] == ["c1", "c2"]
    assert plain.themes == ANALYSIS.themes


def test_what_a_new_interview_would_make_is_not_shown_before_somebody_agrees():
    proposed = replace(
        ANALYSIS,
        statements=(*ANALYSIS.statements, statement("s4", "t3")),
        challenges=(*ANALYSIS.challenges, Challenge("c3", "Neues", (), ("s4",), ("t3",))),
    )
    assert {one.id for one in recode(proposed, [], about=ABOUT).analysis.challenges} == {"c1", "c2"}
    agreed = decision(CodingAct.CREATE, statements=("s4",), part="c3", name="Neues")
    assert {one.id for one in recode(proposed, [agreed], about=ABOUT).analysis.challenges} == {"c1", "c2", "c3"}


JOIN = Change("p1", Coded.CHALLENGE, ChangeKind.JOIN, ("s1", "new"), target="y")


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"s1", "new"}, [(CodingAct.MOVE, ("", "y"), ("s1", "new"), "p1")]),
        ({"new"}, [(CodingAct.MOVE, ("", "y"), ("new",), "p1"), (CodingAct.REFUSE, ("y",), ("s1",), "")]),
        (set(), [(CodingAct.REFUSE, ("y",), ("s1", "new"), "p1")]),
    ],
)
def test_a_proposal_is_accepted_whole_in_part_or_not(wanted, expected):
    assert [(one.act, one.ids, one.statements, one.change) for one in accept(JOIN, wanted=wanted)] == expected
