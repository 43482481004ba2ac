"""The network as a drawing. A click leads to an actor or to a relation, by way of the URL."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from corpus.types import Actor, Relation
from pages.ui import address
from pages.ui.edges import describe, key_of
from pages.ui.network import among, connected, height_of, legend, network
from pages.ui.texts import network as texts
from pages.ui.voices import views_among

CHOSEN, ACTOR = "beziehung", "akteur"


def draw(actors: Sequence[Actor], edges: Sequence[Relation], *, key: str) -> None:
    """The actors most often named and the edges among them; ``key`` tells one drawing from another."""
    drawn = connected(actors, edges)
    # What comes later lies on top.
    lines = among(drawn, edges)[::-1]
    st.html(legend([kind for kind in texts.KINDS if any(line.kind is kind for line in lines)]))
    voices = views_among(lines)
    if len(lines) < len(edges):
        st.caption(texts.LEFT_OUT.format(count=len(drawn)))
    widget = f"network-{key}-{len(drawn)}"

    def follow() -> None:
        _follow(st.session_state[widget], drawn, lines)

    names = {actor.id: actor.shown_name for actor in drawn}
    alt = describe(lines[::-1], names, nodes=len(drawn) + len(voices))
    st.echarts_chart(
        network(drawn, lines), height=height_of(len(drawn) + len(voices)), key=widget, on_select=follow, alt=alt
    )
    if voices:
        st.caption(texts.VOICES_HINT)


def _follow(state: Mapping[str, Any], drawn: Sequence[Actor], lines: Sequence[Relation]) -> None:
    """Write what was clicked to the URL: an actor or a relation; a second click takes it out again."""
    picked: dict[str, int] = {}
    for group in state["selection"]["selected"]:
        picked |= {group.get("data_type", ""): index for index in group["data_indices"][-1:]}
    node, edge = picked.get("node", len(drawn)), picked.get("edge", len(lines))
    address.put(ACTOR, drawn[node].id if node < len(drawn) else "")
    address.put(CHOSEN, key_of(lines[edge]) if edge < len(lines) else "")
