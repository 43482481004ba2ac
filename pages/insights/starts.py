"""What a page shows before there is an analysis, and the button that asks for one."""

import streamlit as st

from corpus.errors import FundamentError
from corpus.people import Right
from corpus.store.jobs import latest_job, request_analysis
from corpus.store.material import read_material
from corpus.types import TranscriptState
from pages.ui import address, desk
from pages.ui.evidence import STYLE, plain
from pages.ui.findings import Findings
from pages.ui.progress import UNDER_WAY, show_progress
from pages.ui.reading import current_findings
from pages.ui.texts import insights as says


def findings_or_start(title: str) -> Findings:
    """The findings for a page with this title; before the first analysis the way to it, and the page ends there.

    Raises NotAllowed for people who may not explore, whatever the menu let them open.
    """
    desk.user().demand(Right.EXPLORE)
    st.title(title)
    st.html(STYLE)
    show_progress()
    findings = current_findings()
    if findings is None:
        _offer_start()
        st.stop()
    return findings


def _offer_start() -> None:
    rows = read_material(desk.store(), by=desk.user())
    if any(row.state is TranscriptState.RELEASED for row in rows):
        st.info(says.NO_ANALYSIS)
        offer_analysis(says.START)
    else:
        st.info(says.NOTHING_RELEASED)
        if desk.user().can(Right.UPLOAD):
            address.link(says.TO_UPLOAD, "hochladen")


def offer_analysis(label: str) -> None:
    """A button that asks for an analysis, for people who may, unless one is under way."""
    user, job = desk.user(), latest_job(desk.store())
    if job is not None and job.state in UNDER_WAY:
        return
    if (user.can(Right.DECIDE) or user.can(Right.UPLOAD)) and st.button(label, type="primary", key="start-analysis"):
        try:
            request_analysis(desk.store(), by=user, at=desk.now())
        except FundamentError as error:
            st.error(plain(str(error)))
        else:
            st.rerun()
