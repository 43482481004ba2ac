"""The list of challenges by how widely they are carried, and those of a single interview in a group of their own."""

from collections.abc import Mapping, Sequence

import streamlit as st

from corpus.types import Challenge
from pages.insights.cards import show_breadth
from pages.matrix.choices import CHALLENGE, SUBJECT
from pages.ui import address
from pages.ui.evidence import plain
from pages.ui.filters import choose_scope, open_here
from pages.ui.findings import Findings
from pages.ui.matrices import in_order, is_recurring
from pages.ui.strips import missing_from, strips_of
from pages.ui.texts import matrix as says

SORT, SCOPE = "folge", "umfang"


def choose_challenges(findings: Findings) -> list[Challenge]:
    """The challenges that pass the filters of the URL, in the order of the URL, single ones last."""
    first, second = st.columns(2)
    with first:
        sort = address.choose(says.SORT, list(says.SORTS), key=SORT, default="breite", show=says.SORTS.__getitem__)
    with second:
        scope = address.choose(says.SCOPE, list(says.SCOPES), key=SCOPE, default="", show=says.SCOPES.__getitem__)
    fitting = in_order(findings, sort=sort, **choose_scope(findings, also=(SCOPE,)))
    return [one for one in fitting if not scope or is_recurring(one) == (scope == "mehrere")]


def show_groups(findings: Findings, shown: Sequence[Challenge], *, assigned: Mapping[str, str]) -> None:
    """The cards, under a heading for those that recur and another for those of one interview."""
    for recurring, heading in ((True, says.RECURRING), (False, says.SINGLE)):
        group = [challenge for challenge in shown if is_recurring(challenge) == recurring]
        if not group:
            continue
        st.header(heading)
        if not recurring:
            st.caption(says.SINGLE_WHY)
        for challenge in group:
            with st.container(border=True, gap="xsmall"):
                open_here(f"**{plain(challenge.label)}**", icon=":material/flag:", herausforderung=challenge.id)
                show_breadth(findings, challenge, dossier=assigned.get(challenge.id, ""))


def show_missing(findings: Findings, challenge: Challenge) -> None:
    """Where it isn't spoken of, and whose view is missing."""
    places, voices = strips_of(findings, challenge)
    for strip, sentence in ((places, says.NOT_NAMED), (voices, says.NOT_SAID_BY)):
        if names := missing_from(strip):
            st.caption(sentence.format(names=plain(names)))


def offer_comparison(challenge: Challenge) -> None:
    """The way to its quotes side by side."""
    to = {SUBJECT: CHALLENGE, CHALLENGE: challenge.id}
    address.link(says.COMPARE, "vergleich", to=to, icon=":material/view_column:")
