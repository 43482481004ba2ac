"""Interviews: the list, and for moderation releasing and discarding."""

import streamlit as st

from corpus.people import Right
from corpus.store.material import MaterialRow, read_material
from corpus.types import TranscriptState
from pages.material.lists import choose_rows, offer_discarding, offer_release
from pages.ui import address, desk, tables
from pages.ui.notices import show_notice
from pages.ui.progress import show_progress
from pages.ui.texts import material as says


def page() -> None:
    """The interviews this person may see, filtered by the URL; a row opens the interview."""
    st.title(says.INTERVIEWS)
    show_progress()
    show_notice()
    user = desk.user()
    moderates = user.can(Right.UPLOAD)
    rows = read_material(desk.store(), by=user)
    if not rows:
        st.info(says.NO_INTERVIEWS if moderates else says.NO_INTERVIEWS_YET)
        if moderates:
            address.link(says.TO_UPLOAD, "hochladen")
        return
    _list(choose_rows(rows), with_files=moderates)
    unreleased = [row for row in rows if row.state is not TranscriptState.RELEASED]
    if moderates and unreleased:
        left, right = st.columns(2)
        with left.expander(says.RELEASE, key="release"):
            offer_release(unreleased)
        with right.expander(says.DISCARD, key="discard"):
            offer_discarding(unreleased)


def _list(rows: list[MaterialRow], *, with_files: bool) -> None:
    if not rows:
        st.info(says.NONE_FIT)
        return
    ids = [row.id for row in rows]
    picked = st.dataframe(
        tables.material_rows(rows, with_files=with_files),
        hide_index=True,
        placeholder="–",
        column_config=tables.columns(),
        on_select="rerun",
        selection_mode="single-row",
        key="interview-rows",
        alt=says.INTERVIEWS,
    )["selection"]["rows"]
    opened = st.selectbox(says.OPEN, ids, index=None, placeholder=says.OPEN_HINT)
    if opened or picked:
        address.go("interview", to={"interview": opened or ids[picked[0]]})


if __name__ == "__main__":
    page()
