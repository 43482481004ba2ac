"""What people settled about measures, with who and when, and the way back."""

import streamlit as st

from corpus.people import Right
from corpus.store.measures import undo_verdict
from corpus.workflow.measures import Verdict
from pages.measures.deciding import carry_out
from pages.ui import desk
from pages.ui.evidence import plain
from pages.ui.findings import Findings
from pages.ui.measures import Book
from pages.ui.offers import verdict_name
from pages.ui.texts import measures as says
from pages.ui.texts import words

SHOWN = 50


def show_verdicts(book: Book, findings: Findings | None) -> None:
    """The latest verdicts, those taken back too; nothing where there are none."""
    if book.verdicts:
        with st.expander(says.ALL_VERDICTS.format(count=len(book.verdicts))):
            for verdict in list(reversed(book.verdicts))[:SHOWN]:
                with st.container(border=True):
                    show_verdict(book, findings, verdict, key="all", named=True)


def show_verdict(book: Book, findings: Findings | None, verdict: Verdict, *, key: str, named: bool = False) -> None:
    """One verdict. ``named``: say which measures it is about."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown("  \n".join(_lines(book, findings, verdict, named=named)))
        if verdict.undone_at is None and desk.user().can(Right.DECIDE):
            _offer_undo(verdict, key=key)


def _lines(book: Book, findings: Findings | None, verdict: Verdict, *, named: bool) -> list[str]:
    said = f"**{says.VERDICTS[verdict.kind]}**" + (f" – {plain(verdict.reason)}" if verdict.reason else "")
    lines = [plain(verdict_name(book, findings, verdict))] if named else []
    lines.append(f"~~{said}~~" if verdict.undone_at else said)
    made = says.MADE.format(time=words.shown_time(verdict.at), name=verdict.by) if verdict.at else verdict.by
    if verdict.undone_at:
        back = says.TAKEN_BACK.format(time=words.shown_time(verdict.undone_at), name=verdict.undone_by)
        made = f"{made} · {back}"
    return [*lines, f":small[:gray[{plain(made)}]]"]


def _offer_undo(verdict: Verdict, *, key: str) -> None:
    if st.button(says.UNDO, key=f"undo-{verdict.id}-{key}"):

        def act() -> str:
            undo_verdict(desk.store(), verdict.id, by=desk.user(), at=desk.now())
            return says.UNDONE

        carry_out(act)
