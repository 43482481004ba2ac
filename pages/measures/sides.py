"""One of two measures that overlap: what it is, and what is said of it."""

import streamlit as st

from pages.insights.quotes import show_quotes
from pages.measures.deciding import ENTRY, VIEW
from pages.measures.facts import show_facts
from pages.ui import address
from pages.ui.evidence import plain
from pages.ui.findings import Findings
from pages.ui.measures import Book
from pages.ui.offers import Side
from pages.ui.texts import insights, words
from pages.ui.texts import measures as says

SHOWN = "paare"


def show_side(book: Book, findings: Findings, side: Side, *, key: str) -> None:
    """Name, labels, description or the words it was found in; ``key`` names the pair."""
    if side.entry:
        label = says.ENTRY.format(id=side.entry, name=side.measure.name)
        open_to = {VIEW: "", SHOWN: "", ENTRY: side.entry}
        with st.container(key=f"side-{key}-{side.id}"):
            _link(plain(label), open_to, key=f"{key}-{side.id}")
    else:
        st.markdown(f"**{plain(side.measure.name)}**")
    entry = book.entries.get(side.entry)
    show_facts(book, side.measure, entry=entry, more=says.REGISTERED if entry else says.FROM_TEXTS)
    show_description(side)
    if side.quotes:
        with st.expander(says.PASSAGES.format(count=words.counted(len(side.quotes), *insights.PASSAGE))):
            show_quotes(findings, side.quotes, key=f"side-{key}-{side.id}")


def _link(label: str, to: dict[str, str], *, key: str) -> None:
    """Like ``open_here``, where the same entry may stand in several pairs."""

    def write() -> None:
        for name, value in to.items():
            address.put(name, value)

    st.button(f"**{label}**", key=f"open-{key}", type="tertiary", on_click=write)


def show_description(side: Side) -> None:
    """What the register says; of a found one what somebody says."""
    if side.entry:
        st.text(side.measure.description)
    elif side.quotes:
        st.markdown(plain(says.SAID.format(text=side.quotes[0].text)))
