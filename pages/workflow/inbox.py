"""Eingang: what was assigned to one's groups; for staff, what lies anywhere."""

import streamlit as st

from corpus.people import Right
from corpus.store.districts import read_district
from corpus.store.dossiers import read_dossiers
from corpus.workflow import Dossier
from pages.ui import address, desk
from pages.ui.evidence import STYLE, badges, plain
from pages.ui.filters import choose_or_all, choose_page, offer_reset
from pages.ui.notices import show_notice
from pages.ui.tables import group_name
from pages.ui.texts import words
from pages.ui.texts import workflow as says
from pages.workflow.items import badges_of, fitting, stands
from pages.workflow.moves import demand_reader


def page() -> None:
    """The dossiers this person may see, filtered by the URL."""
    user = demand_reader()
    st.title(says.INBOX)
    st.html(STYLE)
    show_notice()
    if not user.can(Right.DECIDE) and not user.groups:
        st.info(says.NO_GROUP)
        return
    dossiers = read_dossiers(desk.store(), by=user)
    if not dossiers:
        st.info(says.NO_ITEMS)
        return
    names = {group.id: group.name for group in read_district(desk.store()).groups}
    shown = _filtered(dossiers, names)
    if not shown:
        st.info(says.NONE_FIT)
        return
    st.caption(words.counted(len(shown), *says.ITEMS))
    body, items = choose_page(shown, size=10)
    for dossier in items:
        with body.container(border=True, gap="xsmall"):
            _show(dossier, names)


def _filtered(dossiers: list[Dossier], names: dict[str, str]) -> list[Dossier]:
    left, right = st.columns(2)
    with left:
        labels = stands(dossiers)
        stage = choose_or_all(says.STAND, list(labels), key="stand", everything=says.ALL, names=labels)
    groups = sorted({dossier.group or says.OFFICE for dossier in dossiers})
    group = ""
    if len(groups) > 1:
        with right:
            group = choose_or_all(says.GROUP, groups, key="gruppe", everything=says.ALL, names=names)
    offer_reset("stand", "gruppe")
    return fitting(dossiers, stage=stage, group=group)


def _show(dossier: Dossier, names: dict[str, str]) -> None:
    address.link(plain(f"{dossier.id} – {dossier.title}"), "vorgang", to={"vorgang": dossier.id})
    st.html(badges(*badges_of(dossier, group=group_name(dossier.group, names), reader=desk.user())))
    st.caption(says.SINCE.format(time=words.shown_time(dossier.decisions[-1].at)))


if __name__ == "__main__":
    page()
