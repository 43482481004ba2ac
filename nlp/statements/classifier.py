"""Sentences to probabilities of what they do. Weights are trained by nlp.training.statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse
from sklearn.feature_extraction.text import HashingVectorizer

from corpus.types import StatementKind
from nlp.embedding import Vectors

WEIGHTS = Path(__file__).parent.parent / "german" / "statements" / "weights.npz"
# The order of the columns; column 0 is "none of these".
KINDS = (
    StatementKind.CHALLENGE,
    StatementKind.PROPOSAL,
    StatementKind.MEASURE,
    StatementKind.STRENGTH,
)
MEANING_WEIGHT = 2.0
# "Nein" and "das war mal so" only mean something beside the question and the sentences around them.
QUESTION_WEIGHT = 0.7
NEIGHBOUR_WEIGHT = 0.5

Probabilities = npt.NDArray[np.float32]

# Hashing needs no vocabulary: the weights are all there is to ship.
_characters = HashingVectorizer(analyzer="char_wb", ngram_range=(2, 5), n_features=2**14, alternate_sign=False)
_words = HashingVectorizer(
    ngram_range=(1, 2),
    n_features=2**13,
    alternate_sign=False,
    token_pattern=r"(?u)\b\w+\b|[?!]",  # noqa: S106  # no password
)


@dataclass(frozen=True, slots=True)
class Classifier:
    """A linear model: ``weights`` features × 5, ``bias`` 5."""

    weights: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]


def build_features(texts: Sequence[str], vectors: Vectors, around: Vectors) -> Any:
    """Sparse n × features: meaning, character n-grams inside words, words and pairs of words, what is around."""
    parts = [
        scipy.sparse.csr_matrix(vectors * MEANING_WEIGHT),
        _characters.transform(texts),
        _words.transform(texts),
        scipy.sparse.csr_matrix(around),
    ]
    return scipy.sparse.hstack(parts).tocsr()


def look_around(vectors: Vectors, questions: Vectors, places: Sequence[tuple[int, int]]) -> Vectors:
    """For each sentence the question before it, the sentence before and the one after in its turn, n × 1536.

    ``places``: for each sentence the number of its turn and the row of its question in ``questions`` (-1: none).
    """
    asked, before, after = (np.zeros_like(vectors) for _ in range(3))
    for row, (turn, question) in enumerate(places):
        if question >= 0:
            asked[row] = QUESTION_WEIGHT * questions[question]
        if row and places[row - 1][0] == turn:
            before[row] = NEIGHBOUR_WEIGHT * vectors[row - 1]
            after[row - 1] = NEIGHBOUR_WEIGHT * vectors[row]
    return np.hstack([asked, before, after])


def classify(texts: Sequence[str], vectors: Vectors, around: Vectors) -> Probabilities:
    """Probabilities n × 5 (none, challenge, proposal, measure, strength), rounded to half precision."""
    if not texts:
        return np.zeros((0, len(KINDS) + 1), dtype=np.float32)
    classifier = load_classifier()
    scores = build_features(texts, vectors, around) @ classifier.weights + classifier.bias
    exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
    probabilities = exponents / exponents.sum(axis=1, keepdims=True)
    rounded: Probabilities = probabilities.astype(np.float16).astype(np.float32)
    return rounded


@cache
def load_classifier() -> Classifier:
    """The shipped weights."""
    with np.load(WEIGHTS, allow_pickle=False) as stored:
        return Classifier(stored["weights"].astype(np.float32), stored["bias"].astype(np.float32))
