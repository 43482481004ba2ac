"""Persons who are not shown, by where the texts name them, and the way to show a public office instead."""

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from corpus.people import Right
from corpus.workflow import ActorAct, ActorClass, ActorDecision, Unshown
from pages.actors.deciding import decide, seen
from pages.ui import address, desk, tables
from pages.ui.evidence import plain
from pages.ui.filters import choose_or_all
from pages.ui.findings import Findings
from pages.ui.places import link_to_place
from pages.ui.reading import unshown_actors
from pages.ui.texts import actors as says

PLACE = "geschuetzt"
LINKS = 5


def show_unshown(findings: Findings) -> None:
    """For people who decide: how many there are, behind it a list without names and what is known of the chosen one."""
    if not findings.hidden or not desk.user().can(Right.DECIDE):
        return
    unshown = {one.id: one for one in unshown_actors(findings.id)}
    places = name_places(unshown)
    with st.expander(says.UNSHOWN.format(count=len(unshown)), expanded=address.value(PLACE) in unshown):
        st.caption(says.UNSHOWN_HINT)
        chosen = choose_or_all(says.WHICH_UNSHOWN, list(unshown), key=PLACE, everything=says.NO_PLACE, names=places)
        if chosen:
            _show(findings, unshown[chosen])
        _table(findings, unshown, places)


def name_places(unshown: Mapping[str, Unshown]) -> dict[str, str]:
    """Id -> the first place; who comes later in the same turn is told apart by a number."""
    met: Counter[str] = Counter()
    named = {}
    for id, one in unshown.items():
        place = says.UNSHOWN_PLACE.format(transcript=one.places[0].transcript, turn=one.places[0].turn + 1)
        met[place] += 1
        named[id] = says.UNSHOWN_AGAIN.format(place=place, number=met[place]) if met[place] > 1 else place
    return named


def _show(findings: Findings, one: Unshown) -> None:
    st.markdown(plain(says.REASON.format(reason=says.REASONS[one.reason])))
    if one.name:
        st.markdown(plain(says.UNSHOWN_NAME.format(name=one.name)))
    for place in one.places[:LINKS]:
        link_to_place(place)
    with st.form(f"office-{one.id}"):
        left, right = st.columns(2)
        function = left.text_input(says.FUNCTION, one.function, placeholder=says.FUNCTION_LIKE, max_chars=200)
        where = right.text_input(says.ORGANISATION, one.organisation, placeholder=says.ORGANISATION_LIKE, max_chars=200)
        pressed = st.form_submit_button(says.SHOW_OFFICE, type="primary", **seen(findings))
    if pressed:
        decision = ActorDecision(
            ActorAct.RECLASS, (one.id,), kind=ActorClass.OFFICE, function=function, organisation=where
        )
        decide(findings, decision, done=says.OFFICE_SHOWN, then=one.id)


def _table(findings: Findings, unshown: Mapping[str, Unshown], places: Mapping[str, str]) -> None:
    key, ids = f"unshown-rows-{findings.id}-{findings.decided}", list(unshown)

    def follow() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        address.put(PLACE, ids[rows[0]] if rows else "")

    st.dataframe(
        tables.unshown_rows(unshown, places),
        hide_index=True,
        column_config=tables.columns(),
        key=key,
        on_select=follow,
        selection_mode="single-row",
        alt=says.UNSHOWN_TABLE,
    )
