"""The judged queries of the search, and what a ranking of passages is worth."""

import numpy as np
import pytest

from corpus.errors import InvalidInput
from corpus.types import Metadata, SpeakerRole, Transcript, Turn
from nlp.evaluation.search import (
    Unit,
    is_in_other_words,
    measure,
    number_demo,
    rank,
    rank_by_characters,
    rank_by_meaning,
    rank_by_words,
)
from nlp.evaluation.search_gold import ANSWER, FALSE_FRIEND, PARTS, parse_gold, read_gold
from nlp.search import SearchPassage

TEXTS = ("Der Bus kommt nicht.", "Kita fehlt.", "Ein Bus wäre gut.", "Die Busfahrt ist schön.", "Nichts.", "Bus! Bus!")
TURNS = (Turn("I", SpeakerRole.INTERVIEWER, "Kita fehlt."), *(Turn("B", SpeakerRole.RESPONDENT, t) for t in TEXTS))
DEMO = {"07": Transcript("t7", "07.txt", "", TURNS, Metadata("07"))}
UNITS = [Unit("07", SearchPassage(row, 0, len(text), text, "")) for row, text in enumerate(TEXTS, start=1)]
GOLD = "# Busse\n\n? bus weg\n2 07 | Der [...] nicht.\n2 07 | Bus! Bus!\n1 07 | Ein Bus\n- 07 | Die Busfahrt\n"


def ranked(*rows):
    """The units with these rows first, then the others."""
    first = [UNITS[row] for row in rows]
    return [*first, *(unit for unit in UNITS if unit not in first)]


def test_a_judgement_is_found_in_what_a_respondent_says():
    (query,) = parse_gold(GOLD + "1 07 | Kita fehlt.", DEMO)
    assert query.text == "bus weg"
    assert [(one.mark, one.turn, one.text) for one in query.judged] == [
        ("2", 1, "Der Bus kommt nicht."),
        ("2", 6, "Bus! Bus!"),
        ("1", 3, "Ein Bus"),
        ("-", 4, "Die Busfahrt"),
        ("1", 2, "Kita fehlt."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2 07 | Der Bus kommt nicht.",
        "? bus\n3 07 | Der Bus",
        "? bus\n2 08 | Der Bus",
        "? bus\n2 07 | Der Zug",
        "? bus\n2 07 | Bus",
        "? bus\n2 07 Der Bus",
    ],
)
def test_a_line_that_is_no_judgement_is_refused(text):
    with pytest.raises(InvalidInput, match="Goldstandard der Suche"):
        parse_gold(text, DEMO)


@pytest.mark.parametrize(
    ("rows", "recall", "success", "reciprocal", "taken"),
    [
        ((0, 5), 1.0, True, 1.0, 1),
        ((1, 0, 2, 3, 4), 0.5, True, 0.5, 1),
        ((2, 1, 4, 5, 0), 1.0, True, 0.25, 0),
    ],
)
def test_a_ranking_is_worth_what_its_first_five_answer(rows, recall, success, reciprocal, taken):
    outcome = measure(parse_gold(GOLD, DEMO)[0], ranked(*rows))
    assert (outcome.recall, outcome.success, outcome.reciprocal, outcome.taken) == (recall, success, reciprocal, taken)


def test_a_passage_that_also_answers_is_no_false_friend():
    query = parse_gold("? bus\n2 07 | Der Bus\n- 07 | kommt nicht.", DEMO)[0]
    assert measure(query, ranked(0)).taken == 0


@pytest.mark.parametrize(("query", "other"), [("Fahrzeug", True), ("Busverbindung", True), ("kommt der Bus", False)])
def test_other_words_share_nothing_with_any_answer(query, other):
    assert is_in_other_words(parse_gold(f"? {query}\n2 07 | Der Bus kommt nicht.", DEMO)[0]) is other


def embed_letters(texts):
    """Vectors that count a few letters."""
    counts = np.array([[text.lower().count(letter) for letter in "busk"] for text in texts], dtype=np.float32)
    return counts / np.maximum(1, np.linalg.norm(counts, axis=1, keepdims=True))


@pytest.mark.parametrize(
    "ranker", [rank_by_characters, rank_by_words, rank_by_meaning(embed_letters, question_weight=0.5)]
)
def test_every_baseline_puts_the_same_words_first(ranker):
    (found,) = rank(UNITS, parse_gold("? Kita fehlt\n2 07 | Kita fehlt.", DEMO), ranker)
    assert found[0] == UNITS[1]
    assert sorted(unit.passage.turn for unit in found) == [1, 2, 3, 4, 5, 6]


def test_the_gold_asks_enough_and_each_query_once_with_an_answer():
    transcripts = number_demo()
    test, dev = (read_gold(part, transcripts) for part in PARTS)
    queries = [*test, *dev]
    assert min(len(test), len(dev)) >= 40
    assert len({query.text.lower() for query in queries}) == len(queries)
    assert all(1 <= len(query.marked(ANSWER)) <= 8 for query in queries)
    assert all(len({(j.interview, j.turn, j.start) for j in query.judged}) == len(query.judged) for query in queries)
    assert sum(is_in_other_words(query) for query in queries) >= 10
    assert sum(bool(query.marked(FALSE_FRIEND)) for query in queries) >= 6
