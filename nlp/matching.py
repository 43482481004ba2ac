"""How well passages fit short descriptions (remits of groups, fields of action): meaning and shared word parts.

Some descriptions share letters with everything ("Sprache und Bildung" with all that people say). So these count only
as far as they exceed what the description has with the sentences of a fixed background, the problems districts know.
The problems also lead from a statement to a description that shares no word with it.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer

from nlp.challenges.anchors import find_nearness, read_problems
from nlp.embedding import Vectors, embed, normalise

# Chosen on the training terms of the ministries and on the project's own labelled interviews.
LETTERS_WEIGHT = 0.5
PROBLEMS_WEIGHT = 0.3

Scores = npt.NDArray[np.float64]
_sentence_end = re.compile(r"(?<=[.!?;])\s+")


@dataclass(frozen=True, slots=True)
class Target:
    """Something to match with: an id, a name and a description of a few sentences."""

    id: str
    name: str
    text: str


def make_matcher(targets: tuple[Target, ...]) -> "Matcher":
    """The matcher of these descriptions for one analysis; the latest ones stay ready for the next one.

    Of what they matched they keep what the analysis before used, without any text.
    """
    matcher = _keep_matcher(targets)
    matcher.forget_unused()
    return matcher


@lru_cache(maxsize=4)
def _keep_matcher(targets: tuple[Target, ...]) -> "Matcher":
    return Matcher(targets)


class Matcher:
    """Descriptions made ready once, to be matched with many texts."""

    def __init__(self, targets: Sequence[Target]) -> None:
        described = [[target.name, *_sentence_end.split(target.text)] for target in targets]
        vectors = embed([sentence for sentences in described for sentence in sentences])
        self._sentences = np.split(vectors, np.cumsum([len(sentences) for sentences in described])[:-1])
        self._wholes = [normalise(part.sum(axis=0)) for part in self._sentences]
        known = read_problems()
        full = [f"{target.name} {target.text}" for target in targets]
        self._vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 7), sublinear_tf=True)
        self._vectorizer.fit([*full, *known.sentences])
        self._letters = self._vectorizer.transform(full)
        self._matched: dict[bytes, Scores] = {}
        self._used: set[bytes] = set()
        self._usual_letters = self._match_letters(known.sentences).mean(axis=0)
        self._problems = self._match_problems()

    def match(self, texts: Sequence[str], vectors: Vectors) -> Scores:
        """Scores len(texts) × targets, higher is better; rows are comparable within themselves only."""
        if not texts:
            return np.zeros((0, len(self._wholes)))
        meaning = _centre(self._match_meaning(vectors))
        letters = _centre(self._match_letters(texts) - self._usual_letters)
        nearness = find_nearness(vectors).astype(np.float64)
        through_problems = nearness / nearness.sum(axis=1, keepdims=True) @ self._problems
        scores: Scores = meaning + LETTERS_WEIGHT * letters + PROBLEMS_WEIGHT * through_problems
        return scores

    def forget_unused(self) -> None:
        """Drop what was matched before and not again since the last call of this."""
        self._matched = {key: row for key, row in self._matched.items() if key in self._used}
        self._used = set()

    def _match_problems(self) -> Scores:
        """Problems × targets: each description compared with what it has with the average problem."""
        known = read_problems()
        meaning, letters = self._match_meaning(known.plain), self._match_letters(known.worded)
        return _centre(meaning - meaning.mean(axis=0)) + _centre(letters - letters.mean(axis=0))

    def _match_letters(self, texts: Sequence[str]) -> Scores:
        """Texts seen before are not looked at again: with one more interview most are old."""
        keys = [hashlib.blake2b(text.encode(), digest_size=16).digest() for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._matched}
        if new:
            found = (self._vectorizer.transform(new.values()) @ self._letters.T).toarray()
            self._matched |= zip(new, found, strict=True)
        self._used.update(keys)
        return np.stack([self._matched[key] for key in keys])

    def _match_meaning(self, vectors: Vectors) -> Scores:
        """Half the best sentence, half the description as a whole."""
        pairs = zip(self._sentences, self._wholes, strict=True)
        columns = [((vectors @ each.T).max(axis=1) + vectors @ whole) / 2 for each, whole in pairs]
        return np.stack(columns, axis=1).astype(np.float64)


def to_probabilities(scores: Scores, *, sharpness: float) -> Scores:
    """Softmax over each row."""
    exponents = np.exp(sharpness * (scores - scores.max(axis=1, keepdims=True, initial=-np.inf)))
    probabilities: Scores = exponents / exponents.sum(axis=1, keepdims=True)
    return probabilities


def _centre(scores: Scores) -> Scores:
    centred: Scores = scores - scores.mean(axis=1, keepdims=True)
    return centred
