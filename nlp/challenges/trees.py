"""Ward's tree of many points with little memory, and where to cut it when nobody says how many clusters there are.

Ward's distance is reducible: two that are nearest to each other may be joined at once, whatever else is near. So all
such pairs are joined in each round, and no matrix of all distances is ever held.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse
from scipy.sparse.csgraph import connected_components

from nlp.embedding import Vectors

BLOCK = 256
# Rounding hides the last bits, which differ between machines, from comparisons of nearly equal distances.
DECIMALS = 5
# Far smaller than what rounding leaves, so that it only decides between equal distances.
TIE = 1e-11
CANDIDATES = 40
# Clusters of so many to so few texts on average are looked for; of many texts, only this times √n clusters.
LARGEST, SMALLEST = 60, 2.5
LEAST, MOST = 0.5, 8
# Silhouettes nearer than this to the best one have a say in the number of clusters.
SOFTNESS = 0.002

Numbers = npt.NDArray[np.int64]
Heights = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tree:
    """What was joined, nearest first: n − 1 pairs of rows, each standing for all that was joined to it before."""

    ones: Numbers
    others: Numbers


def grow(points: Vectors) -> Tree:
    """Ward's tree of n × d points; n ≥ 1. Time n²·d, memory n·(d + 256)."""
    centres, sizes, names = points.astype(np.float64), np.ones(len(points)), np.arange(len(points))
    near, far = np.zeros(len(points), dtype=np.int64), np.zeros(len(points))
    stale = np.ones(len(points), dtype=bool)
    joined: list[tuple[Numbers, Numbers, Heights]] = []
    while len(names) > 1:
        near[stale], far[stale] = _find_nearest(centres, sizes, np.flatnonzero(stale))
        one, other = _pair(near, far)
        joined.append((names[one], names[other], far[one]))
        whole = sizes[one] + sizes[other]
        centres[one] = (centres[one] * sizes[one, None] + centres[other] * sizes[other, None]) / whole[:, None]
        sizes[one] = whole
        changed = np.zeros(len(names), dtype=bool)
        changed[one] = changed[other] = True
        # Whose nearest was not joined keeps it: nothing joined is nearer than the nearer of its parts was.
        stale, kept = changed | changed[near], np.ones(len(names), dtype=bool)
        kept[other] = False
        near = (np.cumsum(kept) - 1)[near]
        centres, sizes, names = centres[kept], sizes[kept], names[kept]
        near, far, stale = near[kept], far[kept], stale[kept]
    return _sort(joined)


def cut(tree: Tree, count: int) -> Numbers:
    """So many clusters, numbered from 0."""
    total = len(tree.ones) + 1
    first = total - count
    edges = scipy.sparse.coo_matrix((np.ones(first), (tree.ones[:first], tree.others[:first])), shape=(total, total))
    numbers: Numbers = connected_components(edges, directed=False)[1].astype(np.int64)
    return numbers


def choose_count(tree: Tree, points: Vectors) -> int:
    """How many clusters of unit vectors stand apart best: the mean (of logarithms) of the counts that do nearly so.

    A mean, because the best one alone jumps to and fro between counts that are equally good when a few texts come in.
    """
    total = len(points)
    least = max(2.0, min(total / LARGEST, LEAST * np.sqrt(total)))
    most = max(2.0, min(total / SMALLEST, MOST * np.sqrt(total)))
    counts = np.unique(np.round(np.geomspace(least, most, CANDIDATES)).astype(int))
    scores = np.array([measure_silhouette(points, cut(tree, int(count))) for count in counts])
    weights = np.exp((scores - scores.max()) / SOFTNESS)
    return int(np.round(np.exp(np.round(np.average(np.log(counts), weights=weights), DECIMALS))))


def measure_silhouette(points: Vectors, numbers: Numbers) -> float:
    """Mean silhouette of unit vectors by cosine distance, −1 to 1, exact and without any matrix of distances."""
    rows, sizes = np.arange(len(points)), np.bincount(numbers)
    likeness = points @ add_up(points, numbers).T
    own = (likeness[rows, numbers] - 1) / np.maximum(sizes[numbers] - 1, 1)
    likeness /= sizes
    likeness[rows, numbers] = -np.inf
    inside, outside = 1 - own, 1 - likeness.max(axis=1)
    scores = (outside - inside) / np.maximum(np.maximum(inside, outside), 10.0**-DECIMALS)
    return float(np.round(np.where(sizes[numbers] > 1, scores, 0).mean(), DECIMALS))


def add_up(points: Vectors, numbers: Numbers) -> Vectors:
    """The sum of the points of each cluster, clusters × d."""
    rows = np.arange(len(points))
    members = scipy.sparse.csr_matrix((np.ones(len(points), dtype=np.float32), (numbers, rows)))
    sums: Vectors = np.asarray(members @ points)
    return sums


def _find_nearest(centres: Heights, sizes: Heights, rows: Numbers) -> tuple[Numbers, Heights]:
    """For each of the rows the cluster that would cost least to join, and what it costs."""
    near, far = np.zeros(len(rows), dtype=np.int64), np.zeros(len(rows))
    squares, everyone = (centres**2).sum(axis=1), np.arange(len(sizes))
    for start in range(0, len(rows), BLOCK):
        some = rows[start : start + BLOCK]
        costs = centres[some] @ (-2 * centres.T)
        costs += squares[some, None]
        costs += squares
        costs *= sizes[some, None] * sizes / (sizes[some, None] + sizes)
        np.round(costs, DECIMALS, out=costs)
        # Of many equal ones each must find its own partner, or only one pair could be joined in a round.
        costs += TIE * (some[:, None] ^ everyone)
        costs[np.arange(len(some)), some] = np.inf
        near[start : start + BLOCK] = best = costs.argmin(axis=1)
        far[start : start + BLOCK] = costs[np.arange(len(some)), best]
    return near, far


def _pair(near: Numbers, far: Heights) -> tuple[Numbers, Numbers]:
    """Those nearest to each other; the two nearest of all where rounding left no such pair."""
    rows = np.arange(len(near))
    one = rows[(near[near] == rows) & (rows < near)]
    if not len(one):
        one = np.array([int(far.argmin())])
    return one, near[one]


def _sort(joined: list[tuple[Numbers, Numbers, Heights]]) -> Tree:
    if not joined:
        return Tree(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    ones, others, heights = (np.concatenate(column) for column in zip(*joined, strict=True))
    order = np.argsort(np.round(heights, DECIMALS), kind="stable")
    return Tree(ones[order], others[order])
