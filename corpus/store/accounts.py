"""Accounts: who may sign in, with which roles, in which groups. Only the administration changes them."""

import datetime as dt
import unicodedata
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy.engine import Connection

from corpus.errors import InvalidInput, NotAllowed, NotFound
from corpus.people import Right, Role, User
from corpus.store import Store, lock
from corpus.store.schema import accounts, sessions

SHORTEST, LONGEST = 12, 128
COMMON_PASSWORDS = frozenset(Path(__file__).with_name("common_passwords.txt").read_text("utf-8").split())

# OWASP's least: as hard to guess as more memory and fewer rounds, and twenty sign-ins at once fit into the web process.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def create_account(
    store: Store,
    *,
    login: str,
    name: str,
    roles: Collection[Role],
    groups: Sequence[str],
    password: str,
    by: User,
    at: dt.datetime,
) -> User:
    """A new active account. Raises InvalidInput for a taken login, an empty name or a weak password."""
    by.demand(Right.ADMINISTER)
    fields = prepare_account(login=login, name=name, roles=roles, groups=groups, password=password, at=at)
    with store.write() as connection:
        return insert_account(connection, fields)


def change_account(
    store: Store,
    id: int,
    *,
    name: str,
    roles: Collection[Role],
    groups: Sequence[str],
    active: bool,
    by: User,
    at: dt.datetime,
) -> User:
    """Change everything but login and password. Nobody gives rights to themselves; one administrator stays."""
    by.demand(Right.ADMINISTER)
    with store.write() as connection:
        lock(connection, "accounts")
        before = _find(connection, id)
        gains = not before.roles.issuperset(roles) or not set(before.groups).issuperset(groups)
        if id == by.id and gains:
            raise NotAllowed("Eigene Rollen und Gruppen kann nur eine andere Person aus der Administration erweitern.")
        values = {"name": _checked_name(name), "roles": sorted(roles), "groups": list(groups), "active": active}
        connection.execute(accounts.update().where(accounts.c.id == id).values(**values))
        _demand_administrator(connection)
        if not active:
            connection.execute(sessions.delete().where(sessions.c.account == id))
        return _find(connection, id)


def set_password(store: Store, id: int, password: str, *, by: User, at: dt.datetime) -> None:
    """Give an account a new password and end its sessions."""
    by.demand(Right.ADMINISTER)
    with store.read() as connection:
        user = _find(connection, id)
    digest = hash_password(password, login=user.login, name=user.name)
    with store.write() as connection:
        connection.execute(accounts.update().where(accounts.c.id == id).values(password=digest))
        connection.execute(sessions.delete().where(sessions.c.account == id))


def read_accounts(store: Store, *, by: User) -> list[User]:
    """All accounts by name."""
    by.demand(Right.ADMINISTER)
    with store.read() as connection:
        return _read_all(connection)


def read_members(store: Store, *, by: User) -> dict[str, list[str]]:
    """Group id -> names of its active members."""
    if not by.can(Right.DECIDE):
        by.demand(Right.ADMINISTER)
    with store.read() as connection:
        people = _read_all(connection)
    members: dict[str, list[str]] = {}
    for user in people:
        for group in user.groups if user.can(Right.ANSWER) else ():
            members.setdefault(group, []).append(user.name)
    return members


def prepare_account(
    *, login: str, name: str, roles: Collection[Role], groups: Sequence[str], password: str, at: dt.datetime
) -> dict[str, Any]:
    """Checked fields of a new account, outside any transaction: hashing takes its time."""
    login = clean_login(login)
    if not 2 <= len(login) <= 64 or any(letter.isspace() for letter in login):
        raise InvalidInput("Der Anmeldename braucht 2 bis 64 Zeichen ohne Leerzeichen.")
    return {
        "login": login,
        "name": _checked_name(name),
        "password": hash_password(password, login=login, name=name),
        "roles": sorted(roles),
        "groups": list(groups),
        "active": True,
        "created_at": at,
    }


def insert_account(connection: Connection, fields: dict[str, Any]) -> User:
    """Write prepared fields. Raises InvalidInput where the login is taken."""
    lock(connection, "accounts")
    if connection.execute(sa.select(accounts.c.id).where(accounts.c.login == fields["login"])).first():
        raise InvalidInput(f"Den Anmeldenamen „{fields['login']}“ gibt es schon. Bitte wählen Sie einen anderen.")
    id = connection.execute(accounts.insert().values(**fields).returning(accounts.c.id)).scalar_one()
    return _find(connection, id)


def to_user(row: Any) -> User:
    """The account of a row that has its columns."""
    return User(row.id, row.login, row.name, frozenset(map(Role, row.roles)), tuple(row.groups), row.active)


def clean_login(login: str) -> str:
    """Upper and lower case and ways to write umlauts don't make another login."""
    return unicodedata.normalize("NFKC", login).strip().casefold()


def hash_password(password: str, *, login: str, name: str) -> str:
    """Argon2id. Raises InvalidInput for a password that is too short, too long or too easy to guess."""
    plain = _normal(password)
    if not SHORTEST <= len(plain) <= LONGEST:
        raise InvalidInput(f"Das Kennwort braucht {SHORTEST} bis {LONGEST} Zeichen.")
    if plain.casefold() in {login.casefold(), name.strip().casefold()}:
        raise InvalidInput("Das Kennwort darf nicht dem Anmeldenamen oder dem Namen gleichen.")
    if plain.casefold() in COMMON_PASSWORDS:
        raise InvalidInput("Dieses Kennwort ist zu verbreitet. Bitte wählen Sie ein anderes.")
    return _hasher.hash(plain)


def is_password(password: str, digest: str) -> bool:
    """Whether the password belongs to the digest; takes the same work either way."""
    try:
        return _hasher.verify(digest, _normal(password[: 8 * LONGEST]))
    except (VerificationError, InvalidHashError):
        return False


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


def _checked_name(name: str) -> str:
    if not 1 <= len(name.strip()) <= 200:
        raise InvalidInput("Bitte geben Sie einen Namen mit höchstens 200 Zeichen an.")
    return name.strip()


def _find(connection: Connection, id: int) -> User:
    row = connection.execute(sa.select(accounts).where(accounts.c.id == id)).first()
    if row is None:
        raise NotFound("Dieses Konto gibt es nicht.")
    return to_user(row)


def _read_all(connection: Connection) -> list[User]:
    return [to_user(row) for row in connection.execute(sa.select(accounts).order_by(accounts.c.name, accounts.c.id))]


def _demand_administrator(connection: Connection) -> None:
    if not any(user.can(Right.ADMINISTER) for user in _read_all(connection)):
        raise InvalidInput("Mindestens ein aktives Konto muss die Administration behalten.")
