"""The hand-labelled interviews that statements are learnt from; their README explains the notation."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.types import StatementKind

FOLDER = Path(__file__).parent / "interviews"
KINDS = {
    "c": StatementKind.CHALLENGE,
    "p": StatementKind.PROPOSAL,
    "m": StatementKind.MEASURE,
    "s": StatementKind.STRENGTH,
    "-": None,
}


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """One sentence; ``kind`` None: says nothing of interest. ``topic``: what problem a challenge is about."""

    text: str
    kind: StatementKind | None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class LabelledTurn:
    """A question and the answer to it."""

    question: str
    sentences: tuple[LabelledSentence, ...]


@dataclass(frozen=True, slots=True)
class LabelledInterview:
    """``part`` is "train" or "test", fixed once and for all in the file."""

    id: str
    part: str
    turns: tuple[LabelledTurn, ...]


def read_interviews(part: str = "", *, folder: Path = FOLDER) -> list[LabelledInterview]:
    """All interviews of the part ("" = both), ordered by file and place in it. Raises ValueError on a bad line."""
    files = sorted(folder.glob("*.txt"))
    interviews = [interview for file in files for interview in _parse(file.read_text(encoding="utf-8"))]
    return [interview for interview in interviews if part in ("", interview.part)]


def _parse(text: str) -> Iterator[LabelledInterview]:
    for block in text.split("## ")[1:]:
        head, _, body = block.partition("\n? ")
        identifier, part = head.split()[:2]
        yield LabelledInterview(identifier, part, tuple(map(_parse_turn, body.split("\n? "))))


def _parse_turn(text: str) -> LabelledTurn:
    question, *lines = text.strip().split("\n")
    return LabelledTurn(question, tuple(_parse_sentence(line) for line in lines))


def _parse_sentence(line: str) -> LabelledSentence:
    label, _, text = line.partition(" ")
    letter, _, topic = label.partition(":")
    if letter not in KINDS or not text:
        raise ValueError(f"neither question nor labelled sentence: {line!r}")
    return LabelledSentence(text, KINDS[letter], topic)
