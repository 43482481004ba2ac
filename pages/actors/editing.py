"""What people may change of an actor, one thing at a time."""

from collections.abc import Callable

import streamlit as st

from corpus.types import Actor
from corpus.workflow import ActorAct, ActorClass, ActorDecision
from pages.actors.choices import choose_class
from pages.actors.deciding import decide, seen
from pages.actors.proposals import after_merge, partners, passages
from pages.actors.splitting import split
from pages.ui.choices import choose_some
from pages.ui.evidence import plain
from pages.ui.findings import Findings
from pages.ui.texts import actors as says
from pages.ui.texts import history

Form = Callable[[Findings, Actor], None]


def offer_editing(findings: Findings, actor: Actor) -> None:
    """A choice of what to change, and the one form for it."""
    acts = [act for act in says.ACTS if _makes_sense(act, actor)]
    st.caption(says.EDIT_HINT)
    act = st.radio(history.WHAT, acts, format_func=says.ACTS.__getitem__, horizontal=True, key=f"act-{actor.id}")
    FORMS[act](findings, actor)


def _makes_sense(act: ActorAct, actor: Actor) -> bool:
    if act is ActorAct.RENAME:
        return not actor.protected
    return act is not ActorAct.SPLIT or len(passages(actor)) > 1


def _rename(findings: Findings, actor: Actor) -> None:
    with st.form(f"rename-{actor.id}", border=False):
        name = st.text_input(says.NEW_NAME, actor.name, max_chars=200)
        pressed = st.form_submit_button(says.DO_RENAME, type="primary", **seen(findings))
    if pressed:
        decision = ActorDecision(ActorAct.RENAME, (actor.id,), name=name)
        decide(findings, decision, done=says.RENAMED, then=actor.id)


def _merge(findings: Findings, actor: Actor) -> None:
    names = {other.id: other.name for other in partners(findings, actor)}
    label = plain(says.WITH_WHOM.format(name=actor.name))
    others = choose_some(label, names, key=f"others-{actor.id}", help=says.WITH_WHOM_HINT)
    name = ""
    if others and not actor.protected:
        choices = list(dict.fromkeys([actor.name, *(names[other] for other in others)]))
        name = st.selectbox(says.NAME_AFTER, choices, key=f"name-after-{actor.id}")
    if others:
        st.caption(after_merge(findings, [actor.id, *others]))
    if st.button(says.DO_MERGE, type="primary", key=f"merge-{actor.id}", **seen(findings)):
        given = "" if name == actor.name else name
        decision = ActorDecision(ActorAct.MERGE, (actor.id, *others), name=given)
        decide(findings, decision, done=says.MERGED, then=actor.id)


def _reclass(findings: Findings, actor: Actor) -> None:
    label, key = plain(says.IS_RATHER.format(name=actor.name)), f"class-{actor.id}"
    kind, function, organisation = choose_class(
        label, key=key, function=actor.function, organisation=actor.organisation
    )
    needs_name = actor.protected and kind in (ActorClass.ORGANISATION, ActorClass.PLACE)
    name = st.text_input(says.OWN_NAME, max_chars=200, key=f"{key}-name") if needs_name else ""
    if st.button(says.DO_RECLASS, type="primary", key=key, **seen(findings)):
        decision = ActorDecision(
            ActorAct.RECLASS, (actor.id,), name=name, kind=kind, function=function, organisation=organisation
        )
        leaves = kind in (ActorClass.PROTECTED, ActorClass.NOTHING)
        done = says.PROTECTED_NOW if kind is ActorClass.PROTECTED else says.RECLASSED
        decide(findings, decision, done=done, then="" if leaves else actor.id)


FORMS: dict[ActorAct, Form] = {
    ActorAct.RENAME: _rename,
    ActorAct.MERGE: _merge,
    ActorAct.SPLIT: split,
    ActorAct.RECLASS: _reclass,
}
