"""What pages about themes and challenges tell first: what the last click came to, and that proposals wait."""

import streamlit as st

from corpus.people import Right
from corpus.types import Coded
from pages.codings.waiting import headline, open_changes
from pages.ui import address, desk
from pages.ui.codings import heir_of
from pages.ui.findings import Findings
from pages.ui.notices import show_notice
from pages.ui.texts import codings as says

KEYS = {Coded.THEME: "thema", Coded.CHALLENGE: "herausforderung"}
SLUGS = {Coded.THEME: "themen", Coded.CHALLENGE: "herausforderungen"}


def show_news(findings: Findings, coded: Coded | None = None) -> None:
    """The notice, and a line while proposals wait. A link to what was merged away leads to where it went.

    ``coded``: what the page shows one of, chosen in the URL.
    """
    if coded and (wanted := address.value(KEYS[coded])):
        address.put(KEYS[coded], heir_of(findings, coded, wanted))
    with st.container():  # a place of its own, so that nothing below is drawn anew when the notice goes
        show_notice()
    changes = open_changes(findings) if desk.user().can(Right.DECIDE) else []
    if changes:
        label = headline(findings, changes, with_interviews=says.WAITING, without=says.WAITING_ONLY)
        with st.container(border=True):
            address.link(label, "vorschlaege", icon=":material/lightbulb:")
