"""The forms of an entry: for a new one, also from a found offer, and for one that is changed."""

import streamlit as st

from corpus.store.measures import save_measures, step_measure
from corpus.types import Compared, Draft, RegisteredMeasure
from corpus.workflow.measures import MeasureEntry, MeasureStep
from pages.measures.deciding import ENTRY, FOUND, NEW, VIEW, carry_out, kind_of
from pages.measures.fields import show_fields
from pages.ui import desk
from pages.ui.comparing import offer_comparison, show_similar
from pages.ui.measures import Book
from pages.ui.onscreen import seen
from pages.ui.texts import measures as says


def show_new(book: Book, draft: RegisteredMeasure) -> None:
    """A form for one more entry; ``draft`` says what it starts with."""
    key = f"new-{'-'.join(draft.found)}"
    with st.form(key, enter_to_submit=False):
        measure = show_fields(book, draft, key=key)
        with st.container(horizontal=True):
            pressed = st.form_submit_button(says.SAVE, type="primary")
            offer_comparison()
    if not pressed:
        show_similar(_for_comparison(measure))
    else:

        def act() -> str:
            [made] = save_measures(desk.store(), [measure], by=desk.user(), at=desk.now())
            return says.ADDED.format(name=made.measure.name, id=made.id)

        carry_out(act, then={NEW: "", FOUND: "", VIEW: "gefunden" if draft.found else "", ENTRY: ""})


def show_edit(book: Book, entry: MeasureEntry, *, version: int) -> None:
    """The same fields for an entry that stands in the register; ``version`` is the one the person has seen."""
    key = f"edit-{entry.id}-{version}"
    with st.form(key, enter_to_submit=False, border=False):
        measure = show_fields(book, entry.measure, key=key)
        pressed = st.form_submit_button(says.SAVE, type="primary", **seen(version, kind=kind_of(entry)))
    if pressed:
        take_step(measure, step=MeasureStep.CHANGE, version=version)


def _for_comparison(measure: RegisteredMeasure) -> Draft:
    return Draft(Compared.MEASURE, measure.name, measure.description, measure.provider, measure.targets, measure.area)


def take_step(measure: RegisteredMeasure, *, step: MeasureStep, version: int, reason: str = "") -> None:
    """Carry out a step of the entry with the measure's id, as it stood on the screen."""

    def act() -> str:
        step_measure(desk.store(), measure, step=step, seen=version, reason=reason, by=desk.user(), at=desk.now())
        return says.DONE[step].format(id=measure.id)

    carry_out(act)
