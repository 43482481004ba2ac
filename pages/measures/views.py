"""The views of the page; each starts afresh, without the filters of another."""

from collections.abc import Mapping

import streamlit as st

from pages.measures.deciding import VIEW
from pages.ui import address
from pages.ui.texts import measures as says

DEFAULT = "verzeichnis"


def choose_view(labels: Mapping[str, str]) -> str:
    """One of the views (id -> label), kept in the URL."""
    wanted = address.value(VIEW, default=DEFAULT)
    st.session_state[VIEW] = wanted if wanted in labels else DEFAULT

    def write() -> None:
        st.query_params.clear()
        address.put(VIEW, st.session_state[VIEW], default=DEFAULT)

    st.radio(
        says.VIEW,
        list(labels),
        key=VIEW,
        format_func=labels.__getitem__,
        on_change=write,
        horizontal=True,
        label_visibility="collapsed",
    )
    return str(st.session_state[VIEW])
