"""The head of a transcript: metadata, listed line by line."""

import datetime as dt

import pytest

from corpus.readers import read
from corpus.types import Metadata, Perspective

SPEECH = "\n\nI: Wie war es?\nB: Gut.\nI: Danke."

HEADS = {
    "lines": (
        "Interview Nr. 7\nDatum: 12.03.2024\nGemeinde: Lindenau\nDauer: 38 Minuten\nBereich: Zivilgesellschaft",
        Metadata("7", "Lindenau", dt.date(2024, 3, 12), Perspective.CIVIL_SOCIETY, "38 Minuten"),
    ),
    "month by name": (
        "Interview 12\nDatum: 3. Mai 2023\nOrt: Österwede",
        Metadata("12", "Österwede", dt.date(2023, 5, 3)),
    ),
    "one line": (
        "Interview 3, Gemeinde: Süderhof, Datum: 2024-05-03, Dauer: 1:02:00",
        Metadata("3", "Süderhof", dt.date(2024, 5, 3), None, "1:02:00"),
    ),
    "table": ("Datum\t3.5.24\nOrt\tLindenau", Metadata("", "Lindenau", dt.date(2024, 5, 3))),
    "people": (
        "Interview mit Frau K.\nInterviewerin: Dr. Vogt\nBefragte: Frau K., Leiterin Sozialamt\nInterviewnummer: 4",
        Metadata("4"),
    ),
    "municipality before place": ("Ort: Rathaus\nKommune: Lindenau", Metadata("", "Lindenau")),
    "function": (
        "Datum: 1.2.2023\nFunktion: Bürgermeister",
        Metadata(date=dt.date(2023, 2, 1), perspective=Perspective.ADMINISTRATION),
    ),
    "impossible date": ("Datum: 31.02.2023\nOrt: Lindenau", Metadata("", "Lindenau")),
}


@pytest.mark.parametrize(("head", "metadata"), HEADS.values(), ids=HEADS.keys())
def test_the_head_is_read_and_listed(head, metadata):
    [transcript] = read("a.txt", (head + SPEECH).encode())
    assert transcript.metadata == metadata
    assert [turn.text for turn in transcript.turns] == ["Wie war es?", "Gut.", "Danke."]
    listed = "\n".join(item.text for item in transcript.left_out)
    assert all(line in listed for line in head.split("\n"))


def test_a_first_question_is_no_entry_of_the_head():
    text = "Datum: 3.5.23\nInterviewer: Guten Tag, wie geht es Ihnen?\nBefragte: Gut.\nInterviewer: Schön."
    [transcript] = read("a.txt", text.encode())
    assert [turn.speaker for turn in transcript.turns] == ["Interviewer", "Befragte", "Interviewer"]


@pytest.mark.parametrize(
    ("words", "perspective"),
    [
        ("Verwaltung", Perspective.ADMINISTRATION),
        ("Politik", Perspective.POLITICS),
        ("Zivilgesellschaft", Perspective.CIVIL_SOCIETY),
        ("Zugewanderte", Perspective.NEWCOMERS),
        ("Wirtschaft", Perspective.BUSINESS),
        ("Bildung", Perspective.EDUCATION),
        ("Sportverein", Perspective.CIVIL_SOCIETY),
        ("Leiterin Sozialamt", Perspective.ADMINISTRATION),
        ("Ratsmitglied", Perspective.POLITICS),
    ],
)
def test_perspectives_have_german_names(words, perspective):
    [transcript] = read("a.txt", f"Perspektive: {words}{SPEECH}".encode())
    assert transcript.metadata.perspective is perspective
