"""Where a found offer belongs: to an entry, or nowhere because it is none."""

import streamlit as st

from corpus.store.measures import decide_overlap, step_measure
from corpus.types import Measure
from corpus.workflow.measures import MeasureStep, Verdict, VerdictKind
from pages.measures.deciding import carry_out
from pages.ui import desk
from pages.ui.measures import Book
from pages.ui.offers import claim
from pages.ui.texts import measures as says


def offer_assigning(book: Book, offer: Measure) -> None:
    """A choice among the entries; the offer then counts as told of the chosen one."""
    entries = {entry.id: entry for entry in book.entries.values() if not entry.is_withdrawn}
    if not entries:
        return
    with st.popover(says.BELONGS, key=f"belongs-{offer.id}"):
        chosen = st.selectbox(
            says.WHICH_ENTRY,
            list(entries),
            index=None,
            placeholder=says.CHOOSE,
            format_func=lambda id: says.ENTRY.format(id=id, name=entries[id].measure.name),
            key=f"which-{offer.id}",
        )
        if st.button(says.ASSIGN, key=f"assign-{offer.id}", type="primary", disabled=chosen is None) and chosen:
            entry = entries[chosen]

            def act() -> str:
                step_measure(
                    desk.store(),
                    claim(entry, offer.id),
                    step=MeasureStep.CHANGE,
                    seen=entry.version,
                    by=desk.user(),
                    at=desk.now(),
                )
                return says.ASSIGNED.format(id=entry.id)

            carry_out(act)


def offer_dismissing(offer: Measure) -> None:
    """A button for what only looks like an offer."""
    if st.button(says.NO_OFFER, key=f"none-{offer.id}", type="tertiary", help=says.NO_OFFER_HINT):

        def act() -> str:
            verdict = Verdict(("", offer.id), VerdictKind.NO_OFFER, "")
            decide_overlap(desk.store(), verdict, by=desk.user(), at=desk.now())
            return says.DISMISSED.format(name=offer.label)

        carry_out(act)
