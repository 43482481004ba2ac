"""The tables. A change here needs a migration; a test compares the two."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.engine import Dialect


class UtcTime(sa.TypeDecorator[dt.datetime]):
    """A moment: aware going in, UTC coming out, on databases with and without time zones."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """UTC for the database. Raises ValueError for a time without zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time needs its time zone")
        moment = value.astimezone(dt.UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Words(sa.TypeDecorator[str]):
    """Text of any length. What databases can't store is left out of it."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text without NUL characters and halves of characters."""
        return None if value is None else value.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")


metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

# The last number given in a series of ids, so that no id is ever given twice.
counters = sa.Table(
    "counters",
    metadata,
    sa.Column("name", Words, primary_key=True),
    sa.Column("value", sa.Integer, nullable=False),
)

accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("login", Words, nullable=False, unique=True),
    sa.Column("name", Words, nullable=False),
    sa.Column("password", Words, nullable=False),
    sa.Column("roles", sa.JSON, nullable=False),
    sa.Column("groups", sa.JSON, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
)

setup_tokens = sa.Table("setup_tokens", metadata, sa.Column("digest", Words, primary_key=True))

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("digest", Words, primary_key=True),
    sa.Column("account", sa.ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("started_at", UtcTime, nullable=False),
    sa.Column("seen_at", UtcTime, nullable=False),
)

# Sign-ins that failed or are being checked; ``digest`` of a login or an address.
attempts = sa.Table(
    "attempts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("digest", Words, nullable=False, index=True),
    sa.Column("at", UtcTime, nullable=False),
)

districts = sa.Table(
    "districts",
    metadata,
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("document", sa.LargeBinary, nullable=False),
    sa.Column("saved_by", sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("saved_at", UtcTime, nullable=False),
)

originals = sa.Table(
    "originals",
    metadata,
    sa.Column("sha256", Words, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

# ``file`` … ``turns`` repeat or sum up the document, so that lists need not open it; ``about`` is the Metadata.
transcripts = sa.Table(
    "transcripts",
    metadata,
    sa.Column("id", Words, primary_key=True),
    sa.Column("number", sa.Integer, nullable=False, unique=True),
    sa.Column("sha256", Words, nullable=False, unique=True),
    sa.Column("original", sa.ForeignKey("originals.sha256"), nullable=False, index=True),
    sa.Column("document", sa.LargeBinary, nullable=False),
    sa.Column("file", Words, nullable=False),
    sa.Column("about", sa.LargeBinary, nullable=False),
    sa.Column("input", Words, nullable=False),
    sa.Column("state", Words, nullable=False),
    sa.Column("words", sa.Integer, nullable=False),
    sa.Column("turns", sa.Integer, nullable=False),
    sa.Column("uploaded_by", sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("uploaded_at", UtcTime, nullable=False),
    sa.Column("released_by", sa.ForeignKey("accounts.id")),
    sa.Column("released_at", UtcTime),
    sa.Column("declaration", Words, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
)

jobs = sa.Table(
    "jobs",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", Words, nullable=False),
    sa.Column("state", Words, nullable=False, index=True),
    sa.Column("step", Words, nullable=False),
    sa.Column("done", sa.Integer, nullable=False),
    sa.Column("total", sa.Integer, nullable=False),
    sa.Column("message", Words, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("requested_by", sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("requested_at", UtcTime, nullable=False),
    sa.Column("started_at", UtcTime),
    sa.Column("finished_at", UtcTime),
    sa.Column("worker", Words, nullable=False),
    sa.Column("lease_until", UtcTime),
)

analyses = sa.Table(
    "analyses",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("job", sa.ForeignKey("jobs.id"), nullable=False, unique=True),
    sa.Column("inputs", Words, nullable=False),
    sa.Column("document", sa.LargeBinary, nullable=False),
    sa.Column("saved_at", UtcTime, nullable=False),
)

findings = sa.Table(
    "findings",
    metadata,
    sa.Column("key", Words, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

dossiers = sa.Table(
    "dossiers",
    metadata,
    sa.Column("id", Words, primary_key=True),
    sa.Column("number", sa.Integer, nullable=False, unique=True),
    sa.Column("challenge", Words, nullable=False, unique=True),
    sa.Column("title", Words, nullable=False),
    sa.Column("theme", Words, nullable=False),
    sa.Column("group", Words, nullable=False, index=True),
    sa.Column("stage", Words, nullable=False),
    sa.Column("interviews", sa.Integer, nullable=False),
    sa.Column("municipalities", sa.JSON, nullable=False),
    sa.Column("perspectives", sa.JSON, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
)

evidence = sa.Table(
    "evidence",
    metadata,
    sa.Column("dossier", sa.ForeignKey("dossiers.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("transcript", Words, nullable=False),
    sa.Column("turn", sa.Integer, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("text", Words, nullable=False),
    sa.Column("before", Words, nullable=False),
    sa.Column("after", Words, nullable=False),
    sa.Column("question", Words, nullable=False),
    sa.Column("perspective", Words),
    sa.Column("municipality", Words, nullable=False),
)

# Only ever appended to.
decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("dossier", sa.ForeignKey("dossiers.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", Words, nullable=False),
    sa.Column("by", Words, nullable=False),
    sa.Column("user", sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("note", Words, nullable=False),
    sa.Column("group_from", Words, nullable=False),
    sa.Column("group_to", Words, nullable=False),
)

# Only ever appended to. ``undoes``: the entry takes that one back and has no content of its own.
actor_decisions = sa.Table(
    "actor_decisions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("act", Words, nullable=False),
    sa.Column("undoes", sa.ForeignKey("actor_decisions.id"), unique=True),
    sa.Column("content", sa.JSON, nullable=False),
    sa.Column("by", Words, nullable=False),
    sa.Column("user", sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("at", UtcTime, nullable=False),
)

# Only ever appended to, like the one above. ``coded`` says whether it is about themes or challenges.
coding_decisions = sa.Table(
    "coding_decisions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("coded", Words, nullable=False),
    sa.Column("act", Words, nullable=False),
    sa.Column("undoes", sa.ForeignKey("coding_decisions.id"), unique=True),
    sa.Column("content", sa.JSON, nullable=False),
    sa.Column("by", Words, nullable=False),
    sa.Column("user", sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("at", UtcTime, nullable=False),
)

# Only ever appended to: every version of every entry of the register; ``document`` is the RegisteredMeasure.
measures = sa.Table(
    "measures",
    metadata,
    sa.Column("id", Words, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("step", Words, nullable=False),
    sa.Column("document", sa.LargeBinary, nullable=False),
    sa.Column("reason", Words, nullable=False),
    sa.Column("by", Words, nullable=False),
    sa.Column("user", sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("at", UtcTime, nullable=False),
)

# Only ever appended to. ``undoes``: the entry takes that one back and has no content of its own.
verdicts = sa.Table(
    "verdicts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("undoes", sa.ForeignKey("verdicts.id"), unique=True),
    sa.Column("first", Words, nullable=False),
    sa.Column("second", Words, nullable=False),
    sa.Column("kind", Words, nullable=False),
    sa.Column("reason", Words, nullable=False),
    sa.Column("by", Words, nullable=False),
    sa.Column("user", sa.ForeignKey("accounts.id"), nullable=False),
    sa.Column("at", UtcTime, nullable=False),
)

# What a search looks through, one row per released transcript; ``key`` names text and encoder.
passages = sa.Table(
    "passages",
    metadata,
    sa.Column("transcript", sa.ForeignKey("transcripts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("key", Words, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

# Questions to the worker with its answers; a row lives until it is read, minutes at most. ``draft``: what somebody is
# about to enter, compared with what exists; NULL for a search in the interviews.
searches = sa.Table(
    "searches",
    metadata,
    sa.Column("id", Words, primary_key=True),
    sa.Column("account", sa.ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("query", Words, nullable=False),
    sa.Column("within", sa.JSON),
    sa.Column("requested_at", UtcTime, nullable=False),
    sa.Column("state", Words, nullable=False, index=True),
    sa.Column("answer", sa.LargeBinary),
    sa.Column("draft", sa.LargeBinary),
)
