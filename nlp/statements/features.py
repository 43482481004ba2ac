"""What the classifier sees of a sentence: meaning, letters, words, hints, the question and the sentences around."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.preprocessing import normalize

from nlp.embedding import Vectors
from nlp.statements.cues import list_cues

MEANING_WEIGHT = 2.0
WORDS_WEIGHT = 1.5
# "Nein" and "das war mal so" only mean something beside the question and the sentences around them.
QUESTION_WEIGHT = 0.7
NEIGHBOUR_WEIGHT = 0.5
QUESTION_CUES_WEIGHT = 0.5
NEIGHBOUR_CUES_WEIGHT = 0.3
PLACE_WEIGHT = 0.5
# From so many sentences on somebody tells at length.
AT_LENGTH = 4

# Hashing needs no vocabulary: the weights and how rare each column is are all there is to ship.
_characters = HashingVectorizer(
    analyzer="char_wb", ngram_range=(2, 5), n_features=2**15, alternate_sign=False, norm=None
)
_words = HashingVectorizer(
    ngram_range=(1, 2),
    n_features=2**14,
    alternate_sign=False,
    norm=None,
    token_pattern=r"(?u)\b\w+\b|[?!]",  # noqa: S106  # no password
)
_cues = HashingVectorizer(analyzer=list_cues, n_features=2**13, alternate_sign=False, norm=None)

Matrix = Any
Rarities = list[npt.NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Talk:
    """Sentences in the order they were said, and the questions before them.

    ``vectors`` belong to ``texts``, ``asked`` to ``questions``. ``places``: for each sentence the number of its turn
    and the row of its question (-1: none).
    """

    texts: Sequence[str]
    vectors: Vectors
    questions: Sequence[str]
    asked: Vectors
    places: Sequence[tuple[int, int]]


def measure_rarities(texts: Sequence[str]) -> Rarities:
    """How rare each column of letters, words and hints is in these sentences, in half precision."""
    return [_measure(block.transform(texts)) for block in (_characters, _words, _cues)]


def build_features(talk: Talk, rarities: Rarities) -> Matrix:
    """Sparse n × features."""
    letters, words, hints = (
        _weigh(block.transform(talk.texts), rare)
        for block, rare in zip((_characters, _words, _cues), rarities, strict=True)
    )
    # One empty question more, for hashing refuses to look at nothing at all.
    asked = _weigh(_cues.transform([*talk.questions, ""]), rarities[2])[:-1]
    question, before, after = _look_around(talk)
    parts = [
        scipy.sparse.csr_matrix(talk.vectors * MEANING_WEIGHT),
        WORDS_WEIGHT * letters,
        WORDS_WEIGHT * words,
        WORDS_WEIGHT * hints,
        question @ scipy.sparse.csr_matrix(talk.asked * QUESTION_WEIGHT),
        before @ scipy.sparse.csr_matrix(talk.vectors * NEIGHBOUR_WEIGHT),
        after @ scipy.sparse.csr_matrix(talk.vectors * NEIGHBOUR_WEIGHT),
        QUESTION_CUES_WEIGHT * (question @ asked),
        NEIGHBOUR_CUES_WEIGHT * (before @ hints),
        NEIGHBOUR_CUES_WEIGHT * (after @ hints),
        scipy.sparse.csr_matrix(PLACE_WEIGHT * _find_places(talk)),
    ]
    return scipy.sparse.hstack(parts).tocsr()


def _measure(counts: Matrix) -> npt.NDArray[np.float32]:
    """Inverse document frequency."""
    seen = np.bincount(counts.indices, minlength=counts.shape[1])
    rare: npt.NDArray[np.float32] = (np.log((1 + counts.shape[0]) / (1 + seen)) + 1).astype(np.float16)
    return rare.astype(np.float32)


def _weigh(counts: Matrix, rare: npt.NDArray[np.float32]) -> Matrix:
    """Unit rows; what is rare counts more, what is repeated only a little more."""
    counts.data = (1 + np.log(counts.data)) * rare[counts.indices]
    return normalize(counts, copy=False)


def _look_around(talk: Talk) -> tuple[Matrix, Matrix, Matrix]:
    """Which row belongs to each sentence, as matrices of 0 and 1: of its question, the sentence before, the one after.

    Only sentences of one turn are neighbours.
    """
    count = len(talk.texts)
    asked = [(row, question) for row, (_, question) in enumerate(talk.places) if question >= 0]
    pairs = [(row, row - 1) for row in range(1, count) if talk.places[row][0] == talk.places[row - 1][0]]
    return (
        _choose(asked, (count, len(talk.questions))),
        _choose(pairs, (count, count)),
        _choose([(before, row) for row, before in pairs], (count, count)),
    )


def _choose(pairs: Sequence[tuple[int, int]], shape: tuple[int, int]) -> Matrix:
    rows, columns = np.array(pairs, dtype=int).reshape(-1, 2).T
    return scipy.sparse.csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=shape)


def _find_places(talk: Talk) -> npt.NDArray[np.float64]:
    """Whether the sentence is first, second, last or alone in its turn, and whether somebody tells at length."""
    turns = np.array([turn for turn, _ in talk.places], dtype=int)
    _, firsts, inverse, counts = np.unique(turns, return_index=True, return_inverse=True, return_counts=True)
    place, size = np.arange(len(turns)) - firsts[inverse], counts[inverse]
    return np.stack([place == 0, place == 1, place == size - 1, size == 1, size >= AT_LENGTH], axis=1).astype(float)
