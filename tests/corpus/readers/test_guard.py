"""Hostile and broken files get one German sentence; nothing else breaks."""

import io
import stat
import zipfile
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.readers import children, read, read_guarded
from corpus.readers.guard import clean_name

FILES = Path(__file__).parents[2] / "data" / "transcripts"
TALK = b"I: Wie war es?\nB: Gut."
TYPES = "<Types/>"
XXE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
EMPTY_DTD = "<!DOCTYPE x>"


def zipped(*members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def word(content):
    return zipped(("[Content_Types].xml", TYPES), ("word/document.xml", content))


def open_document(content):
    return zipped(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content))


def sheet(content):
    return zipped(("[Content_Types].xml", TYPES), ("xl/workbook.xml", content))


def project(content):
    return zipped(("project.qde", content))


def link():
    member = zipfile.ZipInfo("link.txt")
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    return zipped((member, "/etc/passwd"))


def locked():
    content = bytearray(zipped(("a.txt", TALK)))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    return bytes(content)


def cut(name, share=0.6):
    content = (FILES / name).read_bytes()
    return content[: int(len(content) * share)]


ZEROS = bytes(101 * 1024 * 1024)
HOSTILE = {
    "empty": (b"", "leer"),
    "white space": (b" \r\n\t ", "leer"),
    "only a mark": (b"\xef\xbb\xbf", "leer"),
    "only zero-width spaces": ("\u200b\u200b".encode(), "leer"),
    "zeros": (b"\x00" * 1000, "leer"),
    "junk": (bytes(range(256)) * 20, "keinen Text"),
    "too large": (b"I: a\n" * (6 * 1024 * 1024), "25 MB"),
    "sound": (b"ID3\x04" + bytes(range(256)), "Tondatei|Ton-"),
    "film": (b"\x00\x00\x00\x18ftypmp42" + bytes(100), "Ton-"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "Bild"),
    "old word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000), "als .docx"),
    "word file with password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "Kennwort",
    ),
    "7-zip": (b"7z\xbc\xaf\x27\x1c" + bytes(50), "als ZIP"),
    "empty archive": (zipped(), "keine Dateien"),
    "archive with a password": (locked(), "Kennwort"),
    "archive in an archive": (zipped(("a.txt", TALK), ("b.zip", zipped(("c.txt", TALK)))), "weiteres Archiv"),
    "link in an archive": (link(), "Verknüpfungen"),
    "path out of the archive": (zipped(("../a.txt", TALK)), "Dateinamen"),
    "path out of the archive on Windows": (zipped(("..\\a.txt", TALK)), "Dateinamen"),
    "absolute path": (zipped(("/etc/a.txt", TALK)), "Dateinamen"),
    "drive": (zipped(("C:/a.txt", TALK)), "Dateinamen"),
    "too many members": (zipped(*((f"{number}.txt", "") for number in range(2001))), "2 000"),
    "bomb by size": (zipped(("a.txt", ZEROS)), "ungewöhnlich viele"),
    "bomb by ratio": (zipped(("a.txt", bytes(20 * 1024 * 1024))), "ungewöhnlich viele"),
    "bomb in a word file": (word(ZEROS), "ungewöhnlich viele"),
    "bomb beside a word file": (zipped(("[Content_Types].xml", TYPES), ("word/x.bin", ZEROS)), "ungewöhnlich viele"),
    "bomb in an open document": (open_document(ZEROS), "ungewöhnlich viele"),
    "bomb in a workbook": (sheet(ZEROS), "ungewöhnlich viele"),
    "bomb in a project": (project(ZEROS), "ungewöhnlich viele"),
    "presentation": (zipped(("[Content_Types].xml", TYPES), ("ppt/presentation.xml", "<x/>")), "Office"),
    "spreadsheet of OpenDocument": (
        zipped(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")),
        "Office",
    ),
    "word file without body": (zipped(("[Content_Types].xml", TYPES), ("word/x.xml", "<x/>")), "beschädigt"),
    "word file with broken XML": (word("<w:document"), "beschädigt"),
    "cut word file": (cut("einfach.docx"), "beschädigt"),
    "cut open document": (cut("einfach.odt"), "beschädigt"),
    "cut rich text": (cut("einfach.rtf"), "RTF"),
    "cut PDF": (cut("einfach.pdf", 0.05), "beschädigt"),
    "cut workbook": (cut("tabelle.xlsx"), "beschädigt"),
    "cut JSON": (cut("whisper.json"), "JSON"),
    "cut EXMARaLDA": (cut("exmaralda.exb"), "beschädigt"),
    "cut ELAN": (cut("elan.eaf"), "beschädigt"),
    "unknown XML": (b'<?xml version="1.0"?><bibliothek><buch/></bibliothek>', "XML"),
    "RTF without words": (rb"{\rtf1{\fonttbl{\f0 Arial;}}\par}", "leer"),
    "deep RTF": (b"{\\rtf1" + b"{" * 5000 + b"}" * 5001, "beschädigt"),
    "deep JSON": (b"[{" + b'"a":[' * 100000, "JSON"),
    "subtitles without words": (b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "leer"),
}
DTDS = {
    f"{kind} in {place}": wrap(f"{dtd}<x>&a;</x>" if kind == "laughs" else f"{dtd}<x/>")
    for kind, dtd in (("external entity", XXE), ("laughs", LAUGHS), ("empty DTD", EMPTY_DTD))
    for place, wrap in (
        ("a word file", word),
        ("an open document", open_document),
        ("a workbook", sheet),
        ("a project", project),
    )
}
DTDS |= {
    "EXMARaLDA": b"<!DOCTYPE x [<!ENTITY e 'x'>]><basic-transcription/>",
    "EXMARaLDA without entities": b"<!DOCTYPE x><basic-transcription/>",
    "ELAN": XXE.encode() + b"<ANNOTATION_DOCUMENT/>",
    "page": b"<!DOCTYPE html [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><html>&e;</html>",
}


