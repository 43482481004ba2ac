"""Word and OpenDocument texts: every paragraph of the body in its order, everything else listed.

Own walkers: python-docx's paragraphs lose tables, tracked insertions, content controls and text boxes, and odfpy
swallows parse errors (measured).
"""

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from corpus.readers.guard import BROKEN, Archive, RefusedError
from corpus.readers.sources import Passage, Source
from corpus.types import LeftOut

DELETED = "Gelöschter Text aus den nachverfolgten Änderungen."
MOVED = "Verschobener Text an seiner alten Stelle (nachverfolgte Änderungen)."
COMMENT = "Kommentar."
FOOTNOTE = "Fußnote."
ENDNOTE = "Endnote."
PAGE_HEAD = "Kopf- oder Fußzeile."
DRAWING = "Text in einer Grafik."
EMBEDDED = "Die Datei enthält ein eingebettetes Dokument, das nicht gelesen wurde. Bitte laden Sie es einzeln hoch."
DOCX_PARTS = (
    ("comments", COMMENT),
    ("footnotes", FOOTNOTE),
    ("endnotes", ENDNOTE),
    ("header", PAGE_HEAD),
    ("footer", PAGE_HEAD),
    ("diagrams/data", DRAWING),
    ("charts/chart", DRAWING),
)


def local(element: Element) -> str:
    """The tag without its namespace; transitional and strict documents differ only there."""
    return element.tag.rpartition("}")[2]


class DocxWalk:
    """One pass through a WordprocessingML part: paragraphs and rows as passages, deletions as left out."""

    def __init__(self) -> None:
        self.left_out: list[LeftOut] = []
        self._boxes: list[Passage] = []

    def passages(self, container: Element) -> Iterator[Passage]:
        """The block content of a container: paragraphs, tables, content controls, and the text boxes anchored there."""
        for child in container:
            if local(child) == "p":
                yield Passage(self.text(child))
                yield Passage("")
            elif local(child) == "tbl":
                yield from self._rows(child)
            else:
                yield from self.passages(child)
            yield from self._take_boxes()

    def _take_boxes(self) -> list[Passage]:
        boxes, self._boxes = self._boxes, []
        return boxes

    def _rows(self, table: Element) -> Iterator[Passage]:
        for row in find_own(table, "tr"):
            cells = [list(self.passages(cell)) for cell in find_own(row, "tc")]
            yield from join_cells([[passage.text for passage in cell] for cell in cells])

    def text(self, paragraph: Element) -> str:
        """The visible text of a paragraph; text boxes and deletions in it are put aside."""
        return "".join(self._pieces(paragraph))

    def _pieces(self, element: Element) -> Iterator[str]:
        for child in element:
            name = local(child)
            if name == "t":
                yield child.text or ""
            elif name in BREAKS:
                yield BREAKS[name]
            elif name in ("del", "moveFrom"):
                self._put_aside(child, DELETED if name == "del" else MOVED)
            elif name == "AlternateContent":
                yield from self._pieces(_choose_alternative(child))
            elif name == "txbxContent":
                self._boxes += [Passage(""), *self.passages(child)]
            elif name not in ("pPr", "rPr"):
                yield from self._pieces(child)

    def _put_aside(self, element: Element, reason: str) -> None:
        text = "".join(item.text or "" for item in element.iter() if local(item) in ("t", "delText"))
        if text.strip():
            self.left_out.append(LeftOut(text, reason))


BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}


def find_own(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those inside content controls, without those of inner tables."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) not in ("tbl", "table"):
            yield from find_own(child, name)


def _choose_alternative(element: Element) -> Element:
    """Word writes a text box twice, for new and old readers; one copy is enough."""
    options = [child for child in element if any(local(item) == "t" for item in child.iter())]
    return options[0] if options else element


def join_cells(cells: list[list[str]]) -> Iterator[Passage]:
    """A table row as one line with tabs. Further paragraphs of the last cell follow as lines of their own."""
    if not cells:
        return
    *firsts, last = [[text for text in cell if text.strip()] for cell in cells]
    yield Passage("\t".join([*(" ".join(cell) for cell in firsts), *last[:1]]))
    yield from (Passage(text) for text in last[1:])
    yield Passage("")


def read_docx(content: bytes) -> Source:
    """Body of a Word document. Raises RefusedError."""
    archive = Archive(content)
    main = _find_main_part(archive)
    walk = DocxWalk()
    root = archive.xml(main)
    passages = tuple(walk.passages(root))
    left_out = (*walk.left_out, *_read_other_parts(archive, posixpath.dirname(main)))
    embedded = any(local(item) == "altChunk" for item in root.iter())
    return Source(passages, left_out, (EMBEDDED,) if embedded else ())


def _find_main_part(archive: Archive) -> str:
    names = archive.names()
    if "_rels/.rels" in names:
        for relation in archive.xml("_rels/.rels"):
            target = relation.get("Target", "").lstrip("/")
            if relation.get("Type", "").endswith("/officeDocument") and target in names:
                return target
    if "word/document.xml" in names:
        return "word/document.xml"
    raise RefusedError(BROKEN)


def _read_other_parts(archive: Archive, folder: str) -> Iterator[LeftOut]:
    for name in archive.names():
        reason = next(
            (reason for part, reason in DOCX_PARTS if name.startswith(f"{folder}/{part}") and name.endswith(".xml")), ""
        )
        if reason:
            yield from _read_part(archive.xml(name), reason)


def _read_part(root: Element, reason: str) -> Iterator[LeftOut]:
    blocks = list(root) if reason in (COMMENT, FOOTNOTE, ENDNOTE) else [root]
    for block in blocks:
        walk = DocxWalk()
        lines = [passage.text for passage in walk.passages(block)] if reason != DRAWING else [walk.text(block)]
        text = "\n".join(line.strip() for line in lines if line.strip())
        yield from walk.left_out
        if text:
            yield LeftOut(text, reason)
