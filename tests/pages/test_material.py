import datetime as dt
from dataclasses import replace

import pytest

from corpus.errors import UnreadableFile
from corpus.store.jobs import latest_job
from corpus.store.material import add_transcripts, read_material, read_transcript
from corpus.types import Metadata, Perspective, SpeakerRole, Transcript, Turn
from pages.material.conversation import marks_with_hit
from pages.material.drafts import Draft, Intake, answers, exchange, speakers, take_in, without
from pages.material.lists import fitting_rows
from pages.ui.evidence import HIT
from pages.ui.places import Place, read_place
from pages.ui.tables import draft_rows, material_rows
from tests.builders import NOW, build_analysis, build_transcript
from tests.pages.screens import (
    field,
    html_of,
    on_sqlite,
    prepare_refusals,
    prepare_visits,
    press,
    release_all,
    run,
    save,
    text_of,
)

TALK = (
    "Interview Nr. 7\nDatum: 03.05.2026\n\nI: Was fehlt hier?\n\nB: Der Bus <b>fehlt</b> am Abend. Das ärgert alle.\n"
)
FREE_OF_NAMES = "Ich habe geprüft: der Text ist frei von Namen zu schützender Personen"


def read_by_hand(name: str, content: bytes) -> list[Transcript]:
    """The file's text is its digest; "kaputt" can't be read, "zwei" holds two transcripts."""
    if content == b"kaputt":
        raise UnreadableFile(name, "Die Datei ist beschädigt.")
    count = 2 if content == b"zwei" else 1
    return [replace(build_transcript(content.decode()), file=name, sha256=f"{content!r}{n}" * 9) for n in range(count)]


def take_all(*files: tuple[str, bytes], stored: str = "") -> Intake:
    intake = Intake()
    for name, content in files:
        intake = take_in(intake, name, content, read=read_by_hand, existing=lambda digest: stored)
    return intake


def test_one_broken_file_does_not_stop_the_others():
    intake = take_all(("a.txt", b"eins"), ("b.txt", b"kaputt"), ("c.txt", b"drei"))
    assert [draft.transcript.file for draft in intake.drafts] == ["a.txt", "c.txt"]
    assert intake.refusals == ("„b.txt“ kann nicht gelesen werden: Die Datei ist beschädigt.",)


def test_the_same_text_twice_in_one_upload_is_taken_once():
    intake = take_all(("a.txt", b"eins"), ("kopie.txt", b"eins"))
    assert len(intake.drafts) == 1
    assert "„kopie.txt“ enthält denselben Text wie „a.txt“" in intake.refusals[0]


def test_a_text_that_is_stored_already_is_refused_with_its_id():
    assert "denselben Text wie I-04" in take_all(("a.txt", b"eins"), stored="I-04").refusals[0]


def test_an_archive_gives_several_drafts_with_keys_of_their_own():
    drafts = take_all(("a.zip", b"zwei")).drafts
    assert len({draft.key for draft in drafts}) == 2


def test_a_draft_is_exchanged_or_dropped_by_its_key():
    intake = Intake((Draft("k1", b"", build_transcript("a")), Draft("k2", b"", build_transcript("b"))))
    declared = replace(intake.drafts[0], declared=True)
    assert [draft.declared for draft in exchange(intake, declared).drafts] == [True, False]
    assert [draft.key for draft in without(intake, ["k1"]).drafts] == ["k2"]


def test_speakers_come_with_role_and_number_of_turns():
    talk = build_transcript("a", "Ja.", "Nein.")
    assert speakers(talk) == {"I": (SpeakerRole.INTERVIEWER, 2), "B": (SpeakerRole.RESPONDENT, 2)}
    assert answers(talk)
    assert not answers(replace(talk, turns=talk.turns[:1]))


@pytest.mark.parametrize(
    ("turn", "stretch", "expected"),
    [
        ("2", "", Place(1)),
        ("2", "0-3", Place(1, 0, 3)),
        ("2", "3-3", Place(1)),
        ("2", "0-9999999", Place(1)),
        ("2", "<script>", Place(1)),
        ("0", "", None),
        ("3", "", None),
        ("", "", None),
        ("-1", "", None),
        ("²", "", None),
        ("9" * 5000, "", None),
    ],
)
def test_a_link_points_to_a_place_that_exists_or_to_none(turn, stretch, expected):
    assert read_place(build_transcript("a"), turn, stretch) == expected


