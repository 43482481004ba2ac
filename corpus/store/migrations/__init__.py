"""Bring a database to the newest schema, inside the caller's transaction."""

import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Connection

_one_at_a_time = threading.Lock()  # Alembic keeps what it works on in a module


def migrate(connection: Connection) -> None:
    """Run the missing migrations; nothing is committed here, nothing is logged."""
    with _one_at_a_time:
        command.upgrade(configure(connection), "head")


def configure(connection: Connection) -> Config:
    """Alembic's configuration for this connection; there is no file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
