"""Places in an interview that a link points to, and scrolling there. Without scripts the reader scrolls."""

import re
from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from corpus.types import Mention, Quote, Statement, Transcript
from pages.ui import address
from pages.ui.evidence import JUMP_TARGET, plain
from pages.ui.texts import insights as says

Passage = Statement | Quote | Mention

_STRETCH: Final = re.compile(r"(\d{1,7})-(\d{1,7})", re.ASCII)

# A fixed script without data of ours: it looks for the element with the fixed id. The page may still be growing
# when the script starts, so it looks again for two seconds.
_SCRIPT: Final = f"""
export default function ({{ data }}) {{
  if (!data || window.fundamentJumped === data) return
  let left = 20
  const look = () => {{
    const target = document.getElementById("{JUMP_TARGET}")
    if (target) {{
      window.fundamentJumped = data
      target.scrollIntoView({{ block: "center" }})
    }} else if (left-- > 0) setTimeout(look, 100)
  }}
  look()
}}
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Turn from 0; ``start`` and ``end`` are code points of its text, both 0 for the turn as a whole."""

    turn: int
    start: int = 0
    end: int = 0


def read_place(transcript: Transcript, turn: str, stretch: str = "") -> Place | None:
    """The place a URL names, turns counted from 1; None where the transcript has no such turn.

    A stretch that doesn't fit falls back to its turn.
    """
    if not (turn.isascii() and turn.isdecimal() and len(turn) < 7 and 0 < int(turn) <= len(transcript.turns)):
        return None
    number, found = int(turn) - 1, _STRETCH.fullmatch(stretch)
    start, end = (int(found[1]), int(found[2])) if found else (0, 0)
    fits = start < end <= len(transcript.turns[number].text)
    return Place(number, start, end) if fits else Place(number)


def link_to_place(passage: Passage) -> None:
    """A link that opens the interview at the passage."""
    label = says.READ_ON.format(id=passage.transcript, turn=passage.turn + 1)
    stretch = f"{passage.start}-{passage.end}"
    address.link(
        plain(label),
        "interview",
        to={"interview": passage.transcript, "stelle": str(passage.turn + 1), "zeichen": stretch},
    )


@st.cache_resource(show_spinner=False)
def _jump() -> Any:
    return st.components.v2.component("fundament_jump", html="<span></span>", js=_SCRIPT)


def jump_to_target(place: str) -> None:
    """Scroll once to the element marked as target; ``place`` names it, empty: nothing to do."""
    if place:
        _jump()(data=place, key="jump")
