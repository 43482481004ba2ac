"""Passages that belong somewhere else, nowhere, or to something new."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from corpus.types import Coded
from corpus.workflow.codings.decisions import CodingAct, CodingDecision
from pages.codings.deciding import decide, seen
from pages.codings.partners import list_partners
from pages.codings.passages import readable, source_of
from pages.ui.codings import members_of
from pages.ui.evidence import plain
from pages.ui.findings import Findings
from pages.ui.texts import codings as says
from pages.ui.texts import insights

NOWHERE: Final = ""
AT_ONCE: Final = 15
_LONGEST: Final = 240


def move(findings: Findings, coded: Coded, id: str) -> None:
    """What goes, and where to: another one, or out."""
    picked = pick_passages(findings, members_of(findings, coded, id), key=f"move-{id}")
    places = {NOWHERE: says.NOWHERE, **list_partners(findings, coded, id)}
    target = st.selectbox(
        says.WHERE_TO,
        list(places),
        index=None,
        format_func=places.__getitem__,
        placeholder=insights.PICK,
        key=f"target-{id}",
    )
    pressed = st.button(says.DO_MOVE, type="primary", key=f"move-{id}", **seen(findings))
    if pressed and target is None:
        st.warning(says.CHOOSE_WHERE)
    elif pressed:
        decision = CodingDecision(CodingAct.MOVE, coded, (id, str(target)), tuple(picked))
        decide(findings, [decision], done=says.MOVED)


def split(findings: Findings, coded: Coded, id: str) -> None:
    """What goes, and how it is called from then on."""
    picked = pick_passages(findings, members_of(findings, coded, id), key=f"split-{id}")
    name = st.text_input(says.NAME_OF_PART[coded], max_chars=200, key=f"part-{id}")
    if st.button(says.DO_SPLIT, type="primary", key=f"split-{id}", **seen(findings)):
        decision = CodingDecision(CodingAct.SPLIT, coded, (id,), tuple(picked), name=name)
        decide(findings, [decision], done=says.DIVIDED[coded])


def pick_passages(findings: Findings, members: Sequence[str], *, key: str) -> list[str]:
    """Ids of the statements a person picks from these, with a search; nothing picked at first."""
    picked: set[str] = st.session_state.setdefault(f"picked of {key}", set())
    said = readable(findings, members)
    st.markdown(says.WHICH_PASSAGES)
    sought = _ask_for(key) if len(said) > AT_ONCE else ""
    shown = [one for one in said if sought in one.text.casefold()]
    chosen = [one.id for one in said if one.id in picked]
    st.caption(says.PICKED.format(picked=len(chosen), all=len(said)) if shown else says.NO_PASSAGES)
    more = f"picking from {key}"
    count = st.session_state.get(more, AT_ONCE)
    for one in shown[:count]:
        st.checkbox(
            plain(f"{source_of(findings, one)}: {_short(one.text)}"),
            value=one.id in picked,
            key=f"pick-{key}-{one.id}",
            on_change=picked.symmetric_difference_update,
            args=({one.id},),
        )
    if len(shown) > count:
        st.button(
            says.MORE_PASSAGES.format(left=len(shown) - count),
            key=f"more-{key}",
            on_click=lambda: st.session_state.update({more: count + 2 * AT_ONCE}),
        )
    return chosen


def _ask_for(key: str) -> str:
    return st.text_input(says.FIND_PASSAGES, key=f"seek-{key}", icon=":material/search:").strip().casefold()


def _short(text: str) -> str:
    words_only = " ".join(text.split())
    return says.QUOTED.format(name=words_only if len(words_only) <= _LONGEST else words_only[:_LONGEST] + " …")
