"""Texts that mean the same, put together; how many clusters there are is found."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import scipy.sparse
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

from nlp.embedding import Vectors, normalise

LETTERS_WEIGHT = 0.5
LETTER_DIMENSIONS = 100
DECIMALS = 5

Labels = npt.NDArray[np.int64]
Linked = npt.NDArray[np.float64]


def cluster(texts: Sequence[str], vectors: Vectors, *, distance: float, seed: int) -> Labels:
    """Cluster numbers from 0, one per text, first come first numbered. ``vectors``: len(texts) × any, unit length."""
    if len(texts) < 2:
        return np.zeros(len(texts), dtype=np.int64)
    return cut(link(combine(texts, vectors, seed=seed)), distance)


def link(vectors: Vectors) -> Linked:
    """Average linkage of two or more unit vectors."""
    # Rounding hides the last bits, which differ between machines, from comparisons of nearly equal distances.
    distances = np.round(1 - vectors @ vectors.T, DECIMALS)
    linked: Linked = linkage(distances[np.triu_indices(len(vectors), k=1)].clip(min=0), method="average")
    return linked


def cut(linked: Linked, distance: float) -> Labels:
    """The clusters at this distance, first come first numbered."""
    return _renumber(fcluster(linked, t=distance, criterion="distance"))


def combine(texts: Sequence[str], vectors: Vectors, *, seed: int) -> Vectors:
    """Meaning beside latent character n-grams: German compounds share letters where they share meaning."""
    letters = _embed_letters(texts, seed=seed)
    return normalise(np.hstack([vectors, LETTERS_WEIGHT * letters]).astype(np.float32))


def _embed_letters(texts: Sequence[str], *, seed: int) -> Vectors:
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 6), sublinear_tf=True, min_df=2, max_df=0.5)
    try:
        counts: scipy.sparse.csr_matrix = vectorizer.fit_transform(texts)
    except ValueError:  # no n-gram occurs twice
        return np.zeros((len(texts), 1), dtype=np.float32)
    dimensions = min(LETTER_DIMENSIONS, min(counts.shape) - 1)
    if dimensions < 1:
        return np.zeros((len(texts), 1), dtype=np.float32)
    reduced = TruncatedSVD(dimensions, algorithm="arpack", random_state=seed).fit_transform(counts)
    return normalise(reduced.astype(np.float32))


def _renumber(numbers: npt.NDArray[np.int32]) -> Labels:
    order: dict[int, int] = {}
    return np.array([order.setdefault(int(number), len(order)) for number in numbers], dtype=np.int64)
