"""Zuweisung: the program proposes a group for each challenge, a person decides."""

import streamlit as st

from corpus.store.districts import read_district
from corpus.store.dossiers import confirmed, read_dossiers
from corpus.types import Coded
from pages.insights.cards import show_assigned, show_history, show_proposal
from pages.insights.decisions import Groups, decide, offer_batch
from pages.insights.proposals import Proposal, draft_of, waiting
from pages.insights.starts import findings_or_start
from pages.ui import address, desk
from pages.ui.codings import assigned_now, heir_of
from pages.ui.comparing import show_similar
from pages.ui.filters import choose_page, open_here
from pages.ui.findings import Findings
from pages.ui.notices import show_notice
from pages.ui.texts import insights as says


def page() -> None:
    """What waits, what is assigned, what was decided."""
    findings = findings_or_start(says.ROUTING)
    st.caption(says.ROUTING_HINT)
    show_notice()
    groups = read_district(desk.store()).groups
    dossiers = read_dossiers(desk.store(), by=desk.user())
    assigned = assigned_now(findings, confirmed(desk.store(), by=desk.user()))
    proposals = waiting(findings, assigned=assigned, groups=groups)
    views = {
        "offen": says.OPEN_TAB.format(count=len(proposals)),
        "zugewiesen": says.DONE_TAB.format(count=len(dossiers)),
        "verlauf": says.HISTORY_TAB,
    }
    view = address.choose(
        says.VIEW, list(views), key="ansicht", default="offen", show=views.__getitem__, widget=st.radio, horizontal=True
    )
    names = {group.id: group.name for group in groups}
    if view == "zugewiesen":
        show_assigned(dossiers, names)
    elif view == "verlauf":
        show_history(dossiers, names)
    else:
        _open(findings, proposals, groups)


def _open(findings: Findings, proposals: list[Proposal], groups: Groups) -> None:
    if not groups:
        st.info(says.NO_GROUPS)
    if not proposals:
        st.info(says.ALL_ASSIGNED)
        return
    wanted = heir_of(findings, Coded.CHALLENGE, address.value("herausforderung"))
    focused = [proposal for proposal in proposals if proposal.challenge.id == wanted]
    if focused:
        open_here(says.ALL_OPEN, icon=":material/arrow_back:", herausforderung="")
    else:
        offer_batch(findings, proposals, groups)
    body, items = choose_page(focused or proposals, size=6)
    for proposal in items:
        with body.container(border=True):
            show_proposal(findings, proposal, {group.id: group.name for group in groups})
            decide(findings, proposal, groups)
    if focused:
        show_similar(draft_of(findings, focused[0].challenge))


if __name__ == "__main__":
    page()
