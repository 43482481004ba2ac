from pathlib import Path

import numpy as np
import pytest

from corpus.types import SpeakerRole, StatementKind, Transcript, Turn
from nlp.config import AnalysisConfig
from nlp.findings import Findings, Sentence, decode, encode, make_key
from nlp.statements.passages import find_passages
from nlp.training.interviews import read_interviews

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


def test_neighbouring_sentences_of_one_kind_that_continue_each_other_are_one_statement() -> None:
    passages = find_passages([transcript_of()], [findings_of(1, 1, 4)], config=AnalysisConfig())
    assert [(one.statement.kind, one.statement.text) for one in passages] == [
        (StatementKind.CHALLENGE, TEXT[:53]),
        (StatementKind.STRENGTH, TEXT[54:]),
    ]


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
