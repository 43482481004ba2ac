"""Dossiers as rows of their three tables, and back."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.store import take_number
from corpus.store.schema import decisions, dossiers, evidence
from corpus.types import Perspective, Quote
from corpus.workflow import Decision, DecisionKind, Dossier, Evidence, Stage


def select_dossiers(connection: Connection, condition: sa.ColumnElement[bool]) -> list[Dossier]:
    """The dossiers that meet a condition on their table, in the order of their ids."""
    rows = connection.execute(sa.select(dossiers).where(condition).order_by(dossiers.c.number)).all()
    ids = sa.select(dossiers.c.id).where(condition)
    pieces: dict[str, list[Evidence]] = {row.id: [] for row in rows}
    steps: dict[str, list[Decision]] = {row.id: [] for row in rows}
    ordered = sa.select(evidence).where(evidence.c.dossier.in_(ids)).order_by(evidence.c.dossier, evidence.c.position)
    for row in connection.execute(ordered):
        pieces[row.dossier].append(_to_evidence(row))
    ordered = (
        sa.select(decisions).where(decisions.c.dossier.in_(ids)).order_by(decisions.c.dossier, decisions.c.position)
    )
    for row in connection.execute(ordered):
        steps[row.dossier].append(_to_decision(row))
    return [_to_dossier(row, pieces[row.id], steps[row.id]) for row in rows]


def insert_dossier(connection: Connection, dossier: Dossier) -> Dossier:
    """Write a new dossier with its evidence and first decision; returns it with id and version."""
    number = take_number(connection, "dossiers")
    id = f"D-{number:03}"
    connection.execute(
        dossiers.insert().values(
            id=id,
            number=number,
            challenge=dossier.challenge,
            title=dossier.title,
            theme=dossier.theme,
            group=dossier.group,
            stage=dossier.stage.value,
            interviews=dossier.interviews,
            municipalities=list(dossier.municipalities),
            perspectives=list(dossier.perspectives),
            version=1,
        )
    )
    rows = [_evidence_row(id, position, piece) for position, piece in enumerate(dossier.evidence)]
    connection.execute(evidence.insert(), rows)
    append_decisions(connection, id, dossier.decisions, position=0)
    return select_dossiers(connection, dossiers.c.id == id)[0]


def append_decisions(connection: Connection, id: str, steps: Sequence[Decision], *, position: int) -> None:
    """Write the decisions (the only way decisions change), the first at this position."""
    rows = [
        {
            "dossier": id,
            "position": place,
            "kind": step.kind.value,
            "by": step.by,
            "user": step.user,
            "at": step.at,
            "note": step.note,
            "group_from": step.group_from,
            "group_to": step.group_to,
        }
        for place, step in enumerate(steps, start=position)
    ]
    if rows:
        connection.execute(decisions.insert(), rows)


def _evidence_row(id: str, position: int, piece: Evidence) -> dict[str, Any]:
    return {
        "dossier": id,
        "position": position,
        "transcript": piece.quote.transcript,
        "turn": piece.quote.turn,
        "start": piece.quote.start,
        "end": piece.quote.end,
        "text": piece.quote.text,
        "before": piece.before,
        "after": piece.after,
        "question": piece.question,
        "perspective": piece.perspective,
        "municipality": piece.municipality,
    }


def _to_dossier(row: Any, pieces: Sequence[Evidence], steps: Sequence[Decision]) -> Dossier:
    return Dossier(
        id=row.id,
        title=row.title,
        challenge=row.challenge,
        theme=row.theme,
        group=row.group,
        stage=Stage(row.stage),
        evidence=tuple(pieces),
        decisions=tuple(steps),
        interviews=row.interviews,
        municipalities=tuple(row.municipalities),
        perspectives=tuple(map(Perspective, row.perspectives)),
        version=row.version,
    )


def _to_evidence(row: Any) -> Evidence:
    return Evidence(
        quote=Quote(row.transcript, row.turn, row.start, row.end, row.text),
        before=row.before,
        after=row.after,
        question=row.question,
        perspective=None if row.perspective is None else Perspective(row.perspective),
        municipality=row.municipality,
    )


def _to_decision(row: Any) -> Decision:
    kind = DecisionKind(row.kind)
    return Decision(kind, row.by, row.user, row.at, row.note, row.group_from, row.group_to)
