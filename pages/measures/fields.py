"""The fields of an entry in a form."""

from collections.abc import Sequence

import streamlit as st

from corpus.registers.cells import split_cell
from corpus.types import RegisteredMeasure
from corpus.workflow.measures import LONGEST_NAME, LONGEST_TEXT
from pages.ui.measures import Book
from pages.ui.texts import measures as says

_DATE = "DD.MM.YYYY"


def show_fields(book: Book, draft: RegisteredMeasure, *, key: str) -> RegisteredMeasure:
    """The measure as filled in; ``draft`` says what the fields start with."""
    name = st.text_input(says.NAME, draft.name, max_chars=LONGEST_NAME, key=f"{key}-name")
    description = st.text_area(says.DESCRIPTION, draft.description, max_chars=LONGEST_TEXT, key=f"{key}-text")
    left, right = st.columns(2)
    provider = left.text_input(
        says.PROVIDER, draft.provider, max_chars=LONGEST_NAME, help=says.PROVIDER_HELP, key=f"{key}-provider"
    )
    themes = _with(["", *book.themes], [draft.theme])
    theme = right.selectbox(
        says.THEME,
        themes,
        index=themes.index(draft.theme),
        format_func=lambda id: book.theme_name(id) if id else says.NO_THEME,
        key=f"{key}-theme",
    )
    left, right = st.columns(2)
    targets = left.text_input(says.TARGETS, ", ".join(draft.targets), help=says.TARGETS_HELP, key=f"{key}-targets")
    area = right.multiselect(
        says.AREA,
        _with(_places(book), draft.area),
        list(draft.area),
        placeholder=says.WHOLE_DISTRICT,
        help=says.AREA_HELP,
        key=f"{key}-area",
    )
    left, right = st.columns(2)
    start = left.date_input(says.START, draft.start, format=_DATE, key=f"{key}-start")
    end = right.date_input(says.END, draft.end, format=_DATE, help=says.END_HELP, key=f"{key}-end")
    return RegisteredMeasure(
        draft.id, name, description, provider, split_cell(targets), tuple(area), theme, start, end, draft.found
    )


def _places(book: Book) -> list[str]:
    """Municipalities with their places below them."""
    named = [name for one in book.district.municipalities for name in (one.name, *one.places)]
    return list(dict.fromkeys(named))


def _with(options: Sequence[str], chosen: Sequence[str]) -> list[str]:
    """The options, and at the end what was chosen when there were others."""
    return list(dict.fromkeys([*options, *chosen]))
