"""The form of a new entry: empty, for a gap, or filled from what people tell."""

import streamlit as st

from corpus.types import RegisteredMeasure
from pages.measures.deciding import FOUND, NEW
from pages.measures.forms import show_new
from pages.measures.where import PLACE, THEME
from pages.ui import address
from pages.ui.filters import open_here
from pages.ui.findings import Findings
from pages.ui.measures import Book
from pages.ui.offers import draft_of
from pages.ui.texts import measures as says


def show_form(book: Book, findings: Findings | None) -> None:
    """What the URL asks for."""
    open_here(says.BACK, icon=":material/arrow_back:", **{NEW: "", FOUND: ""})
    found = findings.measures.get(address.value(FOUND)) if findings else None
    if findings and found:
        st.subheader(says.ADOPT)
        st.caption(says.FROM_FOUND)
        show_new(book, draft_of(findings, found))
        return
    st.subheader(says.ADD)
    theme, place = address.value(THEME), address.value(PLACE)
    known = {one.name for one in book.district.municipalities}
    area = (place,) if place in known else ()
    show_new(book, RegisteredMeasure("", "", area=area, theme=theme if theme in book.themes else ""))
