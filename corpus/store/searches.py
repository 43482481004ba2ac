"""Searches: what people ask the worker, what it answers, and the passages it looks through.

Comparisons of drafts (corpus/store/comparisons.py) are asked and answered in the same way.

The query is content: a row goes when its answer is read, and after ten minutes whatever happened.
"""

import datetime as dt
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.documents import dump, load
from corpus.errors import InvalidInput, NotFound
from corpus.people import Right, User
from corpus.store import Store
from corpus.store.schema import passages, searches, transcripts
from corpus.types import Comparison, Draft, SearchAnswer, Transcript, TranscriptState

LONGEST_QUERY = 300
LIFETIME = dt.timedelta(minutes=10)
EXPIRED = "Diese Suche ist abgelaufen. Bitte suchen Sie noch einmal."
EMPTY = "Bitte geben Sie ein, wonach Sie suchen."
TOO_LONG = f"Eine Suche darf höchstens {LONGEST_QUERY} Zeichen haben. Bitte fassen Sie sich kürzer."


class SearchState(StrEnum):
    """waiting → preparing (nothing can be looked through yet) → done or failed."""

    WAITING = "waiting"
    PREPARING = "preparing"
    DONE = "done"
    FAILED = "failed"


OPEN = (SearchState.WAITING, SearchState.PREPARING)
_RELEASED = transcripts.c.state == TranscriptState.RELEASED


@dataclass(frozen=True, slots=True)
class Search:
    """One search. ``within``: ids of the transcripts wanted, None for all that are released.

    ``draft`` is set where a comparison was asked for; its answer is the ``comparison``.
    """

    id: str
    query: str
    within: tuple[str, ...] | None
    state: SearchState
    answer: SearchAnswer | None = None
    draft: Draft | None = None
    comparison: Comparison | None = None


def request_search(
    store: Store, query: str, *, within: Collection[str] | None = None, by: User, at: dt.datetime
) -> str:
    """Ask the worker; the id under which the person may read the answer. Raises InvalidInput for a useless query."""
    by.demand(Right.READ_TRANSCRIPTS, Right.EXPLORE)
    asked = " ".join(query.split())
    if not asked or len(asked) > LONGEST_QUERY:
        raise InvalidInput(TOO_LONG if asked else EMPTY)
    return ask_worker(store, account=by.id, at=at, query=asked, within=None if within is None else sorted(within))


def ask_worker(store: Store, *, account: int, at: dt.datetime, **asked: Any) -> str:
    """Put a question in the queue, given as columns; the id under which the person may read the answer."""
    id = secrets.token_hex(16)
    row = {"id": id, "account": account, "requested_at": at, "state": SearchState.WAITING, "query": ""} | asked
    with store.write() as connection:
        _expire(connection, at)
        connection.execute(searches.insert().values(**row))
    return id


def read_search(store: Store, id: str, *, by: User) -> Search:
    """How far the person's search is; an ended one is handed out once. Raises NotFound where it is gone."""
    by.demand(Right.READ_TRANSCRIPTS, Right.EXPLORE)
    return take_answer(store, id, is_comparison=False, account=by.id)


def take_answer(store: Store, id: str, *, is_comparison: bool, account: int) -> Search:
    """The question of this account and kind; an ended one is handed out once. Raises NotFound where it is gone.

    What the person may ask and see is checked by the callers.
    """
    kind = searches.c.draft.is_not(None) if is_comparison else searches.c.draft.is_(None)
    mine = (searches.c.id == id) & (searches.c.account == account) & kind
    with store.read() as connection:
        row = connection.execute(sa.select(searches).where(mine)).first()
    if row is None:
        raise NotFound(EXPIRED)
    found = _to_search(row)
    if found.state not in OPEN:
        with store.write() as connection:
            connection.execute(searches.delete().where(mine))
    return found


def open_searches(store: Store) -> list[Search]:
    """Those without an answer, oldest first, for the worker."""
    query = sa.select(searches).where(searches.c.state.in_(OPEN)).order_by(searches.c.requested_at, searches.c.id)
    with store.read() as connection:
        return [_to_search(row) for row in connection.execute(query)]


def answer_search(
    store: Store, id: str, state: SearchState, *, answer: SearchAnswer | Comparison | None = None
) -> None:
    """Say how an open search stands or ends; does nothing where it has ended or is gone."""
    values = {"state": state, "answer": None if answer is None else dump(answer)}
    with store.write() as connection:
        connection.execute(searches.update().where(searches.c.id == id, searches.c.state.in_(OPEN)).values(**values))


def expire_searches(store: Store, *, now: dt.datetime) -> None:
    """Remove what nobody read in time."""
    with store.write() as connection:
        _expire(connection, now)


def released_inputs(store: Store) -> dict[str, str]:
    """Id -> digest of text, roles and metadata of every released transcript, for the worker."""
    query = sa.select(transcripts.c.id, transcripts.c.input).where(_RELEASED).order_by(transcripts.c.number)
    with store.read() as connection:
        return {row.id: row.input for row in connection.execute(query)}


def read_one_released(store: Store, id: str) -> Transcript | None:
    """A transcript while it is released, for the worker."""
    query = sa.select(transcripts.c.document).where(transcripts.c.id == id, _RELEASED)
    with store.read() as connection:
        document = connection.execute(query).scalar()
    return None if document is None else load(Transcript, document)


def passage_keys(store: Store) -> dict[str, str]:
    """Id of a released transcript -> key of its stored passages, where there are some."""
    query = sa.select(passages.c.transcript, passages.c.key).join(transcripts).where(_RELEASED)
    with store.read() as connection:
        return {row.transcript: row.key for row in connection.execute(query)}


def read_passages(store: Store, id: str, key: str) -> bytes | None:
    """What is stored of a transcript under this key."""
    query = sa.select(passages.c.content).where(passages.c.transcript == id, passages.c.key == key)
    with store.read() as connection:
        content: bytes | None = connection.execute(query).scalar()
    return content


def save_passages(store: Store, id: str, key: str, *, content: bytes) -> None:
    """Keep the passages of a transcript in place of the earlier ones; nothing is kept unless it is released."""
    with store.write() as connection:
        connection.execute(passages.delete().where(passages.c.transcript == id))
        released = sa.select(transcripts.c.id).where(transcripts.c.id == id, _RELEASED).with_for_update()
        if connection.execute(released).first():
            connection.execute(passages.insert().values(transcript=id, key=key, content=content))


def forget_passages(store: Store) -> None:
    """Remove the passages of every transcript that is not released (any more); a removed one takes them along."""
    released = sa.select(transcripts.c.id).where(_RELEASED)
    with store.write() as connection:
        connection.execute(passages.delete().where(passages.c.transcript.not_in(released)))


def _expire(connection: Connection, now: dt.datetime) -> None:
    connection.execute(searches.delete().where(searches.c.requested_at <= now - LIFETIME))


def _to_search(row: Any) -> Search:
    return Search(
        id=row.id,
        query=row.query,
        within=None if row.within is None else tuple(row.within),
        state=SearchState(row.state),
        answer=load(SearchAnswer, row.answer) if row.answer is not None and row.draft is None else None,
        draft=None if row.draft is None else load(Draft, row.draft),
        comparison=load(Comparison, row.answer) if row.answer is not None and row.draft is not None else None,
    )
