"""Passwords nobody chose: made up here, shown once, remembered nowhere."""

import secrets

import streamlit as st

from pages.ui.texts import admin as texts

_ONCE = "password shown once"
# Without letters and digits that are taken for each other when read aloud or copied by hand.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_password() -> str:
    """Sixteen characters in four blocks, 79 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def remember_password(login: str, password: str) -> None:
    """Keep it for the next rerun of this session only until it was noted."""
    st.session_state[_ONCE] = (login, password)


def show_password() -> None:
    """The password just given, until the administrator says it is noted."""
    if _ONCE not in st.session_state:
        return
    login, password = st.session_state[_ONCE]
    with st.container(border=True):
        st.text(texts.SHOWN_ONCE.format(login=login))
        st.code(password, language=None)
        st.button(texts.NOTED, on_click=lambda: st.session_state.pop(_ONCE, None))
