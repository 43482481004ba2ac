"""What a matcher of descriptions keeps between two analyses."""

import numpy as np

from nlp.embedding import embed
from nlp.matching import Scores, Target, make_matcher

TARGETS = (Target("bus", "Verkehr", "Busse, Bahnen und Wege."), Target("deutsch", "Sprache", "Deutschkurse für alle."))
OLD, NEW = "Abends fährt kein Bus.", "Auf den Kurs wartet man ewig."


def match(*texts: str) -> Scores:
    """The scores one analysis would get."""
    return make_matcher(TARGETS).match(texts, embed(texts))


def test_scores_are_the_same_whatever_was_matched_before() -> None:
    alone = match(NEW)
    assert np.allclose(alone[0], match(OLD, NEW)[1], atol=1e-5)
    assert np.array_equal(alone, match(NEW))


def test_what_was_matched_is_kept_for_one_analysis_and_without_its_text() -> None:
    match(OLD, NEW)
    kept = make_matcher(TARGETS)
    assert len(kept._matched) == 2
    assert not any(OLD in str(value) or NEW in str(value) for value in vars(kept).values())
    match(NEW)
    assert len(make_matcher(TARGETS)._matched) == 1
