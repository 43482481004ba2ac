"""Actors that may be one of several others: a person says which."""

import streamlit as st

from corpus.people import Right
from corpus.types import Actor, ActorKind
from corpus.workflow import ActorAct, ActorClass, ActorDecision
from pages.actors.deciding import CHOSEN, decide, seen
from pages.ui import desk
from pages.ui.evidence import plain
from pages.ui.filters import open_here
from pages.ui.findings import Findings, actors_by_breadth
from pages.ui.texts import actors as says

OWN = ""
STAYS = {ActorKind.ORG: ActorClass.ORGANISATION, ActorKind.LOC: ActorClass.PLACE}


def show_questions(findings: Findings) -> None:
    """The actors nobody has settled yet, as a short list of links."""
    unclear = [actor for actor in actors_by_breadth(findings) if actor.candidates]
    if not unclear:
        return
    with st.expander(says.QUESTIONS.format(count=len(unclear))):
        for actor in unclear:
            open_here(plain(says.QUESTION.format(name=actor.name)), **{CHOSEN: actor.id})


def ask(findings: Findings, actor: Actor) -> None:
    """Whom the name means: one of the candidates, or none of them."""
    if not actor.candidates or not desk.user().can(Right.DECIDE):
        return
    labels = {id: says.SAME_AS.format(name=findings.actors[id].name) for id in actor.candidates}
    if actor.kind in STAYS:
        labels[OWN] = says.NONE_OF_THEM
    with st.form(f"question-{actor.id}"):
        chosen = st.radio(
            plain(says.QUESTION.format(name=actor.name)),
            list(labels),
            index=None,
            format_func=lambda id: plain(labels[id]),
            help=says.QUESTION_HINT,
        )
        pressed = st.form_submit_button(says.ANSWER, type="primary", **seen(findings))
    if pressed and chosen is None:
        st.warning(says.CHOOSE)
    elif pressed:
        decide(findings, answer(actor, str(chosen)), done=says.ANSWERED, then=str(chosen) or actor.id)


def answer(actor: Actor, chosen: str) -> ActorDecision:
    """A merge into the chosen actor; for none of them the actor as what it is, which settles the question."""
    if chosen == OWN:
        return ActorDecision(ActorAct.RECLASS, (actor.id,), kind=STAYS[actor.kind])
    return ActorDecision(ActorAct.MERGE, (chosen, actor.id))
