"""What staff decide on findings: where a challenge goes."""

from collections.abc import Mapping

import streamlit as st

from corpus.errors import FundamentError
from corpus.store.dossiers import confirm_routings
from corpus.types import WorkingGroup
from pages.insights.proposals import Proposal, batch_lines, choices, likely
from pages.ui import desk
from pages.ui.evidence import plain
from pages.ui.findings import Findings
from pages.ui.notices import keep_notice
from pages.ui.texts import insights as says

Groups = tuple[WorkingGroup, ...]


def decide(findings: Findings, proposal: Proposal, groups: Groups) -> None:
    """The first proposal is preselected only where the program is sure of it."""
    key, labels = proposal.challenge.id, choices(proposal, groups)
    with st.form(f"assign-{key}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        group = st.selectbox(
            says.WHERE_TO,
            list(labels),
            index=0 if proposal.best else None,
            format_func=labels.__getitem__,
            placeholder=says.PICK,
            key=f"group-{key}",
            width=340,
        )
        note = st.text_input(says.NOTE, key=f"note-{key}", width=260)
        pressed = st.form_submit_button(says.ASSIGN, type="primary")
    if pressed and group is None:
        st.warning(says.PICK_FIRST)
    elif pressed:
        _assign(findings, {key: str(group)}, note=note)


def offer_batch(findings: Findings, proposals: list[Proposal], groups: Groups) -> None:
    """Accept the first proposal of all that are likely enough, after showing which."""
    with st.expander(says.BATCH):
        percent = st.slider(says.BATCH_FROM, 30, 99, 70, key="batch-percent")
        chosen = likely(proposals, percent=percent)
        if not chosen:
            st.caption(says.BATCH_NONE)
            return
        lines = batch_lines(chosen, {group.id: group.name for group in groups})
        st.markdown("\n".join(f"- {plain(line)}" for line in lines))
        note = st.text_input(says.NOTE, key="batch-note")
        if st.button(says.BATCH_ASSIGN.format(count=len(chosen)), type="primary"):
            _assign(findings, {p.challenge.id: p.best.group for p in chosen if p.best}, note=note)


def _assign(findings: Findings, groups: Mapping[str, str], *, note: str) -> None:
    try:
        made = confirm_routings(desk.store(), findings.id, groups, note=note, by=desk.user(), at=desk.now())
    except FundamentError as error:
        st.error(plain(str(error)))
        return
    keep_notice(says.ASSIGNED_NOW.format(ids=", ".join(dossier.id for dossier in made)))
    st.rerun()
