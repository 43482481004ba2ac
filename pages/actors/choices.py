"""Choices in the forms about actors: some of several things, and what an actor is."""

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

from corpus.workflow import ActorClass
from pages.ui.texts import actors as says

T = TypeVar("T")


def choose_some(label: str, options: Mapping[T, str], *, key: str, help: str | None = None) -> list[T]:
    """Any of the options (value -> how it is called); what is no longer offered is no longer chosen."""
    st.session_state[key] = [option for option in st.session_state.get(key, []) if option in options]
    return st.multiselect(
        label, list(options), format_func=options.__getitem__, placeholder=says.CHOOSE, key=key, help=help
    )


def choose_class(
    label: str, *, key: str, first: str = says.CHOOSE, function: str = "", organisation: str = ""
) -> tuple[ActorClass | None, str, str]:
    """A class, or None for ``first``, and for an office its function and organisation."""
    kind = st.selectbox(
        label,
        [None, *says.CLASSES],
        format_func=lambda kind: says.CLASSES[kind] if kind else first,
        key=f"{key}-kind",
    )
    if kind is not ActorClass.OFFICE:
        return kind, "", ""
    left, right = st.columns(2)
    return (
        kind,
        left.text_input(says.FUNCTION, function, placeholder=says.FUNCTION_LIKE, max_chars=200, key=f"{key}-function"),
        right.text_input(
            says.ORGANISATION, organisation, placeholder=says.ORGANISATION_LIKE, max_chars=200, key=f"{key}-where"
        ),
    )
