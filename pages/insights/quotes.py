"""Quotes in their context with a way to the place they come from."""

from collections.abc import Mapping, Sequence

import streamlit as st

from corpus.types import Mention, Perspective, Quote, Statement, Transcript
from corpus.workflow.evidence import read_in_context
from pages.ui.evidence import quote_card
from pages.ui.findings import Findings
from pages.ui.places import Passage, link_to_place
from pages.ui.texts import insights as says
from pages.ui.texts import words

AT_ONCE = 5


def show_quotes(findings: Findings, passages: Sequence[Passage], *, key: str) -> None:
    """The first few quotes and a button for more. ``key`` names the list, so that another list starts anew."""
    show_passages(findings.transcripts, passages, key=key)


def show_passages(transcripts: Mapping[str, Transcript], passages: Sequence[Passage], *, key: str) -> None:
    """The same where there need not be an analysis; ``transcripts`` by id."""
    known = [passage for passage in passages if _has(transcripts, passage)]
    if not known:
        st.caption(says.NO_QUOTES)
        return
    more = f"quotes of {key}"
    count = st.session_state.get(more, AT_ONCE)
    for position, passage in enumerate(known[:count]):
        with st.container(key=f"quote-{key}-{position}", gap="xsmall"):
            _show_one(transcripts[passage.transcript], passage)
    if len(known) > count:

        def show_more() -> None:
            st.session_state[more] = count + 2 * AT_ONCE

        st.button(says.MORE_QUOTES.format(left=len(known) - count), key=f"more-{key}", on_click=show_more)


def is_in_text(findings: Findings, passage: Passage) -> bool:
    """Whether the transcript still has these very words at this place."""
    return _has(findings.transcripts, passage)


def _has(transcripts: Mapping[str, Transcript], passage: Passage) -> bool:
    transcript = transcripts.get(passage.transcript)
    if transcript is None or not 0 <= passage.turn < len(transcript.turns):
        return False
    text = passage.surface if isinstance(passage, Mention) else passage.text
    return transcript.turns[passage.turn].text[passage.start : passage.end] == text


def _show_one(transcript: Transcript, passage: Passage) -> None:
    evidence = read_in_context(transcript, _quote(transcript, passage), sentences=2)
    look = str(passage.kind) if isinstance(passage, Statement) else "plain"
    label = words.STATEMENTS[passage.kind] if isinstance(passage, Statement) else ""
    st.html(quote_card(evidence, source=place(evidence.municipality, evidence.perspective), look=look, label=label))
    link_to_place(passage)


def _quote(transcript: Transcript, passage: Passage) -> Quote:
    spoken = transcript.turns[passage.turn].text[passage.start : passage.end]
    return Quote(transcript.id, passage.turn, passage.start, passage.end, spoken)


def place(municipality: str, perspective: Perspective | None) -> str:
    """Where the person speaks from, as far as it is known."""
    return " · ".join(part for part in (municipality, words.PERSPECTIVES[perspective] if perspective else "") if part)
