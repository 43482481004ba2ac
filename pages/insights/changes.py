"""Vorschläge: what new interviews suggest for challenges and themes; a person accepts or refuses."""

from collections.abc import Sequence

import streamlit as st

from corpus.people import Right
from corpus.types import Change, Coded
from pages.codings.batch import offer_all
from pages.codings.cards import show_card
from pages.codings.deciding import offer_undo_of_last
from pages.codings.lineage import show_all_history
from pages.codings.waiting import headline, later_interviews, open_changes
from pages.insights.starts import findings_or_start
from pages.ui import address, desk
from pages.ui.evidence import plain
from pages.ui.filters import choose_or_all, choose_page
from pages.ui.findings import Findings
from pages.ui.notices import show_notice
from pages.ui.texts import codings as says

INTERVIEW = "gespraech"
SIZE = 8


def page() -> None:
    """The headline, the cards, and all that was decided before. ``?gespraech=I-07`` narrows to one interview."""
    desk.user().demand(Right.DECIDE)
    findings = findings_or_start(says.TITLE)
    # In a place of their own, so that nothing below is drawn anew when they go.
    with st.container():
        show_notice()
        offer_undo_of_last(findings)
    waiting = open_changes(findings)
    if waiting:
        _show(findings, waiting)
    else:
        st.info(says.NONE_OPEN)
        address.link(says.TO_CHALLENGES, "herausforderungen")
    show_all_history(findings)


def _show(findings: Findings, waiting: Sequence[Change]) -> None:
    told = headline(findings, waiting, with_interviews=says.HEADLINE, without=says.HEADLINE_ONLY)
    st.markdown(f"**{plain(told)}** {says.INTRO}")
    first, second = st.columns([2, 3], vertical_alignment="bottom")
    with first:
        changes = open_changes(findings, interview=_choose_interview(findings, waiting))
    with second:
        offer_all(findings, changes)
    body, items = choose_page(changes, size=SIZE)
    with body:
        for coded in (Coded.CHALLENGE, Coded.THEME):
            group = [change for change in items if change.coded is coded]
            if group:
                st.header(says.GROUPS[coded])
            for change in group:
                show_card(findings, change, by_keys=change is items[0])


def _choose_interview(findings: Findings, waiting: Sequence[Change]) -> str:
    ids = later_interviews(findings, waiting)
    if len(ids) < 2:
        return ""
    places = {id: findings.transcripts[id].metadata.municipality for id in ids if id in findings.transcripts}
    names = {id: " – ".join(part for part in (id, places.get(id, "")) if part) for id in ids}
    return choose_or_all(says.WHICH_INTERVIEW, ids, key=INTERVIEW, everything=says.ALL_INTERVIEWS, names=names)


if __name__ == "__main__":
    page()
