"""A measure in short labels, and how alike two of them are in small bars."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from corpus.types import RegisteredMeasure
from corpus.workflow.measures import MeasureEntry
from pages.ui.evidence import badges, share_bar
from pages.ui.measures import Book, state_of
from pages.ui.texts import measures as says
from pages.ui.texts import words

_STYLE = (
    "<style>.fm-parts{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.1rem 1.2rem;"
    "font-size:.85rem;max-width:46rem}</style>"
)


def show_facts(book: Book, measure: RegisteredMeasure, *, entry: MeasureEntry | None = None, more: str = "") -> None:
    """Provider, target groups, area, field and time as labels; of an entry also its state."""
    area = ", ".join(measure.area) or (says.WHOLE_DISTRICT if entry else "")
    theme = book.theme_name(measure.theme) if measure.theme or entry else ""
    targets = says.FOR.format(name=", ".join(measure.targets)) if measure.targets else ""
    st.html(badges(measure.provider, theme, targets, area, _time(book, measure, entry), more))


def _time(book: Book, measure: RegisteredMeasure, entry: MeasureEntry | None) -> str:
    if entry is not None and entry.is_withdrawn:
        return says.IS_WITHDRAWN
    if entry is not None and state_of(entry, book.today) == "beendet":
        return says.ENDED.format(end=words.shown_date(measure.end))
    shown = {"start": words.shown_date(measure.start), "end": words.shown_date(measure.end)}
    if measure.start and measure.end:
        return says.PERIOD.format(**shown)
    if measure.end:
        return says.UNTIL.format(**shown)
    return says.SINCE.format(**shown) if measure.start else ""


def show_parts(because: Mapping[str, float]) -> None:
    """One bar for each part in which two measures were compared."""
    named = [(says.PARTS.get(part, part), round(100 * value)) for part, value in because.items()]
    shown = "".join(
        f"<div>{escape(part)} {says.PERCENT.format(percent=percent)}"
        f"{share_bar(percent / 100, label=says.PART.format(part=part, percent=percent))}</div>"
        for part, percent in named
    )
    st.html(f'{_STYLE}<div class="fm-parts">{shown}</div>')
