"""Results of the worker, one row each, and what was found in each transcript."""

import datetime as dt
import hashlib
import json
import zlib
from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.documents import dump, load
from corpus.errors import NotFound, Outdated
from corpus.people import Right, User
from corpus.store import Store
from corpus.store.jobs import Job, JobState, finish
from corpus.store.material import released
from corpus.store.schema import analyses, findings
from corpus.types import Analysis
from corpus.workflow.evidence import demand_verbatim

KEPT = 5
LOST = "Die Auswertung wurde abgebrochen oder von einem anderen Prozess übernommen."
MISSING = "Diese Auswertung gibt es nicht mehr. Bitte laden Sie die Seite neu."


def save_analysis(
    store: Store, job: Job, analysis: Analysis, *, now: dt.datetime, keep: Collection[str] | None = None
) -> int:
    """Save the result and end its job in one transaction. Returns the id of the analysis.

    ``keep`` lists the keys of all findings this analysis rests on; others belong to texts that are gone or were
    changed, and are removed. Raises Outdated where the job was cancelled or taken by another worker, InvalidInput where
    anything quoted does not stand word for word in its interview.
    """
    document = zlib.compress(dump(analysis))
    row = {"job": job.id, "inputs": _digest(analysis), "document": document, "saved_at": now}
    with store.write() as connection:
        if not finish(connection, job, state=JobState.DONE, message="", now=now):
            raise Outdated(LOST)
        demand_verbatim(analysis, released(connection))
        id: int = connection.execute(analyses.insert().values(**row).returning(analyses.c.id)).scalar_one()
        newest = sa.select(analyses.c.id).order_by(analyses.c.id.desc()).limit(KEPT)
        connection.execute(analyses.delete().where(analyses.c.id.not_in(newest)))
        if keep is not None:
            _keep_findings(connection, keep)
    return id


def latest_analysis(store: Store) -> tuple[int, Analysis] | None:
    """Id and content of the newest analysis, for the worker."""
    with store.read() as connection:
        row = connection.execute(sa.select(analyses).order_by(analyses.c.id.desc()).limit(1)).first()
    return None if row is None else (row.id, _unpack(row.document))


def latest_analysis_id(store: Store, *, by: User) -> int | None:
    """Id of the newest analysis: pages use it as the version of what they keep."""
    by.demand(Right.READ_TRANSCRIPTS, Right.EXPLORE)
    with store.read() as connection:
        return connection.execute(sa.select(sa.func.max(analyses.c.id))).scalar()


def read_analysis(store: Store, id: int, *, by: User) -> Analysis:
    """One of the newest analyses. Raises NotFound where it is gone."""
    by.demand(Right.READ_TRANSCRIPTS, Right.EXPLORE)
    with store.read() as connection:
        return find_analysis(connection, id)


def find_analysis(connection: Connection, id: int) -> Analysis:
    """The same within a transaction."""
    document = connection.execute(sa.select(analyses.c.document).where(analyses.c.id == id)).scalar()
    if document is None:
        raise NotFound(MISSING)
    return _unpack(document)


def newest_analysis(connection: Connection) -> Analysis | None:
    """The newest one within a transaction, or None before the first."""
    newest = connection.execute(sa.select(sa.func.max(analyses.c.id))).scalar()
    return None if newest is None else find_analysis(connection, newest)


def save_findings(store: Store, key: str, data: bytes) -> None:
    """Keep what was found in one transcript, under a key of at most 200 characters that names text and config."""
    with store.write() as connection:
        connection.execute(findings.delete().where(findings.c.key == key))
        connection.execute(findings.insert().values(key=key, content=data))


def read_findings(store: Store, keys: Collection[str]) -> dict[str, bytes]:
    """What is kept under these keys; others are missing from the answer."""
    with store.read() as connection:
        rows = connection.execute(sa.select(findings).where(findings.c.key.in_(keys)))
        return {row.key: row.content for row in rows}


def _unpack(document: bytes) -> Analysis:
    return load(Analysis, zlib.decompress(document))


def _digest(analysis: Analysis) -> str:
    return hashlib.sha256(json.dumps(dict(analysis.inputs), sort_keys=True).encode()).hexdigest()


def _keep_findings(connection: Connection, keep: Collection[str]) -> None:
    stored = set(connection.execute(sa.select(findings.c.key)).scalars())
    gone = [{"gone": key} for key in sorted(stored - set(keep))]
    if gone:
        connection.execute(findings.delete().where(findings.c.key == sa.bindparam("gone")), gone)
