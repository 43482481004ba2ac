"""What goes to a group as one: a few texts that belong together, as features."""

from dataclasses import dataclass

import numpy as np
import scipy.sparse
from sklearn.preprocessing import normalize

from nlp.embedding import Vectors
from nlp.matching import Scores

# A request somebody wrote says as much as so many statements said in passing: measured on parliamentary questions of
# earlier terms beside the wordings of invented challenges.
WRITTEN = 3.0
# How far statements of one challenge err alike, between 0 and 1: many are surer than one, yet not many times surer.
ALIKE = 0.19


@dataclass(frozen=True, slots=True)
class Items:
    """k items of n texts, one after the other: ``sizes`` of the k items sum up to n; ``vectors`` are unit rows.

    ``written``: which of the k items were put down with care; () where none was.
    """

    texts: tuple[str, ...]
    vectors: Vectors
    sizes: tuple[int, ...]
    written: tuple[bool, ...] = ()

    def average(self, rows: Scores) -> Scores:
        """The mean over the texts of each item: n × columns become k × columns."""
        averaged: Scores = self._joining() @ rows
        return averaged

    def join(self, rows: scipy.sparse.csr_matrix) -> scipy.sparse.csr_matrix:
        """The same for sparse rows, scaled to length one."""
        return normalize(self._joining() @ rows)

    def weigh(self) -> Scores:
        """How much surer than one statement each item is, k × 1."""
        counts = np.array(self.sizes, dtype=np.float64)
        counts *= np.where(self.written or np.zeros(len(counts), dtype=bool), WRITTEN, 1.0)
        weights: Scores = (counts / (1 + ALIKE * (counts - 1)))[:, None]
        return weights

    def _joining(self) -> scipy.sparse.csr_matrix:
        shares = np.repeat(1 / np.array(self.sizes), self.sizes)
        owners = np.repeat(np.arange(len(self.sizes)), self.sizes)
        shape = (len(self.sizes), len(self.texts))
        return scipy.sparse.csr_matrix((shares, (owners, np.arange(len(self.texts)))), shape=shape)
