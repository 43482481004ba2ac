"""The conversation of a transcript on the screen, with its findings and the place a link points to."""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from corpus.types import SpeakerRole, Transcript
from pages.ui.evidence import HIT, Mark, plain, turn_block
from pages.ui.findings import Findings, marks_by_turn
from pages.ui.places import Place
from pages.ui.texts import material as says
from pages.ui.texts import words


def marks_with_hit(
    findings: Findings | None, transcript: Transcript, *, shown: Iterable[str], place: Place | None
) -> dict[int, list[Mark]]:
    """Turn -> marks of the findings, and one that points out the place."""
    marks = marks_by_turn(findings, transcript, shown=shown) if findings else {}
    if place and place.end:
        marks.setdefault(place.turn, []).append(Mark(place.start, place.end, HIT))
    return marks


def show_conversation(
    transcript: Transcript, *, marks: Mapping[int, Sequence[Mark]], first: int | None = None, target: int | None = None
) -> None:
    """The turns one below the other; ``first``: only so many, ``target``: the turn to point out (from 0)."""
    st.html(
        "".join(
            turn_block(
                _who(transcript, number),
                turn.text,
                asks=turn.role is not SpeakerRole.RESPONDENT,
                marks=marks.get(number, ()),
                target=number == target,
            )
            for number, turn in enumerate(transcript.turns[:first])
        )
    )


def _who(transcript: Transcript, number: int) -> str:
    turn = transcript.turns[number]
    speaker = turn.speaker or says.NO_SPEAKER
    who = says.TURN.format(number=number + 1, speaker=speaker, role=words.SPEAKERS[turn.role])
    return who + (says.TURN_TIME.format(time=turn.time) if turn.time else "")


def show_warnings(transcript: Transcript) -> None:
    """What the reader noticed, and what it left out with the reason."""
    for warning in transcript.warnings:
        st.warning(plain(warning))
    if transcript.left_out:
        with st.expander(says.LEFT_OUT.format(count=len(transcript.left_out))):
            for piece in transcript.left_out:
                st.text(f"{piece.reason}: {piece.text}")
