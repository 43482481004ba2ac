"""Sentences with coarse tags and lemmas by hand: the UD treebanks and EmpiriST."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from HanTa import HanoverTagger
from spacy.tokens import Doc
from spacy.vocab import Vocab

LISTS = json.loads((Path(__file__).parent / "lists.json").read_text(encoding="utf-8"))
# EmpiriST's own coarse tags differ from UD; its fine tags (STTS) don't.
FROM_STTS: dict[str, str] = LISTS["stts"]
# HanTa's own tags; a form of "haben" or "werden" may be full verb or auxiliary, so its tag stays unknown.
FROM_HANTA: dict[str, str] = LISTS["hanta"]
UNSURE = re.compile(r"h[aä]|ge", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tagged:
    """One sentence; "" where tag or lemma is unknown."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    lemmas: tuple[str, ...]
    gaps: tuple[bool, ...]

    def as_doc(self, vocab: Vocab) -> Doc:
        """A spaCy document with these words, tags and lemmas."""
        return Doc(vocab, list(self.words), spaces=list(self.gaps), pos=list(self.tags), lemmas=list(self.lemmas))


def read_treebank(path: Path) -> Iterator[Tagged]:
    """Sentences of a CoNLL-U file, contractions ("im") as the one word that is written."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if rows:
            yield _as_tagged([row for row in _merge(rows) if "." not in row[0]])


def read_empirist(path: Path) -> Iterator[Tagged]:
    """Chat and web sentences of a CWB file: word, STTS, coarse tag, …, lemma in the fifth column."""
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line == "</s>" and rows:
            tags = tuple(FROM_STTS.get(row[1], "") for row in rows)
            yield Tagged(tuple(r[0] for r in rows), tags, tuple(r[5] for r in rows), (True,) * len(rows))
            rows = []
        elif "\t" in line and not line.startswith("<"):
            rows.append(line.split("\t"))


def as_coarse(word: str, fine: str) -> str:
    """Coarse tag for one of HanTa's fine tags; "" where the two schemes differ."""
    if fine.startswith("VA"):
        return "" if UNSURE.match(word) else "AUX"
    if fine.startswith("V"):
        return "AUX" if fine.startswith("VM") else "VERB"
    return FROM_HANTA.get(fine, FROM_STTS.get(fine, ""))


def tag_sentences(sentences: Iterable[Sequence[str]], tagger: HanoverTagger.HanoverTagger) -> Iterator[Tagged]:
    """HanTa's tags and lemmas for tokenised sentences."""
    for words in sentences:
        rows = tagger.tag_sent(list(words), taglevel=1)
        tags = tuple(as_coarse(word, fine) for word, _, fine in rows)
        yield Tagged(tuple(words), tags, tuple(str(row[1]) for row in rows), (True,) * len(rows))


def _merge(rows: list[list[str]]) -> Iterator[list[str]]:
    last = 0
    for number, row in enumerate(rows):
        if "-" in row[0]:
            last = int(row[0].split("-")[1])
            part = rows[number + 1]
            yield [row[0], row[1], *part[2:9], row[9]]
        elif "." in row[0] or int(row[0]) > last:
            yield row


def _as_tagged(rows: list[list[str]]) -> Tagged:
    return Tagged(
        words=tuple(row[1] for row in rows),
        tags=tuple("" if row[3] == "_" else row[3] for row in rows),
        lemmas=tuple(row[2] for row in rows),
        gaps=tuple("SpaceAfter=No" not in row[9] for row in rows),
    )
