"""What people decided about actors, and the way back."""

from collections.abc import Sequence

import streamlit as st

from corpus.store.actors import undo_actor
from pages.ui import desk, history
from pages.ui.entries import Entry
from pages.ui.texts import actors as says


def show_history(entries: Sequence[Entry]) -> None:
    """The latest decisions behind a line with their number; nothing where there are none."""
    if entries:
        with st.expander(says.ALL_HISTORY.format(count=len(entries))):
            show_entries(entries, key="all")


def show_entries(entries: Sequence[Entry], *, key: str) -> None:
    """The decisions one below the other."""
    history.show_entries(entries, key=key, undo=_undo)


def _undo(id: int) -> None:
    undo_actor(desk.store(), id, by=desk.user(), at=desk.now())
