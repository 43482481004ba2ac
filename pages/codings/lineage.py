"""Below a theme or challenge: where it comes from, the forms to change it, and what people decided about it."""

import streamlit as st

from corpus.people import Right
from corpus.store.dossiers import confirmed
from corpus.types import Coded
from pages.codings.deciding import undo
from pages.codings.editing import offer_editing
from pages.ui import address, desk
from pages.ui.codings import all_entries, divided_from, dossiers_along, entries_of, merged_into, name_of, pin_of
from pages.ui.evidence import plain
from pages.ui.findings import Findings
from pages.ui.history import show_entries
from pages.ui.texts import codings as says
from pages.ui.texts import history


def show_lineage(findings: Findings, coded: Coded, id: str) -> None:
    """One line of origin; behind two more the forms and the history."""
    if origin := origin_of(findings, coded, id):
        st.caption(plain(origin))
    if not desk.user().can(Right.DECIDE):
        return
    _link_dossiers(findings, coded, id)
    editing = st.expander(history.EDIT, icon=":material/edit:", key=f"edit-{id}", on_change="rerun")
    if editing.open:
        with editing:
            offer_editing(findings, coded, id)
    entries = entries_of(findings, coded, id)
    if entries:
        label = says.HISTORY_OF.format(count=len(entries))
        with st.expander(label, icon=":material/history:", key=f"history-{id}"):
            show_entries(entries, key=id, undo=undo)


def origin_of(findings: Findings, coded: Coded, id: str) -> str:
    """``Festgehalten · Zusammengeführt mit „B“``, or ""."""
    quoted = [says.QUOTED.format(name=name) for name in merged_into(findings, coded, id)]
    parts = [says.IS_PINNED] if pin_of(findings, coded, id) else []
    if quoted:
        parts.append(says.MERGED_FROM.format(names=", ".join(quoted)))
    if whole := divided_from(findings, coded, id):
        parts.append(says.DIVIDED_FROM.format(name=says.QUOTED.format(name=name_of(findings, coded, whole))))
    return " · ".join(parts)


def show_all_history(findings: Findings) -> None:
    """The latest decisions about all themes and challenges; nothing where there are none."""
    entries = all_entries(findings)
    if entries:
        with st.expander(says.ALL_HISTORY.format(count=len(entries)), icon=":material/history:", key="all-codings"):
            show_entries(entries, key="all", undo=undo)


def _link_dossiers(findings: Findings, coded: Coded, id: str) -> None:
    """Where more than one belong to it after a merge: links to those the page doesn't link to itself."""
    if coded is Coded.CHALLENGE:
        own = confirmed(desk.store(), by=desk.user())
        for dossier in dossiers_along(findings, own, id)[1:]:
            address.link(says.MORE_DOSSIERS.format(id=dossier), "vorgang", to={"vorgang": dossier})
