from pathlib import Path

import numpy as np
import pytest

from corpus.types import SpeakerRole, StatementKind, Transcript, Turn
from nlp.config import AnalysisConfig
from nlp.evaluation.gold import Span
from nlp.evaluation.spans import list_gold, pair, transcribe
from nlp.evaluation.statements import find_unseen
from nlp.findings import Findings, Sentence, decode, encode, make_key
from nlp.metrics import Score
from nlp.sentences import embed_sentences
from nlp.statements.classifier import classify, look_around
from nlp.statements.cues import list_cues
from nlp.statements.features import Talk
from nlp.statements.passages import find_passages
from nlp.statements.spans import cut_thoughts
from nlp.training.interviews import LabelledSentence, read_interviews

TEXT = "Es gibt keine Wohnungen. Und die Mieten sind zu hoch. Der Verein hilft uns sehr."
ENDS = (24, 53, 80)


def findings_of(*kinds: int) -> Findings:
    """Three sentences; each surely of the kind given (0 = none)."""
    starts = (0, 25, 54)
    sentences = tuple(
        Sentence(turn=0, start=start, end=end, question=-1, nouns=()) for start, end in zip(starts, ENDS, strict=True)
    )
    sure = np.zeros((3, 5), dtype=np.float32)
    sure[range(3), kinds] = 1
    return Findings(sentences, (), np.eye(3, 512, dtype=np.float32), np.zeros((0, 512), dtype=np.float32), sure)


def transcript_of(text: str = TEXT) -> Transcript:
    return Transcript("t1", "a.txt", "abc", (Turn("B", SpeakerRole.RESPONDENT, text),))


def test_short_sentences_of_one_kind_name_one_thing_each() -> None:
    passages = find_passages([transcript_of()], [findings_of(1, 1, 4)], config=AnalysisConfig())
    assert [(one.statement.kind, one.statement.text) for one in passages] == [
        (StatementKind.CHALLENGE, TEXT[:24]),
        (StatementKind.CHALLENGE, TEXT[25:53]),
        (StatementKind.STRENGTH, TEXT[54:]),
    ]


LONG_SENTENCE = (
    "Wer von hier zum Deutschkurs will, der steht um sechs an der Haltestelle und wartet eine Stunde, weil der Bus im "
    "Winter selten kommt."
)


@pytest.mark.parametrize(("kind", "count"), [(1, 1), (2, 2), (3, 2), (4, 2)])
def test_who_tells_at_length_goes_on_with_the_same_problem(kind: int, count: int) -> None:
    texts = [LONG_SENTENCE, "Und abends fährt keiner mehr zurück."]
    ends = (len(LONG_SENTENCE), len(" ".join(texts)))
    starts = (0, ends[0] + 1)
    sentences = tuple(Sentence(0, start, end, -1, ()) for start, end in zip(starts, ends, strict=True))
    kinds = np.eye(5, dtype=np.float32)[[kind, kind]]
    found = Findings(sentences, (), np.eye(2, 512, dtype=np.float32), np.zeros((0, 512), dtype=np.float32), kinds)
    assert len(cut_thoughts(found, texts, config=AnalysisConfig())) == count


def test_hints_stand_for_words_in_their_order() -> None:
    hints = list_cues("Kein Problem.")
    assert {"no", "hard", "no_hard", "hard&no", "^kein problem", "problem$"} <= set(hints)


def test_hints_of_nothing_are_hints_of_its_shape_only() -> None:
    assert list_cues("…") == ["…", "length 0", "commas 0"]


def test_sentences_of_other_turns_are_not_around() -> None:
    sure = np.eye(5)[[1, 2, 3]]
    around = look_around(sure, [0, 0, 7])
    before, after = around[:, 5:10], around[:, 10:15]
    assert np.array_equal(before, [[0] * 5, sure[0], [0] * 5])
    assert np.array_equal(after, [sure[1], [0] * 5, [0] * 5])
    assert np.array_equal(around[:, 25:], [(sure[0] + sure[1]) / 2, (sure[0] + sure[1]) / 2, sure[2]])


SAID = [
    ("Was fehlt?", "Uns fehlen Dolmetscher.", 1),
    ("Was fehlt?", "Der Bus kommt nicht mehr.", 1),
    ("Was wünschen Sie sich?", "Ein Raum für die Mädchen wäre gut.", 2),
    ("Wer hilft?", "Die Volkshochschule bietet jeden Montag einen Kurs an.", 3),
    ("Was läuft gut?", "Auf unsere Nachbarn ist immer Verlass.", 4),
    ("Gibt es Streit?", "Nein, Streit gibt es hier keinen.", 0),
    ("Und früher?", "Früher war das ein Problem, das hat sich längst gelegt.", 0),
]


@pytest.mark.parametrize(("question", "text", "kind"), SAID)
def test_the_shipped_model_tells_what_people_say_from_what_they_deny(question: str, text: str, kind: int) -> None:
    talk = Talk([text], embed_sentences([text]), [question], embed_sentences([question]), [(0, 0)])
    assert classify(talk).argmax() == kind


