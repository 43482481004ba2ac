"""Who is not shown and why, for people who decide; names only for people who may read raw texts."""

import datetime as dt

import pytest

from corpus.errors import NotAllowed
from corpus.people import Role, User
from corpus.types import Actor, ActorKind, Analysis, Mention
from corpus.workflow import ActorAct, ActorClass, ActorDecision, Protection, list_unshown

NOW = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
RECLASS = ActorAct.RECLASS


def person(id: str, turn: int, **more) -> Actor:
    mention = Mention("I-02" if turn < 3 else "I-10", turn, 0, 4, "Gern")
    return Actor(id, f"Karl {id}", ActorKind.PER, protected=True, mentions=(mention,), **more)


ANALYSIS = Analysis(
    config={},
    inputs={},
    actors=(
        person("unclear", 5, candidates=("private",)),
        person("head", 4, function="Leiterin"),
        person("staff", 3, organisation="Jobcenter"),
        person("mayor", 2, function="Bürgermeister", organisation="Edemissen"),
        person("private", 1),
        Actor("ksb", "KSB", ActorKind.ORG, mentions=(Mention("I-01", 0, 0, 3, "KSB"),)),
    ),
)


def user(*roles: Role) -> User:
    return User(1, "kim", "Kim", frozenset(roles))


def decided(id: str, kind: ActorClass, **more) -> ActorDecision:
    return ActorDecision(RECLASS, (id,), kind=kind, id=1, by="Kim", at=NOW, **more)


def reasons(*decisions: ActorDecision) -> dict[str, Protection]:
    return {one.id: one.reason for one in list_unshown(ANALYSIS, decisions, by=user(Role.STAFF))}


def test_everybody_not_shown_is_listed_in_the_order_of_the_interviews_with_the_reason():
    assert list(reasons().items()) == [
        ("private", Protection.PRIVATE),
        ("staff", Protection.NO_FUNCTION),
        ("head", Protection.NO_ORGANISATION),
        ("unclear", Protection.UNCLEAR),
    ]


def test_who_is_shown_as_an_office_leaves_the_list_and_returns_when_it_is_taken_back():
    shown = decided("head", ActorClass.OFFICE, function="Leiterin", organisation="VHS")
    assert "head" not in reasons(shown)
    assert reasons(decided("ksb", ActorClass.PROTECTED))["ksb"] is Protection.DECIDED


def test_only_people_who_may_read_raw_texts_get_the_name():
    staff, boss = user(Role.STAFF), user(Role.STAFF, Role.FACILITATOR)
    assert "Karl" not in str(list_unshown(ANALYSIS, [], by=staff))
    assert "Gern" not in str(list_unshown(ANALYSIS, [], by=staff))
    assert list_unshown(ANALYSIS, [], by=boss)[0].name == "Karl private"


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.MEMBER, Role.ADMINISTRATION, Role.ADMIN])
def test_nobody_but_staff_gets_the_list(role):
    with pytest.raises(NotAllowed):
        list_unshown(ANALYSIS, [], by=user(role))
