"""Subtitles, tables, JSON, HTML, PDF and annotation tools in detail."""

import io
import json

import openpyxl
import pypdf
import pytest

from corpus.errors import UnreadableFile
from corpus.readers import read
from corpus.readers.formats.pdf import join_hyphens


def said(name, text):
    content = text if isinstance(text, bytes) else text.encode()
    return [(turn.speaker, turn.text) for turn in read(name, content)[0].turns]


TALK = [("I", "Wie war es?"), ("B", "Gut & schön.")]

FIRST, SECOND = "00:05.000 --> 00:06.000\n", "00:07.000 --> 00:08.000\n"
ANSWER = f"\n\n{SECOND}<v B>Gut &amp; schön."
SUBTITLES = {
    "voices": f"WEBVTT\n\n{FIRST}<v I>Wie war es?</v>{ANSWER}</v>",
    "voices in one cue": f"WEBVTT\n\n{FIRST}<v I>Wie war es?</v>\n<v B>Gut &amp; schön.</v>",
    "voice with class": f"WEBVTT\n\n{FIRST}<v.loud I>Wie war es?{ANSWER}",
    "labels in words": f"WEBVTT\n\n{FIRST}I: Wie war es?\n\n{SECOND}B: Gut &amp; schön.",
    "tags": f"WEBVTT\n\n{FIRST}<v I><i>Wie</i> <00:05.500><c.y>war</c> es?{ANSWER}",
    "comma in times": f"WEBVTT\n\n{FIRST}<v I>Wie war es?{ANSWER}".replace(".000", ",000"),
    "broken time": f"WEBVTT\n\n5 s --> 6 s\n<v I>Wie war es?{ANSWER}".replace(SECOND, "--> x\n"),
    "no empty lines": f"WEBVTT\n{FIRST}<v I>Wie war es?\n{SECOND}<v B>Gut &amp; schön.",
    "empty line in a cue": f"WEBVTT\n\n{FIRST}<v I>Wie\n\nwar es?{ANSWER}",
    "named cues": f"WEBVTT\n\nanfang\n{FIRST}<v I>Wie war es?\n\nende\n{SECOND}<v B>Gut &amp; schön.",
    "SubRip": f"1\n00:{FIRST}I: Wie war es?\n\n2\n00:{SECOND}B: Gut & schön.".replace(".000", ",000"),
    "SubRip without empty lines": f"1\n00:{FIRST}I: Wie war es?\n2\n00:{SECOND}B: Gut & schön.".replace(".000", ",000"),
}


@pytest.mark.parametrize("text", SUBTITLES.values(), ids=SUBTITLES.keys())
def test_no_cue_is_dropped(text):
    assert said("a.vtt", text) == TALK


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_subtitles_come_in_every_character_set(encoding):
    assert said("a.vtt", SUBTITLES["voices"].encode(encoding)) == TALK


TABLES = {
    "semicolon": "Sprecher;Text\nI;Wie war es?\nB;Gut & schön.",
    "comma": "speaker,text\nI,Wie war es?\nB,Gut & schön.",
    "tab": "Person\tÄußerung\nI\tWie war es?\nB\tGut & schön.",
    "quotes": '"Sprecher:in";"Text"\n"I";"Wie war es?"\n"B";"Gut & schön."',
    "other columns": "Nr;Zeit;Sprecherin;Inhalt;Code\n1;0:05;I;Wie war es?;x\n2;0:07;B;Gut & schön.;y",
    "text first": "Text;Name\nWie war es?;I\nGut & schön.;B",
    "no names": "I;Wie war es?\nB;Gut & schön.",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES.keys())
def test_tables_have_a_speaker_and_a_text_column(text):
    assert said("a.csv", text) == TALK


def test_a_table_without_the_columns_is_refused():
    with pytest.raises(UnreadableFile, match="Sprecher"):
        read("a.csv", b"Ort;Einwohner;Kreis\nPeine;50000;Peine\n")


def test_a_row_without_text_is_listed():
    [transcript] = read("a.csv", b"Sprecher;Text\nI;Wie?\nZwischenruf;\nB;So.")
    assert ("Zwischenruf", "Zeilen der Tabelle ohne Text.") in [
        (item.text, item.reason) for item in transcript.left_out
    ]


def test_a_very_long_line_is_read():
    assert read("a.txt", b"I: Wie?\nB: " + b"So. " * 50_000)[0].turns[1].speaker == "B"


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_rows_above_the_columns_are_the_head():
    rows = [["Datum", "1.2.2023"], [], ["Sprecher", "Text"], ["I", "Wie war es?"], ["B", "Gut & schön."]]
    [transcript] = read("a.xlsx", workbook(*rows))
    assert [(turn.speaker, turn.text) for turn in transcript.turns] == TALK
    assert str(transcript.metadata.date) == "2023-02-01"


