"""Akteure: who is named, who has to do with whom, and where it is said."""

import streamlit as st

from corpus.types import Actor, ActorKind
from pages.insights.cards import show_actor
from pages.insights.starts import findings_or_start
from pages.ui import address, tables
from pages.ui.evidence import legend
from pages.ui.filters import choose_or_all, offer_reset
from pages.ui.findings import Findings, actors_by_breadth, relations_among
from pages.ui.network import EDGE_COLOURS, connected, network
from pages.ui.texts import insights as says
from pages.ui.texts import words


def page() -> None:
    """The network, its twin as tables, and the chosen actor in the words of the interviews."""
    findings = findings_or_start(says.ACTORS)
    if not findings.actors:
        st.info(says.NO_ACTORS)
        return
    first, second = st.columns(2)
    with first:
        kinds = {str(kind): words.ACTORS[kind] for kind in ActorKind}
        kind = choose_or_all(says.ACTOR_KIND, list(kinds), key="art", everything=says.ALL_ACTOR_KINDS, names=kinds)
    actors = actors_by_breadth(findings, kind=kind)
    with second:
        names = {actor.id: actor.name for actor in actors}
        chosen = choose_or_all(says.WHICH_ACTOR, list(names), key="akteur", everything=says.PICK, names=names)
    offer_reset("art", "akteur")
    if chosen:
        show_actor(findings, findings.actors[chosen])
    _network(findings, actors)
    _table(actors)


def _network(findings: Findings, actors: list[Actor]) -> None:
    st.header(says.NETWORK)
    drawn = connected(actors, findings.relations)
    edges = relations_among(findings, drawn)
    if not edges:
        st.info(says.NO_RELATIONS)
        return
    st.caption(says.NETWORK_HINT)
    st.html(legend((says.RELATIONS[kind], colour) for kind, colour in EDGE_COLOURS.items()))
    key = f"network-{findings.id}-{len(drawn)}"

    def follow() -> None:
        groups = st.session_state[key]["selection"]["selected"]
        picked = [index for group in groups if group.get("data_type") == "node" for index in group["data_indices"]]
        address.put("akteur", drawn[picked[0]].id if picked and picked[0] < len(drawn) else "")

    alt = says.NETWORK_ALT.format(nodes=len(drawn), edges=len(edges))
    st.echarts_chart(network(drawn, edges), height=560, key=key, on_select=follow, alt=alt)
    with st.expander(says.EDGE_TABLE):
        names = {actor.id: actor.name for actor in drawn}
        rows = tables.relation_rows(edges, names)
        st.dataframe(rows, hide_index=True, column_config=tables.columns(), alt=says.EDGE_TABLE)


def _table(actors: list[Actor]) -> None:
    st.header(says.ACTOR_TABLE)

    def follow() -> None:
        rows = st.session_state["actor-rows"]["selection"]["rows"]
        address.put("akteur", actors[rows[0]].id if rows else "")

    st.dataframe(
        tables.actor_rows(actors),
        hide_index=True,
        column_config=tables.columns(),
        key="actor-rows",
        on_select=follow,
        selection_mode="single-row",
        alt=says.ACTOR_TABLE,
    )


if __name__ == "__main__":
    page()
