"""Interviews: stored with their original file, corrected, released, discarded."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.digests import input_digest
from corpus.documents import dump, load
from corpus.errors import DuplicateText, InvalidInput, NotFound, Outdated
from corpus.people import Right, User
from corpus.readers.speakers import with_roles
from corpus.redaction.release import declare_free_of_names
from corpus.store import Store, folders, take_number
from corpus.store.schema import accounts, originals, transcripts
from corpus.types import Metadata, SpeakerRole, Transcript, TranscriptState

__all__ = ["input_digest"]
MISSING = "Dieses Interview gibt es nicht, oder Sie dürfen es nicht sehen."


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """One interview in the list. ``input`` is the digest that an analysis remembers in ``Analysis.inputs``."""

    id: str
    file: str
    metadata: Metadata
    state: TranscriptState
    words: int
    turns: int
    uploaded_by: str
    uploaded_at: dt.datetime
    released_by: str | None
    released_at: dt.datetime | None
    version: int
    input: str


def add_transcripts(
    store: Store, items: Sequence[tuple[Transcript, bytes]], *, by: User, at: dt.datetime
) -> list[Transcript]:
    """Store transcripts with their original files, all or none, and give them ids.

    Raises DuplicateText for a text that is stored already or comes twice, InvalidInput on a full disk.
    """
    by.demand(Right.UPLOAD)
    if store.folder is not None:
        folders.demand_space(store.folder, sum(len(content) for _, content in items))
    with store.write() as connection:
        return [_add(connection, transcript, content, by=by, at=at) for transcript, content in items]


def find_duplicate(store: Store, sha256: str, *, by: User) -> str | None:
    """Id of the interview with this text, if there is one."""
    by.demand(Right.UPLOAD)
    with store.read() as connection:
        return _with_text(connection, sha256)


def read_material(store: Store, *, by: User) -> list[MaterialRow]:
    """The interviews this person may see, in the order of their ids."""
    by.demand(Right.READ_TRANSCRIPTS, Right.EXPLORE)
    uploader, releaser = accounts.alias(), accounts.alias()
    listed = [column for column in transcripts.c if column is not transcripts.c.document]
    query = (
        sa.select(*listed, uploader.c.name.label("uploader"), releaser.c.name.label("releaser"))
        .join(uploader, transcripts.c.uploaded_by == uploader.c.id)
        .outerjoin(releaser, transcripts.c.released_by == releaser.c.id)
        .where(_visible(by))
        .order_by(transcripts.c.number)
    )
    with store.read() as connection:
        return [_to_row(row) for row in connection.execute(query)]


def read_transcript(store: Store, id: str, *, by: User) -> Transcript:
    """One interview. Raises NotFound alike where it doesn't exist and where it must not be seen."""
    by.demand(Right.READ_TRANSCRIPTS, Right.EXPLORE)
    query = sa.select(transcripts.c.document).where(transcripts.c.id == id, _visible(by))
    with store.read() as connection:
        document = connection.execute(query).scalar()
    if document is None:
        raise NotFound(MISSING)
    return load(Transcript, document)


def read_released(store: Store) -> list[Transcript]:
    """All released interviews in the order of their ids, for the worker."""
    with store.read() as connection:
        return released(connection)


def released(connection: Connection) -> list[Transcript]:
    """All released interviews, within a transaction."""
    query = sa.select(transcripts.c.document).where(transcripts.c.state == TranscriptState.RELEASED)
    return [
        load(Transcript, document) for document in connection.execute(query.order_by(transcripts.c.number)).scalars()
    ]


def read_about(connection: Connection) -> dict[str, Metadata]:
    """What is known of each released interview, by its id, within a transaction."""
    query = sa.select(transcripts.c.id, transcripts.c.about).where(transcripts.c.state == TranscriptState.RELEASED)
    return {row.id: load(Metadata, row.about) for row in connection.execute(query)}


def correct(
    store: Store,
    id: str,
    *,
    roles: Mapping[str, SpeakerRole] | None,
    metadata: Metadata | None,
    version: int,
    by: User,
    at: dt.datetime,
) -> Transcript:
    """Set who asks and who answers (speaker -> role) and what is known of the interview; None leaves as is.

    Allowed before and after the release. Raises Outdated where somebody else changed the interview in between.
    """
    by.demand(Right.UPLOAD)
    with store.write() as connection:
        row = _locked(connection, id)
        if row.version != version:
            raise Outdated(f"{id} wurde inzwischen von jemand anderem geändert. Bitte laden Sie die Seite neu.")
        before = load(Transcript, row.document)
        after = replace(with_roles(before, roles or {}), metadata=before.metadata if metadata is None else metadata)
        _save(connection, after, version=row.version)
    return after


