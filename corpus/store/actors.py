"""What people decided about actors: only ever added to. Taking a decision back is a row of its own."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from corpus.errors import NotFound, Outdated
from corpus.people import Right, User
from corpus.store import Store, lock
from corpus.store.analyses import newest_analysis
from corpus.store.schema import actor_decisions as table
from corpus.store.trails import clean, latest_entry, touched_since
from corpus.workflow.actors import ActorAct, ActorClass, ActorDecision, arrange_actors
from corpus.workflow.refusals import GONE, demand_sound

UNDO = "undo"
CHANGED = (
    "Diesen Akteur hat inzwischen jemand anderes geändert. "
    "Bitte sehen Sie sich den neuen Stand an und entscheiden Sie dann noch einmal."
)
UNDONE = "Diese Entscheidung ist bereits zurückgenommen. Bitte laden Sie die Seite neu."
MISSING = "Diese Entscheidung gibt es nicht. Bitte laden Sie die Seite neu."


def decide_actor(store: Store, decision: ActorDecision, *, seen: int, by: User, at: dt.datetime) -> ActorDecision:
    """Put the decision in force for the newest analysis and all to come; returns it as stored.

    ``seen`` is the latest entry the person had in front of them (``latest_actor_entry``). Raises Outdated where
    somebody decided about one of the actors since then, NotFound and InvalidInput where it makes no sense.
    """
    by.demand(Right.DECIDE)
    tidy = _tidied(decision)
    with store.write() as connection:
        lock(connection, "actors")
        made = _read(connection)
        if _concerned_since(connection, made, seen) & tidy.concerned:
            raise Outdated(CHANGED)
        analysis = newest_analysis(connection)
        if analysis is None:
            raise NotFound(GONE)
        demand_sound(tidy, arrange_actors(analysis.actors, made).actors)
        id = connection.execute(table.insert().values(**_row(tidy, by=by, at=at)).returning(table.c.id)).scalar_one()
        return next(stored for stored in _read(connection) if stored.id == id)


def undo_actor(store: Store, id: int, *, by: User, at: dt.datetime) -> None:
    """Take a decision back; it stays in the history. Raises NotFound, or Outdated if somebody was faster."""
    by.demand(Right.DECIDE)
    with store.write() as connection:
        lock(connection, "actors")
        decision = next((made for made in _read(connection) if made.id == id), None)
        if decision is None:
            raise NotFound(MISSING)
        if decision.undone_at is not None:
            raise Outdated(UNDONE)
        row = {"act": UNDO, "undoes": id, "content": {}, "by": by.name, "user": by.id, "at": at}
        connection.execute(table.insert().values(**row))


def actor_decisions(store: Store, *, by: User) -> list[ActorDecision]:
    """All decisions in the order they were made, those taken back included."""
    by.demand(Right.READ_TRANSCRIPTS, Right.EXPLORE)
    with store.read() as connection:
        return _read(connection)


def latest_actor_entry(store: Store, *, by: User) -> int:
    """Number of the latest entry, 0 before the first: the version of what ``actor_decisions`` gives."""
    by.demand(Right.READ_TRANSCRIPTS, Right.EXPLORE)
    with store.read() as connection:
        return latest_entry(connection, table)


def _read(connection: Connection) -> list[ActorDecision]:
    made: dict[int, ActorDecision] = {}
    for row in connection.execute(sa.select(table).order_by(table.c.id)):
        if row.act == UNDO:
            made[row.undoes] = replace(made[row.undoes], undone_by=row.by, undone_at=row.at)
        else:
            made[row.id] = _decision(row)
    return list(made.values())


def _concerned_since(connection: Connection, made: Sequence[ActorDecision], seen: int) -> set[str]:
    """Ids of the actors somebody decided about, or took a decision back about, after the entry ``seen``."""
    touched = touched_since(connection, table, seen=seen)
    return {actor for decision in made if decision.id in touched for actor in decision.concerned}


def _tidied(decision: ActorDecision) -> ActorDecision:
    return replace(
        decision,
        actors=tuple(dict.fromkeys(decision.actors)),
        name=clean(decision.name),
        function=clean(decision.function),
        organisation=clean(decision.organisation),
    )


def _row(decision: ActorDecision, *, by: User, at: dt.datetime) -> dict[str, object]:
    content = {
        "actors": decision.actors,
        "surfaces": decision.surfaces,
        "places": decision.places,
        "name": decision.name,
        "kind": decision.kind,
        "function": decision.function,
        "organisation": decision.organisation,
    }
    return {"act": decision.act.value, "undoes": None, "content": content, "by": by.name, "user": by.id, "at": at}


def _decision(row: Row[tuple[object, ...]]) -> ActorDecision:
    content = row.content
    return ActorDecision(
        act=ActorAct(row.act),
        actors=tuple(content["actors"]),
        surfaces=tuple(content["surfaces"]),
        places=tuple((transcript, turn, start, end) for transcript, turn, start, end in content["places"]),
        name=content["name"],
        kind=ActorClass(content["kind"]) if content["kind"] else None,
        function=content["function"],
        organisation=content["organisation"],
        id=row.id,
        by=row.by,
        user=row.user,
        at=row.at,
    )
