"""Hand-labelled statements of known interviews, found again in their turns, and how spans compare."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.demo import demo_files, demo_metadata
from corpus.errors import InvalidInput
from corpus.readers import read
from corpus.types import SpeakerRole, Transcript

OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a turn, half-open."""

    transcript: str
    turn: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """What a person found: ``kind`` "" means that nothing must be found here."""

    span: Span
    text: str
    kind: str
    challenge: str = ""
    group: str = ""


def read_demo() -> list[Transcript]:
    """The demo interviews with what is known of each, not yet numbered."""
    metadata = demo_metadata()
    return [replace(one, metadata=metadata[name]) for name, content in demo_files() for one in read(name, content)]


def read_gold(file: Path, transcripts: Sequence[Transcript]) -> tuple[list[GoldStatement], list[GoldStatement]]:
    """Statements and hard negatives that stand in a respondent's turn. Raises InvalidInput without the file."""
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InvalidInput(f"„{file}“ ist kein lesbarer Goldstandard: Bitte mit --gold eine Datei nennen.") from error
    by_file = {transcript.file: transcript for transcript in transcripts}
    return (
        [one for row in rows["statements"] for one in _locate(row, by_file[row["file"]])],
        [one for row in rows["hard_negatives"] for one in _locate(row, by_file[row["file"]])],
    )


def _locate(row: dict[str, str], transcript: Transcript) -> list[GoldStatement]:
    """The statement at its place; nothing where an interviewer says it, for that is never read."""
    for number, turn in enumerate(transcript.turns):
        start = turn.text.find(row["quote"])
        if start >= 0 and turn.role is SpeakerRole.RESPONDENT:
            span = Span(transcript.id, number, start, start + len(row["quote"]))
            labels = (row.get("kind", ""), row.get("challenge", ""), row.get("group", ""))
            return [GoldStatement(span, row["quote"], *labels)]
    return []


def overlap(one: Span, other: Span) -> float:
    """Shared characters as a part of all characters of both, 0 to 1."""
    if (one.transcript, one.turn) != (other.transcript, other.turn):
        return 0.0
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def hits(spans: Sequence[Span], others: Sequence[Span]) -> int:
    """How many of the spans meet one of the others closely enough."""
    return sum(any(overlap(span, other) >= OVERLAP for other in others) for span in spans)


def measure(found: Sequence[Span], gold: Sequence[Span]) -> tuple[float, float, float]:
    """Precision, recall and F1 of spans."""
    precision = hits(found, gold) / max(1, len(found))
    recall = hits(gold, found) / max(1, len(gold))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)
