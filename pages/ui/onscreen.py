"""What a person had in front of them when they decided, so that nobody overrules what they haven't seen."""

from typing import Any

import streamlit as st

_SEEN = "latest entry the person had in front of them"


def seen(entry: int) -> dict[str, Any]:
    """For the button that decides: with the click it tells what was on the screen, not what is stored by then."""

    def remember(entry: int) -> None:
        st.session_state[_SEEN] = entry

    return {"on_click": remember, "args": (entry,)}


def take_seen(*, otherwise: int) -> int:
    """What the button that was just pressed told, once."""
    return int(st.session_state.pop(_SEEN, otherwise))
