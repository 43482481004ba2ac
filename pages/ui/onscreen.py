"""What a person had in front of them when they decided, so that nobody overrules what they haven't seen."""

from typing import Any

import streamlit as st

_SEEN = "latest entry the person had in front of them"


def seen(entry: int, *, kind: str) -> dict[str, Any]:
    """For the button that decides: with the click it tells what was on the screen, not what is stored by then.

    ``kind``: what is decided about, so that a press that came to nothing is not taken for one about something else.
    """

    def remember(entry: int) -> None:
        st.session_state[_key(kind)] = entry

    return {"on_click": remember, "args": (entry,)}


def take_seen(*, kind: str, otherwise: int) -> int:
    """What the button of this kind that was just pressed told, once."""
    return int(st.session_state.pop(_key(kind), otherwise))


def _key(kind: str) -> str:
    return f"{_SEEN}: {kind}"
