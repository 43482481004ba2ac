"""Which statements belong to which theme or challenge once everything people decided is applied.

What the first analysis found stays as it is stored; decisions are applied whenever it is read, in the order in which
they were made. So a new analysis moves nothing, and taking a decision back gives exactly what was there without it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import chain

from corpus.types import Coded
from corpus.workflow.codings.decisions import CodingAct, CodingDecision, in_force

Members = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Arranged:
    """Id -> statement ids. ``names``: given by hand. ``heirs``: id that was merged away -> the one that stayed.

    ``refused``: pairs of an id and a statement that a person did not want in it; of what was not wanted as a theme or
    challenge of its own, the id is that of the refused one.
    """

    members: Members
    names: Mapping[str, str] = field(default_factory=dict)
    heirs: Mapping[str, str] = field(default_factory=dict)
    pinned: frozenset[str] = frozenset()
    refused: frozenset[tuple[str, str]] = frozenset()

    def heir(self, id: str) -> str:
        """The id that this one is now part of: itself, another, or "" for none."""
        while id in self.heirs:
            id = self.heirs[id]
        return id if id in self.members else ""


def arrange(found: Members, decisions: Iterable[CodingDecision], *, coded: Coded) -> Arranged:
    """Apply the decisions about this kind to what was found. A decision about something gone does nothing."""
    start = Arranged({id: tuple(statements) for id, statements in found.items()})
    return reduce(lambda now, decision: STEPS[decision.act](now, decision), in_force(decisions, coded), start)


def _name(now: Arranged, decision: CodingDecision) -> Arranged:
    names = {id: name for id, name in now.names.items() if id != decision.ids[0]}
    return replace(now, names=names | ({decision.ids[0]: decision.name} if decision.name else {}))


def _merge(now: Arranged, decision: CodingDecision) -> Arranged:
    ids = [id for id in dict.fromkeys(decision.ids) if id in now.members]
    if len(ids) < 2:
        return now
    first, *others = ids
    joined = dict.fromkeys(statement for id in ids for statement in now.members[id])
    members = {id: statements for id, statements in now.members.items() if id not in others}
    merged = replace(now, members=members | {first: tuple(joined)}, heirs={**now.heirs, **dict.fromkeys(others, first)})
    return _named(merged, first, decision.name)


def _split(now: Arranged, decision: CodingDecision) -> Arranged:
    whole = now.members.get(decision.ids[0], ())
    leaving = tuple(statement for statement in whole if statement in set(decision.statements))
    if not leaving or len(leaving) == len(whole) or decision.made in now.members:
        return now
    staying = _without(whole, leaving)
    placed = set(chain.from_iterable(now.members.values()))
    along = tuple(statement for statement in decision.statements if statement not in placed)
    divided = replace(now, members={**now.members, decision.ids[0]: staying, decision.made: leaving + along})
    return _named(divided, decision.made, decision.name)


def _move(now: Arranged, decision: CodingDecision) -> Arranged:
    origin, target = decision.ids
    if target and target not in now.members:
        return now
    freed = _freed(now, decision, origin=origin)
    if not target:
        unwanted = {(origin, statement) for statement in decision.statements}
        return replace(now, members=freed, refused=now.refused | unwanted)
    joined = dict.fromkeys((*freed[target], *decision.statements))
    return replace(now, members={**freed, target: tuple(joined)})


def _create(now: Arranged, decision: CodingDecision) -> Arranged:
    freed = _freed(now, decision, origin="")
    before = freed.get(decision.made, ())
    joined = tuple(dict.fromkeys((*before, *decision.statements)))
    return _named(replace(now, members={**freed, decision.made: joined}), decision.made, decision.name)


def _pin(now: Arranged, decision: CodingDecision) -> Arranged:
    return replace(now, pinned=now.pinned | {decision.ids[0]})


def _refuse(now: Arranged, decision: CodingDecision) -> Arranged:
    return replace(now, refused=now.refused | {(decision.ids[0], statement) for statement in decision.statements})


def _freed(now: Arranged, decision: CodingDecision, *, origin: str) -> dict[str, tuple[str, ...]]:
    """Members without the moved statements: a challenge is the only one a statement has, themes can share it."""
    if decision.coded is Coded.THEME:
        left = {origin: _without(now.members[origin], decision.statements)} if origin in now.members else {}
        return {**now.members, **left}
    moved = set(decision.statements)
    return {id: _without(own, decision.statements) if moved & set(own) else own for id, own in now.members.items()}


def _without(statements: Sequence[str], leaving: Sequence[str]) -> tuple[str, ...]:
    gone = set(leaving)
    return tuple(statement for statement in statements if statement not in gone)


def _named(now: Arranged, id: str, name: str) -> Arranged:
    return replace(now, names={**now.names, id: name}) if name else now


STEPS: dict[CodingAct, Callable[[Arranged, CodingDecision], Arranged]] = {
    CodingAct.NAME: _name,
    CodingAct.MERGE: _merge,
    CodingAct.SPLIT: _split,
    CodingAct.MOVE: _move,
    CodingAct.CREATE: _create,
    CodingAct.PIN: _pin,
    CodingAct.REFUSE: _refuse,
}
