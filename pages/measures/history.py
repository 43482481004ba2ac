"""How an entry came about: every version with who, when, why and what it changed."""

import datetime as dt

import streamlit as st

from corpus.registers.plans import FIELDS
from corpus.types import RegisteredMeasure
from corpus.workflow.measures import MeasureEntry, MeasureStep, MeasureVersion
from pages.ui.evidence import plain
from pages.ui.measures import Book
from pages.ui.texts import measures as says
from pages.ui.texts import words


def show_versions(book: Book, entry: MeasureEntry) -> None:
    """The latest version first."""
    before = (None, *entry.versions[:-1])
    for version, earlier in reversed(list(zip(entry.versions, before, strict=True))):
        with st.container(border=True):
            _show(book, version, earlier)


def _show(book: Book, version: MeasureVersion, earlier: MeasureVersion | None) -> None:
    done = says.STEPS[version.step].format(end=words.shown_date(version.measure.end))
    lines = [f"**{plain(done[:1].upper() + done[1:])}**"]
    lines += [plain(version.reason)] if version.reason else []
    if earlier is not None and version.step is MeasureStep.CHANGE:
        lines += [plain(line) for line in changes(book, earlier.measure, version.measure)]
    made = says.MADE.format(time=words.shown_time(version.at), name=version.by) if version.at else version.by
    st.markdown("  \n".join([*lines, f":small[:gray[{plain(made)}]]"]))


def changes(book: Book, before: RegisteredMeasure, after: RegisteredMeasure) -> list[str]:
    """What differs, one line for each field."""
    fields = FIELDS | {says.FOUND_COLUMN: "found"}
    return [
        says.WAS.format(column=column, before=_value(book, before, field), after=_value(book, after, field))
        for column, field in fields.items()
        if getattr(before, field) != getattr(after, field)
    ]


def _value(book: Book, measure: RegisteredMeasure, field: str) -> str:
    value = getattr(measure, field)
    if field == "theme":
        return book.theme_name(value)
    if field == "found":
        return words.shown_number(len(value))
    if isinstance(value, dt.date):
        return words.shown_date(value)
    return (", ".join(value) if isinstance(value, tuple) else str(value or "")) or says.NOTHING
