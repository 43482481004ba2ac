"""What people decided, with who and when, and the way back."""

from collections.abc import Callable, Sequence

import streamlit as st

from corpus.people import Right
from pages.ui import desk
from pages.ui.entries import Entry
from pages.ui.evidence import plain
from pages.ui.notices import keep_notice
from pages.ui.texts import history as says
from pages.ui.texts import words

SHOWN = 30

Undo = Callable[[int], None]


def show_entries(entries: Sequence[Entry], *, key: str, undo: Undo) -> None:
    """The decisions one below the other, each with the way back for people who decide.

    ``undo`` takes the decision with this id back; what it refuses is shown beside the button.
    """
    may_undo = desk.user().can(Right.DECIDE)
    for entry in entries[:SHOWN]:
        with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            _show(entry)
            if may_undo and entry.undone_at is None:
                _offer_undo(entry, key=key, undo=undo)


def _show(entry: Entry) -> None:
    made = says.MADE.format(time=words.shown_time(entry.at), name=entry.by) if entry.at else entry.by
    lines = [plain(entry.words), f":small[:gray[{plain(made)}]]"]
    if entry.undone_at:
        back = says.TAKEN_BACK.format(time=words.shown_time(entry.undone_at), name=entry.undone_by)
        lines = [f"~~{lines[0]}~~", lines[1], f":small[:gray[{plain(back)}]]"]
    st.markdown("  \n".join(lines))


def _offer_undo(entry: Entry, *, key: str, undo: Undo) -> None:
    if not st.button(says.UNDO, key=f"undo-{entry.id}-{key}", help=plain(entry.words)):
        return
    with desk.errors_here():
        undo(entry.id)
        keep_notice(says.UNDONE_NOW)
        st.rerun()
