import json
from pathlib import Path

import pytest

from corpus.errors import InvalidInput
from corpus.types import SpeakerRole, Transcript, Turn
from nlp.evaluation.gold import Span, measure, overlap, read_gold

SPOKEN = Transcript(
    "t1",
    "a.txt",
    "abc",
    (
        Turn("I", SpeakerRole.INTERVIEWER, "Fehlen Wohnungen?"),
        Turn("B", SpeakerRole.RESPONDENT, "Ja. Es fehlen Wohnungen."),
    ),
)


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (Span("t1", 0, 0, 10), 1.0),
        (Span("t1", 0, 5, 15), 1 / 3),
        (Span("t1", 0, 10, 20), 0.0),
        (Span("t2", 0, 0, 10), 0),
    ],
)
def test_spans_overlap_by_their_shared_part(other: Span, shared: float) -> None:
    assert overlap(Span("t1", 0, 0, 10), other) == pytest.approx(shared)


def test_a_span_found_beside_the_gold_costs_precision_only() -> None:
    gold = [Span("t1", 0, 0, 10)]
    assert measure([*gold, Span("t1", 0, 50, 60)], gold) == pytest.approx((0.5, 1, 2 / 3))


def test_what_the_interviewer_says_is_no_gold(tmp_path: Path) -> None:
    file = tmp_path / "gold.json"
    said = {"file": "a.txt", "quote": "Es fehlen Wohnungen.", "kind": "challenge"}
    file.write_text(json.dumps({"statements": [said], "hard_negatives": [{"file": "a.txt", "quote": "Fehlen W"}]}))
    statements, negatives = read_gold(file, [SPOKEN])
    assert [one.span for one in statements] == [Span("t1", 1, 4, 24)]
    assert negatives == []


def test_a_missing_gold_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"nichts\.json"):
        read_gold(tmp_path / "nichts.json", [])
