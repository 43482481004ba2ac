"""One score of the named parts: what two entries are about counts; other people or another place take away from it."""

from collections.abc import Mapping

import numpy as np

from nlp.comparing.parts import DECIMALS, Part, Parts, Values

# All chosen on the dev half of nlp/evaluation/overlaps.txt; round numbers, since their neighbours do as well.
ABOUT = {"topic": 0.6, "text": 0.4}
# Shared letters that are as good as the same words.
SAME_LETTERS = 0.3
# What is left where a part differs altogether, and the value of a part that isn't known.
LEFT = {"target": 0.5, "area": 0.4, "time": 0.3}
UNKNOWN = {"target": 0.5, "area": 0.8, "time": 1.0}
# The same provider speaks for one offer that was told twice. Another one takes nothing away: two providers who do the
# same for the same people in the same place are the double structure that is looked for.
PROVIDER_BONUS = 0.1
BLOCK = 256


def score_parts(parts: Parts) -> Values:
    """Scores between 0 and 1 for matrices of parts of the same shape, rounded so that they are the same everywhere."""
    scores = np.empty(parts["topic"].shape)
    # A few rows at a time: what is in between takes no memory to speak of.
    for start in range(0, len(scores), BLOCK):
        rows = slice(start, start + BLOCK)
        scores[rows] = _score({part: _restore(matrix[rows]) for part, matrix in parts.items()})
    return scores


def read_parts(parts: Parts, *, row: int, column: int) -> dict[str, float]:
    """The parts of one pair that are known."""
    values = {part: float(_restore(matrix[row, column])) for part, matrix in parts.items()}
    return {part: round(value, 3) for part, value in values.items() if not np.isnan(value)}


def _restore(values: Part) -> Values:
    """The numbers as they were before they were made smaller."""
    restored: Values = values.astype(np.float64).round(DECIMALS)
    return restored


def _score(parts: Mapping[str, Values]) -> Values:
    letters = np.minimum(1, np.nan_to_num(parts["text"]) / SAME_LETTERS)
    scores: Values = ABOUT["topic"] * parts["topic"] + ABOUT["text"] * letters
    for part, left in LEFT.items():
        known = np.nan_to_num(parts[part], nan=UNKNOWN[part])
        scores = scores * (left + (1 - left) * known)
    scores = scores * (1 + PROVIDER_BONUS * np.nan_to_num(parts["provider"]))
    return np.minimum(1.0, scores).round(3)
