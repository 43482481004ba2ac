"""Texts that mean the same, put together; how many clusters there are is found."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import scipy.linalg
from scipy.cluster.hierarchy import fcluster, linkage

from nlp.challenges import trees
from nlp.challenges.letters import embed_letters
from nlp.embedding import Vectors, normalise

# Weight and latent dimensions of letters: beside neighbourhood, and where only a fixed distance decides.
LETTERS, LETTERS_ALONE = (0.7, 70), (0.5, 100)
OWN_WEIGHT = 0.7
DIMENSIONS = 150
# Each text moves so far towards so many of its neighbours, so many times.
NEIGHBOURS, PULL, ROUNDS = 6, 0.7, 2
# One neighbour more for so many texts, from 3,500 on: the same problem said very often would fall apart otherwise.
CROWD = 500
BLOCK = 256
# Fewer texts than this have too few neighbours: they are put together where they are nearer than a fixed distance.
FEW = 30
POLISHINGS = 10
DECIMALS = 5

Labels = npt.NDArray[np.int64]
Linked = npt.NDArray[np.float64]


def find_clusters(
    texts: Sequence[str], vectors: Vectors, *, own: Vectors | None = None, distance: float, seed: int
) -> Labels:
    """Cluster numbers from 0, one per text, first come first numbered; how many there are is found.

    ``vectors``: len(texts) × any, unit length; ``own``: what the sentences say by themselves, of `nlp.sentences`.
    ``distance``: what is nearer becomes one where there are too few texts to find the number of clusters from.
    """
    if len(texts) < FEW:
        return cluster(texts, vectors, distance=distance, seed=seed)
    points = smooth(reduce(combine(texts, vectors, letters=LETTERS, own=own, seed=seed)))
    tree = trees.grow(points)
    return _renumber(polish(points, trees.cut(tree, trees.choose_count(tree, points))))


def cluster(texts: Sequence[str], vectors: Vectors, *, distance: float, seed: int) -> Labels:
    """Cluster numbers from 0, one per text, first come first numbered: what is nearer than ``distance`` becomes one."""
    if len(texts) < 2:
        return np.zeros(len(texts), dtype=np.int64)
    return cut(link(combine(texts, vectors, letters=LETTERS_ALONE, seed=seed)), distance)


def combine(
    texts: Sequence[str], vectors: Vectors, *, letters: tuple[float, int], own: Vectors | None = None, seed: int
) -> Vectors:
    """Meaning beside latent character n-grams: German compounds share letters where they share meaning."""
    weight, dimensions = letters
    parts = [vectors, weight * embed_letters(texts, dimensions=dimensions, seed=seed)]
    if own is not None:
        parts.append(OWN_WEIGHT * normalise(own - own.mean(axis=0)))
    return normalise(np.hstack(parts).astype(np.float32))


def reduce(vectors: Vectors) -> Vectors:
    """Unit vectors along the directions in which they differ most."""
    width = vectors.shape[1]
    if min(vectors.shape) <= DIMENSIONS:
        return vectors
    products = vectors.T.astype(np.float64) @ vectors
    _, directions = scipy.linalg.eigh(products, subset_by_index=(width - DIMENSIONS, width - 1))
    return normalise(vectors @ directions.astype(np.float32))


def smooth(points: Vectors) -> Vectors:
    """Unit vectors moved towards their neighbours: chains of likeness become clouds."""
    neighbours = min(max(NEIGHBOURS, len(points) // CROWD), len(points) // 5)
    for _ in range(ROUNDS):
        points = normalise((1 - PULL) * points + PULL * normalise(_average_neighbours(points, neighbours)))
    return points


def polish(points: Vectors, numbers: Labels) -> Labels:
    """Each text to the cluster whose middle is nearest, again and again until none moves."""
    for _ in range(POLISHINGS):
        middles = normalise(trees.add_up(points, numbers))
        moved = np.unique(np.round(points @ middles.T, DECIMALS).argmax(axis=1), return_inverse=True)[1]
        if np.array_equal(moved, numbers):
            break
        numbers = moved
    return numbers


def link(vectors: Vectors) -> Linked:
    """Average linkage of two or more unit vectors."""
    # Rounding hides the last bits, which differ between machines, from comparisons of nearly equal distances.
    distances = np.round(1 - vectors @ vectors.T, DECIMALS)
    linked: Linked = linkage(distances[np.triu_indices(len(vectors), k=1)].clip(min=0), method="average")
    return linked


def cut(linked: Linked, distance: float) -> Labels:
    """The clusters at this distance, first come first numbered."""
    return _renumber(fcluster(linked, t=distance, criterion="distance"))


def _average_neighbours(points: Vectors, neighbours: int) -> Vectors:
    """The mean of the nearest of each point, the nearer the weightier."""
    means = np.empty_like(points)
    order = np.arange(len(points))
    for start in range(0, len(points), BLOCK):
        likeness = np.round(points[start : start + BLOCK] @ points.T, DECIMALS)
        # Whole numbers without equals, for processors choose differently among equals.
        keys = order - np.rint(likeness * 10**DECIMALS).astype(np.int64) * len(points)
        rows = np.arange(len(likeness))
        keys[rows, start + rows] = np.iinfo(np.int64).max
        nearest = np.sort(np.argpartition(keys, neighbours, axis=1)[:, :neighbours], axis=1)
        weights = np.take_along_axis(likeness, nearest, axis=1).clip(min=0) ** 2
        means[start : start + BLOCK] = np.einsum("rn,rnd->rd", weights, points[nearest])
    return means


def _renumber(numbers: npt.NDArray[np.integer]) -> Labels:
    order: dict[int, int] = {}
    return np.array([order.setdefault(int(number), len(order)) for number in numbers], dtype=np.int64)
