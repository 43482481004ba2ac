"""One way to put a decision about actors in force: store it, say so, show the actor it led to."""

from typing import Any

import streamlit as st

from corpus.store.actors import decide_actor
from corpus.workflow import ActorDecision
from pages.ui import address, desk, onscreen
from pages.ui.findings import Findings
from pages.ui.notices import keep_notice

CHOSEN = "akteur"
KIND = "art"
_ABOUT = "actor"


def seen(findings: Findings) -> dict[str, Any]:
    """For the button that decides about actors."""
    return onscreen.seen(findings.decided, kind=_ABOUT)


def decide(findings: Findings, decision: ActorDecision, *, done: str, then: str) -> None:
    """Refusals are shown right here; otherwise the page is drawn anew with the actor ``then`` open."""
    on_screen = onscreen.take_seen(kind=_ABOUT, otherwise=findings.decided)
    with desk.errors_here():
        decide_actor(desk.store(), decision, seen=on_screen, by=desk.user(), at=desk.now())
        keep_notice(done)
        address.put(CHOSEN, then)
        address.put(KIND, "")
        st.rerun()