def test_the_place_is_marked_before_any_analysis():
    marks = marks_with_hit(None, build_transcript("a"), shown=["challenge"], place=Place(1, 0, 4))
    assert [(mark.start, mark.end, mark.look) for mark in marks[1]] == [(0, 4, HIT)]


def test_who_asks_and_answers_stands_in_the_table_of_drafts():
    talk = replace(build_transcript("a"), turns=(Turn("", SpeakerRole.RESPONDENT, "Ja."),), metadata=Metadata())
    (row,) = draft_rows([(talk, True)])
    assert (row["fragt"], row["antwortet"], row["Gemeinde"], row["geprüft"]) == (
        "–",
        "ohne Sprecherangabe",
        "nicht angegeben",
        "ja",
    )


@pytest.fixture
def visit(store, store_url, monkeypatch):
    return prepare_visits(store, store_url, monkeypatch)


@pytest.fixture
def refusal(store, store_url, monkeypatch):
    return prepare_refusals(store, store_url, monkeypatch)


def upload(visit, people, *files: tuple[str, str]):
    at = visit(people.facilitator, "material/upload.py")
    at.file_uploader[0].set_value([(name, text.encode(), "text/plain") for name, text in files])
    return run(at)


@on_sqlite
def test_nothing_is_stored_before_the_last_button(store, visit, people):
    at = upload(visit, people, ("a.txt", TALK))
    assert "1 Interview gelesen, noch nicht gespeichert" in text_of(at)
    assert any("&lt;b&gt;fehlt&lt;/b&gt;" in html for html in html_of(at))
    assert read_material(store, by=people.facilitator) == []


@on_sqlite
def test_corrections_are_stored_with_the_text(store, visit, people):
    at = upload(visit, people, ("a.txt", TALK))
    field(at, "selectbox", "Gemeinde").set_value("Südheim")
    field(at, "selectbox", "Perspektive").set_value(Perspective.BUSINESS)
    field(at, "selectbox", "I (1 Beitrag)").set_value(SpeakerRole.OTHER)
    press(run(at), "Speichern")
    (row,) = read_material(store, by=people.facilitator)
    assert row.metadata == Metadata("7", "Südheim", dt.date(2026, 5, 3), Perspective.BUSINESS)
    assert read_transcript(store, row.id, by=people.facilitator).turns[0].role is SpeakerRole.OTHER
    assert row.released_at is None
    assert latest_job(store) is None


@on_sqlite
def test_what_is_declared_free_of_names_is_released_and_analysed(store, visit, people):
    at = upload(visit, people, ("a.txt", TALK), ("b.txt", TALK.replace("Bus", "Zug")))
    field(at, "checkbox", FREE_OF_NAMES).check()
    at = press(run(at), "Speichern und freigeben")
    assert [row.state.value for row in read_material(store, by=people.facilitator)] == ["released", "raw"]
    assert latest_job(store).state == "waiting"
    assert "Gespeichert: I-01, I-02. Freigegeben: I-01." in text_of(at).replace("\\", "")
    assert "noch nicht gespeichert" not in text_of(at)


@on_sqlite
def test_one_declaration_for_all_releases_all(store, visit, people):
    at = upload(visit, people, ("a.txt", TALK), ("b.txt", TALK.replace("Bus", "Zug")))
    field(at, "checkbox", "Das gilt für alle 2 gelesenen Interviews").check()
    press(run(at), "Speichern und freigeben")
    assert {row.state.value for row in read_material(store, by=people.facilitator)} == {"released"}


@on_sqlite
def test_a_broken_file_and_a_known_text_get_a_sentence_each(store, visit, people):
    press(upload(visit, people, ("a.txt", TALK)), "Speichern")
    at = upload(visit, people, ("kopie.txt", TALK), ("leer.txt", ""), ("neu.txt", TALK.replace("Bus", "Zug")))
    messages = [message.value.replace("\\", "") for message in at.error]
    assert len(messages) == 2
    assert "denselben Text wie I-01" in messages[0]
    assert "„leer.txt“ kann nicht gelesen werden" in messages[1]
    assert "1 Interview gelesen" in text_of(at)


