"""HTML: noScribe's transcripts and any other page with paragraphs or a table."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from corpus.readers.formats.office import DELETED
from corpus.readers.guard import HAS_DTD, RefusedError
from corpus.readers.sources import Passage, Source
from corpus.types import LeftOut

TITLE = "Titel der Seite."
BLOCKS = frozenset(
    [
        *(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "table",
            "tr",
            "section",
            "article",
            "main",
        ),
        *(
            "header",
            "footer",
            "nav",
            "aside",
            "blockquote",
            "pre",
            "dl",
            "dt",
            "dd",
            "hr",
            "body",
            "figure",
            "figcaption",
        ),
    ]
)
CELLS = frozenset(["td", "th"])
SILENT = frozenset(["script", "style", "noscript", "template"])
ASIDE = {"title": TITLE, "del": DELETED, "s": DELETED, "strike": DELETED}
ENTITY = re.compile(r"<!DOCTYPE[^>]*\[|<!ENTITY", re.I)


class PageParser(HTMLParser):
    """Gathers lines of text; white space in the page counts once unless the page says otherwise."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self.left_out: list[LeftOut] = []
        self._silent = 0
        self._aside: list[tuple[str, list[str]]] = []
        self._row: list[bool] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Begins a line, a cell, or text that is put aside."""
        if tag in SILENT:
            self._silent += 1
        elif tag in ASIDE:
            self._aside.append((tag, []))
        elif tag == "br":
            self.lines.append("")
        elif tag == "tr":
            self._row.append(False)
            self._end_block()
        elif tag in CELLS and self._row:
            self.lines[-1] += "\t" if self._row[-1] else ""
            self._row[-1] = True
        elif tag in BLOCKS and not self._row:
            self._end_block()

    def handle_endtag(self, tag: str) -> None:
        """Ends a line or what was put aside."""
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        elif self._aside and tag == self._aside[-1][0]:
            self._close_aside()
        elif tag == "tr" and self._row:
            self._row.pop()
            self._end_block()
        elif tag in BLOCKS:
            self.lines += [""] if self._row else ["", ""]

    def handle_data(self, data: str) -> None:
        """Words, to where they belong."""
        if self._silent:
            return
        if self._aside:
            self._aside[-1][1].append(data)
        else:
            self.lines[-1] += re.sub(r"\s+", " ", data)

    def _end_block(self) -> None:
        if self.lines[-1].strip():
            self.lines += ["", ""]

    def _close_aside(self) -> None:
        tag, pieces = self._aside.pop()
        text = " ".join("".join(pieces).split())
        if text:
            self.left_out.append(LeftOut(text, ASIDE[tag]))

    def close(self) -> None:
        """Ends the page; what was never closed is still listed."""
        super().close()
        while self._aside:
            self._close_aside()


def read_html(text: str, *, warnings: Sequence[str] = ()) -> Source:
    """The visible words of a page. Raises RefusedError where it defines entities of its own."""
    if ENTITY.search(text):
        raise RefusedError(HAS_DTD)
    parser = PageParser()
    parser.feed(text)
    parser.close()
    return Source(tuple(Passage(line.strip(" ")) for line in parser.lines), tuple(parser.left_out), tuple(warnings))
