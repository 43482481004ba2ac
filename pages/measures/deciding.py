"""One way to put a change of the register in force: store it, say so, show where it led."""

from collections.abc import Callable, Mapping

import streamlit as st

from corpus.workflow.measures import MeasureEntry
from pages.ui import address, desk
from pages.ui.notices import keep_notice

# parameters of the page's URL
VIEW, ENTRY, NEW, FOUND, IMPORT = "ansicht", "massnahme", "neu", "angebot", "einlesen"
NOWHERE: Mapping[str, str] = {}


def kind_of(entry: MeasureEntry) -> str:
    """What a decision about the entry is about, for ``onscreen``."""
    return f"measure {entry.id}"


def carry_out(act: Callable[[], str], *, then: Mapping[str, str] = NOWHERE) -> None:
    """Refusals are shown right here; otherwise the page is drawn anew with the sentence the act returns.

    ``then``: URL parameters to set before, empty ones are taken out.
    """
    with desk.errors_here():
        keep_notice(act())
        for key, value in then.items():
            address.put(key, value)
        st.rerun()
