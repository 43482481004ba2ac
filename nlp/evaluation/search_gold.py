"""Queries in everyday words and the passages that answer them, judged by hand in the demo interviews."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import InvalidInput
from corpus.types import SpeakerRole, Transcript

HERE = Path(__file__).parent
PARTS = ("test", "dev")
# Marks of a judged passage; "1" touches the query and counts neither way.
ANSWER, FALSE_FRIEND = "2", "-"
MARKS = frozenset({ANSWER, "1", FALSE_FRIEND})

_judgement = re.compile(r"(\S+) (\d\d) \| (.+)")
_gap = re.compile(r"\s*\[\.\.\.\]\s*")


@dataclass(frozen=True, slots=True)
class Judged:
    """What one passage is to a query: ``mark`` is one of MARKS. Half-open in its turn."""

    mark: str
    interview: str
    turn: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class GoldQuery:
    """A query as typed, with every passage that somebody judged."""

    text: str
    judged: tuple[Judged, ...]

    def marked(self, mark: str) -> list[Judged]:
        """The passages with this mark."""
        return [one for one in self.judged if one.mark == mark]


def read_gold(part: str, transcripts: Mapping[str, Transcript]) -> list[GoldQuery]:
    """The judged queries of "test" or "dev" in interviews by number. Raises InvalidInput for a line that is none."""
    return parse_gold((HERE / f"search_{part}.txt").read_text(encoding="utf-8"), transcripts)


def parse_gold(text: str, transcripts: Mapping[str, Transcript]) -> list[GoldQuery]:
    """ "? words" and below it lines like "2 07 | verbatim quote". Raises InvalidInput for a line that is none."""
    queries: list[GoldQuery] = []
    for line in text.splitlines():
        if line.startswith("? "):
            queries.append(GoldQuery(line[2:], ()))
        elif line and not line.startswith("#"):
            found = _judgement.fullmatch(line)
            if not queries or not found or found[1] not in MARKS or found[2] not in transcripts:
                raise InvalidInput(f"Im Goldstandard der Suche ist eine Zeile falsch: {line}")
            judged = _locate(found[1], found[3], transcript=transcripts[found[2]])
            queries[-1] = replace(queries[-1], judged=(*queries[-1].judged, judged))
    return queries


def _locate(mark: str, quote: str, *, transcript: Transcript) -> Judged:
    pattern = re.compile(".+?".join(re.escape(part) for part in _gap.split(quote)), re.DOTALL)
    found = [
        Judged(mark, transcript.metadata.number, row, match.start(), match.end(), match.group())
        for row, turn in enumerate(transcript.turns)
        if turn.role is SpeakerRole.RESPONDENT
        for match in pattern.finditer(turn.text)
    ]
    if len(found) != 1:
        number = transcript.metadata.number
        raise InvalidInput(f"Im Goldstandard der Suche steht ein Zitat {len(found)}-mal in Interview {number}: {quote}")
    return found[0]
