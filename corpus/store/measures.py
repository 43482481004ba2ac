"""The register of measures and the verdicts about overlapping ones: only ever added to, version by version."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.documents import dump, load
from corpus.errors import InvalidInput, NotFound, Outdated
from corpus.people import Right, User
from corpus.store import Store, lock, take_number
from corpus.store.analyses import newest_analysis
from corpus.store.schema import measures as table
from corpus.store.schema import verdicts as verdict_table
from corpus.types import RegisteredMeasure
from corpus.workflow.measures import (
    MeasureEntry,
    MeasureStep,
    MeasureVersion,
    Verdict,
    VerdictKind,
    heirs_of,
    next_version,
    settled_pair,
    sound_verdict,
    unclaimed,
    verdicts_by_pair,
)

SERIES = "measures"
CHANGED = (
    "Den Eintrag {id} hat inzwischen jemand anderes geändert. "
    "Bitte laden Sie die Seite neu und sehen Sie sich den neuen Stand an."
)
CLAIMED = "Dieses Angebot steht inzwischen schon unter {id} im Verzeichnis. Bitte laden Sie die Seite neu."
TAKEN = "„{name}“ dieses Trägers steht schon unter {id} im Verzeichnis. Bitte ergänzen Sie dort, was fehlt."
MISSING = "Diese Maßnahme gibt es nicht. Bitte laden Sie die Seite neu."
SETTLED = "Über dieses Paar hat inzwischen jemand entschieden. Bitte laden Sie die Seite neu."
UNDONE = "Dieses Urteil ist bereits zurückgenommen. Bitte laden Sie die Seite neu."
NO_VERDICT = "Dieses Urteil gibt es nicht. Bitte laden Sie die Seite neu."


def save_measures(
    store: Store,
    measures: Sequence[RegisteredMeasure],
    *,
    by: User,
    at: dt.datetime,
    seen: Mapping[str, int] | None = None,
) -> list[MeasureEntry]:
    """Add those without id and change the others, all or none; returns the entries as stored, in the given order.

    ``seen``: id -> version the person had in front of them. Raises Outdated where somebody was faster, NotFound,
    and InvalidInput for what can't be kept.
    """
    by.demand(Right.DECIDE)
    stored: list[MeasureEntry] = []
    with store.write() as connection:
        lock(connection, SERIES)
        now = {entry.id: entry for entry in _entries(connection)}
        for measure in measures:
            step, version = _step_of(measure), (seen or {}).get(measure.id, 0)
            saved = _take_step(connection, now, measure, step=step, seen=version, by=by, at=at)
            now[saved.id] = saved
            stored.append(saved)
    return stored


def step_measure(
    store: Store,
    measure: RegisteredMeasure,
    *,
    step: MeasureStep,
    seen: int,
    by: User,
    at: dt.datetime,
    reason: str = "",
) -> MeasureEntry:
    """Change, end, withdraw or restore the entry with the measure's id. ``seen``: version in front of the person.

    Raises Outdated where somebody was faster, NotFound, and InvalidInput where the step makes no sense.
    """
    by.demand(Right.DECIDE)
    with store.write() as connection:
        lock(connection, SERIES)
        now = {entry.id: entry for entry in _entries(connection)}
        if measure.id not in now:
            raise NotFound(MISSING)
        return _take_step(connection, now, measure, step=step, seen=seen, reason=reason, by=by, at=at)


def read_measures(store: Store, *, by: User) -> list[MeasureEntry]:
    """All entries with all their versions, by id; withdrawn ones too."""
    by.demand(Right.EXPLORE)
    with store.read() as connection:
        return _entries(connection)


def registered_measures(store: Store) -> list[RegisteredMeasure]:
    """The measures in the register as they stand now, without those withdrawn, by id; for the worker."""
    with store.read() as connection:
        return [entry.measure for entry in _entries(connection) if not entry.is_withdrawn]


def decide_overlap(store: Store, verdict: Verdict, *, by: User, at: dt.datetime) -> Verdict:
    """Keep what a person settled about two measures; returns it as stored.

    Raises Outdated where there is a verdict about them already, NotFound for an unknown measure, InvalidInput.
    """
    by.demand(Right.DECIDE)
    tidy = sound_verdict(verdict)
    with store.write() as connection:
        lock(connection, SERIES)
        entries = _entries(connection)
        _demand_known(connection, tidy, entries)
        heirs = heirs_of(entries)
        if settled_pair(tidy.measures, heirs) in verdicts_by_pair(_verdicts(connection), heirs):
            raise Outdated(SETTLED)
        first, second = tidy.measures
        row = {"first": first, "second": second, "kind": tidy.kind.value, "reason": tidy.reason}
        made = {"by": by.name, "user": by.id, "at": at}
        query = verdict_table.insert().values(**row, **made).returning(verdict_table.c.id)
        id = connection.execute(query).scalar_one()
        return next(stored for stored in _verdicts(connection) if stored.id == id)


def undo_verdict(store: Store, id: int, *, by: User, at: dt.datetime) -> None:
    """Take a verdict back; it stays in the history. Raises NotFound, or Outdated if somebody was faster."""
    by.demand(Right.DECIDE)
    with store.write() as connection:
        lock(connection, SERIES)
        made = next((one for one in _verdicts(connection) if one.id == id), None)
        if made is None:
            raise NotFound(NO_VERDICT)
        if made.undone_at is not None:
            raise Outdated(UNDONE)
        row = {"undoes": id, "first": "", "second": "", "kind": "", "reason": ""}
        connection.execute(verdict_table.insert().values(**row, by=by.name, user=by.id, at=at))


def read_verdicts(store: Store, *, by: User) -> list[Verdict]:
    """All verdicts in the order they were made, those taken back included."""
    by.demand(Right.EXPLORE)
    with store.read() as connection:
        return _verdicts(connection)


def _step_of(measure: RegisteredMeasure) -> MeasureStep:
    return MeasureStep.CHANGE if measure.id else MeasureStep.ADD


def _take_step(
    connection: Connection,
    now: Mapping[str, MeasureEntry],
    measure: RegisteredMeasure,
    *,
    step: MeasureStep,
    seen: int,
    by: User,
    at: dt.datetime,
    reason: str = "",
) -> MeasureEntry:
    """Write the next version of an entry, or a new one where the measure has no id. ``now``: entries by id."""
    entry = now.get(measure.id)
    if measure.id and entry is None:
        raise NotFound(MISSING)
    if entry is not None and entry.version != seen:
        raise Outdated(CHANGED.format(id=entry.id))
    made = next_version(entry, measure, step=step, reason=reason)
    if step is MeasureStep.RESTORE:
        made = replace(made, measure=_without_claimed(made.measure, now.values()))
    if step is not MeasureStep.WITHDRAW:
        _demand_free(made.measure, now.values())
    id = measure.id or f"M-{take_number(connection, SERIES):04}"
    version = replace(made, measure=replace(made.measure, id=id), by=by.name, user=by.id, at=at)
    connection.execute(table.insert().values(**_row(version)))
    return MeasureEntry((*(entry.versions if entry else ()), version))


def _row(version: MeasureVersion) -> dict[str, object]:
    return {
        "id": version.measure.id,
        "version": version.number,
        "step": version.step.value,
        "document": dump(version.measure),
        "reason": version.reason,
        "by": version.by,
        "user": version.user,
        "at": version.at,
    }


def _without_claimed(measure: RegisteredMeasure, entries: Iterable[MeasureEntry]) -> RegisteredMeasure:
    """Without the found measures that other entries came to stand for while this one was withdrawn."""
    return replace(measure, found=tuple(unclaimed(measure.found, entries)))


def _demand_free(measure: RegisteredMeasure, entries: Iterable[MeasureEntry]) -> None:
    """Name and provider name an entry, and a found measure belongs to one entry only."""
    others = [entry for entry in entries if entry.id != measure.id and not entry.is_withdrawn]
    for other in others:
        if (other.measure.name, other.measure.provider) == (measure.name, measure.provider):
            raise InvalidInput(TAKEN.format(name=measure.name, id=other.id))
        if set(other.measure.found) & set(measure.found):
            raise Outdated(CLAIMED.format(id=other.id))


def _entries(connection: Connection) -> list[MeasureEntry]:
    versions: dict[str, list[MeasureVersion]] = {}
    for row in connection.execute(sa.select(table).order_by(table.c.version)):
        measure = load(RegisteredMeasure, row.document)
        step = MeasureStep(row.step)
        version = MeasureVersion(measure, step, row.version, row.reason, row.by, row.user, row.at)
        versions.setdefault(row.id, []).append(version)
    return [MeasureEntry(tuple(versions[id])) for id in sorted(versions, key=lambda id: (len(id), id))]


def _demand_known(connection: Connection, verdict: Verdict, entries: Sequence[MeasureEntry]) -> None:
    analysis = newest_analysis(connection)
    known = {measure.id for measure in (analysis.measures if analysis else ())} | {entry.id for entry in entries}
    if not set(verdict.measures) - {""} <= known:
        raise NotFound(MISSING)


def _verdicts(connection: Connection) -> list[Verdict]:
    made: dict[int, Verdict] = {}
    for row in connection.execute(sa.select(verdict_table).order_by(verdict_table.c.id)):
        if row.undoes is not None:
            made[row.undoes] = replace(made[row.undoes], undone_by=row.by, undone_at=row.at)
        else:
            pair, kind = (row.first, row.second), VerdictKind(row.kind)
            made[row.id] = Verdict(pair, kind, row.reason, id=row.id, by=row.by, user=row.user, at=row.at)
    return list(made.values())
