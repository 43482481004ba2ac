"""The register at a glance: in numbers, what is offered where, and the entries that pass the filters."""

import streamlit as st

from corpus.people import Right
from corpus.workflow.measures import MeasureEntry
from pages.gate.exports import MEASURES
from pages.measures.deciding import ENTRY, IMPORT, NEW
from pages.measures.facts import show_facts
from pages.measures.where import choose_scope, show_where
from pages.ui import desk
from pages.ui.evidence import plain
from pages.ui.filters import choose_page, open_here
from pages.ui.findings import Findings
from pages.ui.measures import Book, fitting, in_numbers
from pages.ui.offers import quotes_of
from pages.ui.texts import measures as says
from pages.ui.texts import words


def show_register(book: Book, findings: Findings | None) -> None:
    """Everything the register holds, and the ways to add to it."""
    _offer_adding(book)
    if not book.entries:
        st.info(says.EMPTY if desk.user().can(Right.DECIDE) else says.EMPTY_READ)
        return
    st.markdown(plain(in_numbers(book)))
    show_where(book)
    scope = choose_scope(book)
    shown = fitting(book, scope)
    if not shown:
        st.info(says.NONE_FIT)
        return
    st.caption(says.SHOWN_OF.format(shown=len(shown), all=len(book.entries)))
    body, items = choose_page(shown, size=12)
    for entry in items:
        with body.container(border=True, gap="xsmall"):
            _show_card(book, findings, entry)


def _offer_adding(book: Book) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if desk.user().can(Right.DECIDE):
            open_here(says.ADD, icon=":material/add:", **{NEW: "1"})
            open_here(says.IMPORT, icon=":material/table_view:", **{IMPORT: "1"})
        if book.entries:
            st.html(f'<a href="{MEASURES}" target="_self">{says.DOWNLOAD}</a>', width="content")


def _show_card(book: Book, findings: Findings | None, entry: MeasureEntry) -> None:
    label = says.ENTRY.format(id=entry.id, name=entry.measure.name)
    open_here(f"**{plain(label)}**", icon=":material/volunteer_activism:", **{ENTRY: entry.id})
    told = len({quote.transcript for quote in quotes_of(findings, entry.measure.found)})
    more = says.FROM_TALKS.format(count=words.counted(told, *says.IN_CONVERSATIONS)) if told else ""
    show_facts(book, entry.measure, entry=entry, more=more)
