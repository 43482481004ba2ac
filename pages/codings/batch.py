"""All proposals answered at once, with what the cards say as they stand."""

from collections.abc import Sequence

import streamlit as st

from corpus.types import Change
from pages.codings.cards import answer_of
from pages.codings.deciding import decide, seen
from pages.codings.outcomes import accept_all
from pages.codings.waiting import count_kinds
from pages.ui.findings import Findings
from pages.ui.texts import codings as says
from pages.ui.texts import words


def offer_all(findings: Findings, changes: Sequence[Change]) -> None:
    """A button that says what will happen before it does."""
    if len(changes) < 2:
        return
    with st.popover(says.ALL.format(count=len(changes)), icon=":material/done_all:", key="all"):
        counts = count_kinds(changes)
        parts = ", ".join(words.counted(count, *says.ALL_PARTS[kind]) for kind, count in counts.items())
        st.markdown(says.ALL_WHAT.format(count=len(changes), parts=parts))
        pressed = st.button(says.DO_ALL, type="primary", key="accept-all", **seen(findings))
    if pressed:
        made, left = accept_all(findings, [answer_of(findings, change) for change in changes])
        decide(findings, made, done=tell_all(len(changes) - len(left), left=len(left)), is_answer=True)


def tell_all(taken: int, *, left: int) -> str:
    """How many were accepted, and how many could not be."""
    told = says.TOOK_ALL.format(proposals=words.counted(taken, *says.PROPOSAL))
    if left:
        told += says.LEFT_OPEN[left != 1].format(proposals=words.counted(left, *says.PROPOSAL))
    return told
