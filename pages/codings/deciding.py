"""One way to put decisions about themes and challenges in force: store them, say so, and how to take them back."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from corpus.store.codings import decide_codings, undo_coding, undo_codings
from corpus.workflow.codings.decisions import CodingDecision
from pages.ui import desk, onscreen
from pages.ui.findings import Findings
from pages.ui.notices import keep_notice
from pages.ui.texts import codings as says
from pages.ui.texts import history

_LAST = "coding decisions made with the last answer"
_ABOUT = "coding"


def seen(findings: Findings) -> dict[str, Any]:
    """For the button that decides about themes and challenges."""
    return onscreen.seen(findings.coded, kind=_ABOUT)


def decide(findings: Findings, decisions: Iterable[CodingDecision], *, done: str, is_answer: bool = False) -> None:
    """Refusals are shown right here; otherwise the page is drawn anew.

    ``is_answer``: to a proposal, so that the page of proposals offers to take it back.
    """
    on_screen = onscreen.take_seen(kind=_ABOUT, otherwise=findings.coded)
    with desk.errors_here():
        made = decide_codings(desk.store(), decisions, seen=on_screen, by=desk.user(), at=desk.now())
        keep_notice(done)
        if is_answer:
            st.session_state[_LAST] = [decision.id for decision in made]
        st.rerun()


def undo(id: int) -> None:
    """Take one decision back. Raises what the store refuses."""
    undo_coding(desk.store(), id, by=desk.user(), at=desk.now())


def offer_undo_of_last(findings: Findings) -> None:
    """A button that takes back all that was decided with the last answer to a proposal, while all of it is in force."""
    made = st.session_state.get(_LAST, [])
    in_force = {decision.id for decision in findings.codings if decision.undone_at is None}
    if not made or not in_force.issuperset(made):
        return
    if st.button(says.UNDO_LAST, icon=":material/undo:", type="tertiary", key="undo-last"):
        with desk.errors_here():
            undo_codings(desk.store(), made, by=desk.user(), at=desk.now())
            keep_notice(history.UNDONE_NOW)
            st.rerun()
