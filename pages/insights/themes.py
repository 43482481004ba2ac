"""Themen: in how many interviews each theme comes up, by municipality or perspective, and what is said."""

import streamlit as st

from corpus.types import Coded
from pages.codings.banner import show_news
from pages.codings.lineage import show_lineage
from pages.insights.quotes import show_quotes
from pages.insights.starts import findings_or_start
from pages.matrix.choices import BY, COLUMN, KIND, THEME, choose_by, choose_kind, choose_value, kinds_of
from pages.matrix.heat import show_heat
from pages.matrix.samples import show_samples
from pages.ui import address
from pages.ui.evidence import plain
from pages.ui.filters import choose_or_all, offer_reset
from pages.ui.findings import Findings, column_of, columns, theme_names_by_breadth
from pages.ui.matrices import matrix_of, representative
from pages.ui.texts import insights as says
from pages.ui.texts import matrix, words


def page() -> None:
    """The heatmap, its twin of two lists, and below what is said: of the chosen field, or of every theme in short."""
    findings = findings_or_start(says.THEMES)
    show_news(findings, Coded.THEME)
    if not findings.themes:
        st.info(says.NO_THEMES)
        return
    by, value, kind = _choose_what()
    themes = theme_names_by_breadth(findings)
    table = matrix_of(findings, themes, by=by, kinds=kinds_of(kind))
    show_heat(table, by=by, value=value, key=str(findings.id))
    theme, column = _choose_field(findings, themes, by=by)
    if theme:
        _show_theme(findings, theme, by=by, column=column, kind=kind)
    else:
        show_samples(findings, table, by=by, column=column, kind=kind)


def _choose_what() -> tuple[str, str, str]:
    first, second, third = st.columns(3)
    with first:
        by = choose_by()
    with second:
        value = choose_value()
    with third:
        return by, value, choose_kind()


def _choose_field(findings: Findings, themes: dict[str, str], *, by: str) -> tuple[str, str]:
    names = columns(findings, by=by)
    first, second = st.columns(2)
    with first:
        theme = choose_or_all(says.THEME, list(themes), key=THEME, everything=matrix.ALL_THEMES, names=themes)
    with second:
        column = choose_or_all(says.BY[by], list(names), key=COLUMN, everything=says.EVERYWHERE, names=names)
    offer_reset(THEME, COLUMN, KIND)
    return theme, column


def _show_theme(findings: Findings, theme: str, *, by: str, column: str, kind: str) -> None:
    st.header(plain(findings.theme_label(theme)))
    if keywords := ", ".join(findings.themes[theme].keywords):
        st.caption(says.THEME_WORDS.format(words=plain(keywords)))
    show_lineage(findings, Coded.THEME, theme)
    address.link(matrix.COMPARE, "vergleich", to={THEME: theme, BY: by, KIND: kind}, icon=":material/view_column:")
    said = representative(findings, theme, kinds=kinds_of(kind))
    passages = [one for one in said if column in {"", column_of(findings, one, by=by)}]
    st.caption(words.counted(len(passages), *says.PASSAGE))
    show_quotes(findings, passages, key=f"theme-{theme}-{column}-{kind}")


if __name__ == "__main__":
    page()
