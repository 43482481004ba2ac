"""Choosing some of several things in a form."""

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

from pages.ui.texts import insights as says

T = TypeVar("T")


def choose_some(label: str, options: Mapping[T, str], *, key: str, help: str | None = None) -> list[T]:
    """Any of the options (value -> how it is called); what is no longer offered is no longer chosen."""
    st.session_state[key] = [option for option in st.session_state.get(key, []) if option in options]
    return st.multiselect(
        label,
        list(options),
        format_func=options.__getitem__,
        placeholder=says.PICK,
        key=key,
        help=help,
        select_all=False,
    )
