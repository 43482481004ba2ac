"""The list of interviews: its filters, kept in the URL, and what moderation does with the unreleased ones."""

from collections.abc import Sequence

import streamlit as st

from corpus.errors import FundamentError
from corpus.store.jobs import request_analysis
from corpus.store.material import MaterialRow, discard, release
from pages.ui import desk
from pages.ui.evidence import plain
from pages.ui.filters import choose_or_all, offer_reset
from pages.ui.notices import keep_notice
from pages.ui.texts import insights, words
from pages.ui.texts import material as says


def choose_rows(rows: Sequence[MaterialRow]) -> list[MaterialRow]:
    """The rows that pass the filters the person chose."""
    first, second, third = st.columns(3)
    with first:
        states = sorted({str(row.state) for row in rows})
        state = choose_or_all(says.STATE, states, key="stand", everything=says.ALL_STATES, names=words.STATES)
    with second:
        places = sorted({row.metadata.municipality for row in rows if row.metadata.municipality})
        place = choose_or_all(says.MUNICIPALITY, places, key="gemeinde", everything=insights.ALL_MUNICIPALITIES)
    with third:
        heard = sorted({str(row.metadata.perspective) for row in rows if row.metadata.perspective})
        perspective = choose_or_all(
            says.PERSPECTIVE, heard, key="perspektive", everything=insights.ALL_PERSPECTIVES, names=words.PERSPECTIVES
        )
    offer_reset("stand", "gemeinde", "perspektive")
    return fitting_rows(rows, state=state, municipality=place, perspective=perspective)


def fitting_rows(
    rows: Sequence[MaterialRow], *, state: str = "", municipality: str = "", perspective: str = ""
) -> list[MaterialRow]:
    """The rows that pass the filters; an empty filter lets everything through."""
    return [
        row
        for row in rows
        if state in {"", row.state}
        and municipality in {"", row.metadata.municipality}
        and perspective in {"", row.metadata.perspective}
    ]


def offer_release(rows: Sequence[MaterialRow]) -> None:
    """Release some of these interviews with the declaration; an analysis follows."""
    chosen = st.multiselect(says.WHICH_RELEASE, [row.id for row in rows], placeholder=says.INTERVIEW)
    declared = st.checkbox(says.DECLARATION)
    if st.button(says.RELEASE_NOW, type="primary", disabled=not (chosen and declared)):
        try:
            release(desk.store(), chosen, declaration=says.DECLARATION, by=desk.user(), at=desk.now())
            request_analysis(desk.store(), by=desk.user(), at=desk.now())
        except FundamentError as error:
            st.error(plain(str(error)))
        else:
            _say(says.RELEASED.format(ids=", ".join(chosen)))


def offer_discarding(rows: Sequence[MaterialRow]) -> None:
    """Delete one of these interviews for good, after asking."""
    chosen = st.selectbox(says.WHICH_DISCARD, [row.id for row in rows], index=None, placeholder=says.INTERVIEW)
    sure = chosen is not None and st.checkbox(says.DISCARD_SURE.format(id=chosen), key=f"sure-{chosen}")
    if st.button(says.DISCARD_NOW, disabled=not sure):
        discard(desk.store(), str(chosen), by=desk.user(), at=desk.now())
        _say(says.DISCARDED.format(id=chosen))


def _say(done: str) -> None:
    keep_notice(done)
    st.rerun()
