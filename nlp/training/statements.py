"""Train what a sentence does from the hand-labelled interviews."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from nlp.embedding import Vectors
from nlp.sentences import embed_sentences
from nlp.statements.classifier import KINDS, WEIGHTS, Classifier, build_features, look_around
from nlp.training.interviews import LabelledSentence, LabelledTurn, read_interviews

STRENGTH_OF_FIT = 1.0
# In interviews most sentences say nothing of interest, and challenges are more frequent than the rest; the labelled
# sentences are denser. Classes count by the square root of these shares, thresholds are chosen with the shares.
SHARES = (0.70, 0.15, 0.05, 0.05, 0.05)


def train(data: Path, *, target: Path = WEIGHTS) -> None:
    """Fit on the training part and store the weights. ``data`` is not needed: the interviews are in the project.

    CIMT's citizen contributions on traffic were tried beside them and changed nothing: macro F1 0.74 without, 0.73
    with its probabilities as features (10 folds by interview). So the model does without.
    """
    del data
    classifier = fit(read_turns("train"))
    target.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(target, weights=classifier.weights.astype(np.float16), bias=classifier.bias.astype(np.float32))


def read_turns(part: str) -> list[LabelledTurn]:
    """All labelled turns of a part, in order."""
    return [turn for interview in read_interviews(part) for turn in interview.turns]


def list_sentences(turns: Sequence[LabelledTurn]) -> list[LabelledSentence]:
    """The sentences of all turns, in order."""
    return [sentence for turn in turns for sentence in turn.sentences]


def describe(turns: Sequence[LabelledTurn]) -> tuple[list[str], Vectors, Vectors]:
    """What the classifier sees of each sentence: its text, its meaning, what is around it."""
    texts = [sentence.text for sentence in list_sentences(turns)]
    places = [(row, row) for row, turn in enumerate(turns) for _ in turn.sentences]
    vectors = embed_sentences(texts)
    return texts, vectors, look_around(vectors, embed_sentences([turn.question for turn in turns]), places)


def fit(turns: Sequence[LabelledTurn]) -> Classifier:
    """A linear model of the labelled sentences; the same turns give the same model."""
    gold = np.array(label(list_sentences(turns)))
    counts = np.bincount(gold, minlength=len(SHARES))
    weights = np.sqrt(SHARES) / np.sqrt(SHARES).sum() * len(gold) / np.maximum(counts, 1)
    model = LogisticRegression(C=STRENGTH_OF_FIT, max_iter=1000)
    model.fit(build_features(*describe(turns)), gold, sample_weight=weights[gold])
    return Classifier(model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32))


def label(sentences: Sequence[LabelledSentence]) -> list[int]:
    """The column of each sentence's kind; 0 for none."""
    return [0 if sentence.kind is None else KINDS.index(sentence.kind) + 1 for sentence in sentences]
