"""Sentences with named entities by hand, as words and labels."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

KINDS = ("PER", "ORG", "LOC")
DOMAIN = Path(__file__).parent / "domain"
INLINE = re.compile(r"\[\[(PER|ORG|LOC) (.+?)\]\]")
MISSING = "-"

Span = tuple[int, int, str]
"""First character, character after the last, kind."""


@dataclass(frozen=True, slots=True)
class Named:
    """One sentence: words and their labels ("B-PER", "I-PER", "O", "-" where nobody knows)."""

    words: tuple[str, ...]
    labels: tuple[str, ...]

    def as_doc(self, vocab: Vocab) -> Doc:
        """A spaCy document with these words and entities."""
        known = ["" if label == MISSING else label for label in self.labels]
        return Doc(vocab, list(self.words), ents=known)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a teacher thinks of the words of a raw sentence: probabilities (words, labels), and the likeliest tags."""

    words: tuple[str, ...]
    names: NDArray[np.float32]
    tags: tuple[str, ...]


def read_conll(path: Path) -> Iterator[Named]:
    """Sentences of a file with one "word<TAB>label" a line; kinds other than PER, ORG, LOC count as none."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if "\t" in line]
        if rows:
            yield Named(tuple(row[0] for row in rows), repair(row[1] for row in rows))


def read_spans(path: Path, nlp: Language) -> Iterator[Named]:
    """Sentences of a JSON lines file of texts with character spans, in this pipeline's tokens and sentences."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans = [(start, end, kind) for start, end, kind in row["ents"] if kind in KINDS]
        yield from split_sentences(nlp(row["text"]), spans)


def read_domain(part: str, nlp: Language) -> Iterator[Named]:
    """The project's own sentences of one part ("train" or "test"), one register after the other."""
    current = ""
    registers = (path.read_text(encoding="utf-8") for path in sorted(DOMAIN.glob("*.txt")))
    for line in chain.from_iterable(text.splitlines() for text in registers):
        if line.startswith("## "):
            current = line.rsplit(maxsplit=1)[1]
        elif line and current == part:
            text, spans = parse_inline(line)
            yield label_words(nlp.make_doc(text), spans)


def parse_inline(line: str) -> tuple[str, list[Span]]:
    """Text and spans of a line labelled like "Frau [[PER Yılmaz]] kam."."""
    text, spans, end = "", [], 0
    for match in INLINE.finditer(line):
        text += line[end : match.start()]
        spans.append((len(text), len(text) + len(match[2]), match[1]))
        text, end = text + match[2], match.end()
    return text + line[end:], spans


def label_words(doc: Doc, spans: Iterable[Span]) -> Named:
    """Labels for a document's tokens, the longest span first; a span that cuts a token in two leaves it unknown."""
    labels = ["O"] * len(doc)
    for start, end, kind in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        exact = doc.char_span(start, end)
        around = exact or doc.char_span(start, end, alignment_mode="expand")
        free = around is not None and all(labels[token.i] == "O" for token in around)
        for number, token in enumerate(around if around is not None and free else ()):
            labels[token.i] = MISSING if exact is None else f"{'I' if number else 'B'}-{kind}"
    return Named(tuple(token.text for token in doc), tuple(labels))


def split_sentences(doc: Doc, spans: Iterable[Span]) -> Iterator[Named]:
    """One Named for every sentence of a document, without white space tokens."""
    named = label_words(doc, spans)
    for sentence in doc.sents:
        kept = [token.i for token in sentence if not token.is_space]
        if kept:
            yield Named(tuple(named.words[i] for i in kept), repair(named.labels[i] for i in kept))


def repair(labels: Iterable[str]) -> tuple[str, ...]:
    """Labels without other kinds, and every span opened by B."""
    fixed: list[str] = []
    for label in labels:
        kind = label[2:]
        if kind not in KINDS:
            fixed.append(MISSING if label == MISSING else "O")
        elif label[0] == "I" and fixed and fixed[-1][2:] == kind:
            fixed.append(f"I-{kind}")
        else:
            fixed.append(f"B-{kind}")
    return tuple(fixed)