def test_a_sentence_said_without_a_question_can_be_classified_too() -> None:
    text = "Es fehlt an allem."
    talk = Talk([text], embed_sentences([text]), [], embed_sentences([]), [(0, -1)])
    assert classify(talk).shape == (1, 5)


def test_labelled_stretches_are_found_again_in_the_transcript_of_an_interview(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LONG, encoding="utf-8")
    [interview] = read_interviews(folder=tmp_path)
    turns = transcribe(interview).turns
    assert [turn.role.value for turn in turns] == ["interviewer", "respondent", "respondent"]
    assert [(turns[span.turn].text[span.start : span.end], kind.value) for span, kind in list_gold(interview)] == [
        ("Der Bus nach Bramfeld fährt nicht. Und Osmans Auto ist kaputt.", "challenge"),
        ("Ein Rufbus wäre gut.", "proposal"),
    ]


def test_a_stretch_counts_once_however_often_it_is_found() -> None:
    gold = [Span("t", 0, 0, 100)]
    found = [Span("t", 0, 0, 60), Span("t", 0, 0, 100), Span("t", 1, 0, 100)]
    assert pair(found, gold) == Score(gold=1, found=3, right=1)


def test_a_statement_is_a_verbatim_stretch_of_its_turn() -> None:
    for passage in find_passages([transcript_of()], [findings_of(1, 2, 3)], config=AnalysisConfig()):
        assert TEXT[passage.statement.start : passage.statement.end] == passage.statement.text


def test_sentences_that_say_nothing_of_interest_are_no_statements() -> None:
    assert find_passages([transcript_of()], [findings_of(0, 0, 0)], config=AnalysisConfig()) == []


def test_the_id_of_a_statement_depends_on_the_text_and_not_on_the_id_of_its_transcript() -> None:
    one = find_passages([transcript_of()], [findings_of(1, 0, 0)], config=AnalysisConfig())
    renamed = Transcript("I-07", "b.docx", "abc", transcript_of().turns)
    other = find_passages([renamed], [findings_of(1, 0, 0)], config=AnalysisConfig())
    assert one[0].statement.id == other[0].statement.id


def test_findings_come_back_from_their_stored_form_unchanged() -> None:
    found = findings_of(1, 0, 4)
    back = decode(encode(found))
    assert back.sentences == found.sentences
    assert np.array_equal(back.vectors, found.vectors)
    assert np.array_equal(back.kinds, found.kinds)


def test_findings_of_a_text_without_respondents_can_be_stored_too() -> None:
    empty = Findings((), (), np.zeros((0, 512)), np.zeros((0, 512)), np.zeros((0, 5)))
    assert decode(encode(empty)).kinds.shape == (0, 5)


def test_a_corrected_role_makes_findings_outdated() -> None:
    asked = Transcript("t1", "a.txt", "abc", (Turn("B", SpeakerRole.INTERVIEWER, TEXT),))
    assert make_key(asked, "m") != make_key(transcript_of(), "m")


@pytest.mark.parametrize("part", ["train", "test"])
def test_the_labelled_interviews_hold_every_kind_in_both_parts(part: str) -> None:
    kinds = {one.kind for interview in read_interviews(part) for turn in interview.turns for one in turn.sentences}
    assert kinds == {None, *StatementKind}


def test_what_was_learnt_word_for_word_is_not_measured() -> None:
    learnt, tested = ([LabelledSentence(text, None) for text in texts] for texts in (("Ja.", "Nein."), ("Ach.", "Ja.")))
    assert find_unseen(tested, learnt) == [0]


LONG = """## x1 train Nachbarin
? Guten Tag, {Frau Rose|I1}.
? Wie ist es hier?
c:weg Der Bus nach {Bramfeld|L1} fährt nicht.
+ Und {Osmans|P2*} Auto ist kaputt.
-n Dass es laut wäre, stimmt nicht.
! Nachbar
p:weg Ein Rufbus wäre gut.
"""


def test_a_long_interview_tells_what_goes_on_and_what_only_looks_like_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LONG, encoding="utf-8")
    [interview] = read_interviews(folder=tmp_path)
    first, second = interview.turns
    assert first.question == second.question == "Guten Tag, Frau Rose. Wie ist es hier?"
    assert [(one.text, one.topic, one.continues, one.hard) for one in (*first.sentences, *second.sentences)] == [
        ("Der Bus nach Bramfeld fährt nicht.", "weg", False, False),
        ("Und Osmans Auto ist kaputt.", "weg", True, False),
        ("Dass es laut wäre, stimmt nicht.", "", False, True),
        ("Ein Rufbus wäre gut.", "weg", False, False),
    ]


@pytest.mark.parametrize("line", ["Ohne Zeichen", "+ Führt nichts fort", "q Unbekannt", "c"])
def test_a_line_without_a_known_label_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.txt").write_text(f"## x1 train A\n? Ja?\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="neither question nor labelled sentence"):
        read_interviews(folder=tmp_path)
