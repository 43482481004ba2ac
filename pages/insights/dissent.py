"""Who sees a challenge otherwise, with the words they say it in."""

import streamlit as st

from corpus.types import Challenge
from pages.insights.quotes import is_in_text, show_quotes
from pages.ui.findings import Breadth, Findings, breadth
from pages.ui.texts import dissent as says


def show_dissent(findings: Findings, challenge: Challenge) -> None:
    """What others say to the contrary, counted in interviews and municipalities; one line where nobody does."""
    quotes = [quote for quote in challenge.dissent if is_in_text(findings, quote)]
    st.subheader(says.TITLE)
    if not quotes:
        st.caption(says.NOBODY)
        return
    st.caption(f"{describe_voices(breadth(findings, (quote.transcript for quote in quotes)))} {says.CHOSEN}")
    show_quotes(findings, quotes, key=f"dissent-{challenge.id}")


def describe_voices(voices: Breadth) -> str:
    """From how many interviews and municipalities it comes; municipalities only where they are known."""
    interviews = _count(says.INTERVIEWS, voices.interviews)
    if not voices.municipalities:
        return says.WHAT.format(interviews=interviews)
    municipalities = _count(says.MUNICIPALITIES, voices.municipalities)
    return says.WHAT_WITH_PLACES.format(interviews=interviews, municipalities=municipalities)


def _count(forms: tuple[str, str], count: int) -> str:
    one, many = forms
    return one if count == 1 else many.format(count=count)
