"""Signing in and staying signed in. Tokens are stored as digests; guessing is slowed down."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.errors import InvalidInput, NotAllowed
from corpus.people import Role, User
from corpus.store import Store, lock
from corpus.store.accounts import (
    clean_login,
    hash_password,
    insert_account,
    is_password,
    prepare_account,
    to_user,
)
from corpus.store.schema import accounts, attempts, sessions, setup_tokens

IDLE = dt.timedelta(minutes=30)
LONGEST = dt.timedelta(hours=10)
SEEN_EVERY = dt.timedelta(minutes=1)
WINDOW = dt.timedelta(minutes=15)
ATTEMPTS = 10
TOO_MANY = "Zu viele Anmeldeversuche. Bitte warten Sie eine Viertelstunde und versuchen Sie es dann noch einmal."

# Checked for unknown logins, so that they take as long as known ones. Nobody knows what it is the digest of.
_NOBODY = hash_password(secrets.token_urlsafe(32), login="", name="")


def has_accounts(store: Store) -> bool:
    """Whether anybody could sign in: False only before the first start is finished."""
    with store.read() as connection:
        return _has_accounts(connection)


def setup_token(store: Store, *, now: dt.datetime) -> str | None:
    """A one-time token for the first account, replacing an earlier one; None once an account exists."""
    token = secrets.token_urlsafe(32)
    with store.write() as connection:
        if _has_accounts(connection):
            return None
        connection.execute(setup_tokens.delete())
        connection.execute(setup_tokens.insert().values(digest=_digest(token)))
    return token


def create_first_account(
    store: Store, token: str, *, login: str, name: str, password: str, roles: Collection[Role], now: dt.datetime
) -> User:
    """The first account, an administrator. Raises NotAllowed unless the token is the current one."""
    if Role.ADMIN not in roles:
        raise InvalidInput("Das erste Konto braucht die Rolle Administration.")
    fields = prepare_account(login=login, name=name, roles=roles, groups=(), password=password, at=now)
    with store.write() as connection:
        used = connection.execute(setup_tokens.delete().where(setup_tokens.c.digest == _digest(token)))
        if used.rowcount != 1 or _has_accounts(connection):
            raise NotAllowed("Dieser Einrichtungscode gilt nicht. Der gültige steht in der Ausgabe des Programms.")
        return insert_account(connection, fields)


def sign_in(store: Store, login: str, password: str, *, address: str, now: dt.datetime) -> str | None:
    """A new session's token of 43 characters; None for wrong login, password or a closed account.

    Raises NotAllowed after ten failures within 15 minutes for this login or from this address.
    """
    login = clean_login(login)
    digests = (_digest(f"login:{login}"), _digest(f"address:{address}"))
    checked = _record_attempt(store, digests, now)
    with store.read() as connection:
        row = connection.execute(sa.select(accounts).where(accounts.c.login == login)).first()
    right = is_password(password, row.password if row else _NOBODY)
    if row is None or not right or not row.active:
        return None
    token = secrets.token_urlsafe(32)
    with store.write() as connection:
        connection.execute(attempts.delete().where(attempts.c.id.in_(checked)))
        connection.execute(sessions.delete().where(_ended(now)))
        connection.execute(sessions.insert().values(digest=_digest(token), account=row.id, started_at=now, seen_at=now))
    return token


def read_session(store: Store, token: str, *, now: dt.datetime) -> User | None:
    """Who is signed in with this token right now, with today's roles; None once idle, too old, closed or unknown."""
    digest = _digest(token)
    query = sa.select(accounts, sessions.c.started_at, sessions.c.seen_at).join_from(sessions, accounts)
    with store.read() as connection:
        row = connection.execute(query.where(sessions.c.digest == digest)).first()
    if row is None:
        return None
    if not row.active or now - row.seen_at > IDLE or now - row.started_at > LONGEST:
        sign_out(store, token)
        return None
    if now - row.seen_at >= SEEN_EVERY:
        with store.write() as connection:
            connection.execute(sessions.update().where(sessions.c.digest == digest).values(seen_at=now))
    return to_user(row)


def sign_out(store: Store, token: str) -> None:
    """End a session; ending one that doesn't exist does nothing."""
    with store.write() as connection:
        connection.execute(sessions.delete().where(sessions.c.digest == _digest(token)))


def change_password(store: Store, *, old: str, new: str, keep: str = "", by: User, now: dt.datetime) -> None:
    """People change their own password; all their sessions but the one with token ``keep`` end.

    Raises NotAllowed for a wrong old password or too many tries, InvalidInput for a weak new one.
    """
    checked = _record_attempt(store, (_digest(f"login:{by.login}"),), now)
    with store.read() as connection:
        stored = connection.execute(sa.select(accounts.c.password).where(accounts.c.id == by.id)).scalar()
    if not is_password(old, stored or _NOBODY):
        raise NotAllowed("Das bisherige Kennwort stimmt nicht.")
    digest = hash_password(new, login=by.login, name=by.name)
    with store.write() as connection:
        connection.execute(attempts.delete().where(attempts.c.id.in_(checked)))
        connection.execute(accounts.update().where(accounts.c.id == by.id).values(password=digest))
        others = (sessions.c.account == by.id) & (sessions.c.digest != _digest(keep))
        connection.execute(sessions.delete().where(others))


def _ended(now: dt.datetime) -> sa.ColumnElement[bool]:
    return (sessions.c.seen_at < now - IDLE) | (sessions.c.started_at < now - LONGEST)


def _has_accounts(connection: Connection) -> bool:
    return connection.execute(sa.select(accounts.c.id).limit(1)).first() is not None


def _record_attempt(store: Store, digests: Collection[str], now: dt.datetime) -> list[int]:
    """Count the attempt before it is checked, so that many at once are no way around the limit."""
    with store.write() as connection:
        lock(connection, "attempts")
        connection.execute(attempts.delete().where(attempts.c.at <= now - WINDOW))
        if any(_count(connection, digest) >= ATTEMPTS for digest in digests):
            raise NotAllowed(TOO_MANY)
        return [
            connection.execute(attempts.insert().values(digest=digest, at=now).returning(attempts.c.id)).scalar_one()
            for digest in digests
        ]


def _count(connection: Connection, digest: str) -> int:
    query = sa.select(sa.func.count()).select_from(attempts).where(attempts.c.digest == digest)
    return connection.execute(query).scalar_one()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
