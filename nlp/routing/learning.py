"""Learning from decisions: ridge regression on meaning and letters, which is as fast for 3 decisions as for 3,000.

For each decision it also tells, in closed form, what it would have said without having learnt it: the calibration
rests on that, and no decision has to be kept back.
"""

import numpy as np
from scipy.linalg import cho_factor, cho_solve, lapack
from sklearn.feature_extraction.text import TfidfVectorizer

from nlp.challenges.anchors import read_problems
from nlp.embedding import Vectors, normalise
from nlp.matching import Scores
from nlp.routing.items import Items

# Chosen on the ministries: learnt from term 16, measured on term 17.
RIDGE = 0.3
MEANING_SHARE = 0.5


class Learner:
    """Learnt from items and from what was decided about them (items × groups, see `mark_groups`)."""

    def __init__(self, items: Items, marks: Scores) -> None:
        self._vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
        # The known problems tell which letters are common where there are but few decisions.
        found = self._vectorizer.fit_transform([*items.texts, *read_problems().worded])
        meaning = _average_meaning(items, _centre(items.vectors))
        letters = items.join(found[: len(items.texts)])
        likeness = MEANING_SHARE * (meaning @ meaning.T) + (1 - MEANING_SHARE) * (letters @ letters.T).toarray()
        factor, _ = cho_factor(likeness + RIDGE * np.eye(len(marks)), lower=True)
        weights = cho_solve((factor, True), marks)
        inverse = np.diag(lapack.dpotri(factor, lower=1)[0])
        self.unlearnt: Scores = marks - weights / inverse[:, None]
        """What it says about each of its items without having learnt that one, items × groups."""
        self._meaning: Scores = MEANING_SHARE * (meaning.T @ weights)
        self._letters: Scores = (1 - MEANING_SHARE) * (letters.T @ weights)

    def score(self, items: Items) -> tuple[Scores, Scores]:
        """Items × groups and texts × groups: near 1 for what the group was given before, near 0 for what is new."""
        centred, letters = _centre(items.vectors), self._vectorizer.transform(items.texts)
        together: Scores = _average_meaning(items, centred) @ self._meaning + items.join(letters) @ self._letters
        alone: Scores = centred @ self._meaning + letters @ self._letters
        return together, alone


def _centre(vectors: Vectors) -> Scores:
    """Without what all that districts hear has in common."""
    return normalise(vectors - read_problems().middle).astype(np.float64)


def _average_meaning(items: Items, centred: Scores) -> Scores:
    return normalise(items.average(centred).astype(np.float32)).astype(np.float64)