@on_sqlite
@pytest.mark.parametrize("script", ["material/upload.py", "material/interviews.py", "material/interview.py"])
@pytest.mark.parametrize("who", ["member", "administration", "admin"])
def test_people_without_the_right_get_no_material(refusal, people, script, who):
    assert refusal(getattr(people, who), script) == "NotAllowed"


@on_sqlite
def test_staff_cannot_upload(refusal, people):
    assert refusal(people.staff, "material/upload.py") == "NotAllowed"


@pytest.fixture
def two(store, people):
    """I-01 is released, I-02 is not."""
    release_all(store, [build_transcript("a")], by=people.facilitator)
    add_transcripts(store, [(build_transcript("Frau Geheim"), b"x")], by=people.facilitator, at=NOW)


@on_sqlite
def test_staff_see_released_interviews_without_file_names(store, people, two):
    rows = read_material(store, by=people.staff)
    assert [row.id for row in rows] == ["I-01"]
    assert "Datei" not in material_rows(rows, with_files=False)[0]
    assert material_rows(rows, with_files=True)[0]["Datei"] == "a.txt"


@on_sqlite
@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["I-01", "I-02"]),
        ({"state": "released"}, ["I-01"]),
        ({"municipality": "Südheim"}, []),
        ({"perspective": "civil_society"}, ["I-01", "I-02"]),
    ],
)
def test_filters_narrow_the_list(store, people, two, filters, expected):
    rows = read_material(store, by=people.facilitator)
    assert [row.id for row in fitting_rows(rows, **filters)] == expected


@on_sqlite
def test_an_interview_is_released_from_the_list_only_with_the_declaration(store, visit, people, two):
    at = visit(people.facilitator, "material/interviews.py")
    field(at, "multiselect", "Welche Interviews?").set_value(["I-02"])
    assert field(run(at), "button", "Freigeben und auswerten").disabled
    field(at, "checkbox", FREE_OF_NAMES).check()
    press(run(at), "Freigeben und auswerten")
    assert {row.state.value for row in read_material(store, by=people.facilitator)} == {"released"}


@on_sqlite
def test_an_unreleased_interview_is_discarded_after_asking(store, visit, people, two):
    at = visit(people.facilitator, "material/interviews.py")
    field(at, "selectbox", "Welches Interview verwerfen?").set_value("I-02")
    field(run(at), "checkbox", "Ja, I-02 endgültig löschen").check()
    press(run(at), "Endgültig löschen")
    assert [row.id for row in read_material(store, by=people.facilitator)] == ["I-01"]


@on_sqlite
def test_the_findings_are_marked_in_the_text_and_the_place_stands_out(store, visit, people):
    stored = release_all(store, [build_transcript("a")], by=people.facilitator)
    save(store, build_analysis(stored), by=people.staff)
    at = visit(people.staff, "material/interview.py", interview="I-01", stelle="2", zeichen="9-32")
    (talk,) = [html for html in html_of(at) if 'class="fm-turn' in html]
    assert '<mark class="fm fm-challenge fm-hit" title="Herausforderung">Der Bus fehlt am Abend.</mark>' in talk
    assert 'class="fm-turn fm-here" id="stelle"' in talk


@on_sqlite
def test_the_legend_switches_kinds_off(store, visit, people):
    stored = release_all(store, [build_transcript("a")], by=people.facilitator)
    save(store, build_analysis(stored), by=people.staff)
    at = visit(people.staff, "material/interview.py", interview="I-01", zeige="strength")
    assert not any("fm fm-challenge" in html for html in html_of(at) if "<style>" not in html)


@on_sqlite
@pytest.mark.parametrize("wanted", ["I-02", "I-99", "<script>"])
def test_an_interview_staff_must_not_see_looks_like_none(visit, people, two, wanted):
    shown = text_of(visit(people.staff, "material/interview.py", interview=wanted))
    assert "Bitte wählen Sie ein Interview" in shown
    assert "Geheim" not in shown


@on_sqlite
def test_roles_and_facts_are_corrected_at_the_interview(store, visit, people, two):
    at = visit(people.facilitator, "material/interview.py", interview="I-02")
    field(at, "toggle", "Angaben und Rollen korrigieren").set_value(True)
    field(run(at), "selectbox", "Gemeinde").set_value("Südheim")
    at = press(run(at), "Korrektur speichern")
    assert "Die Korrektur ist gespeichert" in text_of(at)
    assert read_transcript(store, "I-02", by=people.facilitator).metadata.municipality == "Südheim"
