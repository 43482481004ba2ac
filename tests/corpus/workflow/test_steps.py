from dataclasses import replace

import pytest

from corpus.errors import InvalidInput, NotAllowed
from corpus.people import Role, User
from corpus.workflow import DecisionKind, Dossier, Stage, advance, answer, assign, confirm, hand_on, may_see, take
from tests.builders import NOW, build_analysis, build_transcript

STAFF = User(1, "stab", "Stab", frozenset({Role.STAFF}))
BUS = User(2, "bus", "Bus", frozenset({Role.MEMBER}), ("bus",))
SPEECH = User(3, "sprache", "Sprache", frozenset({Role.MEMBER}), ("sprache",))
INTERVIEW = build_transcript(id="I-01")
ANALYSIS = build_analysis([INTERVIEW])


def confirmed(group: str = "bus", *, by: User = STAFF, title: str = "Busse") -> Dossier:
    return confirm(
        ANALYSIS.challenges[0],
        statements=ANALYSIS.statements,
        transcripts=[INTERVIEW],
        group=group,
        theme="Mobilität",
        title=title,
        note=" bitte ",
        by=by,
        at=NOW,
    )


def test_confirming_makes_a_dossier_with_evidence_and_one_decision():
    dossier = confirmed()
    assert (dossier.stage, dossier.group, dossier.challenge, dossier.interviews) == (Stage.ASSIGNED, "bus", "c1", 1)
    assert [piece.quote.text for piece in dossier.evidence] == ["Der Bus fehlt am Abend."]
    [decision] = dossier.decisions
    assert (decision.kind, decision.by, decision.note, decision.group_to) == ("confirmed", "Stab", "bitte", "bus")


def test_confirming_without_a_group_leaves_it_at_the_office():
    assert confirmed("").stage is Stage.OFFICE


def test_confirming_needs_a_title_and_evidence():
    with pytest.raises(InvalidInput, match="Überschrift"):
        confirmed(title=" ")
    bare = replace(ANALYSIS.challenges[0], statements=("unknown",))
    with pytest.raises(InvalidInput, match="Belege"):
        confirm(bare, statements=[], transcripts=[], group="", theme="", title="x", note="", by=STAFF, at=NOW)


def test_a_member_takes_and_answers():
    taken = take(confirmed(), by=BUS, at=NOW)
    answered = answer(taken, "Wir fragen den Verkehrsverbund.", by=BUS, at=NOW)
    assert (taken.stage, answered.stage) == (Stage.TAKEN, Stage.ANSWERED)
    assert answered.decisions[-1].note == "Wir fragen den Verkehrsverbund."


def test_handing_on_moves_it_to_the_other_group_with_the_reason():
    moved = hand_on(confirmed(), "sprache", note="Es geht um Durchsagen.", by=BUS, at=NOW)
    assert (moved.stage, moved.group) == (Stage.ASSIGNED, "sprache")
    last = moved.decisions[-1]
    assert (last.kind, last.group_from, last.group_to) == (DecisionKind.HANDED_ON, "bus", "sprache")


def test_handing_on_to_nobody_brings_it_back_to_the_office():
    assert hand_on(confirmed(), "", note="nicht unser Thema", by=BUS, at=NOW).stage is Stage.OFFICE


def test_staff_reassign_from_every_stage_and_so_reopen_an_answer():
    answered = answer(confirmed(), "fertig", by=BUS, at=NOW)
    for dossier in (confirmed(""), confirmed(), take(confirmed(), by=BUS, at=NOW), answered):
        assert assign(dossier, "sprache", by=STAFF, at=NOW).stage is Stage.ASSIGNED
    assert assign(answered, "bus", note="bitte genauer", by=STAFF, at=NOW).stage is Stage.ASSIGNED


@pytest.mark.parametrize(
    "step",
    [
        lambda: take(take(confirmed(), by=BUS, at=NOW), by=BUS, at=NOW),
        lambda: take(answer(confirmed(), "ja", by=BUS, at=NOW), by=BUS, at=NOW),
        lambda: answer(confirmed(), "  ", by=BUS, at=NOW),
        lambda: hand_on(confirmed(), "sprache", note=" ", by=BUS, at=NOW),
        lambda: hand_on(confirmed(), "bus", note="hin und her", by=BUS, at=NOW),
        lambda: hand_on(answer(confirmed(), "ja", by=BUS, at=NOW), "sprache", note="doch", by=BUS, at=NOW),
        lambda: assign(confirmed(), "bus", by=STAFF, at=NOW),
        lambda: assign(confirmed(""), "", by=STAFF, at=NOW),
    ],
)
def test_a_step_that_makes_no_sense_is_refused(step):
    with pytest.raises(InvalidInput):
        step()


@pytest.mark.parametrize(
    "step",
    [
        lambda: confirmed(by=BUS),
        lambda: assign(confirmed(), "sprache", by=BUS, at=NOW),
        lambda: take(confirmed(), by=STAFF, at=NOW),
        lambda: take(confirmed(), by=SPEECH, at=NOW),
        lambda: take(confirmed(), by=replace(BUS, active=False), at=NOW),
        lambda: take(confirmed(), by=replace(BUS, roles=frozenset({Role.ADMINISTRATION})), at=NOW),
        lambda: take(confirmed(), by=replace(SPEECH, roles=frozenset({Role.MEMBER, Role.STAFF})), at=NOW),
        lambda: answer(confirmed(""), "ja", by=replace(BUS, groups=("",)), at=NOW),
        lambda: hand_on(confirmed(), "sprache", note="mir", by=SPEECH, at=NOW),
    ],
)
def test_a_step_of_somebody_else_is_refused(step):
    with pytest.raises(NotAllowed):
        step()


@pytest.mark.parametrize("other", [{"user": SPEECH.id}, {"by": SPEECH.name}])
def test_nobody_decides_in_the_name_of_others(other):
    step = take(confirmed(), by=BUS, at=NOW).decisions[-1]
    with pytest.raises(NotAllowed):
        advance(confirmed(), replace(step, **other), by=BUS)


@pytest.mark.parametrize(("kind", "to"), [("taken", "sprache"), ("answered", ""), ("confirmed", "bus")])
def test_a_forged_decision_moves_nothing(kind, to):
    forged = replace(
        confirmed().decisions[0], kind=DecisionKind(kind), by=BUS.name, user=BUS.id, group_from="bus", group_to=to
    )
    with pytest.raises(InvalidInput):
        advance(confirmed(), forged, by=BUS)


@pytest.mark.parametrize(
    ("user", "group", "seen"),
    [
        (STAFF, "bus", True),
        (STAFF, "", True),
        (BUS, "bus", True),
        (BUS, "sprache", False),
        (BUS, "", False),
        (replace(BUS, groups=()), "bus", False),
        (replace(BUS, groups=("",)), "", False),
        (replace(BUS, active=False), "bus", False),
        (replace(BUS, roles=frozenset({Role.ADMIN, Role.FACILITATOR, Role.ADMINISTRATION})), "bus", False),
    ],
)
def test_who_sees_a_dossier(user, group, seen):
    assert may_see(user, confirmed(group)) is seen
