"""How well passages fit short descriptions (remits of groups, fields of action): meaning and shared word parts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer

from nlp.embedding import Vectors, embed, normalise

MEANING_WEIGHT = 1.0
LETTERS_WEIGHT = 1.0

Scores = npt.NDArray[np.float64]
_sentence_end = re.compile(r"(?<=[.!?;])\s+")


@dataclass(frozen=True, slots=True)
class Target:
    """Something to match with: an id, a name and a description of a few sentences."""

    id: str
    name: str
    text: str


class Matcher:
    """Descriptions made ready once, to be matched with many texts."""

    def __init__(self, targets: Sequence[Target]) -> None:
        described = [[target.name, *_sentence_end.split(target.text)] for target in targets]
        vectors = embed([sentence for sentences in described for sentence in sentences])
        self._sentences = np.split(vectors, np.cumsum([len(sentences) for sentences in described])[:-1])
        self._wholes = [normalise(part.sum(axis=0)) for part in self._sentences]
        self._vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 7), sublinear_tf=True)
        self._letters = self._vectorizer.fit_transform([f"{target.name} {target.text}" for target in targets])

    def match(self, texts: Sequence[str], vectors: Vectors) -> Scores:
        """Scores len(texts) × targets, higher is better; rows are comparable within themselves only."""
        if not texts:
            return np.zeros((0, len(self._wholes)))
        meaning = np.stack([self._match_meaning(vectors, i) for i in range(len(self._wholes))], axis=1)
        letters = (self._vectorizer.transform(texts) @ self._letters.T).toarray()
        return MEANING_WEIGHT * _centre(meaning) + LETTERS_WEIGHT * _centre(letters)

    def _match_meaning(self, vectors: Vectors, target: int) -> Scores:
        """Half the best sentence, half the description as a whole."""
        best = (vectors @ self._sentences[target].T).max(axis=1)
        mixed: Scores = (best + vectors @ self._wholes[target]).astype(np.float64) / 2
        return mixed


def to_probabilities(scores: Scores, *, sharpness: float) -> Scores:
    """Softmax over each row."""
    exponents = np.exp(sharpness * (scores - scores.max(axis=1, keepdims=True, initial=-np.inf)))
    probabilities: Scores = exponents / exponents.sum(axis=1, keepdims=True)
    return probabilities


def _centre(scores: Scores) -> Scores:
    centred: Scores = scores - scores.mean(axis=1, keepdims=True)
    return centred
