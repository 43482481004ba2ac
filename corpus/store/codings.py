"""What people decided about themes and challenges: only ever added to. Taking a decision back is a row of its own."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from corpus.errors import NotFound, Outdated
from corpus.people import Right, User
from corpus.store import Store, lock
from corpus.store.analyses import find_analysis
from corpus.store.material import read_about
from corpus.store.schema import analyses
from corpus.store.schema import coding_decisions as table
from corpus.types import Analysis, Coded
from corpus.workflow.codings.applying import Recoded, list_found, recode
from corpus.workflow.codings.arranging import arrange
from corpus.workflow.codings.decisions import CodingAct, CodingDecision
from corpus.workflow.codings.refusals import demand_sound

UNDO = "undo"
CHANGED = (
    "Hier hat inzwischen jemand anderes etwas geändert. "
    "Bitte sehen Sie sich den neuen Stand an und entscheiden Sie dann noch einmal."
)
UNDONE = "Diese Entscheidung ist bereits zurückgenommen. Bitte laden Sie die Seite neu."
MISSING = "Diese Entscheidung gibt es nicht. Bitte laden Sie die Seite neu."
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
        concerned = _concerned_since(connection, _read(connection), seen)
        newest = connection.execute(sa.select(sa.func.max(analyses.c.id))).scalar()
        if newest is None:
            raise NotFound(NOTHING_YET)
        analysis = find_analysis(connection, newest)
        stored = []
        for decision in map(_tidied, decisions):
            if concerned & {(decision.coded, id) for id in decision.concerned}:
                raise Outdated(CHANGED)
            stored.append(_add(connection, analysis, decision, by=by, at=at))
        return stored


def undo_coding(store: Store, id: int, *, by: User, at: dt.datetime) -> None:
    """Take a decision back; it stays in the history. Raises NotFound, or Outdated if somebody was faster."""
    by.demand(Right.DECIDE)
    with store.write() as connection:
        lock(connection, "codings")
        decision = next((made for made in _read(connection) if made.id == id), None)
        if decision is None:
            raise NotFound(MISSING)
        if decision.undone_at is not None:
            raise Outdated(UNDONE)
        row: dict[str, object] = {
            "coded": decision.coded.value,
            "act": UNDO,
            "undoes": id,
            "content": {},
            "by": by.name,
        }
        connection.execute(table.insert().values(**row, user=by.id, at=at))


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
        return connection.execute(sa.select(sa.func.max(table.c.id))).scalar() or 0


def find_recoded(connection: Connection, analysis_id: int) -> Recoded:
    """An analysis as decided, within a transaction. Raises NotFound where it is gone."""
    analysis = find_analysis(connection, analysis_id)
    return recode(analysis, _read(connection), about=read_about(connection))


def _add(
    connection: Connection, analysis: Analysis, decision: CodingDecision, *, by: User, at: dt.datetime
) -> CodingDecision:
    now = arrange(list_found(analysis, decision.coded), _read(connection), coded=decision.coded)
    demand_sound(decision, now, statements={one.id for one in analysis.statements})
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
    later = sa.select(table.c.id, table.c.undoes).where(table.c.id > seen)
    touched = {id for row in connection.execute(later) for id in row}
    return {(one.coded, id) for one in made if one.id in touched for id in one.concerned}


def _tidied(decision: CodingDecision) -> CodingDecision:
    name = " ".join(decision.name.replace("\0", "").encode("utf-8", "ignore").decode("utf-8").split())
    ids = decision.ids if decision.act is CodingAct.MOVE else tuple(dict.fromkeys(decision.ids))
    return replace(decision, name=name, ids=ids, statements=tuple(dict.fromkeys(decision.statements)))


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
