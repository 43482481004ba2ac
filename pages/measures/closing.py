"""The end of an entry: the measure runs out, the entry is withdrawn, or taken up again."""

from dataclasses import replace

import streamlit as st

from corpus.workflow.measures import LONGEST_TEXT, MeasureEntry, MeasureStep
from pages.measures.deciding import kind_of
from pages.measures.forms import take_step
from pages.ui.onscreen import seen
from pages.ui.texts import measures as says

LEADS = {
    MeasureStep.END: (says.END_LEAD, says.DO_END),
    MeasureStep.WITHDRAW: (says.WITHDRAW_LEAD, says.DO_WITHDRAW),
    MeasureStep.RESTORE: (says.RESTORE_LEAD, says.OPEN_AGAIN),
}


def offer_closing(entry: MeasureEntry, *, version: int) -> None:
    """Both ways to close an entry."""
    ask(entry, MeasureStep.END, version=version)
    st.divider()
    ask(entry, MeasureStep.WITHDRAW, version=version)


def ask(entry: MeasureEntry, step: MeasureStep, *, version: int) -> None:
    """A step that needs a reason, and for the end its day; ``version`` is the one the person has seen."""
    lead, label = LEADS[step]
    key = f"{step}-{entry.id}-{version}"
    with st.form(key, border=False, enter_to_submit=False):
        st.write(lead)
        measure = entry.measure
        if step is MeasureStep.END:
            end = st.date_input(says.END, measure.end, format="DD.MM.YYYY", key=f"{key}-end")
            measure = replace(measure, end=end)
        reason = st.text_input(says.REASON, max_chars=LONGEST_TEXT, key=f"{key}-reason")
        pressed = st.form_submit_button(label, **seen(version, kind=kind_of(entry)))
    if pressed:
        take_step(measure, step=step, version=version, reason=reason)
