"""Decisions about themes and challenges, as people make them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from corpus.types import Coded

LETTERS = {Coded.THEME: "th", Coded.CHALLENGE: "c"}


class CodingAct(StrEnum):
    """What a person did with themes or challenges.

    REFUSE says no to a proposal; accepting one is a MOVE, CREATE or SPLIT that names it.
    """

    NAME = "name"
    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    CREATE = "create"
    PIN = "pin"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class CodingDecision:
    """One decision (``by`` name, ``user`` account id). ``id`` 0: not stored yet.

    ``ids``: the themes or challenges it is about. Of a merge the first one stays; of a move they are where the
    ``statements`` were ("" for nowhere) and where they go ("" to take them out). ``part``: id for what a split or a
    creation makes, where it has one already. ``change``: id of the proposal this answers, or "".
    """

    act: CodingAct
    coded: Coded
    ids: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    name: str = ""
    part: str = ""
    change: str = ""
    id: int = 0
    by: str = ""
    user: int = 0
    at: dt.datetime | None = None
    undone_by: str = ""
    undone_at: dt.datetime | None = None

    @property
    def made(self) -> str:
        """Id of what a split or a creation makes; "" for other acts."""
        if self.act not in (CodingAct.SPLIT, CodingAct.CREATE):
            return ""
        return self.part or f"{LETTERS[self.coded]}-{self.id}"

    @property
    def concerned(self) -> frozenset[str]:
        """Ids of all themes or challenges the decision is about."""
        return frozenset((*self.ids, self.made)) - {""}


def in_force(decisions: Iterable[CodingDecision], coded: Coded) -> list[CodingDecision]:
    """The decisions about this kind that nobody took back."""
    return [one for one in decisions if one.coded is coded and one.undone_at is None]
