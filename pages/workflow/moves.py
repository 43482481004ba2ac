"""What a person can do with a dossier: take, hand on, answer; and for staff, assign."""

from collections.abc import Callable, Mapping

import streamlit as st

from corpus.errors import FundamentError
from corpus.people import Right, User
from corpus.store.dossiers import save_dossier
from corpus.workflow import Dossier, Stage, answer, assign, hand_on, may_see, take
from pages.ui import address, desk
from pages.ui.evidence import plain
from pages.ui.notices import keep_notice
from pages.ui.texts import workflow as says

_OPEN = frozenset({Stage.ASSIGNED, Stage.TAKEN})


def demand_reader() -> User:
    """The person, if dossiers are any of their business; raises NotAllowed otherwise."""
    user = desk.user()
    if not user.can(Right.DECIDE):
        user.demand(Right.ANSWER)
    return user


def offer_moves(dossier: Dossier, names: Mapping[str, str]) -> None:
    """The steps open to this person; the store checks each again."""
    user = desk.user()
    member = user.can(Right.ANSWER) and dossier.group in user.groups
    if not (user.can(Right.DECIDE) or (member and dossier.stage in _OPEN)):
        return
    st.header(says.NEXT)
    if member and dossier.stage in _OPEN:
        _offer_taking(dossier)
        _offer_answering(dossier)
        _offer_handing_on(dossier, names)
    if user.can(Right.DECIDE):
        _offer_assigning(dossier, names)


def _offer_taking(dossier: Dossier) -> None:
    if dossier.stage is Stage.ASSIGNED and st.button(says.TAKE, type="primary", help=says.TAKE_HINT):
        _save(lambda: take(dossier, by=desk.user(), at=desk.now()), done=says.TAKEN)


def _offer_answering(dossier: Dossier) -> None:
    with st.expander(says.ANSWER), st.form(f"answer-{dossier.id}", border=False):
        text = st.text_area(says.ANSWER_TEXT, max_chars=8000)
        if st.form_submit_button(says.ANSWER, type="primary"):
            _save(lambda: answer(dossier, text, by=desk.user(), at=desk.now()), done=says.ANSWERED)


def _offer_handing_on(dossier: Dossier, names: Mapping[str, str]) -> None:
    with st.expander(says.HAND_ON), st.form(f"hand-{dossier.id}", border=False):
        group = _choose_group(says.HAND_TO, dossier, names)
        why = st.text_area(says.WHY, max_chars=2000)
        pressed = st.form_submit_button(says.HAND_ON)
        if pressed and group is None:
            st.warning(says.PICK_FIRST)
        elif pressed and group is not None:
            done = says.HANDED.format(group=names.get(group, says.OFFICE))
            _save(lambda: hand_on(dossier, group, note=why, by=desk.user(), at=desk.now()), done=done)


def _offer_assigning(dossier: Dossier, names: Mapping[str, str]) -> None:
    with st.expander(says.ASSIGN), st.form(f"assign-{dossier.id}", border=False):
        group = _choose_group(says.ASSIGN_TO, dossier, names)
        note = st.text_area(says.NOTE, max_chars=2000)
        pressed = st.form_submit_button(says.ASSIGN)
        if pressed and group is None:
            st.warning(says.PICK_FIRST)
        elif pressed and group is not None:
            done = says.ASSIGNED.format(group=names.get(group, says.OFFICE))
            _save(lambda: assign(dossier, group, note=note, by=desk.user(), at=desk.now()), done=done)


def _choose_group(label: str, dossier: Dossier, names: Mapping[str, str]) -> str | None:
    """Another group or the office; an answered dossier may also go back to where it lies."""
    targets = [group for group in (*names, "") if group != dossier.group or dossier.stage is Stage.ANSWERED]
    return st.selectbox(
        label, targets, index=None, placeholder=says.PICK, format_func=lambda group: names.get(group, says.OFFICE)
    )


def _save(step: Callable[[], Dossier], *, done: str) -> None:
    """Save the step; whoever gave the dossier away goes on in the inbox."""
    try:
        saved = save_dossier(desk.store(), step(), by=desk.user())
    except FundamentError as error:
        st.error(plain(str(error)))
        return
    keep_notice(done)
    if may_see(desk.user(), saved):
        st.rerun()
    address.go("eingang")
