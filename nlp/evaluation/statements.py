"""How well statements are found in interviews never trained on, beside a baseline of words."""

from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from nlp.config import AnalysisConfig
from nlp.statements.classifier import KINDS, Probabilities, classify
from nlp.training.interviews import LabelledSentence
from nlp.training.statements import describe, label, list_sentences, read_turns


def evaluate(data: Path) -> str:
    """F1 of each kind on the test interviews, sentence by sentence. ``data`` is not needed."""
    del data
    turns = read_turns("test")
    trained, unseen = list_sentences(read_turns("train")), list_sentences(turns)
    gold = label(unseen)
    ours = _decide(classify(*describe(turns)))
    theirs = _predict_from_words(trained, unseen)
    lines = [f"statements: {len(unseen)} sentences of unseen interviews", f"{'F1':12} {'ours':>6} {'TF-IDF':>7}"]
    names = ["none", *(kind.value for kind in KINDS)]
    for name, one, other in zip(names, _scores(gold, ours), _scores(gold, theirs), strict=True):
        lines.append(f"{name:12} {one:6.2f} {other:7.2f}")
    lines.append(f"{'macro':12} {np.mean(_scores(gold, ours)):6.2f} {np.mean(_scores(gold, theirs)):7.2f}")
    hard = [kind for sentence, kind in zip(unseen, ours, strict=True) if sentence.hard]
    lines.append(f"denied, past, imagined or only quoted problems taken as challenges: {hard.count(1)} of {len(hard)}")
    return "\n".join(lines)


def _decide(probabilities: Probabilities) -> list[int]:
    """The likeliest kind over its threshold, as the analysis decides."""
    config = AnalysisConfig()
    thresholds = np.array([getattr(config, f"{kind.value}_threshold") for kind in KINDS])
    passing = np.where(probabilities[:, 1:] >= thresholds, probabilities[:, 1:], -1)
    return [int(row.argmax()) + 1 if row.max() >= 0 else 0 for row in passing]


def _predict_from_words(trained: list[LabelledSentence], unseen: list[LabelledSentence]) -> list[int]:
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    features = vectorizer.fit_transform([sentence.text for sentence in trained])
    model = LogisticRegression(C=10, max_iter=1000, class_weight="balanced").fit(features, label(trained))
    return list(model.predict(vectorizer.transform([sentence.text for sentence in unseen])))


def _scores(gold: list[int], predicted: list[int]) -> list[float]:
    return list(f1_score(gold, predicted, labels=range(len(KINDS) + 1), average=None, zero_division=0))
