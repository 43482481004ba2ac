"""What people may change of a theme or challenge, one thing at a time."""

from collections.abc import Callable

import streamlit as st

from corpus.types import Coded
from corpus.workflow.codings.decisions import CodingAct, CodingDecision
from pages.codings.deciding import decide, seen, undo
from pages.codings.moving import move, split
from pages.codings.outcomes import carried
from pages.codings.partners import list_partners
from pages.ui import desk
from pages.ui.choices import choose_some
from pages.ui.codings import members_of, name_of, pin_of
from pages.ui.evidence import plain
from pages.ui.findings import Findings
from pages.ui.notices import keep_notice
from pages.ui.texts import codings as says
from pages.ui.texts import history

Form = Callable[[Findings, Coded, str], None]


def offer_editing(findings: Findings, coded: Coded, id: str) -> None:
    """A choice of what to change, and the one form for it."""
    many = len(members_of(findings, coded, id))
    acts = [act for act in says.ACTS if many > 1 or act is not CodingAct.SPLIT]
    st.caption(says.EDIT_HINT)
    act = st.radio(history.WHAT, acts, format_func=says.ACTS.__getitem__, horizontal=True, key=f"act-{id}")
    FORMS[act](findings, coded, id)


def _rename(findings: Findings, coded: Coded, id: str) -> None:
    found = findings.named[coded].get(id, "")
    hint = says.NAME_HINT.format(name=plain(found)) if found else None
    with st.form(f"rename-{id}", border=False):
        name = st.text_input(says.NEW_NAME, name_of(findings, coded, id), max_chars=200, help=hint).strip()
        pressed = st.form_submit_button(says.DO_NAME, type="primary", **seen(findings))
    if pressed and not name and not found:
        st.warning(says.NEEDS_NAME)
    elif pressed:
        decide(findings, [CodingDecision(CodingAct.NAME, coded, (id,), name=name)], done=says.NAMED)


def _merge(findings: Findings, coded: Coded, id: str) -> None:
    own, partners = name_of(findings, coded, id), list_partners(findings, coded, id)
    label = plain(says.WITH_WHICH.format(name=says.QUOTED.format(name=own)))
    others = choose_some(label, partners, key=f"others-{id}", help=says.WITH_WHICH_HINT)
    name = own
    if others:
        names = dict.fromkeys([own, *(name_of(findings, coded, other) for other in others)])
        name = st.selectbox(says.NAME_AFTER, list(names), key=f"name-after-{id}")
        joined = dict.fromkeys(one for each in (id, *others) for one in members_of(findings, coded, each))
        st.caption(carried(findings, says.AFTER_MERGE, joined))
    if st.button(says.DO_MERGE, type="primary", key=f"merge-{id}", **seen(findings)):
        given = "" if name == own else str(name)
        decide(findings, [CodingDecision(CodingAct.MERGE, coded, (id, *others), name=given)], done=says.MERGED)


def _pin(findings: Findings, coded: Coded, id: str) -> None:
    """Holding it in place is taken back right here: it is the same as undoing that decision."""
    pin = pin_of(findings, coded, id)
    st.markdown(says.PIN_WHAT[coded])
    if not pin:
        if st.button(says.DO_PIN, type="primary", key=f"pin-{id}", **seen(findings)):
            decide(findings, [CodingDecision(CodingAct.PIN, coded, (id,))], done=says.PINNED_NOW)
    elif st.button(says.DO_UNPIN, key=f"unpin-{id}"):
        with desk.errors_here():
            undo(pin)
            keep_notice(says.UNPINNED_NOW)
            st.rerun()


FORMS: dict[CodingAct, Form] = {
    CodingAct.NAME: _rename,
    CodingAct.MERGE: _merge,
    CodingAct.MOVE: move,
    CodingAct.SPLIT: split,
    CodingAct.PIN: _pin,
}
