import numpy as np
import pytest
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.metrics import adjusted_rand_score, silhouette_score

from nlp.challenges import trees
from nlp.challenges.clusters import FEW, cluster, find_clusters, polish, smooth
from nlp.embedding import Vectors, normalise

PROBLEMS = ("Der Bus fährt nicht", "Die Wohnung ist teuer", "Auf den Kurs wartet man", "Kein Arzt nimmt Patienten")


def clouds(*, count: int, each: int, spread: float = 0.1, seed: int = 0) -> Vectors:
    """So many groups of unit vectors, one after another."""
    dice = np.random.default_rng(seed)
    middles = np.repeat(normalise(dice.normal(size=(count, 20))), each, axis=0)
    return normalise(middles + spread * dice.normal(size=middles.shape)).astype(np.float32)


def texts(*, each: int) -> list[str]:
    return [f"{problem}, sagt Nummer {number}." for problem in PROBLEMS for number in range(each)]


def test_as_many_clusters_are_found_as_there_are() -> None:
    found = find_clusters(texts(each=10), clouds(count=4, each=10), distance=0.68, seed=1)
    assert found.tolist() == [number for number in range(4) for _ in range(10)]


@pytest.mark.parametrize("each", [FEW // 4 - 1, 10])
def test_clusters_do_not_depend_on_the_order_of_texts(each: int) -> None:
    said, vectors = texts(each=each), clouds(count=4, each=each)
    order = np.random.default_rng(1).permutation(len(said))
    before = find_clusters(said, vectors, distance=0.68, seed=1)
    after = find_clusters([said[row] for row in order], vectors[order], distance=0.68, seed=1)
    assert adjusted_rand_score(before[order], after) == 1


@pytest.mark.parametrize("count", [0, 1])
def test_none_and_one_text_are_no_problem(count: int) -> None:
    none = ["Der Bus fährt nicht."] * count
    assert find_clusters(none, np.ones((count, 3), dtype=np.float32), distance=0.68, seed=1).tolist() == [0] * count


def test_texts_that_are_all_the_same_are_clustered_too() -> None:
    same = np.tile(normalise(np.ones((1, 8))), (200, 1))
    found = find_clusters(["Der Bus fährt nicht."] * 200, same, distance=0.68, seed=1)
    assert len(found) == 200


def test_at_a_fixed_distance_only_what_is_near_is_put_together() -> None:
    vectors = clouds(count=3, each=2, spread=0.01)
    assert cluster(list("abcdef"), vectors, distance=0.2, seed=1).tolist() == [0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize("count", [2, 5, 30, 100])
def test_the_tree_is_wards(count: int) -> None:
    points = clouds(count=10, each=30, spread=0.5)
    ours, theirs = trees.cut(trees.grow(points), count), fcluster(linkage(points, "ward"), count, "maxclust")
    assert adjusted_rand_score(ours, theirs) == 1


def test_silhouettes_are_those_of_all_distances() -> None:
    points, numbers = clouds(count=5, each=8, spread=0.4), np.repeat(np.arange(5), 8)
    expected = silhouette_score(points, numbers, metric="cosine")
    assert trees.measure_silhouette(points, numbers) == pytest.approx(expected, abs=1e-4)


def test_neighbours_come_nearer_and_strangers_do_not() -> None:
    points = clouds(count=4, each=10, spread=0.15)
    likeness = smooth(points) @ smooth(points).T
    assert likeness[0, 1:10].min() > (points @ points.T)[0, 1:10].min()
    assert likeness[0, 10:].max() < likeness[0, 1:10].min()


def test_a_text_in_the_wrong_cluster_moves_to_the_nearest() -> None:
    points, numbers = clouds(count=2, each=5), np.repeat([0, 1], 5)
    numbers[4] = 1
    assert polish(points, numbers).tolist() == [0] * 5 + [1] * 5
