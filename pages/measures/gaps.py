"""Challenges × municipalities: where people speak of something and no measure is known."""

import streamlit as st

from corpus.people import Right
from corpus.types import Challenge
from corpus.workflow.gaps import Gap
from pages.insights.quotes import show_quotes
from pages.measures.deciding import NEW
from pages.measures.gaptable import CHALLENGE, PLACE, show_table
from pages.ui import address, desk
from pages.ui.evidence import plain
from pages.ui.filters import choose_or_all, choose_page, offer_reset, open_here
from pages.ui.findings import Findings, ranked_challenges, statements_of
from pages.ui.measures import Book
from pages.ui.offers import gaps_of
from pages.ui.texts import measures as says
from pages.ui.texts import words

THEME = "feld"


def show_gaps(book: Book, findings: Findings) -> None:
    """The table, its twin of two lists, and the interviews behind the chosen gap."""
    gaps = gaps_of(book, findings)
    if not gaps:
        st.info(says.NO_GAPS)
        return
    st.write(says.GAPS_LEAD)
    theme = _choose_theme(book, findings, gaps)
    gaps = [gap for gap in gaps if theme in {"", findings.challenges[gap.challenge].theme}]
    challenges = {gap.challenge: findings.challenges[gap.challenge].label for gap in gaps}
    st.caption(says.GAPS_HINT)
    body, rows = choose_page(list(challenges), size=12)
    with body:
        show_table(findings, gaps, {id: challenges[id] for id in rows})
    first, second = st.columns(2)
    with first:
        chosen = choose_or_all(
            says.CHALLENGE, list(challenges), key=CHALLENGE, everything=says.ALL_CHALLENGES, names=challenges
        )
    with second:
        places = sorted({gap.municipality for gap in gaps if chosen in {"", gap.challenge}})
        place = choose_or_all(says.MUNICIPALITY, places, key=PLACE, everything=says.EVERYWHERE)
    offer_reset(CHALLENGE, PLACE, THEME)
    if chosen:
        wanted = [gap for gap in gaps if gap.challenge == chosen and place in {"", gap.municipality}]
        _show_gaps(book, findings, findings.challenges[chosen], wanted)
    _count_incomparable(findings)


def _choose_theme(book: Book, findings: Findings, gaps: list[Gap]) -> str:
    named = {findings.challenges[gap.challenge].theme for gap in gaps}
    themes = {theme: name for theme, name in book.themes.items() if theme in named}
    left, _ = st.columns(2)
    with left:
        return choose_or_all(says.THEME, list(themes), key=THEME, everything=says.ALL_THEMES, names=themes)


def _show_gaps(book: Book, findings: Findings, challenge: Challenge, gaps: list[Gap]) -> None:
    st.subheader(plain(challenge.label))
    theme = book.theme_name(challenge.theme)
    for gap in gaps:
        count = words.counted(len(gap.transcripts), *says.CONVERSATIONS)
        line = says.GAP_LINE.format(
            municipality=plain(gap.municipality), count=count, ids=", ".join(gap.transcripts), theme=plain(theme)
        )
        st.markdown(line)
    with st.container(horizontal=True, vertical_alignment="center"):
        if desk.user().can(Right.DECIDE):
            place = gaps[0].municipality if len(gaps) == 1 else ""
            open_here(says.FILL_GAP, icon=":material/add:", **{NEW: "1", THEME: challenge.theme, PLACE: place})
        address.link(says.TO_CHALLENGE, "herausforderungen", to={"herausforderung": challenge.id})
    told = {id for gap in gaps for id in gap.transcripts}
    said = [one for one in statements_of(findings, challenge.statements) if one.transcript in told]
    show_quotes(findings, said, key=f"gap-{challenge.id}-{address.value(PLACE)}")


def _count_incomparable(findings: Findings) -> None:
    without = [challenge for challenge in ranked_challenges(findings) if not challenge.theme]
    if without:
        st.caption(says.WITHOUT_LINE.format(count=words.counted(len(without), *says.WITHOUT)))
