"""Every format gives the same speech; what is not speech is listed with its reason."""

from pathlib import Path

import pytest

from corpus.readers import read
from corpus.types import Perspective, SpeakerRole

FILES = Path(__file__).parents[2] / "data" / "transcripts"
SAME_SPEECH = [
    *("einfach.txt", "einfach.docx", "einfach.odt", "einfach.rtf", "einfach.pdf", "f4.txt", "f4.rtf", "maxqda.txt"),
    *("zeilennummern.txt", "eigene_zeile.txt", "noscribe.html", "noscribe.vtt", "teams.vtt", "untertitel.srt"),
    *("whisperx.json", "liste.json", "tabelle.csv", "tabelle.xlsx", "tabelle.docx", "tabelle.odt", "exmaralda.exb"),
    *("elan.eaf", "projekt.qdpx"),
]


def read_file(name, *, shown=""):
    return read(shown or name, (FILES / name).read_bytes())


@pytest.mark.parametrize("name", SAME_SPEECH)
def test_the_same_interview_is_the_same_in_every_format(name):
    transcript, reference = read_file(name)[0], read_file("einfach.txt")[0]
    assert transcript.sha256 == reference.sha256
    assert [turn.role for turn in transcript.turns] == [SpeakerRole.INTERVIEWER, SpeakerRole.RESPONDENT] * 3


@pytest.mark.parametrize("name", SAME_SPEECH)
def test_the_content_decides_and_not_the_suffix(name):
    [first, *_] = read_file(name, shown="umbenannt.txt")
    assert first.sha256 == read_file("einfach.txt")[0].sha256


@pytest.mark.parametrize("name", [name for name in SAME_SPEECH if name.startswith("einfach")])
def test_the_head_is_read_from_every_text_format(name):
    metadata = read_file(name)[0].metadata
    assert (metadata.number, metadata.municipality, metadata.duration) == ("7", "Lindenau", "38 Minuten")
    assert metadata.perspective is Perspective.CIVIL_SOCIETY


@pytest.mark.parametrize(
    "name",
    [
        *("f4.txt", "f4.rtf", "maxqda.txt", "noscribe.html", "noscribe.vtt", "teams.vtt", "untertitel.srt"),
        *("whisperx.json", "tabelle.csv", "tabelle.xlsx", "exmaralda.exb", "elan.eaf"),
    ],
)
def test_times_of_the_format_become_times_of_the_turns(name):
    times = [turn.time for turn in read_file(name)[0].turns]
    assert all(times)
    assert times == sorted(times)


LEFT_OUT = [
    ("anmerkungen.docx", "Kommentar.", "Bitte nachhören."),
    ("anmerkungen.docx", "Fußnote.", "Gemeint ist der Herbst 2015."),
    ("anmerkungen.docx", "Kopf- oder Fußzeile.", "Vertraulich – Projekt Miteinander in Lindenau"),
    ("anmerkungen.docx", "Gelöschter Text aus den nachverfolgten Änderungen.", "ganz furchtbar"),
    ("anmerkungen.odt", "Kommentar.", "Bitte nachhören."),
    ("anmerkungen.odt", "Fußnote.", "1\nGemeint ist der Herbst 2015."),
    ("anmerkungen.odt", "Kopf- oder Fußzeile.", "Vertraulich – Projekt Miteinander in Lindenau"),
    ("anmerkungen.odt", "Gelöschter Text aus den nachverfolgten Änderungen.", "ganz furchtbar"),
    ("anmerkungen.rtf", "Kommentar.", "Bitte nachhören."),
    ("anmerkungen.rtf", "Fußnote.", "Gemeint ist der Herbst 2015."),
    ("anmerkungen.rtf", "Kopf- oder Fußzeile.", "Vertraulich – Projekt Miteinander in Lindenau"),
    ("anmerkungen.rtf", "Gelöschter Text aus den nachverfolgten Änderungen.", "ganz furchtbar"),
    ("einfach.pdf", "Kopf- oder Fußzeile.", "Vertraulich – Projekt Miteinander in Lindenau"),
    ("einfach.pdf", "Seitenzahl.", "Seite 2"),
    ("noscribe.html", "Titel der Seite.", "interview7"),
    ("tabelle.xlsx", "Weiteres Tabellenblatt „Notizen“.", "Nachfrage zur Buslinie offen"),
    ("tabelle.csv", "Spalte „Nr.“ der Tabelle.", "1\n2\n3\n4\n5\n6"),
    ("exmaralda.exb", "Annotationsspur „B [nv]“; sie beschreibt die Rede und ist selbst keine.", "nickt"),
    ("elan.eaf", "Annotationsspur „Notizen“; sie beschreibt die Rede und ist selbst keine.", "nickt"),
]


@pytest.mark.parametrize(("name", "reason", "text"), LEFT_OUT)
def test_what_is_not_speech_is_listed(name, reason, text):
    assert (reason, text) in [(item.reason, item.text.strip()) for item in read_file(name)[0].left_out]


@pytest.mark.parametrize("name", ["anmerkungen.docx", "anmerkungen.odt", "anmerkungen.rtf"])
def test_insertions_and_text_boxes_are_speech(name):
    texts = [turn.text for turn in read_file(name)[0].turns]
    assert "Am Anfang war es schwer, wirklich schwer, aber wir haben es geschafft." in texts
    assert texts.index("Heute ist es eingespielt.") == texts.index("Und heute?") + 1


def test_whisper_without_speakers_keeps_all_words():
    [transcript] = read_file("whisper.json")
    words = " ".join(turn.text for turn in transcript.turns).split()
    assert words == " ".join(turn.text for turn in read_file("einfach.txt")[0].turns).split()
    assert any("keine Sprechenden" in warning for warning in transcript.warnings)


def test_a_project_gives_each_of_its_texts():
    transcripts = read_file("projekt.qdpx")
    assert [transcript.file for transcript in transcripts] == ["Interview 7", "Interview 8"]
    assert all("Karte" in transcript.warnings[0] for transcript in transcripts)
