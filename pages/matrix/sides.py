"""Quotes in columns beside each other, the same number in each."""

from collections.abc import Sequence

import streamlit as st

from corpus.types import Quote, Statement
from corpus.workflow.evidence import read_in_context
from pages.insights.quotes import is_in_text, place
from pages.ui.evidence import plain
from pages.ui.findings import Findings
from pages.ui.matrices import Column
from pages.ui.places import link_to_place
from pages.ui.strips import side_card
from pages.ui.texts import insights, words
from pages.ui.texts import matrix as says


def show_sides(findings: Findings, shown: Sequence[Column], *, number: int, narrowed: bool) -> None:
    """The columns beside each other, on a phone below each other, each with its count above.

    ``narrowed``: only statements of one kind count.
    """
    if not shown:
        st.info(insights.NO_COLUMNS)
        return
    for side, column in zip(st.columns(len(shown), gap="medium"), shown, strict=True):
        with side:
            _show_side(findings, column, number=number, narrowed=narrowed)


def _show_side(findings: Findings, column: Column, *, number: int, narrowed: bool) -> None:
    st.subheader(plain(column.name))
    passages = [one for one in column.passages if is_in_text(findings, one)]
    interviews = says.shown_of(column.cell.count, column.cell.of)
    if not passages:
        empty = says.COLUMN_EMPTY_SO if narrowed else says.COLUMN_EMPTY
        st.caption(empty.format(interviews=interviews))
    else:
        counted = words.counted(len(passages), *insights.PASSAGE)
        st.caption(says.COLUMN_COUNT.format(passages=counted, interviews=interviews))
        for passage in passages[:number]:
            _show_one(findings, passage)
        if len(passages) < number:
            st.caption(says.NO_MORE)


def _show_one(findings: Findings, said: Statement) -> None:
    quote = Quote(said.transcript, said.turn, said.start, said.end, said.text)
    evidence = read_in_context(findings.transcripts[said.transcript], quote, sentences=2)
    source = place(evidence.municipality, evidence.perspective)
    st.html(side_card(evidence, source=source, look=said.kind, label=words.STATEMENTS[said.kind]))
    link_to_place(said)
