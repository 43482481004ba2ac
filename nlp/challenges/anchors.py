"""Problems districts know well, as fixed points: statements near the same one come closer to each other.

Measured on the 313 labelled challenge statements of the demo interviews (28 problems): AUC of same-problem pairs 0.858
with the encoder alone, 0.870 with fixed points beside it; ARI of the clusters found 0.33 and 0.37. On 164 statements of
other interviews about problems the encoder never learnt they change nothing.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from nlp.embedding import Vectors, embed, normalise

PROBLEMS = Path(__file__).parent.parent / "german" / "problems.txt"
SHARPNESS = 15.0
ANCHOR_WEIGHT = 0.35


@dataclass(frozen=True, slots=True)
class Problems:
    """The k known problems and the n sentences they are worded in.

    ``headings``: k short names; ``sentences``: n texts with ``vectors`` (n rows) and their mean ``middle``; ``worded``:
    k texts; ``plain`` and ``centred``: one unit vector for each problem (k rows), the second without what all share.
    """

    headings: tuple[str, ...]
    sentences: tuple[str, ...]
    vectors: Vectors
    middle: Vectors
    worded: tuple[str, ...]
    plain: Vectors
    centred: Vectors


def anchor(vectors: Vectors) -> Vectors:
    """Unit vectors, k columns wider: what all problems share is taken out, nearness to each of k put beside."""
    if not len(vectors):
        return vectors
    centred = normalise(vectors - read_problems().middle)
    return normalise(np.hstack([centred, ANCHOR_WEIGHT * normalise(find_nearness(vectors))]))


def find_nearness(vectors: Vectors) -> Vectors:
    """How near unit vectors n × width are to each of the k problems, n × k: the nearest stand out."""
    known = read_problems()
    nearness: Vectors = np.exp(SHARPNESS * (normalise(vectors - known.middle) @ known.centred.T - 1))
    return nearness


@cache
def read_problems() -> Problems:
    """The shipped problems, embedded once per process."""
    blocks = PROBLEMS.read_text(encoding="utf-8").split("\n## ")[1:]
    headings = tuple(block.split("\n")[0].partition(": ")[2] for block in blocks)
    worded = [block.strip().split("\n")[1:] for block in blocks]
    sentences = tuple(text for texts in worded for text in texts)
    vectors = embed(sentences)
    middle = vectors.mean(axis=0)
    ends = np.cumsum([len(texts) for texts in worded])[:-1]

    def average(rows: Vectors) -> Vectors:
        return normalise(np.stack([part.mean(axis=0) for part in np.split(rows, ends)]))

    texts = tuple(" ".join(texts) for texts in worded)
    centred = average(normalise(vectors - middle))
    return Problems(headings, sentences, vectors, middle, texts, average(vectors), centred)
