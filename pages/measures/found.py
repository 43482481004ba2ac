"""Offers the interviews tell of that no entry stands for: take them into the register, or say where they belong."""

import streamlit as st

from corpus.people import Right
from corpus.types import Measure
from pages.insights.quotes import show_quotes
from pages.measures.assigning import offer_assigning, offer_dismissing
from pages.measures.deciding import FOUND, NEW
from pages.measures.facts import show_facts
from pages.ui import desk
from pages.ui.evidence import plain
from pages.ui.filters import choose_or_all, choose_page, offer_reset, open_here
from pages.ui.findings import Findings, in_turns
from pages.ui.measures import Book
from pages.ui.offers import draft_of, interviews_of, open_offers, told_of
from pages.ui.texts import insights, words
from pages.ui.texts import measures as says

THEME = "feld"


def show_found(book: Book, findings: Findings) -> None:
    """The open offers, those of most interviews first, each with its quotes."""
    offers = open_offers(book, findings)
    if not offers:
        st.info(says.NO_FOUND)
        return
    st.write(says.FOUND_LEAD)
    drafts = {offer.id: draft_of(findings, offer) for offer in offers}
    named = {draft.theme for draft in drafts.values()}
    themes = {theme: name for theme, name in book.themes.items() if theme in named}
    left, _ = st.columns(2)
    with left:
        theme = choose_or_all(says.THEME, list(themes), key=THEME, everything=says.ALL_THEMES, names=themes)
    offer_reset(THEME)
    body, items = choose_page([one for one in offers if theme in {"", drafts[one.id].theme}], size=8)
    for offer in items:
        with body.container(border=True, gap="small", key=f"offer-{offer.id}"):
            _show_offer(book, findings, offer)


def _show_offer(book: Book, findings: Findings, offer: Measure) -> None:
    told = words.counted(len(interviews_of(findings, offer)), *says.IN_CONVERSATIONS)
    st.markdown(f"**{plain(offer.label)}**")
    show_facts(book, draft_of(findings, offer), more=says.FROM_TALKS.format(count=told))
    said = in_turns(told_of(findings, offer))
    st.markdown(plain(says.SAID.format(text=said[0].text)))
    with st.expander(says.PASSAGES.format(count=words.counted(len(said), *insights.PASSAGE))):
        show_quotes(findings, said, key=f"offer-{offer.id}")
    if desk.user().can(Right.DECIDE):
        with st.container(horizontal=True):
            open_here(says.ADOPT, icon=":material/add:", **{NEW: "1", FOUND: offer.id})
            offer_assigning(book, offer)
            offer_dismissing(offer)
