"""What kind of file the bytes are, and the reader for it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from corpus.readers.formats import annotation, hypertext, office, opendocument, pdf, rtf, segments, subtitles, tables
from corpus.readers.guard import (
    BROKEN,
    HAS_DTD,
    LOCKED,
    MAX_UNPACKED,
    MAX_UPLOAD,
    MEGABYTE,
    NESTED,
    TOO_LARGE,
    TOO_PACKED,
    ZIP_SIGNATURES,
    Archive,
    RefusedError,
    parse_xml,
)
from corpus.readers.sources import Passage, Source
from corpus.readers.texts import UndecodableError, decode, normalise

Named = list[tuple[str, Source]]

EMPTY = "Die Datei ist leer. Bitte prüfen Sie, ob Sie die richtige Datei gewählt haben."
EMPTY_ARCHIVE = "Das Archiv enthält keine Dateien. Bitte packen Sie die Interviews neu."
NOT_TEXT = (
    "Die Datei enthält keinen Text. Bitte laden Sie das Transkript als Text-, Word-, OpenDocument-, RTF- oder"
    " PDF-Datei hoch."
)
RECORDING = "Das ist eine Ton-, Bild- oder Filmdatei. Bitte laden Sie das Transkript dazu hoch."
OLD_WORD = "Das alte Format .doc wird nicht gelesen. Bitte speichern Sie die Datei in Word als .docx."
OTHER_ARCHIVE = "Dieses Archivformat wird nicht gelesen. Bitte packen Sie die Interviews als ZIP."
OTHER_OFFICE = "Das ist ein anderes Office-Dokument. Bitte speichern Sie das Transkript als .docx, .odt oder .xlsx."
OTHER_XML = "Diese Art von XML-Datei ist nicht bekannt. Bitte exportieren Sie das Transkript als Text- oder Word-Datei."
UNREAD_MEMBER = "Aus demselben Archiv kann „{name}“ nicht gelesen werden: {reason}"
NOTHING_READABLE = "Keine Datei des Archivs kann gelesen werden. Bitte prüfen Sie, ob es Transkripte enthält."
RECORDINGS = (
    b"ID3",
    b"RIFF",
    b"OggS",
    b"fLaC",
    b"\xff\xfb",
    b"\xff\xf3",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1aE\xdf\xa3",
    b"MThd",
)
ARCHIVES = (b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OPENDOCUMENT = b"application/vnd.oasis.opendocument.text"
SUBRIP = re.compile(r"\s*(?:\d+\s*\n)?\s*\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}\s*-->")
JSON = re.compile(r"\{\s*[\"}]|\[\s*[{\]]")
MARKUP = ("<?xml", "<!DOCTYPE", "<!doctype", "<!ENTITY")
ROOT = re.compile(r"<([\w:-]+)")
#: What may stand before the root of a document, with its end.
PROLOGUE = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))
IGNORED = frozenset(["__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"])


def open_sources(name: str, content: bytes) -> Named:
    """The interviews of a file, each with its display name. Raises RefusedError."""
    if len(content) > MAX_UPLOAD:
        raise RefusedError(TOO_LARGE)
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise RefusedError(EMPTY)
    if content.startswith(ZIP_SIGNATURES):
        return _open_zip(name, content)
    return [(name, _open_single(name, content))]


def _open_single(name: str, content: bytes) -> Source:
    if content.startswith(COMPOUND):
        raise RefusedError(LOCKED if "EncryptedPackage".encode("utf-16-le") in content else OLD_WORD)
    if content.startswith(RECORDINGS) or content[4:8] == b"ftyp":
        raise RefusedError(RECORDING)
    if content.startswith(ARCHIVES):
        raise RefusedError(OTHER_ARCHIVE)
    if b"%PDF-" in content[:1024]:
        return pdf.read_pdf(content)
    if content.lstrip()[:5] == b"{\\rtf":
        return rtf.read_rtf(content.lstrip())
    try:
        text, warning = decode(content)
    except UndecodableError:
        raise RefusedError(NOT_TEXT) from None
    return _open_text(name, content, text, warnings=[warning] if warning else [])


def _open_text(name: str, content: bytes, text: str, *, warnings: Sequence[str]) -> Source:
    suffix = PurePosixPath(name.lower()).suffix
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("WEBVTT") or SUBRIP.match(start):
        return subtitles.read_subtitles(text, warnings=warnings)
    if start.startswith(MARKUP) and hypertext.ENTITY.search(start[:MEGABYTE]):
        raise RefusedError(HAS_DTD)
    if root := find_root(start):
        return _open_markup(root, content, text, suffix=suffix, warnings=warnings)
    if JSON.match(start) or (suffix == ".json" and start.startswith(("{", "["))):
        return segments.read_json(start, warnings=warnings)
    if suffix in (".csv", ".tsv") or tables.is_table(start):
        return tables.read_csv(start, warnings=warnings)
    if not normalise(text).strip():
        raise RefusedError(EMPTY)
    return Source(tuple(map(Passage, normalise(text).split("\n"))), (), tuple(warnings))


def find_root(text: str) -> str:
    """The name of the first element of a marked-up text in small letters, empty for other texts."""
    place = 0
    while before := next((pair for pair in PROLOGUE if text.startswith(pair[0], place)), None):
        end = text.find(before[1], place + len(before[0]))
        if end < 0:
            return ""
        place = end + len(before[1])
        place += len(text[place : place + 1000]) - len(text[place : place + 1000].lstrip())
    match = ROOT.match(text, place)
    return match[1].lower() if match else ""


def _open_markup(root: str, content: bytes, text: str, *, suffix: str, warnings: Sequence[str]) -> Source:
    if root == "basic-transcription":
        return annotation.read_exb(parse_xml(content))
    if root == "annotation_document":
        return annotation.read_eaf(parse_xml(content))
    if root in ("html", "head", "body", "p", "div", "table", "h1") or suffix in (".html", ".htm", ".xhtml"):
        return hypertext.read_html(text, warnings=warnings)
    if text.lstrip().startswith("<?xml") or suffix in (".xml", ".exb", ".eaf"):
        raise RefusedError(OTHER_XML)
    return Source(tuple(map(Passage, normalise(text).split("\n"))), (), tuple(warnings))


def _open_zip(name: str, content: bytes) -> Named:
    archive = Archive(content)
    kind = _find_kind(archive)
    if kind == "project":
        return annotation.read_qdpx(content)
    if kind == "plain":
        return _open_members(archive)
    readers = {"docx": office.read_docx, "odt": opendocument.read_odt, "xlsx": tables.read_xlsx}
    if kind not in readers:
        raise RefusedError(OTHER_OFFICE)
    return [(name, readers[kind](content))]


def _find_kind(archive: Archive) -> str:
    """What a ZIP file is by its members: docx, xlsx, odt, another office document, a project, or plain."""
    names = archive.names()
    office_file = "[Content_Types].xml" in names
    if office_file and any(part.startswith("word/") for part in names):
        return "docx"
    if office_file and "xl/workbook.xml" in names:
        return "xlsx"
    if "mimetype" in names and "content.xml" in names:
        return "odt" if archive.read("mimetype").startswith(OPENDOCUMENT) else "other"
    if office_file:
        return "other"
    return "project" if any(part.lower().endswith(".qde") for part in names) else "plain"


def _open_members(archive: Archive) -> Named:
    """Every interview of a plain archive. What can't be read is named in the warnings of the others."""
    names = [name for name in archive.names() if not IGNORED & set(PurePosixPath(name).parts)]
    read: Named = []
    failed: list[tuple[str, str]] = []
    unpacked = 0
    for name in names:
        member = archive.read(name)
        unpacked += _weigh(member)
        if unpacked > MAX_UNPACKED:
            raise RefusedError(TOO_PACKED)
        try:
            read += open_sources(name, member)
        except RefusedError as error:
            failed.append((name, str(error)))
        except Exception:
            # a parser's message may quote the text; the others of the archive go through
            failed.append((name, BROKEN))
    if not read:
        raise RefusedError(failed[0][1] if len(failed) == 1 else NOTHING_READABLE if failed else EMPTY_ARCHIVE)
    return [(name, warn_of_failed(source, failed)) for name, source in read]


def _weigh(member: bytes) -> int:
    """The unpacked size of an office document inside the archive; RefusedError for an archive inside the archive."""
    if not member.startswith(ZIP_SIGNATURES):
        return 0
    try:
        inner = Archive(member)
    except RefusedError:
        return 0
    if _find_kind(inner) == "plain":
        raise RefusedError(NESTED)
    return inner.unpacked


def warn_of_failed(source: Source, failed: Sequence[tuple[str, str]]) -> Source:
    """The source with a warning for each file of its archive that was not read."""
    warnings = tuple(UNREAD_MEMBER.format(name=name, reason=reason) for name, reason in failed)
    return replace(source, warnings=(*source.warnings, *warnings))
