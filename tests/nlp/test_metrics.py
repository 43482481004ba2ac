"""Metrics on hand-made results."""

import pytest

from nlp.metrics import Score, compare_lists, compare_sets


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1"),
    [
        (Score(gold=4, found=2, right=2), 1.0, 0.5, 2 / 3),
        (Score(gold=0, found=0, right=0), 1.0, 1.0, 1.0),
        (Score(gold=3, found=0, right=0), 1.0, 0.0, 0.0),
        (Score(gold=0, found=3, right=0), 0.0, 1.0, 0.0),
    ],
)
def test_a_score_has_precision_recall_and_f1(score: Score, precision: float, recall: float, f1: float) -> None:
    assert (score.precision, score.recall, score.f1) == pytest.approx((precision, recall, f1))


def test_spans_count_only_in_their_own_document() -> None:
    gold = [{(0, 1, "PER")}, {(2, 4, "ORG")}]
    found = [{(0, 1, "PER"), (2, 4, "ORG")}, set()]
    assert compare_sets(gold, found) == Score(gold=2, found=2, right=1)


def test_lists_agree_place_by_place() -> None:
    assert compare_lists(["NOUN", "VERB"], ["NOUN", "ADJ"]) == 0.5
    assert compare_lists([], []) == 1.0
