"""Speaker turns from the conventions German transcripts follow."""

import pytest

from corpus.readers import read
from corpus.readers.speakers import with_roles
from corpus.types import SpeakerRole, Transcript

ASKS, ANSWERS, OTHER = SpeakerRole.INTERVIEWER, SpeakerRole.RESPONDENT, SpeakerRole.OTHER


def read_text(text: str) -> Transcript:
    return read("interview.txt", text.encode())[0]


CONVENTIONS = {
    "letters": "I: Wie war es?\nB: Gut.\nI: Danke.",
    "letters with space before the colon": "I : Wie war es?\nB : Gut.\nI : Danke.",
    "no space after the colon": "I:Wie war es?\nB:Gut.\nI:Danke.",
    "numbered": "I1: Wie war es?\nB1: Gut.\nI1: Danke.",
    "words": "Interviewerin: Wie war es?\nBefragter: Gut.\nInterviewerin: Danke.",
    "gender colon": "Interviewer:in: Wie war es?\nBefragte:r: Gut.\nInterviewer:in: Danke.",
    "gender star": "Interviewer*in: Wie war es?\nBefragte*r: Gut.\nInterviewer*in: Danke.",
    "titles": "Frau Vogt: Wie war es?\nHerr Dr. von Stein: Gut.\nFrau Vogt: Danke.",
    "titles with office": "Frau Vogt: Wie war es?\nHerr Kern (Bauamt): Gut.\nFrau Vogt: Danke.",
    "names": "Petra Vogt: Wie war es?\nOle Kern: Gut.\nPetra Vogt: Danke.",
    "question and answer": "Frage: Wie war es?\nAntwort: Gut.\nFrage: Danke.",
    "interviewee as IP": "I: Wie war es?\nIP: Gut.\nI: Danke.",
    "speaker on a line of its own": "Interviewer:\nWie war es?\n\nBefragte:\nGut.\n\nInterviewer:\nDanke.",
    "alone without colon": "Interviewer\nWie war es?\n\nBefragte\nGut.\n\nInterviewer\nDanke.",
    "tabs": "I\tWie war es?\nB\tGut.\nI\tDanke.",
    "colon and tab": "I:\tWie war es?\nB:\tGut.\nI:\tDanke.",
    "line numbers": "001 I: Wie war es?\n002 B: Gut.\n003 I: Danke.",
    "line numbers with dots": "1. I: Wie war es?\n2. B: Gut.\n3. I: Danke.",
    "GAT without colons": "01   I    Wie war es?\n02   B    Gut.\n03   I    Danke.",
    "f4 stamps": "I: Wie war es? #00:00:05-2#\n\nB: Gut. #00:00:09-0#\n\nI: Danke. #00:00:12-1#",
    "bracketed stamps": "[00:00:05] I: Wie war es?\n[00:00:09] B: Gut.\n[00:00:12] I: Danke.",
    "stamp after the name": "I [00:00:05]: Wie war es?\nB [00:00:09]: Gut.\nI [00:00:12]: Danke.",
    "bare stamps": "00:00:05 I: Wie war es?\n00:00:09 B: Gut.\n00:00:12 I: Danke.",
    "stamps above the turns": "[00:00:05]\nI: Wie war es?\n[00:00:09]\nB: Gut.\n[00:00:12]\nI: Danke.",
    "stamps in a column": "00:00:05\tI\tWie war es?\n00:00:09\tB\tGut.\n00:00:12\tI\tDanke.",
    "name and clock": "Petra Vogt   0:05\nWie war es?\nKern, Ole   0:09\nGut.\nPetra Vogt   0:12\nDanke.",
    "recogniser's names": "SPEAKER_00: Wie war es?\nSPEAKER_01: Gut.\nSPEAKER_00: Danke.",
    "numbered speakers": "Sprecher 1: Wie war es?\nSprecher 2: Gut.\nSprecher 1: Danke.",
    "stars": "**I:** Wie war es?\n**B:** Gut.\n**I:** Danke.",
    "square brackets": "[I]: Wie war es?\n[B]: Gut.\n[I]: Danke.",
    "wrapped lines": "I: Wie\nwar es?\nB: Gut.\nI: Danke.",
}


@pytest.mark.parametrize("text", CONVENTIONS.values(), ids=CONVENTIONS.keys())
def test_three_turns_with_their_roles_come_from_every_convention(text):
    turns = read_text(text).turns
    assert [turn.text for turn in turns] == ["Wie war es?", "Gut.", "Danke."]
    assert [turn.role for turn in turns] == [ASKS, ANSWERS, ASKS]
    assert turns[0].speaker == turns[2].speaker != turns[1].speaker


@pytest.mark.parametrize("name", [name for name in CONVENTIONS if "stamp" in name or "clock" in name])
def test_the_first_stamp_becomes_the_time_and_all_stamps_are_listed(name):
    transcript = read_text(CONVENTIONS[name])
    assert [turn.time for turn in transcript.turns] == ["00:00:05", "00:00:09", "00:00:12"]
    assert any("Zeitmarken" in item.reason and "12" in item.text for item in transcript.left_out)


