"""The chosen actor: who it is, what is said of it and of its relations, and what people decided about it."""

from collections.abc import Callable

import streamlit as st

from corpus.people import Right
from corpus.types import Actor, Relation, RelationKind
from pages.actors.editing import offer_editing
from pages.actors.history import show_entries
from pages.actors.questions import ask
from pages.insights.quotes import show_quotes
from pages.ui import desk
from pages.ui.edges import edges_among, key_of, views_of
from pages.ui.entries import Entry
from pages.ui.evidence import badges, plain
from pages.ui.findings import Findings, in_turns
from pages.ui.network import in_words, interviews_of
from pages.ui.texts import actors as says
from pages.ui.texts import history, insights, network, words

Part = Callable[[Findings, Actor], None]


def show_actor(findings: Findings, actor: Actor) -> None:
    """Name, kind and office, and whom it means if that is a question; the rest in tabs."""
    with st.container(border=True):
        st.header(plain(actor.name))
        st.html(badges(*_facts(actor)))
        if actor.aliases:
            st.caption(insights.ALSO.format(names=plain(", ".join(actor.aliases))))
        ask(findings, actor)
        parts = _parts(findings, actor)
        for tab, show in zip(st.tabs(list(parts)), parts.values(), strict=True):
            with tab:
                show(findings, actor)


def _parts(findings: Findings, actor: Actor) -> dict[str, Part]:
    """Label of a tab -> what it shows; nothing is offered that is empty or not for this person."""
    parts: dict[str, Part] = {insights.MENTIONS: _mentions}
    if _edges(findings, actor):
        parts[insights.RELATIONS_TITLE] = _relations
    if desk.user().can(Right.DECIDE):
        parts[history.EDIT] = offer_editing
    if _entries(findings, actor):
        parts[history.HISTORY] = _history
    return parts


def _entries(findings: Findings, actor: Actor) -> list[Entry]:
    return [entry for entry in findings.history if actor.id in entry.about]


def _history(findings: Findings, actor: Actor) -> None:
    show_entries(_entries(findings, actor), key=actor.id)


def _facts(actor: Actor) -> list[str]:
    """Short labels; function and organisation only where the name does not say them already."""
    office = [part for part in (actor.function, actor.organisation) if part and part not in actor.name]
    count = words.counted(interviews_of(actor), *insights.CONVERSATION)
    return [words.ACTORS[actor.kind], *office, count, words.counted(len(actor.mentions), *says.MENTION)]


def _edges(findings: Findings, actor: Actor) -> list[Relation]:
    among = edges_among(findings, list(findings.actors.values()), kinds=list(RelationKind))
    return [edge for edge in among if actor.id in {edge.source, edge.target}]


def _relations(findings: Findings, actor: Actor) -> None:
    """Each relation in words, whose view it is, and the quotes it rests on."""
    names = {id: other.name for id, other in findings.actors.items()}
    for relation in _edges(findings, actor):
        passages = words.counted(len(relation.quotes), *insights.PASSAGE)
        with st.expander(f"{plain(in_words(relation, names))} ({passages})"):
            st.caption(network.SEEN_BY.format(views=plain(views_of(findings, relation))))
            show_quotes(findings, relation.quotes, key=f"edge-{key_of(relation)}-{relation.directed}")


def _mentions(findings: Findings, actor: Actor) -> None:
    """The quotes, and how many are kept back because they name the person."""
    shown = in_turns(mention for mention in actor.mentions if mention.surface)
    withheld = sum(not mention.surface for mention in actor.mentions)
    if shown or not withheld:
        show_quotes(findings, shown, key=f"actor-{actor.id}-{findings.decided}")
    if withheld:
        st.caption(says.WITHHELD_LINE.format(passages=words.counted(withheld, *says.WITHHELD)))
