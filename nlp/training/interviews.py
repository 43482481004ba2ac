"""The hand-labelled interviews that statements are learnt from; their README explains the notation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.types import StatementKind

FOLDER = Path(__file__).parent / "interviews"
# Learnt from by statements alone: language and encoder are rebuilt from the others to the byte.
STATEMENTS_ONLY = FOLDER / "statements"
KINDS = {
    "c": StatementKind.CHALLENGE,
    "p": StatementKind.PROPOSAL,
    "m": StatementKind.MEASURE,
    "s": StatementKind.STRENGTH,
    "-": None,
    # Problems somebody denies, has left behind, only imagines, or only quotes.
    "-n": None,
    "-v": None,
    "-h": None,
    "-z": None,
}
CONTINUES = "+"

_mark = re.compile(r"\{([^{}|]+)\|[^{}|]+\}")


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """One sentence; ``kind`` None: says nothing of interest. ``topic``: what problem a challenge is about.

    ``continues``: it goes on with the statement of the sentence before. ``hard``: looks like a problem and is none.
    """

    text: str
    kind: StatementKind | None
    topic: str = ""
    continues: bool = False
    hard: bool = False


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
        head, *lines = _mark.sub(r"\1", block.strip()).split("\n")
        identifier, part = head.split()[:2]
        yield LabelledInterview(identifier, part, tuple(_parse_turns(lines)))


def _parse_turns(lines: Sequence[str]) -> Iterator[LabelledTurn]:
    """Questions in a row are one; where a second person answers the same question, a turn begins."""
    question, said = "", list[LabelledSentence]()
    for line in lines:
        label, _, text = line.partition(" ")
        if label in ("?", "!") and said:
            yield LabelledTurn(question, tuple(said))
        if label == "?":
            question, said = text if said else f"{question} {text}".strip(), []
        elif label == "!":
            said = []
        elif line.strip():
            said.append(_parse_sentence(label, text, before=said))
    if said:
        yield LabelledTurn(question, tuple(said))


def _parse_sentence(label: str, text: str, *, before: Sequence[LabelledSentence]) -> LabelledSentence:
    letter, _, topic = label.partition(":")
    if label == CONTINUES and before and before[-1].kind:
        return LabelledSentence(text, before[-1].kind, before[-1].topic, continues=True)
    if letter not in KINDS or not text:
        raise ValueError(f"neither question nor labelled sentence: {label} {text}")
    return LabelledSentence(text, KINDS[letter], topic, hard=len(letter) > 1)
