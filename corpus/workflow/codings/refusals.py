"""Why a decision about themes or challenges can't be made as it stands, in words for the person who makes it."""

from collections.abc import Callable, Collection

from corpus.errors import InvalidInput, NotFound
from corpus.types import Coded
from corpus.workflow.codings.arranging import Arranged
from corpus.workflow.codings.decisions import CodingAct, CodingDecision

LONGEST = 200
GONE = {
    Coded.THEME: "Dieses Thema gibt es so nicht mehr. Bitte laden Sie die Seite neu.",
    Coded.CHALLENGE: "Diese Herausforderung gibt es so nicht mehr. Bitte laden Sie die Seite neu.",
}
NO_NAME = "Bitte geben Sie einen Namen ein."
TOO_LONG = f"Der Name darf höchstens {LONGEST} Zeichen haben."
ONE_ONLY = "Bitte wählen Sie, womit zusammengeführt werden soll."
NOTHING_CHOSEN = "Bitte wählen Sie mindestens eine Stelle."
ALL_CHOSEN = "Mindestens eine Stelle muss bleiben. Vielleicht wollen Sie nur den Namen ändern?"
SAME_PLACE = "Die Stellen liegen bereits dort. Bitte wählen Sie ein anderes Ziel."
STALE = "Die gewählten Stellen gibt es so nicht mehr. Bitte laden Sie die Seite neu."
PINNED = "Das ist bereits festgehalten."


def demand_sound(decision: CodingDecision, now: Arranged, *, statements: Collection[str]) -> None:
    """Raise InvalidInput unless the decision makes sense for what is there now, NotFound if something is gone.

    ``statements``: ids of all there are.
    """
    if len(decision.name) > LONGEST:
        raise InvalidInput(TOO_LONG)
    if not set(decision.statements) <= set(statements):
        raise NotFound(STALE)
    if decision.act is not CodingAct.REFUSE and not set(decision.ids) - {""} <= set(now.members):
        raise NotFound(GONE[decision.coded])
    CHECKS[decision.act](decision, now)


def _nothing_more(decision: CodingDecision, now: Arranged) -> None:
    """An empty name brings back the one that was found."""


def _merge(decision: CodingDecision, now: Arranged) -> None:
    if len(set(decision.ids)) < 2:
        raise InvalidInput(ONE_ONLY)


def _split(decision: CodingDecision, now: Arranged) -> None:
    leaving = set(decision.statements) & set(now.members[decision.ids[0]])
    if not leaving:
        raise InvalidInput(NOTHING_CHOSEN)
    if len(leaving) == len(now.members[decision.ids[0]]):
        raise InvalidInput(ALL_CHOSEN)
    _create(decision, now)


def _move(decision: CodingDecision, now: Arranged) -> None:
    origin, target = decision.ids
    if not decision.statements:
        raise InvalidInput(NOTHING_CHOSEN)
    if origin == target or (target and set(decision.statements) <= set(now.members[target])):
        raise InvalidInput(SAME_PLACE)


def _create(decision: CodingDecision, now: Arranged) -> None:
    if not decision.statements:
        raise InvalidInput(NOTHING_CHOSEN)
    if not decision.name:
        raise InvalidInput(NO_NAME)
    if decision.part in now.members:
        raise NotFound(GONE[decision.coded])


def _pin(decision: CodingDecision, now: Arranged) -> None:
    if decision.ids[0] in now.pinned:
        raise InvalidInput(PINNED)


CHECKS: dict[CodingAct, Callable[[CodingDecision, Arranged], None]] = {
    CodingAct.NAME: _nothing_more,
    CodingAct.MERGE: _merge,
    CodingAct.SPLIT: _split,
    CodingAct.MOVE: _move,
    CodingAct.CREATE: _create,
    CodingAct.PIN: _pin,
    CodingAct.REFUSE: _nothing_more,
}