SPEECH_WITH_COLONS = [
    "Und dann hab ich gesagt: nein, das machen wir nicht.",
    "Problem: die Mieten.",
    "Datum: weiß ich nicht mehr.",
    "Also: erst einmal langsam.",
    "http://beispiel.example/seite steht es.",
    "12:30 Uhr war es.",
    "Das Wichtigste: Zeit.",
]


@pytest.mark.parametrize("speech", SPEECH_WITH_COLONS)
def test_a_colon_in_speech_makes_no_speaker(speech):
    turns = read_text(f"I: Wie war es?\nB: Nun ja.\n{speech}\nI: Ach so?\nB: Ja.").turns
    assert [turn.speaker for turn in turns] == ["I", "B", "I", "B"]
    assert turns[1].text == f"Nun ja. {speech}"


def test_transcription_marks_stay_in_the_text():
    marks = "Ja (lacht), das (unv.) war (..) so //mhm// [Telefon klingelt] (seufzt)."
    assert read_text(f"I: Und?\nB: {marks}\nI: Gut.").turns[1].text == marks


def test_paragraphs_of_a_turn_stay_apart():
    assert read_text("I: Und?\n\nB: Erstens das.\n\nZweitens jenes.\n\nI: Gut.").turns[1].text == (
        "Erstens das.\nZweitens jenes."
    )


def test_all_people_of_a_group_discussion_are_found():
    turns = read_text("Moderatorin: Wer?\nB1: Ich.\nB2: Ich.\nB3: Auch.\nModeratorin: Und?\nEhemann: Genau.").turns
    assert [turn.role for turn in turns] == [ASKS, ANSWERS, ANSWERS, ANSWERS, ASKS, ANSWERS]


def test_text_without_speakers_is_kept_with_a_warning():
    transcript = read_text("Die Gemeinde plant viel.\n\nEs fehlt an Geld.")
    assert [(turn.speaker, turn.role) for turn in transcript.turns] == [("", OTHER), ("", OTHER)]
    assert any("keine Sprechenden erkannt" in warning for warning in transcript.warnings)


def test_a_label_without_words_is_listed():
    transcript = read_text("I: Wie?\nB:\nI: Hallo?\nB: Ja.")
    assert [turn.text for turn in transcript.turns] == ["Wie?", "Hallo?", "Ja."]
    assert ("B:", "Kennung ohne Äußerung.") in [(item.text, item.reason) for item in transcript.left_out]


def test_a_name_that_recurs_too_rarely_is_reported():
    lines = ["I: Was\nnoch?\nB: Viel\nmehr."] * 20
    text = "\n".join([*lines[:10], "Hannelore: Kaffee?", *lines[10:], "Hannelore: Kuchen?"])
    assert any("„Hannelore:“" in warning for warning in read_text(text).warnings)


BEHAVIOUR = {
    "the one with the questions asks": ("A: Wie?\nC: So war das damals.\nA: Warum?\nC: Darum eben.", "A"),
    "also when the other begins": ("C: Schön hier.\nA: Wie?\nC: So war das damals.\nA: Warum?\nC: Darum eben.", "A"),
    "A and B are two people": ("B: Wie?\nA: So war das damals bei uns.\nB: Warum?\nA: Darum eben, wegen Geld.", "B"),
}


@pytest.mark.parametrize(("text", "asking"), BEHAVIOUR.values(), ids=BEHAVIOUR.keys())
def test_behaviour_tells_who_asks_where_labels_do_not(text, asking):
    transcript = read_text(text)
    assert {turn.speaker for turn in transcript.turns if turn.role is ASKS} == {asking}
    assert any("Rollen" in warning for warning in transcript.warnings)


def test_a_person_corrects_roles():
    transcript = read_text("Nur Text ohne Namen.")
    assert with_roles(transcript, {"": ANSWERS}).turns[0].role is ANSWERS


def test_correcting_the_role_of_a_stranger_is_refused():
    from corpus.errors import InvalidInput

    with pytest.raises(InvalidInput, match="„Zorro“"):
        with_roles(read_text("I: Wie?\nB: So."), {"Zorro": ANSWERS})


LANGUAGES = {
    "english": "Well, I think that the municipality should do more for the people who live here because it is hard.",
    "arabic": "مرحبا، كيف حالك اليوم؟ أنا أعيش في هذه المدينة منذ خمس سنوات وأعمل في المدرسة",
    "turkish": "Merhaba, ben bu şehirde beş yıldır yaşıyorum ve okulda çalışıyorum, çocuklarım da burada.",
    "polish": "Dzień dobry, mieszkam w tej gminie od pięciu lat i pracuję w szkole, moje dzieci też tu chodzą.",
    "ukrainian": "Добрий день, я живу в цьому місті п'ять років і працюю в школі, мої діти теж тут навчаються.",
    "french": "Bonjour, je vis dans cette commune depuis cinq ans et je travaille à l'école, mes enfants y vont aussi.",
}


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES.keys())
def test_a_foreign_language_is_reported(text):
    assert any("nicht auf Deutsch" in warning for warning in read_text(f"I: {text}\nB: {text}").warnings)
