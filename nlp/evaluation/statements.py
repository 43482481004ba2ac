"""How well statements are found in interviews never trained on, and sentence functions in CIMT, beside words alone."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from corpus.types import StatementKind
from nlp.config import AnalysisConfig
from nlp.evaluation import cimt, spans
from nlp.statements.classifier import KINDS, Probabilities, classify
from nlp.statements.spans import choose_kinds
from nlp.training.interviews import LabelledSentence, read_interviews
from nlp.training.statements import describe, label, list_sentences, read_lessons, read_turns

BINS = 10


def evaluate(data: Path) -> str:
    """F1 of each kind on the test interviews, by sentences and by spans; CIMT where ``data`` holds it.

    The baseline learns from the same sentences as ours. Sentences that are among them word for word are left out,
    though they stay where they are as context.
    """
    lessons = [turn for part in read_lessons() for one in part for turn in one.turns]
    trained, turns = list_sentences(lessons), read_turns("test")
    rows = find_unseen(list_sentences(turns), trained)
    probabilities = classify(describe(turns))[rows]
    unseen = [list_sentences(turns)[row] for row in rows]
    gold, theirs = label(unseen), _predict_from_words(trained, unseen)
    ours = [kind + 1 for kind in choose_kinds(probabilities, AnalysisConfig())]
    hard = [kind for sentence, kind in zip(unseen, ours, strict=True) if sentence.hard]
    challenge = KINDS.index(StatementKind.CHALLENGE) + 1
    lines = [
        f"statements: {len(unseen)} sentences of unseen interviews, without {len(list_sentences(turns)) - len(rows)} "
        f"that are among the {len(trained)} learnt ones word for word",
        f"{'F1 of sentences':16} {'ours':>6} {'TF-IDF':>7} {'calibration error':>18}",
        *_compare(gold, ours, theirs=theirs, errors=_miscalibrations(gold, probabilities)),
        "denied, past, imagined or only quoted problems taken as challenges: "
        f"{hard.count(challenge)} of {len(hard)}, TF-IDF: "
        f"{sum(kind == challenge for kind, one in zip(theirs, unseen, strict=True) if one.hard)}",
        *spans.compare(read_interviews("test")),
    ]
    return "\n".join(lines + (cimt.compare(data) if cimt.is_there(data) else []))


def find_unseen(tested: Sequence[LabelledSentence], learnt: Sequence[LabelledSentence]) -> list[int]:
    """Rows of the sentences of which none with the same words was learnt."""
    known = {one.text for one in learnt}
    return [row for row, one in enumerate(tested) if one.text not in known]


def _compare(gold: list[int], ours: list[int], *, theirs: list[int], errors: Sequence[float]) -> list[str]:
    names = ["none", *(kind.value for kind in KINDS)]
    one, other = _scores(gold, ours), _scores(gold, theirs)
    rows = zip(names, one, other, errors, strict=True)
    return [
        *(f"{name:16} {f1:6.2f} {words:7.2f} {error:18.3f}" for name, f1, words, error in rows),
        f"{'macro':16} {np.mean(one):6.2f} {np.mean(other):7.2f}",
    ]


def _predict_from_words(trained: list[LabelledSentence], unseen: list[LabelledSentence]) -> list[int]:
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    features = vectorizer.fit_transform([sentence.text for sentence in trained])
    model = LogisticRegression(C=10, max_iter=1000, class_weight="balanced").fit(features, label(trained))
    return [int(kind) for kind in model.predict(vectorizer.transform([sentence.text for sentence in unseen]))]


def _scores(gold: list[int], predicted: list[int]) -> list[float]:
    return list(f1_score(gold, predicted, labels=range(len(KINDS) + 1), average=None, zero_division=0))


def _miscalibrations(gold: Sequence[int], probabilities: Probabilities) -> list[float]:
    """For each column the expected distance of probability and share right, over ten bins of equal width."""
    right = np.eye(probabilities.shape[1])[list(gold)]
    bins = np.minimum((probabilities * BINS).astype(int), BINS - 1)
    return [_distance(bins[:, column], right[:, column] - probabilities[:, column]) for column in range(right.shape[1])]


def _distance(bins: npt.NDArray[np.int_], differences: npt.NDArray[np.float64]) -> float:
    return float(np.abs(np.bincount(bins, weights=differences, minlength=BINS)).sum() / max(1, len(bins)))
