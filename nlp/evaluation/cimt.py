"""Sentence functions in citizens' contributions (CIMT, Romberg and Conrad 2021), with the features of statements.

Five folds by contribution over Bonn and Köln together. Sentences that are both position and premise count as arguments
and are left out of the second question.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from nlp.sentences import embed_sentences
from nlp.statements.features import Talk, build_features, measure_rarities

FILE = Path("sentences", "cimt_visible.jsonl")
CITIES = {"CD_B": "Bonn", "CD_C": "Köln"}
FOLDS = 5
STRENGTH_OF_FIT = 1.0

Labels = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Contributed:
    """A sentence of a contribution; ``code``: mpos, premise, mpos+premise or non-arg."""

    document: str
    number: int
    text: str
    code: str
    city: str


def is_there(data: Path) -> bool:
    """Whether the folder holds the corpus."""
    return (data / FILE).is_file()


def compare(data: Path) -> list[str]:
    """Lines of a table: macro F1 of both questions, ours beside words alone, together and in each city."""
    sentences = read_sentences(data / FILE)
    features = _describe(sentences)
    argument = np.array([one.code != "non-arg" for one in sentences]).astype(np.int64)
    rows = [row for row, one in enumerate(sentences) if one.code in ("mpos", "premise")]
    single = [sentences[row] for row in rows]
    position = np.array([one.code == "mpos" for one in single]).astype(np.int64)
    return [
        f"CIMT, macro F1, {FOLDS} folds {'ours':>11} {'TF-IDF':>7}   ours in {' and '.join(CITIES.values())}",
        _row("argument or not", sentences, argument, features=features),
        _row("position or premise", single, position, features=features[rows]),
    ]


def read_sentences(file: Path) -> list[Contributed]:
    """The sentences of both cities, in the order of contributions. Broken lines of the source are left out."""
    rows = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    found = [
        Contributed(row["document_id"], int(row["sentence_nr"]), row["content"], row["code"], CITIES[row["dataset"]])
        for row in rows
        if row["dataset"] in CITIES
    ]
    return sorted(found, key=lambda one: (one.city, one.document, one.number))


def _describe(sentences: Sequence[Contributed]) -> Any:
    texts = [one.text for one in sentences]
    documents = {name: number for number, name in enumerate(dict.fromkeys(one.document for one in sentences))}
    places = [(documents[one.document], -1) for one in sentences]
    talk = Talk(texts, embed_sentences(texts), [""], embed_sentences([""]), places)
    return build_features(talk, measure_rarities(texts))


def _row(name: str, sentences: Sequence[Contributed], gold: Labels, *, features: Any) -> str:
    folds = np.array([_fold(one.document) for one in sentences])
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True).fit_transform([one.text for one in sentences])
    ours = _predict(features, gold, folds=folds, strength=STRENGTH_OF_FIT)
    theirs = _predict(words, gold, folds=folds, strength=10.0)
    cities = np.array([one.city for one in sentences])
    own = " ".join(f"{_score(gold[cities == city], ours[cities == city]):5.3f}" for city in CITIES.values())
    return f"{name:25} {_score(gold, ours):9.3f} {_score(gold, theirs):7.3f}   {own}"


def _fold(document: str) -> int:
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % FOLDS


def _predict(features: Any, gold: Labels, *, folds: Labels, strength: float) -> Labels:
    predicted = np.zeros_like(gold)
    for fold in range(FOLDS):
        left_out = folds == fold
        model = LogisticRegression(C=strength, max_iter=2000, class_weight="balanced")
        predicted[left_out] = model.fit(features[~left_out], gold[~left_out]).predict(features[left_out])
    return predicted


def _score(gold: Labels, predicted: Labels) -> float:
    return float(f1_score(gold, predicted, average="macro"))
