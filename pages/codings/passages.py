"""The quotes a proposal is about, each with a box to tick."""

from collections.abc import Iterable, Mapping
from typing import Final

import streamlit as st

from corpus.types import Change, Quote, Statement
from corpus.workflow.evidence import read_in_context
from pages.codings.waiting import placed_by_now
from pages.insights.quotes import is_in_text, place
from pages.ui import address
from pages.ui.codings import name_of
from pages.ui.evidence import plain, quote_card
from pages.ui.findings import Findings, in_turns, statements_of
from pages.ui.texts import codings as says
from pages.ui.texts import words

AT_ONCE: Final = 2


def readable(findings: Findings, ids: Iterable[str]) -> list[Statement]:
    """The statements whose words stand in an interview that may be read, one of each interview first."""
    return in_turns(one for one in statements_of(findings, ids) if is_in_text(findings, one))


def wanted_of(findings: Findings, change: Change) -> list[str]:
    """Ids of the statements that are ticked: all that can be read, but for those people put somewhere else."""
    left = _left_out(findings, change)
    return [one.id for one in readable(findings, change.statements) if one.id not in left]


def show_wanted(findings: Findings, change: Change) -> None:
    """Every quote with its context and a box, new interviews first; all but the first two folded in."""
    placed = placed_by_now(findings, change)
    said = sorted(readable(findings, change.statements), key=lambda one: one.transcript not in findings.later)
    for statement in said[:AT_ONCE]:
        _show_one(findings, change, statement, placed=placed)
    rest = said[AT_ONCE:]
    if not rest:
        return
    label = says.MORE[len(rest) != 1].format(count=len(rest))
    folded = st.expander(label, key=f"rest-{change.id}", on_change="rerun")
    if folded.open:
        with folded:
            for statement in rest:
                _show_one(findings, change, statement, placed=placed)


def _left_out(findings: Findings, change: Change) -> set[str]:
    """Kept here and not in the boxes: a box that is folded in forgets what it was."""
    left: set[str] = st.session_state.setdefault(f"left out of {change.id}", set(placed_by_now(findings, change)))
    return left


def _show_one(findings: Findings, change: Change, statement: Statement, *, placed: Mapping[str, str]) -> None:
    left = _left_out(findings, change)
    with st.container(gap="xsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute", gap="small"):
            st.checkbox(
                plain(
                    source_of(findings, statement, where=_placed_where(findings, change, placed.get(statement.id, "")))
                ),
                value=statement.id not in left,
                key=f"take-{change.id}-{statement.id}",
                on_change=left.symmetric_difference_update,
                args=({statement.id},),
            )
            _link(statement)
        st.html(_card(findings, statement))


def source_of(findings: Findings, statement: Statement, *, where: str = "") -> str:
    """``I-03, Beitrag 5 · Nordheim · Politik``."""
    metadata = findings.transcripts[statement.transcript].metadata
    at = says.PLACE.format(transcript=statement.transcript, turn=statement.turn + 1)
    return " · ".join(part for part in (at, place(metadata.municipality, metadata.perspective), where) if part)


def _placed_where(findings: Findings, change: Change, id: str) -> str:
    if not id:
        return ""
    if id == change.target:
        return says.ALREADY_THERE
    return says.NOW_ELSEWHERE.format(name=says.QUOTED.format(name=name_of(findings, change.coded, id)))


def _link(statement: Statement) -> None:
    stretch = f"{statement.start}-{statement.end}"
    to = {"interview": statement.transcript, "stelle": str(statement.turn + 1), "zeichen": stretch}
    address.link(says.READ, "interview", to=to, width="content")


def _card(findings: Findings, statement: Statement) -> str:
    quote = Quote(statement.transcript, statement.turn, statement.start, statement.end, statement.text)
    evidence = read_in_context(findings.transcripts[statement.transcript], quote, sentences=1)
    return quote_card(evidence, source="", look=str(statement.kind), label=words.STATEMENTS[statement.kind])
