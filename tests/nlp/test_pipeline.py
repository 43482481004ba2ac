import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.types import ChangeKind, Codebook, CodebookTheme, Coded, SpeakerRole, Transcript, Turn, WorkingGroup
from nlp import reading
from nlp.__main__ import main
from nlp.analysing import number, walk
from nlp.language import load_language
from nlp.pipeline import Cancelled, analyse

TALK = (
    ("Wie ist es mit Wohnungen?", "Es gibt einfach keine Wohnungen. Wir warten seit drei Jahren auf eine."),
    ("Und der Bus?", "Abends fährt kein Bus mehr ins Dorf, man kommt nicht nach Hause."),
    ("Was läuft gut?", "Der Sportverein hat uns sofort aufgenommen, das ist wirklich toll."),
    ("Was gibt es?", "Die AWO bietet jeden Montag eine Beratung für Familien an."),
)
GROUPS = (WorkingGroup("wohnen", "AK Wohnen", "Wohnungen und Mieten."), WorkingGroup("bus", "AK Bus", "Busse im Dorf."))
CODEBOOK = Codebook((CodebookTheme("wohnen", "Wohnen", "Wohnungen, Mieten und Unterkünfte."),))


def interview(name: str, *, note: str) -> Transcript:
    turns = tuple(
        Turn(speaker, role, text)
        for question, answer in TALK
        for speaker, role, text in (
            ("I", SpeakerRole.INTERVIEWER, question),
            ("B", SpeakerRole.RESPONDENT, f"{answer} {note}"),
        )
    )
    return Transcript(name, f"{name}.txt", f"digest of {name}", turns)


def write(folder: Path, name: str, *, note: str) -> None:
    lines = [f"I: {question}\n\nB: {answer} {note}\n" for question, answer in TALK]
    (folder / name).write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.slow
def test_the_result_is_the_same_whatever_the_order_and_the_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "FEWEST_WORDS_FOR_PROCESSES", 10)
    nlp = load_language()
    spoken = [interview(f"t{i}", note=f"Das sage ich zum {i}. Mal.") for i in range(3)]
    one = analyse(spoken, nlp=nlp, codebook=CODEBOOK, groups=GROUPS, cores=1)
    two = analyse(spoken[::-1], nlp=nlp, codebook=CODEBOOK, groups=GROUPS, cores=2)
    assert one == two
    assert one.challenges


def test_every_quote_is_a_verbatim_stretch_of_a_respondents_turn() -> None:
    spoken = interview("t1", note="(lacht)")
    result = analyse([spoken], nlp=load_language(), codebook=CODEBOOK, groups=GROUPS)
    assert result.statements
    for one in result.statements:
        turn = spoken.turns[one.turn]
        assert turn.role is SpeakerRole.RESPONDENT
        assert turn.text[one.start : one.end] == one.text


def test_cached_findings_give_the_same_result() -> None:
    nlp, cache = load_language(), {}
    spoken = [interview("t1", note="Ja."), interview("t2", note="Nein.")]
    first = analyse(spoken, nlp=nlp, codebook=CODEBOOK, groups=GROUPS, findings=cache)
    # What each interview says by itself, and what its statements mean.
    assert len(cache) == 4
    assert analyse(spoken, nlp=nlp, codebook=CODEBOOK, groups=GROUPS, findings=cache) == first


def test_nothing_to_analyse_is_an_empty_result() -> None:
    result = analyse([], nlp=load_language(), codebook=CODEBOOK, groups=GROUPS)
    assert (result.statements, result.challenges, result.routings) == ((), (), ())


def test_whoever_watches_the_progress_can_stop_the_analysis() -> None:
    def stop(step: str, done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        analyse([interview("t1", note="")], nlp=load_language(), codebook=CODEBOOK, groups=GROUPS, progress=stop)


def test_the_command_names_unreadable_files_and_analyses_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    write(folder, "a.txt", note="Ja.")
    (folder / "b.txt").write_bytes(b"")
    groups = tmp_path / "groups.json"
    groups.write_text(json.dumps([{"id": "wohnen", "name": "AK Wohnen", "remit": "Wohnungen."}]), encoding="utf-8")
    out = tmp_path / "result.json"
    assert main(["analyse", str(folder), "--groups", str(groups), "--out", str(out), "--cores", "1"]) == 0
    assert [row["file"] for row in json.loads(out.read_text(encoding="utf-8"))["transcripts"]] == ["a.txt"]
    assert capsys.readouterr().err.count("\n") == 1


def test_nothing_readable_is_a_failure(tmp_path: Path) -> None:
    assert main(["analyse", str(tmp_path / "missing.txt"), "--out", str(tmp_path / "r.json")]) == 2


def test_ids_follow_file_names_and_the_same_text_counts_once() -> None:
    second, first = interview("b", note=""), interview("a", note="")
    copy = replace(second, file="c.txt")
    assert [(one.id, one.file) for one in number([second, copy, first])] == [("t1", "a.txt"), ("t2", "b.txt")]


def test_hidden_files_of_a_folder_are_left_out(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("x")
    (tmp_path / "a.txt").write_text("x")
    assert [file.name for file in walk([tmp_path])] == ["a.txt"]


def test_processes_that_read_interviews_stay_without_scikit_learn() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, nlp.processes; print('sklearn' in sys.modules, 'pandas' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(reading.__file__).parent.parent,
    )
    assert loaded.stdout.split() == ["False", "False"]


@pytest.mark.slow
def test_one_more_interview_moves_nothing_and_becomes_proposals() -> None:
    nlp, notes = load_language(), ("Das sage ich oft.", "Das weiß hier jeder.", "Mehr habe ich nicht.", "Fertig.")
    spoken = [interview(f"t{i}", note=note) for i, note in enumerate(notes)]
    before = analyse(spoken[:3], nlp=nlp, codebook=CODEBOOK, groups=GROUPS)
    after = analyse(spoken, nlp=nlp, codebook=CODEBOOK, groups=GROUPS, previous=before)
    assert before.changes == ()
    assert after.found == before.found
    assert {one.id: one.statements for one in before.challenges}.items() <= {
        one.id: one.statements for one in after.challenges
    }.items()
    new = {one.id for one in after.statements} - {one.id for one in before.statements}
    assert {one for change in after.changes for one in change.statements} <= new
    assert any(change.kind is ChangeKind.JOIN and change.coded is Coded.CHALLENGE for change in after.changes)
