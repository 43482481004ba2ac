"""Every theme in short: its name, how many speak of it, its words, and three quotes folded in."""

from collections.abc import Sequence

import streamlit as st

from corpus.types import Statement
from pages.insights.quotes import is_in_text, show_quotes
from pages.matrix.choices import THEME, kinds_of
from pages.ui.evidence import plain
from pages.ui.filters import open_here
from pages.ui.findings import Findings, column_of
from pages.ui.matrices import Matrix, representative
from pages.ui.texts import insights
from pages.ui.texts import matrix as says

SAMPLE = 3


def show_samples(findings: Findings, table: Matrix, *, by: str, column: str, kind: str) -> None:
    """One card for each row of the table, in its order; what counts in one of its columns if one is given."""
    st.header(says.CARDS)
    for theme in table.rows:
        said = representative(findings, theme, kinds=kinds_of(kind))
        quotes = [one for one in said if column in {"", column_of(findings, one, by=by)} and is_in_text(findings, one)]
        with st.container(border=True, gap="xsmall"):
            _show_head(findings, table, theme, column=column)
            _show_quotes(findings, quotes[:SAMPLE], name=table.rows[theme], key=f"sample-{theme}-{kind}-{column}")
            if not quotes:
                st.caption(says.NOT_SPOKEN_OF_SO if kind or column else says.NOT_SPOKEN_OF)


def _show_head(findings: Findings, table: Matrix, theme: str, *, column: str) -> None:
    open_here(f"**{plain(table.rows[theme])}**", icon=":material/grid_view:", **{THEME: theme})
    cell = table.cell(theme, column)
    parts = [says.shown_of(cell.count, cell.of)]
    if keywords := ", ".join(findings.themes[theme].keywords):
        parts.append(insights.THEME_WORDS.format(words=plain(keywords)))
    st.caption(" · ".join(parts))


def _show_quotes(findings: Findings, quotes: Sequence[Statement], *, name: str, key: str) -> None:
    if not quotes:
        return
    label = says.QUOTES[len(quotes)].format(name=plain(name))
    folded = st.expander(label, key=key, on_change="rerun", type="compact")
    if folded.open:
        with folded:
            show_quotes(findings, quotes, key=key)
