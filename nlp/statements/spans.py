"""Where a thought begins and ends: neighbouring sentences of one kind that continue each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.types import StatementKind
from nlp.config import AnalysisConfig
from nlp.findings import Findings
from nlp.statements.classifier import KINDS, Probabilities

LONGEST = 3
FEWEST_WORDS = 3
# Who answers in short sentences names one problem after the other; who tells in long ones goes on with the same, at
# the latest after this many words, and earlier where the next sentence says that it goes on.
TELLING = 26
BEGINNING = 20
CONTINUES = re.compile(r"(und|oder|aber|also|da|dann|so|dabei|dadurch|dazu|deshalb)\b", re.IGNORECASE)
_word = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Thought:
    """Rows ``first`` to ``last`` (inclusive) of the findings' sentences, all of kind ``KINDS[kind]``."""

    first: int
    last: int
    kind: int
    score: float


def cut_thoughts(findings: Findings, texts: Sequence[str], *, config: AnalysisConfig) -> list[Thought]:
    """One to three sentences each, in order; ``texts`` are the sentences' own texts, one per row."""
    thoughts: list[Thought] = []
    for row, kind in enumerate(choose_kinds(findings.kinds, config)):
        if kind < 0:
            continue
        score = float(findings.kinds[row, kind + 1])
        last = thoughts[-1] if thoughts else None
        if last is not None and last.kind == kind and _continues(findings, texts, last, row):
            thoughts[-1] = Thought(last.first, row, kind, max(last.score, score))
        else:
            thoughts.append(Thought(row, row, kind, score))
    return [thought for thought in thoughts if _says_enough(thought, texts)]


def choose_kinds(probabilities: Probabilities, config: AnalysisConfig) -> list[int]:
    """For each sentence (n × 5) the place of its kind in KINDS, or -1: the likeliest of those over their threshold."""
    if not len(probabilities):
        return []
    thresholds = np.array([getattr(config, f"{kind.value}_threshold") for kind in KINDS])
    scores = probabilities[:, 1:]
    passing = np.where(scores >= thresholds, scores, -1)
    best = passing.argmax(axis=1)
    return [int(kind) if passing[row, kind] >= 0 else -1 for row, kind in enumerate(best)]


def _continues(findings: Findings, texts: Sequence[str], thought: Thought, row: int) -> bool:
    """Only problems are told in several sentences; of proposals, measures and strengths each sentence names another."""
    before, after = findings.sentences[thought.last], findings.sentences[row]
    if row != thought.last + 1 or before.turn != after.turn or row - thought.first >= LONGEST:
        return False
    words = _count(texts[thought.last])
    goes_on = words >= TELLING or (words >= BEGINNING and bool(CONTINUES.match(texts[row])))
    return KINDS[thought.kind] is StatementKind.CHALLENGE and goes_on


def _says_enough(thought: Thought, texts: Sequence[str]) -> bool:
    return sum(_count(texts[row]) for row in range(thought.first, thought.last + 1)) >= FEWEST_WORDS


def _count(text: str) -> int:
    return len(_word.findall(text))
