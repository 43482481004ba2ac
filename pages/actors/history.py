"""What people decided about actors, with who and when, and the way back."""

from collections.abc import Sequence

import streamlit as st

from corpus.people import Right
from corpus.store.actors import undo_actor
from pages.ui import desk
from pages.ui.actors import Entry
from pages.ui.evidence import plain
from pages.ui.notices import keep_notice
from pages.ui.texts import actors as says
from pages.ui.texts import words

SHOWN = 30


def show_history(entries: Sequence[Entry]) -> None:
    """The latest decisions behind a line with their number; nothing where there are none."""
    if entries:
        with st.expander(says.ALL_HISTORY.format(count=len(entries))):
            show_entries(entries, key="all")


def show_entries(entries: Sequence[Entry], *, key: str) -> None:
    """The decisions one below the other, each with the way back for people who decide."""
    may_undo = desk.user().can(Right.DECIDE)
    for entry in entries[:SHOWN]:
        with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            _show(entry)
            if may_undo and entry.undone_at is None:
                _offer_undo(entry, key=key)


def _show(entry: Entry) -> None:
    made = says.MADE.format(time=words.shown_time(entry.at), name=entry.by) if entry.at else entry.by
    lines = [plain(entry.words), f":small[:gray[{plain(made)}]]"]
    if entry.undone_at:
        back = says.TAKEN_BACK.format(time=words.shown_time(entry.undone_at), name=entry.undone_by)
        lines = [f"~~{lines[0]}~~", lines[1], f":small[:gray[{plain(back)}]]"]
    st.markdown("  \n".join(lines))


def _offer_undo(entry: Entry, *, key: str) -> None:
    if not st.button(says.UNDO, key=f"undo-{entry.id}-{key}", help=plain(entry.words)):
        return
    with desk.errors_here():
        undo_actor(desk.store(), entry.id, by=desk.user(), at=desk.now())
        keep_notice(says.UNDONE_NOW)
        st.rerun()
