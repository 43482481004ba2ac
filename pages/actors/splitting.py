"""Taking spellings or single passages off an actor that mean somebody else."""

import streamlit as st

from corpus.types import Actor
from corpus.workflow import ActorAct, ActorDecision
from pages.actors.choices import choose_class
from pages.actors.deciding import decide, seen
from pages.actors.proposals import passages, spellings
from pages.ui.choices import choose_some
from pages.ui.findings import Findings
from pages.ui.texts import actors as says


def split(findings: Findings, actor: Actor) -> None:
    """What goes, and what it is from then on."""
    surfaces, places, key = spellings(actor), passages(actor, findings.transcripts), f"split-{actor.id}"
    chosen = choose_some(says.SPELLINGS, surfaces, key=f"{key}-words")
    single = choose_some(says.PLACES, places, key=f"{key}-places")
    name = st.text_input(says.NAME_OF_PART, max_chars=200, key=f"{key}-name")
    kind, function, organisation = choose_class(says.AS_WHAT, key=key, first=says.AS_BEFORE)
    if st.button(says.DO_SPLIT, type="primary", key=key, **seen(findings)):
        decision = ActorDecision(
            ActorAct.SPLIT,
            (actor.id,),
            surfaces=tuple(chosen),
            places=tuple(single),
            name=name,
            kind=kind,
            function=function,
            organisation=organisation,
        )
        decide(findings, decision, done=says.SPLIT_DONE, then=actor.id)
