"""Themen: in how many interviews each theme comes up, by municipality or perspective, and what is said."""

import streamlit as st

from corpus.types import StatementKind
from pages.insights.decisions import offer_renaming
from pages.insights.quotes import show_quotes
from pages.insights.starts import findings_or_start
from pages.ui import address, charts
from pages.ui.evidence import plain
from pages.ui.filters import choose_or_all, offer_reset
from pages.ui.findings import Findings, columns, cross_table, passages_of_theme, theme_names_by_breadth
from pages.ui.texts import insights as says
from pages.ui.texts import words


def page() -> None:
    """The heatmap, its keyboard twin, and the quotes behind the chosen field."""
    findings = findings_or_start(says.THEMES)
    if not findings.themes:
        st.info(says.NO_THEMES)
        return
    with st.container(horizontal=True):
        by = address.choose(
            says.THEMES_BY,
            list(says.BY),
            key="nach",
            default="gemeinde",
            show=says.BY.__getitem__,
            widget=st.radio,
            horizontal=True,
        )
    themes, names = theme_names_by_breadth(findings), columns(findings, by=by)
    _heatmap(findings, by=by, themes=themes, names=names)
    first, second, third = st.columns(3)
    with first:
        theme = choose_or_all(says.THEME, list(themes), key="thema", everything=says.PICK, names=themes)
    with second:
        column = choose_or_all(says.BY[by], list(names), key="spalte", everything=says.EVERYWHERE, names=names)
    with third:
        kinds = {str(kind): words.STATEMENTS[kind] for kind in StatementKind}
        kind = choose_or_all(says.WHICH_KIND, list(kinds), key="art", everything=says.ALL_KINDS, names=kinds)
    offer_reset("thema", "spalte", "art")
    if theme:
        st.header(plain(themes[theme]))
        if keywords := ", ".join(findings.themes[theme].keywords):
            st.caption(says.THEME_WORDS.format(words=plain(keywords)))
        offer_renaming(findings, theme)
        passages = passages_of_theme(findings, theme, by=by, column=column, kind=kind)
        st.caption(words.counted(len(passages), *says.PASSAGE))
        show_quotes(findings, passages, key=f"theme-{theme}-{column}-{kind}")


def _heatmap(findings: Findings, *, by: str, themes: dict[str, str], names: dict[str, str]) -> None:
    if not names:
        st.info(says.NO_COLUMNS)
        return
    spec = charts.heatmap(cross_table(findings, by=by), rows=themes, columns=names)
    key = f"heat-{findings.id}-{by}"

    def follow() -> None:
        chosen = charts.picked(st.session_state[key], charts.CELL_PICK)
        address.put("thema", chosen.get("row", ""))
        address.put("spalte", chosen.get("column", ""))

    alt = says.HEAT_ALT.format(rows=len(themes), columns=len(names))
    st.caption(says.HEAT_HINT)
    st.vega_lite_chart(spec=spec, on_select=follow, key=key, alt=alt)


if __name__ == "__main__":
    page()