@pytest.mark.parametrize(("content", "reason"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_in_german(content, reason):
    with pytest.raises(UnreadableFile, match=reason) as caught:
        read("datei.txt", content)
    assert str(caught.value).startswith("„datei.txt“ kann nicht gelesen werden: ")
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("content", DTDS.values(), ids=DTDS.keys())
def test_every_document_type_definition_is_refused(content):
    with pytest.raises(UnreadableFile, match="DTD"):
        read("datei.xml", content)


def test_an_archive_gives_one_transcript_per_file():
    content = zipped(
        ("eins.txt", TALK), ("ordner/zwei.docx", (FILES / "einfach.docx").read_bytes()), ("__MACOSX/x", "x")
    )
    assert [transcript.file for transcript in read("a.zip", content)] == ["eins.txt", "zwei.docx"]


def test_an_unreadable_member_does_not_sink_the_others():
    content = zipped(("eins.txt", TALK), ("ton.mp3", b"ID3" + bytes(50)), ("kaputt.docx", word("<x")), ("leer.txt", ""))
    [transcript] = read("a.zip", content)
    assert [name for name in ("ton.mp3", "kaputt.docx", "leer.txt") if name in "".join(transcript.warnings)] == [
        *("ton.mp3", "kaputt.docx", "leer.txt")
    ]


def test_an_archive_without_anything_readable_is_refused():
    with pytest.raises(UnreadableFile, match="Keine Datei des Archivs"):
        read("a.zip", zipped(("ton.mp3", b"ID3" + bytes(50)), ("leer.txt", "")))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Daten\\a.txt", "a.txt"),
        ("a\x00\x1b[31m.txt", "a[31m.txt"),
        ("Mu\u0308ller.txt", "Müller.txt"),
        ("\u202egpj.txt", "gpj.txt"),
        ("", "Datei"),
        ("..", "Datei"),
        ("x" * 500 + ".docx", "x" * 115 + ".docx"),
    ],
)
def test_names_are_fit_for_showing(name, shown):
    assert clean_name(name) == shown


def test_the_child_reads_what_the_parent_would():
    content = (FILES / "einfach.docx").read_bytes()
    assert read_guarded("a.docx", content) == read("a.docx", content)


@pytest.mark.parametrize("name", ["tabelle.xlsx", "einfach.pdf", "projekt.qdpx"])
def test_libraries_fit_into_the_childs_memory(name):
    assert read_guarded(name, (FILES / name).read_bytes())


def test_the_childs_reason_reaches_the_person():
    with pytest.raises(UnreadableFile, match="kann nicht gelesen werden: Die Datei ist leer"):
        read_guarded("leer.txt", b"")


@pytest.mark.parametrize(
    ("setting", "value"),
    [("WALL_SECONDS", 0.01), ("MODULE", "corpus.readers.fehlt"), ("MODULE", "this")],
    ids=["timeout", "crash", "babble"],
)
def test_a_failing_child_leaves_a_german_reason(monkeypatch, setting, value):
    monkeypatch.setattr(children, setting, value)
    with pytest.raises(UnreadableFile, match="abgebrochen"):
        read_guarded("a.txt", TALK)


@pytest.mark.slow
def test_a_child_that_eats_memory_ends_alone():
    rows = b"Sprecher;Text\n" + b";\n" * (12 * 1024 * 1024)
    with pytest.raises(UnreadableFile):
        read_guarded("a.csv", rows)
