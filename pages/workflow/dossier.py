"""Vorgang: one assigned challenge with its evidence, what was decided, and what can be done next."""

from collections.abc import Mapping
from contextlib import suppress

import streamlit as st

from corpus.errors import NotFound
from corpus.people import Right
from corpus.store.districts import read_district
from corpus.store.dossiers import read_dossier
from corpus.workflow import Dossier
from pages.ui import address, desk
from pages.ui.evidence import STYLE, badges, plain, quote_card
from pages.ui.notices import show_notice
from pages.ui.places import link_to_place
from pages.ui.tables import decision_words, group_name
from pages.ui.texts import words
from pages.ui.texts import workflow as says
from pages.workflow.items import badges_of, source_words
from pages.workflow.moves import demand_reader, offer_moves

AT_ONCE = 5


def page() -> None:
    """``?vorgang=D-001``; what a person must not see looks like what doesn't exist."""
    demand_reader()
    st.html(STYLE)
    address.link(says.BACK, "eingang", icon=":material/arrow_back:")
    dossier = _chosen()
    if dossier is None:
        return
    names = {group.id: group.name for group in read_district(desk.store()).groups}
    st.title(plain(dossier.title))
    group = says.LIES_WITH.format(group=group_name(dossier.group, names))
    st.html(badges(dossier.id, *badges_of(dossier, group=group, reader=desk.user())))
    show_notice()
    left, right = st.columns([3, 2], gap="large")
    with left:
        _show_evidence(dossier)
    with right:
        offer_moves(dossier, names)
        _show_trail(dossier, names)


def _chosen() -> Dossier | None:
    wanted = address.value("vorgang")
    with suppress(NotFound):
        if wanted:
            return read_dossier(desk.store(), wanted, by=desk.user())
    st.title(words.PAGES["vorgang"])
    st.info(says.GONE if wanted else says.NO_DOSSIER)
    return None


def _show_evidence(dossier: Dossier) -> None:
    st.header(says.EVIDENCE)
    count = len(dossier.evidence)
    everything = count > AT_ONCE and st.toggle(says.MORE.format(count=count), key=f"all-{dossier.id}")
    for position, evidence in enumerate(dossier.evidence[: None if everything else AT_ONCE]):
        source = source_words(evidence, dossier, reader=desk.user())
        with st.container(key=f"evidence-{position}", gap="xsmall"):
            st.html(quote_card(evidence, source=source, look="challenge"))
            if desk.user().can(Right.EXPLORE):
                link_to_place(evidence.quote)


def _show_trail(dossier: Dossier, names: Mapping[str, str]) -> None:
    st.header(says.TRAIL)
    for decision in reversed(dossier.decisions):
        time, what = words.shown_time(decision.at), decision_words(decision, names)
        st.markdown(plain(says.TRAIL_LINE.format(time=time, who=decision.by, what=what)))
        if decision.note:
            st.container(border=True).text(decision.note)


if __name__ == "__main__":
    page()
