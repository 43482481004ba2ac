"""Sentences to probabilities of what they do. Weights are trained by nlp.training.statements.

Two linear models: one looks at the words, the second also at what the first thinks of the sentences around. Who tells
of a problem goes on doing so in the next sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.types import StatementKind
from nlp.statements.features import Rarities, Talk, build_features

WEIGHTS = Path(__file__).parent.parent / "german" / "statements" / "weights.npz"
# The order of the columns; column 0 is "none of these".
KINDS = (
    StatementKind.CHALLENGE,
    StatementKind.PROPOSAL,
    StatementKind.MEASURE,
    StatementKind.STRENGTH,
)
# How far around the second model looks, in sentences, and how much it counts.
AROUND = {-1: 1.0, 1: 1.0, -2: 0.5, 2: 0.5}

Probabilities = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Classifier:
    """``weights`` features × 5 and ``bias`` 5 of the first model, ``second`` (30 × 5) and ``second_bias`` of the other.

    ``rarities``: how rare each column of letters, words and hints is.
    """

    weights: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]
    second: npt.NDArray[np.float32]
    second_bias: npt.NDArray[np.float32]
    rarities: Rarities


def classify(talk: Talk, classifier: Classifier | None = None) -> Probabilities:
    """Probabilities n × 5 (none, challenge, proposal, measure, strength), rounded to half precision."""
    if not talk.texts:
        return np.zeros((0, len(KINDS) + 1), dtype=np.float32)
    model = classifier or load_classifier()
    first = make_probabilities(build_features(talk, model.rarities) @ model.weights + model.bias)
    around = look_around(first, [turn for turn, _ in talk.places])
    rounded: Probabilities = make_probabilities(around @ model.second + model.second_bias).astype(np.float16)
    return rounded.astype(np.float32)


def make_probabilities(scores: npt.NDArray[np.floating]) -> Numbers:
    """Scores n × kinds to probabilities that sum to 1 in each row."""
    exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
    probabilities: Numbers = exponents / exponents.sum(axis=1, keepdims=True)
    return probabilities


def look_around(probabilities: Numbers, turns: Sequence[int]) -> Numbers:
    """What the second model sees, n × 30: these probabilities (logarithms), those of the sentences around in the same
    turn, and the turn's mean. ``turns``: the number of each sentence's turn.
    """
    logarithms = np.log(np.maximum(probabilities, 1e-4))
    _, rows = np.unique(np.array(turns), return_inverse=True)
    sums = np.stack([np.bincount(rows, weights=column) for column in probabilities.T], axis=1)
    mean = (sums / np.bincount(rows)[:, None])[rows]
    near = [weight * _shift(probabilities, rows, by=by) for by, weight in AROUND.items()]
    return np.hstack([logarithms - logarithms.mean(axis=1, keepdims=True), *near, mean])


def _shift(probabilities: Numbers, turns: npt.NDArray[np.intp], *, by: int) -> Numbers:
    """The rows so many sentences further on; zeros where another turn begins."""
    shifted = np.zeros_like(probabilities)
    places = np.arange(len(turns)) + by
    inside = np.flatnonzero((places >= 0) & (places < len(turns)))
    same = inside[turns[inside] == turns[places[inside]]]
    shifted[same] = probabilities[places[same]]
    return shifted


@cache
def load_classifier() -> Classifier:
    """The shipped weights."""
    with np.load(WEIGHTS, allow_pickle=False) as stored:
        first = (stored["weights"].astype(np.float32), stored["bias"].astype(np.float32))
        rarities = [stored[name].astype(np.float32) for name in ("letters", "words", "hints")]
        return Classifier(*first, stored["second"], stored["second_bias"], rarities)
