"""What people decided about themes and challenges: only ever added to. Taking a decision back is a row of its own."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from corpus.errors import InvalidInput, NotFound, Outdated
from corpus.people import Right, User
from corpus.store import Store, lock
from corpus.store.analyses import find_analysis, newest_analysis
from corpus.store.material import read_about
from corpus.store.schema import coding_decisions as table
from corpus.store.trails import clean, latest_entry, touched_since
from corpus.types import Analysis, Coded
from corpus.workflow.codings.applying import Recoded, list_found, recode
from corpus.workflow.codings.arranging import STEPS, arrange
from corpus.workflow.codings.decisions import CodingAct, CodingDecision, in_force
from corpus.workflow.codings.refusals import demand_sound

UNDO = "undo"
CHANGED = (
    "Hier hat inzwischen jemand anderes etwas geändert. "
    "Bitte sehen Sie sich den neuen Stand an und entscheiden Sie dann noch einmal."
)
UNDONE = "Diese Entscheidung ist bereits zurückgenommen. Bitte laden Sie die Seite neu."
MISSING = "Diese Entscheidung gibt es nicht. Bitte laden Sie die Seite neu."
BUILT_UPON = "Darauf bauen spätere Entscheidungen auf. Bitte nehmen Sie zuerst diese zurück."
NOTHING_YET = "Es gibt noch keine Auswertung. Bitte starten Sie zuerst eine Auswertung."


def decide_codings(
    store: Store, decisions: Iterable[CodingDecision], *, seen: int, by: User, at: dt.datetime
) -> list[CodingDecision]:
    """Put the decisions in force, one after the other, all or none; returns them as stored.

    ``seen`` is the latest entry the person had in front of them (``latest_coding_entry``). Raises Outdated where
    somebody decided about the same since then, NotFound and InvalidInput where one makes no sense.
    """
    by.demand(Right.DECIDE)
    with store.write() as connection:
        lock(connection, "codings")
        made, analysis = _read(connection), newest_analysis(connection)
        if analysis is None:
            raise NotFound(NOTHING_YET)
        concerned = _concerned_since(connection, made, seen)
        statements = {one.id for one in analysis.statements}
        now = {coded: arrange(list_found(analysis, coded), made, coded=coded) for coded in Coded}
        stored = []
        for decision in map(_tidied, decisions):
            if concerned & _about(decision):
                raise Outdated(CHANGED)
            demand_sound(decision, now[decision.coded], statements=statements)
            stored.append(_add(connection, decision, by=by, at=at))
            now[decision.coded] = STEPS[decision.act](now[decision.coded], stored[-1])
        return stored


def undo_coding(store: Store, id: int, *, by: User, at: dt.datetime) -> None:
    """Take a decision back; it stays in the history. Raises as ``undo_codings``."""
    undo_codings(store, [id], by=by, at=at)


def undo_codings(store: Store, ids: Collection[int], *, by: User, at: dt.datetime) -> None:
    """Take decisions back, all or none; they stay in the history.

    Raises NotFound, Outdated if somebody was faster, InvalidInput where a later decision would lose what it made.
    """
    by.demand(Right.DECIDE)
    with store.write() as connection:
        lock(connection, "codings")
        made = {decision.id: decision for decision in _read(connection)}
        if not set(ids) <= set(made):
            raise NotFound(MISSING)
        if any(made[id].undone_at is not None for id in ids):
            raise Outdated(UNDONE)
        _demand_nothing_lost(newest_analysis(connection), list(made.values()), ids)
        for id in ids:
            row: dict[str, object] = {"coded": made[id].coded.value, "act": UNDO, "undoes": id, "content": {}}
            connection.execute(table.insert().values(**row, by=by.name, user=by.id, at=at))


def coding_decisions(store: Store, *, by: User) -> list[CodingDecision]:
    """All decisions in the order they were made, those taken back included."""
    by.demand(Right.READ_TRANSCRIPTS, Right.EXPLORE)
    with store.read() as connection:
        return _read(connection)


def decided_codings(store: Store) -> list[CodingDecision]:
    """The same for the worker, which lets what people arranged go on."""
    with store.read() as connection:
        return _read(connection)


def latest_coding_entry(store: Store, *, by: User) -> int:
    """Number of the latest entry, 0 before the first: the version of what ``coding_decisions`` gives."""
    by.demand(Right.READ_TRANSCRIPTS, Right.EXPLORE)
    with store.read() as connection:
        return latest_entry(connection, table)


def find_recoded(connection: Connection, analysis_id: int) -> Recoded:
    """An analysis as decided, within a transaction. Raises NotFound where it is gone."""
    analysis = find_analysis(connection, analysis_id)
    return recode(analysis, _read(connection), about=read_about(connection))


def _demand_nothing_lost(analysis: Analysis | None, made: Sequence[CodingDecision], undone: Collection[int]) -> None:
    """Raise InvalidInput where something a decision in force made would be gone without the undone ones."""
    left = [one for one in made if one.id not in undone]
    if analysis is None:
        return
    for coded in Coded:
        found = list_found(analysis, coded)
        before, after = (arrange(found, some, coded=coded).members for some in (made, left))
        if any(one.made in before and one.made not in after for one in in_force(left, coded)):
            raise InvalidInput(BUILT_UPON)


def _add(connection: Connection, decision: CodingDecision, *, by: User, at: dt.datetime) -> CodingDecision:
    row = _row(decision, by=by, at=at)
    id = connection.execute(table.insert().values(**row).returning(table.c.id)).scalar_one()
    return replace(decision, id=id, by=by.name, user=by.id, at=at)


def _read(connection: Connection) -> list[CodingDecision]:
    made: dict[int, CodingDecision] = {}
    for row in connection.execute(sa.select(table).order_by(table.c.id)):
        if row.act == UNDO:
            made[row.undoes] = replace(made[row.undoes], undone_by=row.by, undone_at=row.at)
        else:
            made[row.id] = _decision(row)
    return list(made.values())


def _concerned_since(connection: Connection, made: Sequence[CodingDecision], seen: int) -> set[tuple[Coded, str]]:
    """What somebody decided about, or took a decision back about, after the entry ``seen``."""
    touched = touched_since(connection, table, seen=seen)
    return {about for one in made if one.id in touched for about in _about(one)}


def _about(decision: CodingDecision) -> set[tuple[Coded, str]]:
    """What the decision changes; statements too where each has one place only."""
    moves = decision.coded is Coded.CHALLENGE and decision.act is not CodingAct.REFUSE
    return {(decision.coded, id) for id in (*decision.concerned, *(decision.statements if moves else ()))}


def _tidied(decision: CodingDecision) -> CodingDecision:
    ids = decision.ids if decision.act is CodingAct.MOVE else tuple(dict.fromkeys(decision.ids))
    return replace(decision, name=clean(decision.name), ids=ids, statements=tuple(dict.fromkeys(decision.statements)))


def _row(decision: CodingDecision, *, by: User, at: dt.datetime) -> dict[str, object]:
    content = {
        "ids": decision.ids,
        "statements": decision.statements,
        "name": decision.name,
        "part": decision.part,
        "change": decision.change,
    }
    kind = {"coded": decision.coded.value, "act": decision.act.value, "undoes": None}
    return {**kind, "content": content, "by": by.name, "user": by.id, "at": at}


def _decision(row: Row[tuple[object, ...]]) -> CodingDecision:
    content = row.content
    return CodingDecision(
        act=CodingAct(row.act),
        coded=Coded(row.coded),
        ids=tuple(content["ids"]),
        statements=tuple(content["statements"]),
        name=content["name"],
        part=content["part"],
        change=content["change"],
        id=row.id,
        by=row.by,
        user=row.user,
        at=row.at,
    )
