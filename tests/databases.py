"""Throw-away databases on a PostgreSQL server, and the server itself."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.store import Store
from corpus.store.schema import metadata

Rows = dict[str, list[dict[str, Any]]]


def find_postgres() -> Path | None:
    """The folder of the newest server's programs where Debian puts them."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in found), key=lambda path: int(path.parent.name), default=None)


@contextmanager
def run_postgres(programs: Path) -> Iterator[str]:
    """Start a server that only this machine reaches, and stop it; yields its URL without a database's name."""
    folder = Path(tempfile.mkdtemp(prefix="fundament-postgres-"))
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []  # the server refuses to run as root
    if user:
        shutil.chown(folder, "postgres")
    port = _free_port()
    data = folder / "data"
    _run([*user, programs / "initdb", "-D", data, "-U", "fundament", "-E", "UTF8", "--locale=C.UTF-8", "-N"])
    control = [*user, programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
    options = f"-c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -p {port} -c fsync=off"
    _run([*control, "-o", options, "start"])
    try:
        yield f"postgresql+psycopg://fundament@127.0.0.1:{port}"
    finally:
        _run([*control, "-m", "immediate", "stop"])
        shutil.rmtree(folder)


@contextmanager
def temporary_database(server: str) -> Iterator[str]:
    """URL of a new, empty database."""
    name = f"test_{os.urandom(6).hex()}"
    execute(server, f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        yield f"{server}/{name}"
    finally:
        execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def execute(server: str, statement: str) -> None:
    """Run one statement in the server's own database."""
    address = server.replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(statement)


def read_rows(store: Store) -> Rows:
    """Everything in the database."""
    with store.read() as connection:
        return {
            table.name: [dict(row._mapping) for row in connection.execute(sa.select(table))]
            for table in metadata.sorted_tables
        }


def restore_rows(store: Store, rows: Rows) -> None:
    """Make the database hold exactly these rows again: on PostgreSQL much quicker than copying a database."""
    with store.write() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
        for table in metadata.sorted_tables:
            if rows[table.name]:
                connection.execute(table.insert(), rows[table.name])
            if isinstance(table.autoincrement_column, sa.Column):
                _restart_series(connection, table.autoincrement_column, last=len(rows[table.name]))


def _restart_series(connection: Connection, column: sa.Column, *, last: int) -> None:
    series = sa.func.pg_get_serial_sequence(column.table.name, column.name)
    connection.execute(sa.select(sa.func.setval(series, max(last, 1), last > 0)))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _run(command: list[object]) -> None:
    silent = subprocess.DEVNULL
    subprocess.run([str(part) for part in command], check=True, stdin=silent, stdout=silent, stderr=silent, cwd="/")
