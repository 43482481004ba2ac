"""A decision of people in words, as a history tells it. Pure."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision in words. ``about``: ids of what it concerns, as they are now."""

    id: int
    about: frozenset[str]
    words: str
    by: str
    at: dt.datetime | None
    undone_by: str
    undone_at: dt.datetime | None
