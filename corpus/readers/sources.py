"""What a format hands over before anybody has looked for speakers, and the account of its characters."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.types import LeftOut, Transcript, Turn


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, table row (cells divided by tabs) or subtitle cue. An empty text marks the end of a paragraph.

    ``speaker`` and ``time`` are set where the format itself knows them.
    """

    text: str
    speaker: str = ""
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The body of one interview as its format holds it, with everything that isn't body."""

    passages: tuple[Passage, ...]
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()


def count_characters(texts: Iterable[str]) -> Counter[str]:
    """How often each character occurs, white space aside."""
    return Counter(char for text in texts for char in text if not char.isspace())


def find_missing(body: Iterable[str], transcript: Transcript) -> Counter[str]:
    """The characters of the body that are neither speech nor left out with a reason; empty when nothing is lost.

    The colon after each speaker's name needs no listing: the turn itself says that somebody begins to speak.
    """
    turns = transcript.turns
    kept = (
        [turn.text for turn in turns] + [turn.speaker for turn in turns] + [item.text for item in transcript.left_out]
    )
    colons = Counter({":": sum(bool(turn.speaker) for turn in turns)})
    return count_characters(body) - count_characters(kept) - colons


def digest(turns: Iterable[Turn]) -> str:
    """SHA-256 of the speech: turn texts with white space collapsed, joined by line ends. The same for every format."""
    return hashlib.sha256("\n".join(" ".join(turn.text.split()) for turn in turns).encode()).hexdigest()


def format_time(seconds: float) -> str:
    """Seconds as HH:MM:SS."""
    whole = max(0, int(seconds))
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
