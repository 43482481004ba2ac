"""What texts share in their letters: German compounds share letters where they share meaning."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import scipy.sparse
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import HashingVectorizer

from nlp.embedding import Vectors, normalise
from nlp.recollections import Recollection

# Letters of more texts than this are seen along the directions found in so many of them.
READ = 4000
# Letters that only one text has tell nothing, nor do those that so many have.
FEWEST, MOST_OFTEN = 2, 0.5

Counts = Any  # a sparse matrix; scipy has no types
_Row = tuple[bytes, bytes]

_vectorizer = HashingVectorizer(
    analyzer="char_wb", ngram_range=(4, 6), n_features=2**20, norm=None, alternate_sign=False, dtype=np.float32
)
# About 2 kB each.
_counted_before: Recollection[_Row] = Recollection(20_000)


def embed_letters(texts: Sequence[str], *, dimensions: int, seed: int) -> Vectors:
    """Unit vectors along latent directions of character n-grams inside words, at most so many; len(texts) rows."""
    counts = _weigh(_count(texts))
    some = counts[:: -(-len(texts) // READ)]
    dimensions = min(dimensions, min(some.shape) - 1)
    if dimensions < 1:
        return np.zeros((len(texts), 1), dtype=np.float32)
    with np.errstate(invalid="ignore"):  # it wants to tell how much of no variance at all it explains
        latent = TruncatedSVD(dimensions, algorithm="arpack", random_state=seed).fit(some)
    return normalise(latent.transform(counts).astype(np.float32))


def _count(texts: Sequence[str]) -> Counts:
    """How often each text has each n-gram, n × 2**20; texts seen before are not cut up again."""
    rows = _counted_before.recall_all(texts, _count_new)
    indices = [np.frombuffer(columns, dtype=np.int32) for columns, _ in rows]
    times = np.concatenate([np.frombuffer(data, dtype=np.float16) for _, data in rows]).astype(np.float32)
    ends = np.cumsum([0, *map(len, indices)])
    return scipy.sparse.csr_matrix((times, np.concatenate(indices), ends), shape=(len(texts), _vectorizer.n_features))


def _count_new(texts: Sequence[str]) -> list[_Row]:
    counts = _vectorizer.transform(texts)
    counts.sort_indices()
    indices, times = counts.indices.astype(np.int32), counts.data.astype(np.float16)
    return [(indices[a:b].tobytes(), times[a:b].tobytes()) for a, b in pairwise(counts.indptr)]


def _weigh(counts: Counts) -> Counts:
    """Unit rows of the n-grams that tell texts apart, rare ones and repeated ones more; n × as many as there are."""
    seen = np.bincount(counts.indices, minlength=counts.shape[1])
    telling = np.flatnonzero((seen >= FEWEST) & (seen <= max(FEWEST, MOST_OFTEN * counts.shape[0])))
    kept: Counts = counts[:, telling]
    rare = np.log((1 + counts.shape[0]) / (1 + seen[telling])) + 1
    kept.data = ((1 + np.log(kept.data)) * rare[kept.indices]).astype(np.float64)
    lengths = np.sqrt(np.asarray(kept.multiply(kept).sum(axis=1)).ravel())
    scale = scipy.sparse.diags(1 / np.where(lengths == 0, 1, lengths))
    return (scale @ kept).tocsr()
