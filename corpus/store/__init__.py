"""The database: one store per process, opened by URL, the same on SQLite and PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from corpus.errors import BadConfiguration
from corpus.store import folders
from corpus.store.migrations import migrate
from corpus.store.schema import counters

SECONDS_TO_WAIT = 30
PRAGMAS = (
    f"busy_timeout = {SECONDS_TO_WAIT * 1000}",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
)
BAD_URL = (
    "FUNDAMENT_DATABASE_URL ist keine gültige Datenbankadresse. "
    "Möglich sind sqlite:////voller/pfad/fundament.db und postgresql://nutzer:kennwort@rechner/datenbank."
)


@dataclass(frozen=True, slots=True)
class Store:
    """A migrated database. ``folder`` is the data folder, None on PostgreSQL."""

    engine: Engine
    folder: Path | None = None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view of one moment; nothing can be written."""
        with self.engine.connect().execution_options(**_reading(self.engine)) as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: all or nothing. On SQLite it is the only writer from its start."""
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    def shred(self) -> None:
        """Empty SQLite's log, so that what was deleted is no longer on disk."""
        if self.folder is not None:
            with self.engine.connect() as connection:
                _raw(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def open_store(url: str) -> Store:
    """Open the database and bring it to the newest schema; safe when several processes do so at once.

    Raises BadConfiguration for an unusable URL, an unreachable server, a network drive or an open data folder.
    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise BadConfiguration(BAD_URL) from error
    if address.drivername in {"sqlite", "sqlite+pysqlite"} and address.database not in {None, "", ":memory:"}:
        return _open_sqlite(address)
    if address.drivername in {"postgres", "postgresql", "postgresql+psycopg"}:
        return _open_postgres(address.set(drivername="postgresql+psycopg"))
    raise BadConfiguration(BAD_URL)


def lock(connection: Connection, name: str) -> None:
    """Let no other transaction through that asks for the same name; on SQLite every write is alone already."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtext(name))))


def take_number(connection: Connection, series: str) -> int:
    """The next number of a series, never given twice; other writers of the series wait until commit."""
    lock(connection, series)
    query = sa.select(counters.c.value).where(counters.c.name == series)
    last = connection.execute(query).scalar()
    if last is None:
        connection.execute(counters.insert().values(name=series, value=1))
        return 1
    connection.execute(counters.update().where(counters.c.name == series).values(value=last + 1))
    return int(last) + 1


def _open_sqlite(address: URL) -> Store:
    path = Path(str(address.database)).expanduser().absolute()
    folders.prepare_folder(path.parent)
    with folders.alone_in(path.parent):
        folders.prepare_file(path)
        engine = sa.create_engine(address.set(database=str(path)), hide_parameters=True)
        sa.event.listen(engine, "connect", _prepare_connection)
        sa.event.listen(engine, "begin", _begin)
        store = Store(engine, path.parent)
        _migrate_sqlite(store)
    return store


def _open_postgres(address: URL) -> Store:
    engine = sa.create_engine(
        address,
        hide_parameters=True,
        pool_pre_ping=True,
        connect_args={"connect_timeout": SECONDS_TO_WAIT, "options": "-c timezone=utc"},
    )
    store = Store(engine)
    try:
        with store.write() as connection:
            lock(connection, "migration")
            migrate(connection)
    except OperationalError as error:
        raise BadConfiguration(
            f"Der Datenbankserver „{address.host}“ ist nicht erreichbar oder weist die Anmeldung ab. "
            "Bitte FUNDAMENT_DATABASE_URL prüfen."
        ) from error
    return store


def _migrate_sqlite(store: Store) -> None:
    # Rebuilding a table needs foreign keys off, which SQLite allows only outside a transaction.
    with store.engine.connect().execution_options(writes=True) as connection:
        raw = _raw(connection)
        raw.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            migrate(connection)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise BadConfiguration("Die Datenbank ist beschädigt. Bitte die letzte Sicherung einspielen.")
        raw.execute("PRAGMA foreign_keys = ON")


def _prepare_connection(raw: Any, _record: object) -> None:
    raw.isolation_level = None  # the driver must not begin transactions by itself; _begin does
    for pragma in PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once when somebody wrote in between: writers queue
    # at their begin instead, readers can't become writers.
    writes = connection.get_execution_options().get("writes", False)
    _raw(connection).execute(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _reading(engine: Engine) -> dict[str, Any]:
    if engine.dialect.name == "sqlite":
        return {"writes": False}
    return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def _raw(connection: Connection) -> Any:
    return connection.connection.dbapi_connection
