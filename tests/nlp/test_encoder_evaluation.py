import numpy as np
import pytest

from nlp.challenges.clusters import cut, link
from nlp.embedding import Said, normalise
from nlp.evaluation.encoder import average, embed_characters, find_distance, measure_pairs, measure_routing

NOBODY = frozenset()
TWO = normalise(np.array([[1, 0.1], [1, -0.1], [0.1, 1], [-0.1, 1]], dtype=np.float32))
LABELS = ["a", "a", "b", "b"]


@pytest.mark.parametrize(("labels", "expected"), [(LABELS, 1.0), (["a", "b", "a", "b"], 0.25)])
def test_pairs_of_one_label_should_be_nearer_than_others(labels, expected):
    assert measure_pairs(TWO, labels, NOBODY) == pytest.approx(expected, abs=0.13)


def test_a_pair_too_near_to_call_counts_as_neither():
    vectors = normalise(np.array([[1, 0], [0, 1], [1, 0.01], [0, 1]], dtype=np.float32))
    labels = ["a", "b", "c", "b"]
    assert measure_pairs(vectors, [*labels], frozenset({frozenset("ac")})) == 1.0


def test_the_distance_is_the_one_that_gives_the_labels_back():
    found = cut(link(TWO), find_distance(TWO, LABELS))
    assert found[0] == found[1] != found[2] == found[3]


def test_means_stand_in_the_order_of_their_labels():
    means, names = average(TWO, ["b", "b", "a", "a"])
    assert names == ["b", "a"]
    assert means @ np.array([1, 0]) == pytest.approx([1, 0], abs=0.01)


def test_the_right_group_is_counted_among_first_and_first_three():
    remits = np.eye(4, dtype=np.float32)
    vectors = normalise(np.array([[1, 0, 0, 0.2], [0, 1, 0.2, 0], [0, 0.2, 1, 0]], dtype=np.float32))
    assert measure_routing(vectors, remits, ids="wxyz", gold=["w", "x", "x"]) == pytest.approx((2 / 3, 1.0))


def test_texts_that_share_letters_are_near():
    course, courses, bus = embed_characters([Said("Sprachkurs"), Said("Sprachkurse"), Said("Bus im Dorf")])
    assert course @ courses > course @ bus
