"""Dossiers: what staff confirmed, with evidence and decisions of its own. One filter says who sees which."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import reduce

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.errors import InvalidInput, NotFound, Outdated
from corpus.people import Right, User
from corpus.store import Store, lock
from corpus.store.codings import find_recoded
from corpus.store.districts import demand_group
from corpus.store.dossier_rows import append_decisions, insert_dossier, select_dossiers
from corpus.store.material import released
from corpus.store.schema import decisions, dossiers
from corpus.types import Analysis, Transcript
from corpus.workflow import Dossier, Stage, advance, confirm

MISSING = "Diesen Vorgang gibt es nicht, oder Sie dürfen ihn nicht sehen."
CHANGED = "Dieser Vorgang wurde inzwischen von jemand anderem geändert. Bitte laden Sie die Seite neu."


def confirm_routings(
    store: Store, analysis_id: int, groups: Mapping[str, str], *, note: str, by: User, at: dt.datetime
) -> list[Dossier]:
    """New dossiers for challenge id -> group id (empty: the office), all or none.

    A challenge that has its dossier already is left out of the answer. Raises NotFound for an unknown analysis or
    challenge, InvalidInput for an unknown group or where a quote no longer stands in its interview.
    """
    by.demand(Right.DECIDE)
    with store.write() as connection:
        lock(connection, "dossiers")
        recoded = find_recoded(connection, analysis_id)
        analysis = recoded.analysis
        # What was merged into another challenge brought its dossier along.
        known = {recoded.challenges.heir(one) or one for one in _challenges(connection)}
        wanted = {challenge: group for challenge, group in groups.items() if challenge not in known}
        texts = released(connection)
        return [
            _create(connection, analysis, challenge, group=group, texts=texts, note=note, by=by, at=at)
            for challenge, group in wanted.items()
        ]


def confirmed(store: Store, *, by: User) -> dict[str, str]:
    """Challenge id -> id of its dossier."""
    by.demand(Right.DECIDE)
    with store.read() as connection:
        return _challenges(connection)


def read_dossiers(store: Store, *, by: User) -> list[Dossier]:
    """The dossiers this person may see, by id; none for people without a right to any."""
    with store.read() as connection:
        return select_dossiers(connection, visible(by))


def decided_dossiers(store: Store) -> list[Dossier]:
    """All dossiers that are with a group now or were once, by id, for the worker: the routing learns from them."""
    moved = sa.select(decisions.c.dossier).where(decisions.c.group_from != "")
    with store.read() as connection:
        return select_dossiers(connection, (dossiers.c.group != "") | dossiers.c.id.in_(moved))


def count_dossiers(store: Store, *, by: User) -> dict[Stage, int]:
    """How many dossiers this person may see at each stage."""
    query = sa.select(dossiers.c.stage, sa.func.count().label("total")).where(visible(by)).group_by(dossiers.c.stage)
    with store.read() as connection:
        found: dict[str, int] = {row.stage: row.total for row in connection.execute(query)}
    return {stage: found.get(stage.value, 0) for stage in Stage}


def read_dossier(store: Store, id: str, *, by: User) -> Dossier:
    """One dossier. Raises NotFound alike where it doesn't exist and where it must not be seen."""
    with store.read() as connection:
        return _find(connection, id, by)


def save_dossier(store: Store, dossier: Dossier, *, by: User) -> Dossier:
    """Store the steps taken since the dossier was read; returns it with its new version.

    What the person may do is checked against the stored dossier, step by step. Raises NotFound, NotAllowed,
    Outdated where somebody else was faster, InvalidInput where anything but legal steps was changed.
    """
    with store.write() as connection:
        stored = _find(connection, dossier.id, by, for_update=True)
        if stored.version != dossier.version:
            raise Outdated(CHANGED)
        steps = dossier.decisions[len(stored.decisions) :]
        expected = reduce(lambda now, step: advance(now, step, by=by), steps, stored)
        if expected != dossier:
            raise InvalidInput("Belege und frühere Entscheidungen eines Vorgangs sind unveränderlich.")
        if not steps:
            return stored
        for step in steps:
            demand_group(connection, step.group_to)
        append_decisions(connection, dossier.id, steps, position=len(stored.decisions))
        changed = {"group": dossier.group, "stage": dossier.stage.value, "version": dossier.version + 1}
        connection.execute(dossiers.update().where(dossiers.c.id == dossier.id).values(**changed))
        return select_dossiers(connection, dossiers.c.id == dossier.id)[0]


def visible(by: User) -> sa.ColumnElement[bool]:
    """The one condition on table dossiers, in SQL what ``workflow.may_see`` is for one dossier."""
    if by.can(Right.DECIDE):
        return sa.true()
    if by.can(Right.ANSWER):
        return dossiers.c.group.in_(by.groups) & (dossiers.c.group != "")
    return sa.false()


def _create(
    connection: Connection,
    analysis: Analysis,
    challenge_id: str,
    *,
    group: str,
    texts: Sequence[Transcript],
    note: str,
    by: User,
    at: dt.datetime,
) -> Dossier:
    challenge = next((found for found in analysis.challenges if found.id == challenge_id), None)
    if challenge is None:
        raise NotFound("Diese Herausforderung gibt es in der Auswertung nicht. Bitte laden Sie die Seite neu.")
    demand_group(connection, group)
    labels = {theme.id: theme.label for theme in analysis.themes}
    dossier = confirm(
        challenge,
        statements=analysis.statements,
        transcripts=texts,
        group=group,
        theme=labels.get(challenge.theme, ""),
        title=challenge.label,
        note=note,
        by=by,
        at=at,
    )
    return insert_dossier(connection, dossier)


def _challenges(connection: Connection) -> dict[str, str]:
    query = sa.select(dossiers.c.challenge, dossiers.c.id)
    return {row.challenge: row.id for row in connection.execute(query)}


def _find(connection: Connection, id: str, by: User, *, for_update: bool = False) -> Dossier:
    if for_update:
        connection.execute(sa.select(dossiers.c.id).where(dossiers.c.id == id).with_for_update())
    found = select_dossiers(connection, (dossiers.c.id == id) & visible(by))
    if not found:
        raise NotFound(MISSING)
    return found[0]
