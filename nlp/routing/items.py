"""What goes to a group as one: a few texts that belong together, as features."""

from dataclasses import dataclass

import numpy as np
import scipy.sparse
from sklearn.preprocessing import normalize

from nlp.embedding import Vectors
from nlp.matching import Scores

# A text says the more, the longer it is: as much as one short statement up to so many words, and at most so many times
# as much. Measured on parliamentary questions of earlier terms and on complaints, beside what people say in passing.
SHORT = 25
MOST = 4.0
# How far statements of one challenge err alike, between 0 and 1: many are surer than one, yet not many times surer.
ALIKE = 0.19


@dataclass(frozen=True, slots=True)
class Items:
    """k items of n texts, one after the other: ``sizes`` of the k items sum up to n; ``vectors`` are unit rows."""

    texts: tuple[str, ...]
    vectors: Vectors
    sizes: tuple[int, ...]

    def average(self, rows: Scores) -> Scores:
        """The mean over the texts of each item: n × columns become k × columns."""
        averaged: Scores = self._joining() @ rows
        return averaged

    def join(self, rows: scipy.sparse.csr_matrix) -> scipy.sparse.csr_matrix:
        """The same for sparse rows, scaled to length one."""
        return normalize(self._joining() @ rows)

    def measure_lengths(self) -> Scores:
        """How much more than a short statement each text says, n × 1."""
        words = np.array([len(text.split()) for text in self.texts], dtype=np.float64)
        lengths: Scores = np.clip(words / SHORT, 1.0, MOST)[:, None]
        return lengths

    def weigh(self) -> Scores:
        """How much surer than one statement each item is, k × 1."""
        counts = np.array(self.sizes, dtype=np.float64)
        weights: Scores = (counts / (1 + ALIKE * (counts - 1)))[:, None]
        return weights

    def _joining(self) -> scipy.sparse.csr_matrix:
        shares = np.repeat(1 / np.array(self.sizes), self.sizes)
        owners = np.repeat(np.arange(len(self.sizes)), self.sizes)
        shape = (len(self.sizes), len(self.texts))
        return scipy.sparse.csr_matrix((shares, (owners, np.arange(len(self.texts)))), shape=shape)
