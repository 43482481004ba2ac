"""Akteure: who is named, who has to do with whom, where it is said, and what people settled about it."""

import streamlit as st

from corpus.types import Actor, ActorKind
from pages.actors.cards import show_actor
from pages.actors.deciding import CHOSEN, KIND
from pages.actors.history import show_history
from pages.actors.questions import show_questions
from pages.actors.unshown import show_unshown
from pages.insights.network import show_network
from pages.insights.starts import findings_or_start
from pages.ui import address, tables
from pages.ui.filters import choose_or_all, offer_reset
from pages.ui.findings import Findings, actors_by_breadth
from pages.ui.notices import show_notice
from pages.ui.texts import actors as texts
from pages.ui.texts import insights as says
from pages.ui.texts import words


def page() -> None:
    """The chosen actor in the words of the interviews, the network, its twin as table, the history of decisions."""
    findings = findings_or_start(says.ACTORS)
    show_notice()
    if findings.actors:
        _show(findings)
    else:
        st.info(says.NO_ACTORS)
    show_unshown(findings)
    show_history(findings.history)


def _show(findings: Findings) -> None:
    address.put(CHOSEN, findings.heirs.get(address.value(CHOSEN), address.value(CHOSEN)))
    first, second = st.columns(2)
    with first:
        kinds = {str(kind): words.ACTORS[kind] for kind in ActorKind}
        kind = choose_or_all(says.ACTOR_KIND, list(kinds), key=KIND, everything=says.ALL_ACTOR_KINDS, names=kinds)
    actors = actors_by_breadth(findings, kind=kind)
    with second:
        names = {actor.id: actor.name for actor in actors}
        chosen = choose_or_all(says.WHICH_ACTOR, list(names), key=CHOSEN, everything=says.PICK, names=names)
    offer_reset(KIND, CHOSEN)
    _count(findings, actors)
    if chosen:
        show_actor(findings, findings.actors[chosen])
    else:
        show_questions(findings)
    show_network(findings, actors)
    _table(findings, actors)


def _count(findings: Findings, actors: list[Actor]) -> None:
    parts = [words.counted(len(actors), *texts.COUNT)]
    if findings.hidden:
        parts.append(words.counted(findings.hidden, *texts.HIDDEN))
    st.caption(" · ".join(parts), help=texts.HIDDEN_WHY)


def _table(findings: Findings, actors: list[Actor]) -> None:
    st.header(says.ACTOR_TABLE)
    key = f"actor-rows-{findings.id}-{findings.decided}"

    def follow() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        address.put(CHOSEN, actors[rows[0]].id if rows else "")

    st.dataframe(
        tables.actor_rows(actors),
        hide_index=True,
        column_config=tables.columns(),
        key=key,
        on_select=follow,
        selection_mode="single-row",
        alt=says.ACTOR_TABLE,
    )


if __name__ == "__main__":
    page()
