"""Rich Text Format: words of the body with notes, page heads, comments and deletions listed.

An own scanner: striprtf drops notes and page heads without a word and fails on odd character codes (measured).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from corpus.readers.formats.office import COMMENT, DELETED, FOOTNOTE, PAGE_HEAD
from corpus.readers.guard import BROKEN, RefusedError
from corpus.readers.sources import Passage, Source
from corpus.types import LeftOut

TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z'])"
    r"|(?P<brace>[{}])|(?P<line>[\r\n]+)|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
BODY = "body"
BOX = "box"
TECHNICAL = ""
END = "\x00"
HIDDEN = "Verborgener Text."
NUMBERING = "Automatische Nummerierung."
#: Groups whose text is not the body, with the reason.
ASIDE = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"), PAGE_HEAD),
    **{"footnote": FOOTNOTE, "annotation": COMMENT, "listtext": NUMBERING, "pntext": NUMBERING},
}
#: Groups nobody reads: fonts, styles, pictures, field codes. So is every unknown group marked as optional.
TECHNICAL_GROUPS = frozenset(
    [
        *(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "objdata",
            "objclass",
            "objname",
            "fldinst",
            "sp",
            "shpinst",
        ),
        *("filetbl", "revtbl", "rsidtbl", "bkmkstart", "bkmkend", "panose", "falt", "pn", "nonesttables", "listtable"),
        *("listoverridetable", "themedata", "colorschememapping", "datastore", "latentstyles", "generator", "xmlnstbl"),
        *("atnid", "atnauthor", "atntime", "atndate", "atnref", "atrfstart", "atrfend", "datafield", "formfield"),
    ]
)
SIGNS = {
    **dict.fromkeys(("par", "sect", "page", "row", "nestrow"), "\n\n"),
    **{
        "line": "\n",
        "tab": "\t",
        "cell": "\t",
        "nestcell": "\t",
        "emdash": "—",
        "endash": "–",
        "lquote": "‘",
        "rquote": "’",
    },
    **{"ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " "},
    **{"~": " ", "_": "\u2011", "\n": "\n\n", "\r": "\n\n", "{": "{", "}": "}", "\\": "\\"},
}
CODEPAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
CHARSETS = {77: "mac_roman", 161: "cp1253", 162: "cp1254", 177: "cp1255", 178: "cp1256", 204: "cp1251", 238: "cp1250"}
DEEPEST = 400
UNCLOSED = (
    "Die RTF-Datei ist unvollständig. Bitte speichern Sie sie im Ursprungsprogramm neu und laden Sie sie noch"
    " einmal hoch."
)


@dataclass(frozen=True, slots=True)
class State:
    """What holds inside a group: where its text goes (BODY, TECHNICAL or a reason) and how its bytes are read."""

    target: str = BODY
    deleted: bool = False
    hidden: bool = False
    fallback: int = 1
    charset: str = ""

    @property
    def place(self) -> str:
        """The target, unless the words are deleted or hidden."""
        if self.target not in (BODY, BOX):
            return self.target
        return DELETED if self.deleted else HIDDEN if self.hidden else self.target


class RtfScan:
    """One pass through the tokens of an RTF document."""

    def __init__(self, text: str) -> None:
        self.pieces: list[tuple[str, str]] = []
        self._text = text
        self._state = State()
        self._stack: list[State] = []
        self._bytes = bytearray()
        self._codepage = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._skip = 0
        self._optional = False

    def run(self) -> None:
        """Scans the whole document; RefusedError where it ends inside a group."""
        position = 0
        while position < len(self._text) and (match := TOKEN.match(self._text, position)):
            position = match.end()
            if match["word"] == "bin":
                position += max(0, int(match["number"] or 0))
            self._take(match)
            if not self._stack:
                break
        if self._stack or position == 0:
            raise RefusedError(UNCLOSED)

    def _take(self, match: re.Match[str]) -> None:
        if match["byte"]:
            self._take_bytes(bytes.fromhex(match["byte"]))
        elif match["text"]:
            self._take_bytes(match["text"].encode("latin-1"))
        elif not match["line"]:
            self._flush()
            self._take_control(match)

    def _take_bytes(self, content: bytes) -> None:
        """Bytes of text. After a Unicode character its replacements for old readers are skipped."""
        skipped = min(self._skip, len(content))
        self._skip -= skipped
        self._bytes += content[skipped:]

    def _take_control(self, match: re.Match[str]) -> None:
        if match["brace"]:
            self._skip = 0
            self._open() if match["brace"] == "{" else self._close()
        elif match["sign"] == "*":
            self._optional = True
        else:
            self._take_word(match["word"] or match["sign"], match["number"])
            self._optional = False

    def _open(self) -> None:
        self._stack.append(self._state)
        if len(self._stack) > DEEPEST:
            raise RefusedError(BROKEN)

    def _close(self) -> None:
        outer = self._stack.pop()
        if outer.target != self._state.target:
            self._emit(END)
        self._state = outer

    def _take_word(self, word: str, number: str | None) -> None:
        if word in SIGNS:
            self._emit(SIGNS[word])
        elif word == "u" and number:
            self._emit(chr(int(number) % 0x10000))
            self._skip = self._state.fallback
        elif word in ASIDE or word in TECHNICAL_GROUPS or word == "shptxt":
            self._enter(word)
        elif self._optional:
            self._state = replace(self._state, target=TECHNICAL)
        else:
            self._set(word, number)

    def _enter(self, word: str) -> None:
        """A group with a purpose of its own; the words of a text box count even inside a drawing."""
        inside = self._state.target
        target = BOX if word == "shptxt" else ASIDE.get(word, TECHNICAL) if inside != TECHNICAL else TECHNICAL
        self._state = replace(self._state, target=target)

    def _set(self, word: str, number: str | None) -> None:
        """Properties: character sets, replacement length, deleted and hidden text."""
        on = number != "0"
        if word in CODEPAGES:
            self._codepage = CODEPAGES[word]
        elif word == "ansicpg" and number:
            self._codepage = {"65001": "utf-8", "10000": "mac_roman"}.get(number, f"cp{number}")
        elif word == "fcharset" and number:
            self._fonts[self._font] = CHARSETS.get(int(number), "")
        elif word == "f" and number:
            self._font = int(number)
            self._state = replace(self._state, charset=self._fonts.get(self._font, ""))
        elif word == "plain":
            self._state = replace(self._state, deleted=False, hidden=False)
        elif word == "deleted":
            self._state = replace(self._state, deleted=on)
        elif word == "v":
            self._state = replace(self._state, hidden=on)
        elif word == "uc" and number:
            self._state = replace(self._state, fallback=int(number))

    def _flush(self) -> None:
        if self._bytes:
            self._emit(_decode(bytes(self._bytes), self._state.charset or self._codepage))
            self._bytes.clear()

    def _emit(self, text: str) -> None:
        if self._state.place != TECHNICAL:
            self.pieces.append((self._state.place, text))


def _decode(content: bytes, charset: str) -> str:
    try:
        return content.decode(charset, errors="replace")
    except LookupError:
        return content.decode("cp1252", errors="replace")


def read_rtf(content: bytes) -> Source:
    """Body of an RTF document. Raises RefusedError where the document is cut off."""
    scan = RtfScan(content.rstrip(b"\x00").decode("latin-1"))
    scan.run()
    body = _join_surrogates("".join(_order_body(scan.pieces))).replace(END, "\n\n")
    lines = (line.strip() for line in body.split("\n"))
    return Source(tuple(map(Passage, lines)), tuple(_list_left_out(scan.pieces)))


def _order_body(pieces: list[tuple[str, str]]) -> Iterator[str]:
    """The words of the body; a text box stands before the paragraph it hangs on and is read after it."""
    boxes: list[str] = []
    for place, text in pieces:
        if place == BOX:
            boxes.append(text)
        elif place == BODY:
            yield text
            if text == SIGNS["par"]:
                yield from boxes
                boxes.clear()
    yield from boxes


def _join_surrogates(text: str) -> str:
    """Characters beyond the basic plane are written as two halves."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _list_left_out(pieces: list[tuple[str, str]]) -> Iterator[LeftOut]:
    for reason, group in groupby((piece for piece in pieces if piece[0] not in (BODY, BOX)), key=itemgetter(0)):
        for text in _join_surrogates("".join(text for _, text in group)).split(END):
            if text.strip():
                yield LeftOut(re.sub(r"\s*\n\s*", "\n", text.strip()), reason)
