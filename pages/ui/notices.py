"""What the last click came to, told on the page that is drawn next."""

import streamlit as st

from pages.ui.evidence import plain

_NOTICE = "notice for the next page"


def keep_notice(text: str) -> None:
    """Remember the sentence until a page shows it."""
    st.session_state[_NOTICE] = text


def show_notice() -> bool:
    """Show the sentence once; whether there was one."""
    text = st.session_state.pop(_NOTICE, "")
    if text:
        st.success(plain(text))
    return bool(text)
