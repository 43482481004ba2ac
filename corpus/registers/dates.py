"""Days as people write them in tables: 03.04.2026, 2026-04-03, 04/2026, 2026, or nothing."""

import calendar
import datetime as dt
import re

from corpus.errors import InvalidInput

OPEN = frozenset({"", "-", "–", "—", "offen", "laufend", "unbefristet", "dauerhaft", "fortlaufend", "unbekannt"})
_GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)
# a spreadsheet's own dates come with the time of day
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2})?)?", re.ASCII)
_MONTH = re.compile(r"(\d{1,2})[./](\d{4})", re.ASCII)
_YEAR = re.compile(r"(\d{4})(?:\.0)?", re.ASCII)


def first_day(text: str, *, where: str) -> dt.date | None:
    """The day, or the first one of a month or year; None for nothing. Raises InvalidInput naming the place."""
    return _read(text, where=where, last=False)


def last_day(text: str, *, where: str) -> dt.date | None:
    """The day, or the last one of a month or year; None for nothing or "laufend". Raises InvalidInput."""
    return _read(text, where=where, last=True)


def _read(text: str, *, where: str, last: bool) -> dt.date | None:
    said = text.strip()
    if said.casefold() in OPEN:
        return None
    try:
        found = _day(said, last=last)
    except ValueError:
        found = None
    if found is None:
        raise InvalidInput(f"{where}: „{said}“ ist kein Datum. Bitte schreiben Sie es wie „03.04.2026“.")
    return found


def _day(said: str, *, last: bool) -> dt.date | None:
    if found := _GERMAN.fullmatch(said):
        return dt.date(int(found[3]), int(found[2]), int(found[1]))
    if found := _ISO.fullmatch(said):
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    if found := _MONTH.fullmatch(said):
        year, month = int(found[2]), int(found[1])
        return dt.date(year, month, calendar.monthrange(year, month)[1] if last else 1)
    if found := _YEAR.fullmatch(said):
        return dt.date(int(found[1]), 12 if last else 1, 31 if last else 1)
    return None
