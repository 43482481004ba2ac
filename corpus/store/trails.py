"""What the tables of decisions have in common: they are only ever added to, entry by entry."""

import sqlalchemy as sa
from sqlalchemy.engine import Connection


def latest_entry(connection: Connection, table: sa.Table) -> int:
    """Number of the latest entry, 0 before the first."""
    return connection.execute(sa.select(sa.func.max(table.c.id))).scalar() or 0


def touched_since(connection: Connection, table: sa.Table, *, seen: int) -> set[int]:
    """Numbers of the entries made, and of those taken back, after the entry ``seen``."""
    later = sa.select(table.c.id, table.c.undoes).where(table.c.id > seen)
    return {id for row in connection.execute(later) for id in row if id is not None}


def clean(text: str) -> str:
    """Single spaces, and without what databases can't store."""
    return " ".join(text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8").split())
