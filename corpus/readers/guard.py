"""Limits against hostile and broken files, checked before and while anything is unpacked."""

import io
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

MEGABYTE = 1024 * 1024
MAX_UPLOAD = 25 * MEGABYTE
MAX_UNPACKED = 100 * MEGABYTE
MAX_MEMBERS = 2000
MAX_RATIO = 100
CHUNK = 64 * 1024
LONGEST_NAME = 120
ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")

BROKEN = (
    "Die Datei ist beschädigt oder unvollständig. Bitte speichern Sie sie im Ursprungsprogramm neu und laden Sie"
    " sie noch einmal hoch."
)
LOCKED = (
    "Die Datei ist mit einem Kennwort geschützt. Bitte entfernen Sie den Schutz und laden Sie sie noch einmal hoch."
)
TOO_LARGE = "Die Datei ist größer als 25 MB. Bitte teilen Sie sie auf oder entfernen Sie Bilder und Tonaufnahmen."
TOO_PACKED = "Das Archiv entpackt sich auf ungewöhnlich viele Daten. Bitte packen Sie nur die Interviewdateien neu."
TOO_MANY = "Das Archiv enthält mehr als 2 000 Dateien. Bitte teilen Sie es auf."
NESTED = "Das Archiv enthält ein weiteres Archiv. Bitte packen Sie die Interviewdateien ohne inneres Archiv."
BAD_NAMES = "Das Archiv enthält unzulässige Dateinamen oder Verknüpfungen. Bitte packen Sie die Interviewdateien neu."
HAS_DTD = (
    "Die Datei enthält eine Dokumenttyp-Definition (DTD); solche Dateien werden zum Schutz nicht gelesen. Bitte"
    " exportieren Sie ohne DTD."
)


class RefusedError(Exception):
    """Content that can't or must not be read. The message is a German reason with a remedy, without the file's name."""


class Archive:
    """A checked ZIP file. Members are read by their exact names, at most MAX_UNPACKED bytes in all."""

    def __init__(self, content: bytes) -> None:
        """Checks names, number, protection, sizes and ratio from the directory; raises RefusedError."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
            raise RefusedError(BROKEN) from None
        self._left = MAX_UNPACKED
        self._check(len(content))

    def _check(self, packed: int) -> None:
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            raise RefusedError(TOO_MANY)
        if any(member.flag_bits & 1 for member in members):
            raise RefusedError(LOCKED)
        if self.unpacked > min(MAX_UNPACKED, max(MEGABYTE, packed * MAX_RATIO)):
            raise RefusedError(TOO_PACKED)
        if any(_is_bad_member(member) for member in members) or len({member.filename for member in members}) < len(
            members
        ):
            raise RefusedError(BAD_NAMES)

    def names(self) -> list[str]:
        """The names of all files (no folders), in the archive's order."""
        return [member.filename for member in self._zip.infolist() if not member.is_dir()]

    @property
    def unpacked(self) -> int:
        """The size of all members together as the directory claims it."""
        return sum(member.file_size for member in self._zip.infolist())

    def read(self, name: str) -> bytes:
        """A member's bytes, counted while unpacking; RefusedError where it is missing, damaged or too much."""
        try:
            with self._zip.open(name) as member:
                return b"".join(self._count(iter(lambda: member.read(CHUNK), b"")))
        except (
            zipfile.BadZipFile,
            KeyError,
            EOFError,
            NotImplementedError,
            ValueError,
            OSError,
            RuntimeError,
            zlib.error,
        ):
            raise RefusedError(BROKEN) from None

    def _count(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self._left -= len(chunk)
            if self._left < 0:
                raise RefusedError(TOO_PACKED)
            yield chunk

    def xml(self, name: str) -> Element:
        """A member as XML."""
        return parse_xml(self.read(name))


def _is_bad_member(member: zipfile.ZipInfo) -> bool:
    name = member.orig_filename.replace("\\", "/")
    parts = PurePosixPath(name).parts
    link = stat.S_ISLNK(member.external_attr >> 16)
    return link or "\x00" in name or name.startswith("/") or ".." in parts or (bool(parts) and parts[0].endswith(":"))


def parse_xml(content: bytes) -> Element:
    """The root of an XML document without DTD; RefusedError otherwise."""
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        raise RefusedError(HAS_DTD) from None
    except (ParseError, ValueError, LookupError):
        raise RefusedError(BROKEN) from None
    return root


def clean_name(name: str) -> str:
    """A file name fit for showing: without folders and control characters, NFC, at most 120 characters."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    printable = "".join(char for char in last if char.isprintable()).strip()
    return printable.lstrip(".")[-LONGEST_NAME:] or "Datei"
