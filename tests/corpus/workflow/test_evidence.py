from dataclasses import replace

import pytest

from corpus.errors import InvalidInput
from corpus.types import Actor, ActorKind, Mention, Perspective, Quote, Relation, RelationKind, SpeakerRole
from corpus.workflow.evidence import collect_evidence, demand_verbatim, read_in_context
from tests.builders import QUOTE, build_analysis, build_statement, build_transcript

INTERVIEW = build_transcript(id="I-01")


def collect_from(text: str, quote: str):
    interview = build_transcript("a", text, id="I-01")
    [piece] = collect_evidence([build_statement("s", interview, quote)], {"I-01": interview})
    return piece


def test_evidence_copies_the_quote_with_its_surroundings():
    [piece] = collect_evidence([build_statement("s", INTERVIEW)], {"I-01": INTERVIEW})
    assert piece.quote.text == QUOTE
    assert (piece.before, piece.after, piece.question) == ("Also ja.", "Das ärgert alle.", "Was fehlt hier?")
    assert (piece.perspective, piece.municipality) == (Perspective.CIVIL_SOCIETY, "Nordheim")


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Das fehlt.", "", ""),
        ("Seit dem 3. Mai. Das fehlt. Ja, z. B. abends. Schluss.", "Seit dem 3. Mai.", "Ja, z. B. abends."),
        ("Frau Prof. Beispiel kam. Das fehlt. Ja.", "Frau Prof. Beispiel kam.", "Ja."),
        ("Er sagte: „Nein!“ Das fehlt. Und nun? Ja.", "Er sagte: „Nein!“", "Und nun?"),
        ("Eins. Zwei, drei Das fehlt. und so weiter", "Zwei, drei", "und so weiter"),
    ],
)
def test_the_neighbouring_sentences_come_from_the_same_turn(text, before, after):
    piece = collect_from(text, "Das fehlt.")
    assert (piece.before, piece.after) == (before, after)


def test_two_sentences_on_either_side_for_those_who_read_on():
    interview = build_transcript("a", "Eins. Zwei. Drei. Der Bus fehlt. Vier. Fünf. Sechs.", id="I-01")
    found = read_in_context(interview, Quote("I-01", 1, 18, 32, "Der Bus fehlt."), sentences=2)
    assert (found.before, found.after) == ("Zwei. Drei.", "Vier. Fünf.")


def test_an_endless_sentence_is_cut_at_a_word():
    piece = collect_from("und dann " * 200 + "Das fehlt." + " und wieder" * 200, "Das fehlt.")
    assert piece.before.startswith("… und") or piece.before.startswith("… dann")
    assert piece.after.endswith(" …")
    assert len(piece.before) <= 402 >= len(piece.after)


def test_the_question_is_the_last_one_the_interviewer_asked():
    interview = build_transcript("a", "Nichts.", "Das fehlt.", id="I-01")
    first = replace(interview.turns[0], text="Die erste Frage?")
    interview = replace(interview, turns=(first, *interview.turns[1:]))
    [piece] = collect_evidence([build_statement("s", interview, "Das fehlt.")], {"I-01": interview})
    assert piece.question == "Was fehlt hier?"


STATEMENT = build_statement("s", INTERVIEW)


@pytest.mark.parametrize(
    "broken",
    [
        replace(STATEMENT, text="Der Bus fehlt am Morgen."),
        replace(STATEMENT, start=STATEMENT.start + 1, end=STATEMENT.end + 1),
        replace(STATEMENT, turn=7),
        replace(STATEMENT, turn=-1),
        replace(STATEMENT, start=3, end=3, text=""),
        replace(STATEMENT, transcript="I-09"),
        build_statement("s", INTERVIEW, "Was fehlt hier?"),
    ],
    ids=["other words", "shifted", "no such turn", "negative turn", "empty", "no such interview", "a question"],
)
def test_words_that_a_respondent_did_not_say_there_are_no_evidence(broken):
    with pytest.raises(InvalidInput, match="Auswertung"):
        collect_evidence([broken], {"I-01": INTERVIEW})


def test_a_turn_whose_role_was_corrected_is_no_evidence_any_more():
    turns = tuple(replace(turn, role=SpeakerRole.INTERVIEWER) for turn in INTERVIEW.turns)
    with pytest.raises(InvalidInput):
        collect_evidence([STATEMENT], {"I-01": replace(INTERVIEW, turns=turns)})


ANALYSIS = build_analysis([INTERVIEW])
[STATEMENT] = ANALYSIS.statements
ELSEWHERE = Quote("I-01", STATEMENT.turn, 0, 3, "Nie")
ASKED = Quote("I-01", 0, 0, 3, "Was")


@pytest.mark.parametrize(
    "wrong",
    [
        {"statements": (replace(STATEMENT, text="Der Zug fehlt am Abend."),)},
        {"statements": (replace(STATEMENT, turn=9),)},
        {"statements": (replace(STATEMENT, turn=0, start=0, end=3, text="Was"),)},
        {"challenges": (replace(ANALYSIS.challenges[0], dissent=(ELSEWHERE,)),)},
        {"challenges": (replace(ANALYSIS.challenges[0], dissent=(ASKED,)),)},
        {"relations": (Relation("a1", "a2", RelationKind.TOGETHER, (ELSEWHERE,)),)},
        {"actors": (Actor("a1", "Nie", ActorKind.ORG, mentions=(Mention("I-01", 1, 0, 3, "Nie"),)),)},
    ],
)
def test_nothing_is_quoted_that_was_not_said_like_that(wrong):
    with pytest.raises(InvalidInput, match="I-01"):
        demand_verbatim(replace(ANALYSIS, **wrong), [INTERVIEW])


def test_what_was_said_may_be_quoted_and_what_is_gone_is_not_looked_at():
    demand_verbatim(ANALYSIS, [INTERVIEW])
    demand_verbatim(replace(ANALYSIS, statements=(replace(STATEMENT, text="…", transcript="I-99"),)), [INTERVIEW])
