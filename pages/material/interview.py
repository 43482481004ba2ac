"""Interview: one transcript with its findings marked in the text; a link can point to a place in it."""

import streamlit as st

from corpus.errors import NotFound
from corpus.people import Right
from corpus.store.material import read_transcript
from corpus.types import StatementKind, Transcript
from pages.material.conversation import marks_with_hit, show_conversation
from pages.material.forms import correct_stored
from pages.ui import address, desk
from pages.ui.evidence import ACTOR, LOOKS, STYLE, badges, legend
from pages.ui.notices import show_notice
from pages.ui.places import jump_to_target, read_place
from pages.ui.reading import current_findings
from pages.ui.texts import material as says
from pages.ui.texts import words


def page() -> None:
    """``?interview=I-03&stelle=12&zeichen=30-80`` opens the interview at turn 12 and points out the quote."""
    transcript = _chosen()
    st.html(STYLE)
    address.link(says.ALL_INTERVIEWS, "interviews", icon=":material/arrow_back:")
    if transcript is None:
        st.title(says.INTERVIEW)
        st.info(says.NO_INTERVIEW_CHOSEN)
        return
    st.title(says.ONE_INTERVIEW.format(id=transcript.id))
    st.html(badges(*_facts(transcript)))
    show_notice()
    if desk.user().can(Right.UPLOAD) and st.toggle(says.CORRECT, key=f"correct-{transcript.id}"):
        with st.container(border=True):
            correct_stored(transcript)
    _read(transcript)


def _chosen() -> Transcript | None:
    """What must not be seen looks like what doesn't exist."""
    try:
        return read_transcript(desk.store(), address.value("interview"), by=desk.user())
    except NotFound:
        return None


def _facts(transcript: Transcript) -> list[str]:
    metadata = transcript.metadata
    perspective = words.PERSPECTIVES[metadata.perspective] if metadata.perspective else ""
    date = words.shown_date(metadata.date) if metadata.date else ""
    return [words.STATES[transcript.state], metadata.municipality, perspective, date]


def _read(transcript: Transcript) -> None:
    findings = current_findings()
    place = read_place(transcript, address.value("stelle"), address.value("zeichen"))
    kinds = {str(kind): words.STATEMENTS[kind] for kind in StatementKind} | {ACTOR: says.ACTOR_LOOK}
    chosen = address.choose_many(
        says.ONLY_SHOW, list(kinds), key="zeige", show=kinds.__getitem__, placeholder=says.EVERYTHING
    )
    st.html(legend((kinds[look], colour) for look, colour in LOOKS.items()))
    if findings is None or transcript.id not in findings.inputs:
        st.caption(says.NOT_ANALYSED)
    marks = marks_with_hit(findings, transcript, shown=chosen or list(kinds), place=place)
    show_conversation(transcript, marks=marks, target=place.turn if place else None)
    jump_to_target(f"{transcript.id}-{place}" if place else "")


if __name__ == "__main__":
    page()