SEGMENTS = [{"speaker": "I", "text": "Wie war es?"}, {"speaker": "B", "text": "Gut & schön."}]
JSONS = {
    "list": SEGMENTS,
    "german": [{"Sprecher": "I", "Inhalt": "Wie war es?"}, {"Sprecher": "B", "Inhalt": "Gut & schön."}],
    "segments": {"text": "Wie war es? Gut & schön.", "segments": SEGMENTS},
    "turns": {"turns": SEGMENTS},
    "utterances": {"utterances": SEGMENTS, "id": 3},
    "labels in words": {
        "segments": [{"start": 0.0, "text": " I: Wie war es?"}, {"start": 1, "text": " B: Gut & schön."}]
    },
}


@pytest.mark.parametrize("value", JSONS.values(), ids=JSONS.keys())
def test_json_of_many_recognisers_is_read(value):
    assert said("a.json", json.dumps(value)) == TALK


@pytest.mark.parametrize("text", ['{"a": 1}', "[]", '[{"x": "y"}]', '{"segments": [', '{"segments": "x"}', "[1, 2]"])
def test_json_without_segments_is_refused(text):
    with pytest.raises(UnreadableFile, match="JSON"):
        read("a.json", text.encode())


PAGES = {
    "paragraphs": "<html><body><p>I: Wie war es?</p><p>B: Gut &amp; schön.</p></body></html>",
    "breaks": "<p>I: Wie war es?<br>B: Gut &amp; schön.</p>",
    "divisions": "<!DOCTYPE html><div>I: Wie<b> war</b>\n es?</div><div>B: Gut &amp; schön.</div>",
    "table": (
        "<table><tr><th>Sprecher</th><th>Text</th></tr><tr><td>I</td><td>Wie war es?</td></tr>"
        "<tr><td>B</td><td>Gut &amp; schön.</td></tr></table>"
    ),
    "scripts": "<html><script>alert('I: x')</script><style>p {}</style><p>I: Wie war es?<p>B: Gut &amp; schön.</html>",
    "unclosed": "<html><body><p>I: Wie war es?<p>B: Gut &amp; schön.",
    "xhtml": '<?xml version="1.0"?><html><p>I: Wie war es?</p><p>B: Gut &amp; schön.</p></html>',
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES.keys())
def test_pages_are_read_by_their_visible_words(text):
    assert said("a.html", text) == TALK


def blank_pdf(*, password=""):
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [(blank_pdf(), "keine Textebene"), (blank_pdf(password="x"), "Kennwort"), (b"%PDF-1.7\nx", "beschädigt")],
)
def test_a_pdf_without_readable_text_is_refused(content, reason):
    with pytest.raises(UnreadableFile, match=reason):
        read("a.pdf", content)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["die Inte-", "gration ist"], ["die Integration ist"]),
        (["Sprach-", "und Kulturmittler"], ["Sprach-", "und Kulturmittler"]),
        (["Nord-", "Süd"], ["Nord-", "Süd"]),
        (["von 2015-", "2016"], ["von 2015-", "2016"]),
        (["Ende –", "neu"], ["Ende –", "neu"]),
    ],
)
def test_words_divided_at_line_ends_are_joined_with_care(lines, joined):
    assert join_hyphens(lines)[0] == joined


EXB = """<basic-transcription><head><speakertable>
<speaker id="S0"><abbreviation>I</abbreviation></speaker><speaker id="S1"><abbreviation>B</abbreviation></speaker>
</speakertable></head><basic-body><common-timeline><tli id="T0" time="0"/><tli id="T1" time="1"/><tli id="T2"/>
<tli id="T3" time="3"/></common-timeline>
<tier id="A" speaker="S1" type="t">
<event start="T1" end="T2">Gut &amp; </event><event start="T2" end="T3">schön.</event></tier>
<tier id="B" speaker="S0" type="t">
<event start="T0" end="T1">Wie war es?</event><event start="T2" end="T3">{}</event></tier>
</basic-body></basic-transcription>"""


def test_speech_on_two_tiers_is_ordered_by_the_timeline():
    assert said("a.exb", EXB.format(" ")) == TALK


def test_a_listener_does_not_cut_a_turn_in_two():
    assert said("a.exb", EXB.format("hm")) == [*TALK, ("I", "hm")]


def test_an_annotation_file_without_speech_is_refused():
    with pytest.raises(UnreadableFile, match="Spur"):
        read("a.exb", b"<basic-transcription><basic-body/></basic-transcription>")
