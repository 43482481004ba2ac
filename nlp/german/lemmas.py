"""Lemmas by the longest known ending of a word of that coarse tag; a whole word is its own longest ending."""

import gzip
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokens import Doc

NAME = "ending_lemmatizer"
START = "^"
CAPITALISED = frozenset({"NOUN", "PROPN", "X"})
UNCHANGED = frozenset({"PUNCT", "SYM", "NUM", "SPACE", ""})

Rules = Mapping[str, Mapping[str, tuple[int, str]]]
"""Coarse tag -> ending ("^" marks the word's start) -> letters to cut off, letters to put on."""


def as_key(word: str, tag: str) -> str:
    """The spelling under which a word is looked up: only nouns and names keep their capitals."""
    return START + (word if tag in CAPITALISED else word.lower())


def find_lemma(word: str, tag: str, *, rules: Rules) -> str:
    """Lemma of a word with a coarse tag; gender forms end in their singular ("Bürger:in")."""
    if tag in UNCHANGED:
        return word
    key, known = as_key(word, tag), rules.get(tag, {})
    for start in range(len(key)):
        rule = known.get(key[start:])
        if rule is not None:
            cut, add = rule
            return key[1 : len(key) - cut] + add if cut < len(key) else add
    return key[1:]


class EndingLemmatizer:
    """Pipeline component that sets every token's lemma from its text and coarse tag."""

    def __init__(self) -> None:
        self.learn({})

    def learn(self, rules: Rules) -> None:
        """Replace the rules."""
        self.rules = rules
        self._find = lru_cache(maxsize=50_000)(lambda word, tag: find_lemma(word, tag, rules=rules))

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of one document."""
        for token in doc:
            token.lemma_ = self._find(token.text, token.pos_)
        return doc

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Write the rules as JSON."""
        # No time stamp inside: the same training gives the same bytes.
        path.with_suffix(".json.gz").write_bytes(gzip.compress(srsly.json_dumps(self.rules).encode(), mtime=0))

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> "EndingLemmatizer":
        """Read the rules that `to_disk` wrote."""
        self.learn(srsly.read_gzip_json(path.with_suffix(".json.gz")))
        return self


@Language.factory(NAME, assigns=["token.lemma"], requires=["token.pos"])
def create_lemmatizer(nlp: Language, name: str) -> EndingLemmatizer:
    """Make an empty lemmatizer; the model's folder holds its rules."""
    return EndingLemmatizer()
