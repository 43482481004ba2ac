"""Proposals that wait for an answer: which, and in which order. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from corpus.types import Change, ChangeKind, Coded
from pages.ui.findings import Findings, statements_of
from pages.ui.texts import codings as says
from pages.ui.texts import words

_ORDER: Final = (ChangeKind.JOIN, ChangeKind.NEW, ChangeKind.SPLIT)


def open_changes(findings: Findings, *, interview: str = "") -> list[Change]:
    """What waits, challenges first; ``interview``: only what has to do with this one.

    Left out is what people settled by hand in the meantime and what they pinned.
    """
    waiting = [one for one in findings.changes if not _is_settled(findings, one) and not _is_pinned(findings, one)]
    fitting = [one for one in waiting if interview in {"", *interviews_of(findings, one.statements)}]
    return sorted(
        fitting, key=lambda one: (one.coded is Coded.THEME, _ORDER.index(one.kind), -_size(findings, one), one.id)
    )


def placed_by_now(findings: Findings, change: Change) -> dict[str, str]:
    """Statement id -> where people put it since it was proposed to go somewhere else."""
    members = findings.arranged[change.coded].members
    there = set(members.get(change.target, ())) if change.kind is ChangeKind.JOIN else set()
    if change.coded is Coded.THEME:
        return dict.fromkeys((one for one in change.statements if one in there), change.target)
    owners = {statement: id for id, own in members.items() for statement in own}
    stays = change.target if change.kind is ChangeKind.SPLIT else ""
    return {one: owners[one] for one in change.statements if owners.get(one, stays) != stays}


def later_interviews(findings: Findings, changes: Iterable[Change]) -> list[str]:
    """Ids of the new interviews these proposals have to do with."""
    return sorted({id for one in changes for id in interviews_of(findings, one.statements)} & findings.later)


def headline(findings: Findings, changes: Sequence[Change], *, with_interviews: str, without: str) -> str:
    """``Aus 2 neuen Gesprächen: 14 Vorschläge``, put into one of the two sentences."""
    later = len(later_interviews(findings, changes))
    return (with_interviews if later else without).format(
        interviews=words.counted(later, *says.NEW_INTERVIEW), proposals=words.counted(len(changes), *says.PROPOSAL)
    )


def _is_settled(findings: Findings, change: Change) -> bool:
    return change.kind is not ChangeKind.SPLIT and set(placed_by_now(findings, change)) == set(change.statements)


def _is_pinned(findings: Findings, change: Change) -> bool:
    """Of a pinned challenge no part is divided off, to a pinned theme nothing is added."""
    kind = ChangeKind.SPLIT if change.coded is Coded.CHALLENGE else ChangeKind.JOIN
    return change.kind is kind and change.target in findings.arranged[change.coded].pinned


def interviews_of(findings: Findings, statements: Iterable[str]) -> set[str]:
    """Ids of the interviews these statements are from."""
    return {one.transcript for one in statements_of(findings, statements)}


def _size(findings: Findings, change: Change) -> int:
    return len(interviews_of(findings, change.statements))


def count_kinds(changes: Iterable[Change]) -> Mapping[ChangeKind, int]:
    """How many of each kind there are, in their usual order; kinds that don't occur are left out."""
    kinds = [one.kind for one in changes]
    return {kind: kinds.count(kind) for kind in _ORDER if kind in kinds}
