"""Choices in the forms about actors: what an actor is."""

import streamlit as st

from corpus.workflow import ActorClass
from pages.ui.texts import actors as says


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
