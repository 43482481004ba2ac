"""The dossier: a confirmed challenge with its own copy of the evidence and everything decided about it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from corpus.people import Right, User
from corpus.types import Perspective, Quote


class Stage(StrEnum):
    """Where a dossier stands. Handed on means: assigned to another group, or back at the office."""

    OFFICE = "office"
    ASSIGNED = "assigned"
    TAKEN = "taken"
    ANSWERED = "answered"


class DecisionKind(StrEnum):
    """What a person did with a dossier."""

    CONFIRMED = "confirmed"
    ASSIGNED = "assigned"
    TAKEN = "taken"
    HANDED_ON = "handed_on"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One quote with what surrounded it, copied: it stays when transcripts or analyses change.

    ``before`` and ``after`` are the neighbouring sentences of the same turn, ``question`` is what the interviewer
    had said before; empty where there is none.
    """

    quote: Quote
    before: str = ""
    after: str = ""
    question: str = ""
    perspective: Perspective | None = None
    municipality: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One step by a person (``by`` name, ``user`` account id). Groups are ids, empty for the office."""

    kind: DecisionKind
    by: str
    user: int
    at: dt.datetime
    note: str = ""
    group_from: str = ""
    group_to: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """``challenge`` is the id it came from, ``theme`` a label, ``group`` an id (empty: the office).

    ``version`` is the stored version it was read with; the store counts it up when saving.
    """

    id: str
    title: str
    challenge: str
    theme: str
    group: str
    stage: Stage
    evidence: tuple[Evidence, ...]
    decisions: tuple[Decision, ...]
    interviews: int = 0
    municipalities: tuple[str, ...] = ()
    perspectives: tuple[Perspective, ...] = ()
    version: int = 0


def may_see(user: User, dossier: Dossier) -> bool:
    """Staff see all dossiers, members those of their groups, everybody else none."""
    if user.can(Right.DECIDE):
        return True
    return user.can(Right.ANSWER) and dossier.group != "" and dossier.group in user.groups