def release(store: Store, ids: Sequence[str], *, declaration: str, by: User, at: dt.datetime) -> list[Transcript]:
    """Release interviews for analysis, all or none, with the person's declaration."""
    by.demand(Right.UPLOAD)
    with store.write() as connection:
        return [_release(connection, id, declaration=declaration, by=by, at=at) for id in ids]


def discard(store: Store, id: str, *, by: User, at: dt.datetime) -> None:
    """Remove an interview that was never released, with its original file, from the disk too."""
    by.demand(Right.UPLOAD)
    with store.write() as connection:
        row = _locked(connection, id)
        if row.state == TranscriptState.RELEASED:
            raise InvalidInput(f"{id} ist freigegeben und kann nicht mehr verworfen werden.")
        connection.execute(transcripts.delete().where(transcripts.c.id == id))
        unused = ~sa.exists().where(transcripts.c.original == originals.c.sha256)
        connection.execute(originals.delete().where(originals.c.sha256 == row.original, unused))
    store.shred()


def _add(connection: Connection, transcript: Transcript, content: bytes, *, by: User, at: dt.datetime) -> Transcript:
    number = take_number(connection, "transcripts")  # holds the series: the look-up below stays true until commit
    existing = _with_text(connection, transcript.sha256)
    if existing:
        raise DuplicateText(transcript.file, existing)
    stored = replace(transcript, id=f"I-{number:02}", state=TranscriptState.RAW)
    connection.execute(
        transcripts.insert().values(
            id=stored.id,
            number=number,
            sha256=stored.sha256,
            original=_keep_original(connection, content),
            uploaded_by=by.id,
            uploaded_at=at,
            declaration="",
            version=1,
            **_columns(stored),
        )
    )
    return stored


def _keep_original(connection: Connection, content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    if not connection.execute(sa.select(originals.c.sha256).where(originals.c.sha256 == digest)).first():
        connection.execute(originals.insert().values(sha256=digest, content=content))
    return digest


def _release(connection: Connection, id: str, *, declaration: str, by: User, at: dt.datetime) -> Transcript:
    row = _locked(connection, id)
    gate = declare_free_of_names(load(Transcript, row.document), declaration=declaration, by=by, at=at)
    _save(
        connection,
        gate.transcript,
        version=row.version,
        released_by=gate.by.id,
        released_at=gate.at,
        declaration=gate.declaration,
    )
    return gate.transcript


def _save(connection: Connection, transcript: Transcript, *, version: int, **columns: Any) -> None:
    values = _columns(transcript) | {"version": version + 1} | columns
    connection.execute(transcripts.update().where(transcripts.c.id == transcript.id).values(**values))


def _columns(transcript: Transcript) -> dict[str, Any]:
    return {
        "document": dump(transcript),
        "file": transcript.file,
        "about": dump(transcript.metadata),
        "input": input_digest(transcript),
        "state": transcript.state.value,
        "words": sum(len(turn.text.split()) for turn in transcript.turns),
        "turns": len(transcript.turns),
    }


def _locked(connection: Connection, id: str) -> Any:
    row = connection.execute(sa.select(transcripts).where(transcripts.c.id == id).with_for_update()).first()
    if row is None:
        raise NotFound(MISSING)
    return row


def _with_text(connection: Connection, sha256: str) -> str | None:
    return connection.execute(sa.select(transcripts.c.id).where(transcripts.c.sha256 == sha256)).scalar()


def _visible(by: User) -> sa.ColumnElement[bool]:
    if by.can(Right.READ_TRANSCRIPTS):
        return sa.true()
    if by.can(Right.EXPLORE):
        return transcripts.c.state == TranscriptState.RELEASED
    return sa.false()


def _to_row(row: Any) -> MaterialRow:
    return MaterialRow(
        id=row.id,
        file=row.file,
        metadata=load(Metadata, row.about),
        state=TranscriptState(row.state),
        words=row.words,
        turns=row.turns,
        uploaded_by=row.uploader,
        uploaded_at=row.uploaded_at,
        released_by=row.releaser,
        released_at=row.released_at,
        version=row.version,
        input=row.input,
    )
