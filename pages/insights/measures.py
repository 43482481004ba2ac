"""Maßnahmen: what is offered, what people tell of, what doubles and what is missing."""

import streamlit as st

from corpus.people import Right
from pages.measures.deciding import ENTRY, IMPORT, NEW
from pages.measures.entry import show_entry
from pages.measures.found import show_found
from pages.measures.gaps import show_gaps
from pages.measures.imports import show_import
from pages.measures.listing import show_register
from pages.measures.overlaps import show_overlaps
from pages.measures.reading import open_book
from pages.measures.starting import show_form
from pages.measures.verdicts import show_verdicts
from pages.measures.views import choose_view
from pages.ui import address, desk
from pages.ui.evidence import STYLE
from pages.ui.findings import Findings
from pages.ui.measures import Book
from pages.ui.notices import show_notice
from pages.ui.offers import gaps_of, open_offers, pairs_of
from pages.ui.progress import show_progress
from pages.ui.reading import current_findings
from pages.ui.texts import measures as says


def page() -> None:
    """One entry, a form, an import, or one of the views; the register stands also before the first analysis."""
    desk.user().demand(Right.EXPLORE)
    st.title(says.TITLE)
    st.html(STYLE)
    show_progress()
    show_notice()
    findings = current_findings()
    book, decides = open_book(findings), desk.user().can(Right.DECIDE)
    wanted = address.value(ENTRY)
    if wanted in book.entries:
        show_entry(book, findings, book.entries[wanted])
    elif address.value(NEW) and decides:
        show_form(book, findings)
    elif address.value(IMPORT) and decides:
        show_import(book)
    else:
        if wanted:
            st.info(says.MISSING)
        _show_views(book, findings)


def _show_views(book: Book, findings: Findings | None) -> None:
    st.caption(says.LEAD)
    if findings is None:
        st.info(says.BEFORE_FINDINGS)
        show_register(book, None)
        return
    open_pairs = [pair for pair in pairs_of(book, findings) if not pair.verdict]
    counts = (len(book.running), len(open_offers(book, findings)), len(open_pairs), len(gaps_of(book, findings)))
    labels = {view: label.format(count=n) for (view, label), n in zip(says.VIEWS.items(), counts, strict=True)}
    view = choose_view(labels)
    shows = {"gefunden": show_found, "ueberschneidungen": show_overlaps, "luecken": show_gaps}
    shows.get(view, show_register)(book, findings)
    if view != "luecken":
        show_verdicts(book, findings)


if __name__ == "__main__":
    page()
