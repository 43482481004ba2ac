"""The queue between web and worker: one row per job, taken on lease, so that a killed worker loses nothing."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.errors import InvalidInput, NotFound
from corpus.people import Right, User
from corpus.store import Store, lock
from corpus.store.schema import accounts, jobs

ATTEMPTS = 5
GAVE_UP = (
    f"Die Auswertung ist {ATTEMPTS}-mal abgebrochen und wird nicht noch einmal versucht. "
    "Bitte wenden Sie sich an die Administration."
)


class JobState(StrEnum):
    """waiting → running → done, failed or cancelled."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN = (JobState.WAITING, JobState.RUNNING)


@dataclass(frozen=True, slots=True)
class Job:
    """One job. ``attempts`` also tells apart the workers that had it: only the last one may report."""

    id: int
    kind: str
    state: JobState
    step: str
    done: int
    total: int
    message: str
    attempts: int
    requested_by: str
    requested_at: dt.datetime
    started_at: dt.datetime | None = None
    finished_at: dt.datetime | None = None


def request_analysis(store: Store, *, by: User, at: dt.datetime) -> Job:
    """The waiting job, a new one if none waits; a running one has read its texts already."""
    by.demand(Right.UPLOAD, Right.DECIDE)
    with store.write() as connection:
        lock(connection, "jobs")
        waiting = _first(connection, jobs.c.state == JobState.WAITING)
        return waiting or _insert(connection, by=by, at=at)


def latest_job(store: Store) -> Job | None:
    """The job requested last."""
    with store.read() as connection:
        return _first(connection, sa.true())


def claim(store: Store, worker: str, *, now: dt.datetime, lease: dt.timedelta) -> Job | None:
    """Take the oldest open job if it waits or its lease ran out; None otherwise, so only one runs at a time.

    A job that has been tried five times fails instead, with a message for people.
    """
    with store.write() as connection:
        while (job := _claimable(connection, now)) is not None:
            if job.attempts < ATTEMPTS:
                _update(
                    connection,
                    job.id,
                    state=JobState.RUNNING,
                    worker=worker,
                    lease_until=now + lease,
                    attempts=job.attempts + 1,
                    started_at=job.started_at or now,
                )
                return _first(connection, jobs.c.id == job.id)
            _update(connection, job.id, state=JobState.FAILED, message=GAVE_UP, finished_at=now)
    return None


def report(store: Store, job: Job, *, step: str, done: int, total: int, now: dt.datetime, lease: dt.timedelta) -> bool:
    """Say how far the job is and renew its lease. False: it was cancelled or taken by another worker, so stop."""
    values = {"step": step, "done": done, "total": total, "lease_until": now + lease}
    with store.write() as connection:
        return connection.execute(jobs.update().where(_held(job)).values(**values)).rowcount == 1


def fail(store: Store, job: Job, message: str, *, now: dt.datetime) -> None:
    """End the job with a German message; does nothing where the job was lost."""
    with store.write() as connection:
        finish(connection, job, state=JobState.FAILED, message=message, now=now)


def cancel(store: Store, id: int, *, by: User, at: dt.datetime) -> None:
    """End a waiting or running job; its worker learns it with the next report."""
    by.demand(Right.UPLOAD, Right.DECIDE)
    ended = jobs.update().where(jobs.c.id == id, jobs.c.state.in_(OPEN))
    with store.write() as connection:
        if _first(connection, jobs.c.id == id) is None:
            raise NotFound("Diese Auswertung gibt es nicht.")
        if connection.execute(ended.values(state=JobState.CANCELLED, finished_at=at)).rowcount == 0:
            raise InvalidInput("Diese Auswertung ist bereits beendet.")


def finish(connection: Connection, job: Job, *, state: JobState, message: str, now: dt.datetime) -> bool:
    """End the job within a transaction. False where it was cancelled or taken by another worker."""
    values = {"state": state, "message": message, "finished_at": now, "lease_until": None}
    return connection.execute(jobs.update().where(_held(job)).values(**values)).rowcount == 1


def _held(job: Job) -> sa.ColumnElement[bool]:
    return (jobs.c.id == job.id) & (jobs.c.state == JobState.RUNNING) & (jobs.c.attempts == job.attempts)


def _claimable(connection: Connection, now: dt.datetime) -> Any:
    oldest = sa.select(sa.func.min(jobs.c.id)).where(jobs.c.state.in_(OPEN)).scalar_subquery()
    free = (jobs.c.state == JobState.WAITING) | (jobs.c.lease_until <= now)
    query = sa.select(jobs).where(jobs.c.id == oldest, jobs.c.state.in_(OPEN), free)
    return connection.execute(query.with_for_update(skip_locked=True)).first()


def _insert(connection: Connection, *, by: User, at: dt.datetime) -> Job:
    values = {"kind": "analysis", "state": JobState.WAITING, "requested_by": by.id, "requested_at": at}
    empty = {"step": "", "done": 0, "total": 0, "message": "", "attempts": 0, "worker": ""}
    id = connection.execute(jobs.insert().values(**values, **empty).returning(jobs.c.id)).scalar_one()
    job = _first(connection, jobs.c.id == id)
    assert job is not None  # noqa: S101  # written in this very transaction
    return job


def _update(connection: Connection, id: int, **values: Any) -> None:
    connection.execute(jobs.update().where(jobs.c.id == id).values(**values))


def _first(connection: Connection, condition: sa.ColumnElement[bool]) -> Job | None:
    query = sa.select(jobs, accounts.c.name).join_from(jobs, accounts).where(condition).order_by(jobs.c.id.desc())
    row = connection.execute(query.limit(1)).first()
    if row is None:
        return None
    return Job(
        id=row.id,
        kind=row.kind,
        state=JobState(row.state),
        step=row.step,
        done=row.done,
        total=row.total,
        message=row.message,
        attempts=row.attempts,
        requested_by=row.name,
        requested_at=row.requested_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
    )
