"""Who has to do with whom: the drawing, its twin as a table, and what was said of the chosen relation."""

from collections.abc import Mapping, Sequence

import streamlit as st

from corpus.types import Actor, Relation, RelationKind
from pages.insights.drawing import CHOSEN, draw
from pages.insights.quotes import show_quotes
from pages.ui import address, tables
from pages.ui.edges import TYPED, edges_among, key_of, kinds_by_default, relation_rows, views_of
from pages.ui.evidence import plain
from pages.ui.filters import choose_or_all
from pages.ui.findings import Findings, perspectives
from pages.ui.network import among, in_words
from pages.ui.texts import insights as says
from pages.ui.texts import network as texts
from pages.ui.texts import words

KINDS, VIEW = "linien", "sicht"


def show_network(findings: Findings, actors: Sequence[Actor]) -> None:
    """The relations among the actors. What is chosen stands in the URL: kinds, view, relation; a node as "akteur"."""
    st.header(texts.TITLE)
    if not among(actors, findings.relations):
        st.info(texts.NONE)
        return
    chosen, view = _choose(findings, actors)
    kinds = chosen or kinds_by_default(findings, actors, view=view)
    edges = edges_among(findings, actors, kinds=kinds, view=view)
    if not edges:
        st.info(texts.NONE_FIT)
        return
    key = f"{findings.id}-{'-'.join(kinds)}-{view}"
    st.caption(texts.HINT)
    if not chosen and any(edge.kind is RelationKind.TOGETHER for edge in edges):
        st.caption(texts.FEW)
    draw(actors, edges, key=key)
    _show_chosen(findings, edges, {actor.id: actor.shown_name for actor in actors})
    _table(findings, edges, key=key)
    more = edges_among(findings, actors, kinds=[RelationKind.TOGETHER], view=view)
    if more and RelationKind.TOGETHER not in kinds:
        st.caption(texts.MORE.format(pairs=words.counted(len(more), *texts.PAIR)))


def _choose(findings: Findings, actors: Sequence[Actor]) -> tuple[list[RelationKind], str]:
    """The kinds and the view that are wanted; no kinds: what is shown by default."""
    heard = {str(view): words.PERSPECTIVES[view] for view in perspectives(findings)}
    is_set = bool(st.query_params.get_all(KINDS) or address.value(VIEW))
    with st.expander(texts.FILTERS, expanded=is_set):
        first, second = st.columns(2)
        with second:
            view = choose_or_all(texts.VIEW, list(heard), key=VIEW, everything=texts.ALL_VIEWS, names=heard)
        with first:
            typed_only = kinds_by_default(findings, actors, view=view) == TYPED
            kinds = address.choose_many(
                texts.WHICH_KINDS,
                list(texts.KINDS),
                key=KINDS,
                show=lambda kind: texts.KINDS[RelationKind(kind)],
                placeholder=texts.KINDS_BY_DEFAULT if typed_only else texts.ALL_KINDS,
            )
        if kinds or view:
            st.button(texts.RESET, on_click=address.clear, args=(KINDS, VIEW), key="reset-network", type="tertiary")
    return [RelationKind(kind) for kind in kinds], view


def _show_chosen(findings: Findings, edges: Sequence[Relation], names: Mapping[str, str]) -> None:
    """The quotes of the chosen relation, and the choice where there is one."""
    shown = {key_of(edge): in_words(edge, names) for edge in edges}
    chosen = address.value(CHOSEN)
    if len(shown) > 1:
        chosen = choose_or_all(texts.WHICH, list(shown), key=CHOSEN, everything=says.PICK, names=shown)
    for edge in edges:
        if key_of(edge) == chosen:
            _show_quotes(findings, edge, names)


def _show_quotes(findings: Findings, edge: Relation, names: Mapping[str, str]) -> None:
    with st.container(border=True):
        st.subheader(plain(in_words(edge, names)))
        st.caption(plain(texts.SEEN_BY.format(views=views_of(findings, edge))))
        show_quotes(findings, edge.quotes, key=f"edge-{key_of(edge)}")


def _table(findings: Findings, edges: Sequence[Relation], *, key: str) -> None:
    st.subheader(texts.TABLE)
    widget = f"relation-rows-{key}"

    def follow() -> None:
        rows = st.session_state[widget]["selection"]["rows"]
        address.put(CHOSEN, key_of(edges[rows[0]]) if rows else "")

    st.dataframe(
        relation_rows(findings, edges),
        hide_index=True,
        column_config=tables.columns(),
        key=widget,
        on_select=follow,
        selection_mode="single-row",
        alt=texts.TABLE,
    )
