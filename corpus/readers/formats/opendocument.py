"""OpenDocument texts (.odt): the body in its order; notes, comments, page heads and deletions listed."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from corpus.readers.formats.office import COMMENT, DELETED, FOOTNOTE, PAGE_HEAD, find_own, join_cells, local
from corpus.readers.guard import Archive
from corpus.readers.sources import Passage, Source
from corpus.types import LeftOut

PARAGRAPHS = ("p", "h")
#: What belongs to a paragraph's XML and not to its words.
ASIDE = {"note": FOOTNOTE, "annotation": COMMENT, "annotation-end": "", "tracked-changes": DELETED}
HEADS = ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")


def read_odt(content: bytes) -> Source:
    """Body of an OpenDocument text. Raises RefusedError."""
    archive = Archive(content)
    walk = OdtWalk()
    passages = tuple(walk.passages(archive.xml("content.xml")))
    styles = archive.xml("styles.xml") if "styles.xml" in archive.names() else None
    heads = _read_page_heads(styles) if styles is not None else ()
    return Source(passages, (*walk.left_out, *heads))


def _read_page_heads(styles: Element) -> Iterator[LeftOut]:
    for part in (item for item in styles.iter() if local(item) in HEADS):
        text = "\n".join(passage.text for passage in OdtWalk().passages(part) if passage.text.strip())
        if text:
            yield LeftOut(text, PAGE_HEAD)


class OdtWalk:
    """One pass through OpenDocument content."""

    def __init__(self) -> None:
        self.left_out: list[LeftOut] = []
        self._boxes: list[Passage] = []

    def passages(self, container: Element) -> Iterator[Passage]:
        """Paragraphs, headings, table rows and text boxes below the container, in their order."""
        for child in container:
            name = local(child)
            if name in PARAGRAPHS:
                yield Passage("".join(self._pieces(child)))
                yield Passage("")
            elif name == "table":
                yield from self._rows(child)
            elif name in ASIDE:
                self._put_aside(child, ASIDE[name])
            else:
                yield from self.passages(child)
            boxes, self._boxes = self._boxes, []
            yield from boxes

    def _rows(self, table: Element) -> Iterator[Passage]:
        for row in find_own(table, "table-row"):
            cells = [list(self.passages(cell)) for cell in find_own(row, "table-cell")]
            yield from join_cells([[passage.text for passage in cell] for cell in cells])

    def _pieces(self, element: Element) -> Iterator[str]:
        """The words of a paragraph. White space in the XML counts once, as the format says."""
        yield _collapse(element.text)
        for child in element:
            yield from self._inline(child)
            yield _collapse(child.tail)

    def _inline(self, child: Element) -> Iterator[str]:
        name = local(child)
        if name == "s":
            yield " "
        elif name in ("tab", "line-break"):
            yield "\t" if name == "tab" else "\n"
        elif name in ASIDE:
            self._put_aside(child, ASIDE[name])
        elif name == "text-box":
            self._boxes += [Passage(""), *self.passages(child)]
        else:
            yield from self._pieces(child)

    def _put_aside(self, element: Element, reason: str) -> None:
        """Lists the words of a note, comment or deletion; who made it when is no text."""
        words = ("".join(item.itertext()).strip() for item in element.iter() if local(item) in PARAGRAPHS)
        citation = ["".join(item.itertext()) for item in element if local(item) == "note-citation"]
        text = "\n".join([*citation, *filter(None, words)])
        if text:
            self.left_out.append(LeftOut(text, reason))


def _collapse(text: str | None) -> str:
    if not text:
        return ""
    inner = " ".join(text.split())
    return (" " if text[0].isspace() else "") + inner + (" " if inner and text[-1].isspace() else "")
