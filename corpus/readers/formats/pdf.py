"""PDF with a text layer: lines of all pages; page heads and numbers listed, words divided at line ends joined."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.readers.formats.office import COMMENT, PAGE_HEAD
from corpus.readers.guard import BROKEN, LOCKED, RefusedError
from corpus.readers.sources import Passage, Source
from corpus.readers.texts import LINE_ENDS
from corpus.types import LeftOut

NO_TEXT = (
    "Die PDF-Datei hat keine Textebene (vermutlich eingescannt). Bitte wenden Sie eine Texterkennung an oder"
    " laden Sie den Text als Word-Datei hoch."
)
EMPTY_PAGES = "Ohne lesbaren Text: Seite {pages}. Bitte prüfen Sie, ob dort eingescannter Text steht."
PAGE_NUMBER_REASON = "Seitenzahl."
HYPHEN = "Trennung am Zeilenende; das Wort wurde zusammengefügt."
PAGE_NUMBER = re.compile(r"\s*[-–]?\s*(?:Seite\s*)?\d{1,4}(?:\s*(?:von|/)\s*\d{1,4})?\s*[-–]?\s*", re.I)
BROKEN_WORD = re.compile(r"(?P<before>[^\W\d_]{2,})[-\u2010]$")
CONTINUES = re.compile(r"\s*(?P<after>[a-zäöüß]+)")
#: After these the hyphen stands for a left-out part ("Sprach- und Kulturmittler") and stays.
JOINING = frozenset(["und", "oder", "bzw", "sowie", "als", "noch", "bis", "wie"])
LIGATURES = {
    ord("ﬀ"): "ff",
    ord("ﬁ"): "fi",
    ord("ﬂ"): "fl",
    ord("ﬃ"): "ffi",
    ord("ﬄ"): "ffl",
    ord("ﬅ"): "st",
    ord("ﬆ"): "st",
}
EDGE = 2
SILENT_NOTES = ("/Link", "/Widget", "/Popup")


def read_pdf(content: bytes) -> Source:
    """The text layer. Raises RefusedError for protected, scanned and damaged files."""
    pages, comments = _extract(content)
    if not any(any(page) for page in pages):
        raise RefusedError(NO_TEXT)
    heads = _find_heads(pages)
    left_out = [LeftOut(text, COMMENT) for text in comments]
    lines: list[str] = []
    for page in pages:
        body, aside = _split_page(page, heads)
        left_out += aside
        lines += body
    joined, hyphens = join_hyphens(lines)
    left_out += [LeftOut(" ".join(hyphens), HYPHEN)] if hyphens else []
    empty = ", ".join(str(number) for number, page in enumerate(pages, start=1) if not any(page))
    warnings = (EMPTY_PAGES.format(pages=empty),) if empty else ()
    return Source(tuple(map(Passage, joined)), tuple(left_out), warnings)


def _extract(content: bytes) -> tuple[list[list[str]], list[str]]:
    """The lines of each page and the comments. The library is loaded here: the web process never parses."""
    import pypdf
    from pypdf.errors import PyPdfError

    # its warnings may quote the file and nobody reads them
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusedError(LOCKED)
        pages = [_read_lines(page.extract_text()) for page in reader.pages]
        comments = [text for page in reader.pages for text in _read_comments(page)]
    except (PyPdfError, KeyError, IndexError, TypeError, AttributeError, ValueError, AssertionError, OSError):
        raise RefusedError(BROKEN) from None
    return pages, comments


def _read_lines(text: str) -> list[str]:
    return [line.strip().translate(LIGATURES) for line in LINE_ENDS.sub("\n", text).split("\n")]


def _read_comments(page: object) -> Iterator[str]:
    for reference in getattr(page, "annotations", None) or ():
        note = reference.get_object()
        text = note.get("/Contents")
        if note.get("/Subtype") not in SILENT_NOTES and isinstance(text, str) and text.strip():
            yield text


def _find_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Shapes (digits as 0) of first and last lines that stand on most pages."""
    shapes = Counter(shape for page in pages for shape in {_shape(line) for line in _edges(page)})
    fewest = max(2, len(pages) * 0.5)
    return frozenset(shape for shape, count in shapes.items() if count >= fewest)


def _edges(page: Sequence[str]) -> list[str]:
    lines = [line for line in page if line]
    return lines[:EDGE] + lines[-EDGE:] if len(lines) > 2 * EDGE else lines[:1] + lines[-1:]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _split_page(page: Sequence[str], heads: frozenset[str]) -> tuple[list[str], list[LeftOut]]:
    """The page's lines without heads and number, and those. Only lines at the edges can be heads."""
    filled = [index for index, line in enumerate(page) if line]
    edges = {*filled[:EDGE], *filled[-EDGE:]}
    body: list[str] = []
    aside: list[LeftOut] = []
    for index, line in enumerate(page):
        if index in edges and PAGE_NUMBER.fullmatch(line):
            aside.append(LeftOut(line, PAGE_NUMBER_REASON))
        elif index in edges and _shape(line) in heads:
            aside.append(LeftOut(line, PAGE_HEAD))
        else:
            body.append(line)
    return body, aside


def join_hyphens(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines with words divided at line ends put together, and the divided words as they stood there."""
    joined: list[str] = []
    divided: list[str] = []
    for line in lines:
        before = BROKEN_WORD.search(joined[-1]) if joined else None
        after = CONTINUES.match(line)
        if before and after and after["after"] not in JOINING:
            divided.append(f"{before[0]}{after['after']}")
            joined[-1] = joined[-1][:-1] + line.lstrip()
        else:
            joined.append(line)
    return joined, divided
