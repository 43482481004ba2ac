"""Passages that a search looks through: cut from respondents' turns, whole and without overlap."""

import pytest

from corpus.types import SpeakerRole, Turn
from nlp.language import load_language
from nlp.search import MOST_WORDS, cut_passages, find_sentences

ASKS, ANSWERS = SpeakerRole.INTERVIEWER, SpeakerRole.RESPONDENT
LONG = "Der letzte Bus nach Lüdershof fährt um sechs."


def sentences_of(*texts):
    """A turn of these sentences and their borders."""
    text, borders = "", []
    for one in texts:
        text += " " * bool(text)
        borders.append((len(text), len(text) + len(one)))
        text += one
    return Turn("B", ANSWERS, text), borders


def cut(*texts):
    turn, borders = sentences_of(*texts)
    return [passage.text for passage in cut_passages([turn], [borders])]


@pytest.mark.parametrize(
    ("sentences", "windows"),
    [
        ((), []),
        ((LONG,), [LONG]),
        ((LONG,) * 3, [" ".join([LONG] * 3)]),
        ((LONG,) * 4, [" ".join([LONG] * 3), LONG]),
        (("Hm.", LONG, LONG, LONG, "Acht. Nur deswegen."), [f"Hm. {LONG} {LONG} {LONG} Acht. Nur deswegen."]),
        (("Tja.", "So."), ["Tja. So."]),
    ],
)
def test_up_to_three_sentences_make_a_passage_and_short_ones_fill_none(sentences, windows):
    assert cut(*sentences) == windows


def test_a_passage_ends_before_it_gets_too_long():
    sentence = "Wort " * 39 + "Ende."
    assert cut(sentence, sentence) == [sentence, sentence]


def test_a_sentence_longer_than_a_passage_stays_whole():
    sentence = "Wort " * (2 * MOST_WORDS) + "Ende."
    assert cut(LONG, sentence, LONG) == [LONG, sentence, LONG]


def test_only_respondents_are_searched_and_bring_the_question_along():
    answer, borders = sentences_of(LONG)
    turns = [
        Turn("C", SpeakerRole.OTHER, "Tür auf."),
        answer,
        Turn("I", ASKS, "Und der Bus?"),
        answer,
        Turn("B", ANSWERS, ""),
    ]
    passages = cut_passages(turns, [[(0, 8)], borders, [(0, 12)], borders, []])
    assert [(one.turn, one.question) for one in passages] == [(1, ""), (3, "Und der Bus?")]


def test_every_passage_is_a_stretch_of_its_turn_and_every_sentence_is_in_one():
    turn = Turn("B", ANSWERS, "  Ja, also. Wir warten z. B. auf den Bus nach Peine.\nUnd dann?  Der kommt nicht. ")
    found = find_sentences([turn], load_language())
    passages = cut_passages([turn], found, most_sentences=1)
    assert [turn.text[start:end] for start, end in found[0]] == [
        "Ja, also.",
        "Wir warten z. B. auf den Bus nach Peine.",
        "Und dann?",
        "Der kommt nicht.",
    ]
    assert all(turn.text[one.start : one.end] == one.text for one in passages)
    assert [(one.start, one.end) for one in passages] == [(found[0][0][0], found[0][-1][1])]
