"""Answers to proposals as the decisions they are."""

from collections.abc import Collection
from dataclasses import replace

from corpus.types import Change, ChangeKind
from corpus.workflow.codings.decisions import CodingAct, CodingDecision


def accept(
    change: Change, *, wanted: Collection[str], shown: Collection[str] | None = None, name: str = ""
) -> list[CodingDecision]:
    """Decisions that carry the proposal out for the wanted statements and refuse the others.

    ``shown``: those the person could see, by default all; others stay open. ``name``: of what becomes new; by default
    the proposed one.
    """
    seen = change.statements if shown is None else shown
    taken = tuple(one for one in change.statements if one in wanted)
    left = tuple(one for one in change.statements if one in seen and one not in wanted)
    if not taken:
        return refuse(change)
    carried = _carry_out(change, taken, name=name.strip() or change.label)
    # Taking back the one must ask anew, so only it answers the proposal.
    refused = [replace(one, change="") for one in _refusal(change, left)] if change.kind is ChangeKind.JOIN else []
    return [carried, *(refused if left else ())]


def refuse(change: Change) -> list[CodingDecision]:
    """Decisions that say no, so that the same is not proposed again."""
    return _refusal(change, change.statements)


def _carry_out(change: Change, taken: tuple[str, ...], *, name: str) -> CodingDecision:
    if change.kind is ChangeKind.JOIN:
        return CodingDecision(CodingAct.MOVE, change.coded, ("", change.target), taken, change=change.id)
    act = CodingAct.SPLIT if change.kind is ChangeKind.SPLIT else CodingAct.CREATE
    origin = (change.target,) if change.kind is ChangeKind.SPLIT else ()
    return CodingDecision(act, change.coded, origin, taken, name=name, part=change.part, change=change.id)


def _refusal(change: Change, statements: tuple[str, ...]) -> list[CodingDecision]:
    about = (change.target or change.part,)
    return [CodingDecision(CodingAct.REFUSE, change.coded, about, statements, change=change.id)]
