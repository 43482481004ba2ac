"""The steps of a dossier. Every step is a decision; ``advance`` alone says which decisions are legal."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from corpus.errors import InvalidInput, NotAllowed
from corpus.people import Right, User
from corpus.types import Challenge, Statement, Transcript
from corpus.workflow.dossiers import Decision, DecisionKind, Dossier, Evidence, Stage, may_see
from corpus.workflow.evidence import collect_evidence

# kind -> stages from which it may be done
LEGAL_FROM: dict[DecisionKind, frozenset[Stage]] = {
    DecisionKind.CONFIRMED: frozenset(),
    DecisionKind.ASSIGNED: frozenset(Stage),
    DecisionKind.TAKEN: frozenset({Stage.ASSIGNED}),
    DecisionKind.HANDED_ON: frozenset({Stage.ASSIGNED, Stage.TAKEN}),
    DecisionKind.ANSWERED: frozenset({Stage.ASSIGNED, Stage.TAKEN}),
}
MOVES = frozenset({DecisionKind.ASSIGNED, DecisionKind.HANDED_ON})
NEEDS_NOTE = {
    DecisionKind.HANDED_ON: "Bitte schreiben Sie dazu, warum Sie weitergeben.",
    DecisionKind.ANSWERED: "Bitte schreiben Sie eine Antwort.",
}
ILLEGAL = "Dieser Schritt ist beim jetzigen Stand nicht möglich. Bitte laden Sie die Seite neu."
NO_EVIDENCE = "Eine Herausforderung ohne Belege kann nicht zugewiesen werden."
NO_TITLE = "Bitte geben Sie dem Vorgang eine Überschrift."
NOT_YOURS = "Diesen Vorgang gibt es nicht, oder Sie dürfen ihn nicht bearbeiten."
SAME_GROUP = "Der Vorgang liegt bereits dort. Bitte wählen Sie ein anderes Ziel."


def confirm(
    challenge: Challenge,
    *,
    statements: Iterable[Statement],
    transcripts: Iterable[Transcript],
    group: str,
    theme: str,
    title: str,
    note: str,
    by: User,
    at: dt.datetime,
) -> Dossier:
    """A new dossier (id empty: the store gives it) for a group, or the office where ``group`` is empty.

    Raises NotAllowed without Right.DECIDE, InvalidInput for missing title or evidence and for words not verbatim.
    """
    by.demand(Right.DECIDE)
    if not title.strip():
        raise InvalidInput(NO_TITLE)
    return Dossier(
        id="",
        title=title.strip(),
        challenge=challenge.id,
        theme=theme,
        group=group,
        stage=_stage_at(group),
        evidence=_evidence_for(challenge, statements, transcripts),
        decisions=(_decision(DecisionKind.CONFIRMED, by=by, at=at, note=note, group_to=group),),
        interviews=len(challenge.transcripts),
        municipalities=challenge.municipalities,
        perspectives=challenge.perspectives,
    )


def assign(dossier: Dossier, group: str, *, note: str = "", by: User, at: dt.datetime) -> Dossier:
    """Staff give the dossier to a group, or take it back to the office (empty); an answered one is opened again."""
    moved = _decision(DecisionKind.ASSIGNED, by=by, at=at, note=note, group_from=dossier.group, group_to=group)
    return advance(dossier, moved, by=by)


def take(dossier: Dossier, *, by: User, at: dt.datetime) -> Dossier:
    """A member takes on what was assigned to the group."""
    return advance(dossier, _stay(dossier, DecisionKind.TAKEN, note="", by=by, at=at), by=by)


def hand_on(dossier: Dossier, group: str, *, note: str, by: User, at: dt.datetime) -> Dossier:
    """A member passes the dossier to another group, or back to the office (empty), and says why."""
    moved = _decision(DecisionKind.HANDED_ON, by=by, at=at, note=note, group_from=dossier.group, group_to=group)
    return advance(dossier, moved, by=by)


def answer(dossier: Dossier, text: str, *, by: User, at: dt.datetime) -> Dossier:
    """A member answers for the group."""
    return advance(dossier, _stay(dossier, DecisionKind.ANSWERED, note=text, by=by, at=at), by=by)


def advance(dossier: Dossier, decision: Decision, *, by: User) -> Dossier:
    """The dossier after one more decision by this user. Raises NotAllowed, InvalidInput where it isn't legal."""
    _demand_right(dossier, decision, by)
    if dossier.stage not in LEGAL_FROM[decision.kind] or decision.group_from != dossier.group:
        raise InvalidInput(ILLEGAL)
    if decision.kind in NEEDS_NOTE and not decision.note:
        raise InvalidInput(NEEDS_NOTE[decision.kind])
    if decision.kind in MOVES:
        stage = _moved(dossier, decision)
    elif decision.group_to != dossier.group:
        raise InvalidInput(ILLEGAL)
    else:
        stage = Stage(decision.kind.value)
    return replace(dossier, stage=stage, group=decision.group_to, decisions=(*dossier.decisions, decision))


def _evidence_for(
    challenge: Challenge, statements: Iterable[Statement], transcripts: Iterable[Transcript]
) -> tuple[Evidence, ...]:
    by_id = {statement.id: statement for statement in statements}
    chosen = [by_id[id] for id in challenge.statements if id in by_id]
    if not chosen:
        raise InvalidInput(NO_EVIDENCE)
    return collect_evidence(chosen, {transcript.id: transcript for transcript in transcripts})


def _moved(dossier: Dossier, decision: Decision) -> Stage:
    reopened = dossier.stage is Stage.ANSWERED
    if decision.group_to == dossier.group and not reopened:
        raise InvalidInput(SAME_GROUP)
    return _stage_at(decision.group_to)


def _demand_right(dossier: Dossier, decision: Decision, by: User) -> None:
    if not may_see(by, dossier) or (decision.user, decision.by) != (by.id, by.name):
        raise NotAllowed(NOT_YOURS)
    if decision.kind is DecisionKind.ASSIGNED:
        by.demand(Right.DECIDE)
    else:
        by.demand(Right.ANSWER)
        if dossier.group not in by.groups:
            raise NotAllowed(NOT_YOURS)


def _decision(
    kind: DecisionKind, *, by: User, at: dt.datetime, note: str, group_from: str = "", group_to: str = ""
) -> Decision:
    return Decision(kind, by.name, by.id, at, note.strip(), group_from, group_to)


def _stay(dossier: Dossier, kind: DecisionKind, *, note: str, by: User, at: dt.datetime) -> Decision:
    return _decision(kind, by=by, at=at, note=note, group_from=dossier.group, group_to=dossier.group)


def _stage_at(group: str) -> Stage:
    return Stage.ASSIGNED if group else Stage.OFFICE
