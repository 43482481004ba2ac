"""Train what a sentence does from the hand-labelled interviews."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from corpus.types import StatementKind
from nlp.sentences import embed_sentences
from nlp.statements.classifier import KINDS, WEIGHTS, Classifier, Numbers, look_around, make_probabilities
from nlp.statements.features import Talk, build_features, measure_rarities
from nlp.training.challenges import read_challenges
from nlp.training.interviews import (
    STATEMENTS_ONLY,
    LabelledInterview,
    LabelledSentence,
    LabelledTurn,
    read_interviews,
)

STRENGTH_OF_FIT = 1.0
# In interviews most sentences say nothing of interest, and challenges are more frequent than the rest; the labelled
# sentences are denser. Classes count by the square root of these shares, thresholds are chosen with the shares.
SHARES = (0.70, 0.15, 0.05, 0.05, 0.05)
FOLDS = 5
# Shorter sentences mean little by themselves, longer wordings tell more than one thing.
FEWEST_WORDS, MOST_WORDS = 5, 22

Labels = npt.NDArray[np.int64]


def train(data: Path, *, target: Path = WEIGHTS) -> None:
    """Fit on the training part and store the weights. ``data`` is not needed: the texts are in the project.

    CIMT's citizen contributions on traffic were tried beside them and changed nothing: macro F1 0.74 without, 0.73
    with its probabilities as features (10 folds by interview). So the model does without.
    """
    del data
    model = fit(*read_lessons())
    letters, words, hints = (rare.astype(np.float16) for rare in model.rarities)
    target.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        target,
        weights=model.weights.astype(np.float16),
        bias=model.bias,
        second=model.second,
        second_bias=model.second_bias,
        letters=letters,
        words=words,
        hints=hints,
    )


def read_lessons() -> tuple[list[LabelledInterview], list[LabelledInterview]]:
    """What the shipped weights are learnt from: the interviews, and more that is denser than reality (see `fit`)."""
    more = [*read_interviews("train", folder=STATEMENTS_ONLY), *_read_wordings()]
    return read_interviews("train"), more


def fit(interviews: Sequence[LabelledInterview], more: Sequence[LabelledInterview] = ()) -> Classifier:
    """Both linear models of the labelled sentences; the same interviews give the same models.

    The sentences of ``interviews`` are learnt once more as if each had been the whole answer and nobody had asked. The
    second model gives calibrated probabilities and learns from ``interviews`` only: ``more`` is denser than reality.
    """
    single = [_take_apart(interview) for interview in interviews]
    every = [*interviews, *single, *more]
    turns = [turn for one in every for turn in one.turns]
    talk, gold = describe(turns), np.array(label(list_sentences(turns)))
    rarities = measure_rarities(talk.texts)
    features = build_features(talk, rarities)
    model = _fit_first(features, gold)
    numbers = np.array([row for row, one in enumerate(every) for turn in one.turns for _ in turn.sentences])
    seen = look_around(_judge_unseen(features, gold, _fold(every)[numbers]), [turn for turn, _ in talk.places])
    real = numbers < len(interviews) + len(single)
    second = LogisticRegression(C=STRENGTH_OF_FIT, max_iter=1000).fit(seen[real], gold[real])
    return Classifier(
        weights=model.coef_.T.astype(np.float32),
        bias=model.intercept_.astype(np.float32),
        second=second.coef_.T.astype(np.float32),
        second_bias=second.intercept_.astype(np.float32),
        rarities=rarities,
    )


def _take_apart(interview: LabelledInterview) -> LabelledInterview:
    """Each sentence as a turn of its own without a question, as far as it can stand by itself."""
    turns = [
        LabelledTurn("", (sentence,))
        for turn in interview.turns
        for sentence in turn.sentences
        if len(turn.sentences) > 1 and not sentence.continues and len(sentence.text.split()) >= FEWEST_WORDS
    ]
    return LabelledInterview(interview.id, interview.part, tuple(turns))


def _read_wordings() -> list[LabelledInterview]:
    """The train challenges the encoder learns from, as far as they are put in one sentence: all of them complain."""
    wordings = {
        told.id: [one for one in told.wordings if len(one.text.split()) <= MOST_WORDS and _is_single(one.text)]
        for told in read_challenges("train")
    }
    return [
        LabelledInterview(
            id,
            "train",
            tuple(LabelledTurn(one.question, (LabelledSentence(one.text, StatementKind.CHALLENGE),)) for one in own),
        )
        for id, own in wordings.items()
    ]


def _is_single(text: str) -> bool:
    return sum(text.count(end) for end in ".!?") <= 1


def _fold(interviews: Sequence[LabelledInterview]) -> Labels:
    """A fold for each, the same for all parts of one interview."""
    numbers = {id: number for number, id in enumerate(dict.fromkeys(one.id for one in interviews))}
    return np.array([numbers[one.id] % FOLDS for one in interviews])


def _judge_unseen(features: Any, gold: Labels, folds: Labels) -> Numbers:
    """For each sentence what a model thinks of it that has not seen its interview."""
    probabilities = np.zeros((len(gold), len(SHARES)))
    for fold in range(FOLDS):
        left_out = folds == fold
        model = _fit_first(features[~left_out], gold[~left_out])
        probabilities[left_out] = make_probabilities(model.decision_function(features[left_out]))
    return probabilities


def _fit_first(features: Any, gold: Labels) -> LogisticRegression:
    counts = np.bincount(gold, minlength=len(SHARES))
    weights = np.sqrt(SHARES) / np.sqrt(SHARES).sum() * len(gold) / np.maximum(counts, 1)
    return LogisticRegression(C=STRENGTH_OF_FIT, max_iter=1000).fit(features, gold, sample_weight=weights[gold])


def read_turns(part: str) -> list[LabelledTurn]:
    """All labelled turns of a part, in order."""
    return [turn for interview in read_interviews(part) for turn in interview.turns]


def list_sentences(turns: Sequence[LabelledTurn]) -> list[LabelledSentence]:
    """The sentences of all turns, in order."""
    return [sentence for turn in turns for sentence in turn.sentences]


def describe(turns: Sequence[LabelledTurn]) -> Talk:
    """What the classifier needs to know of each sentence."""
    texts, questions = [sentence.text for sentence in list_sentences(turns)], [turn.question for turn in turns]
    places = [(row, row) for row, turn in enumerate(turns) for _ in turn.sentences]
    return Talk(texts, embed_sentences(texts), questions, embed_sentences(questions), places)


def label(sentences: Sequence[LabelledSentence]) -> list[int]:
    """The column of each sentence's kind; 0 for none."""
    return [0 if sentence.kind is None else KINDS.index(sentence.kind) + 1 for sentence in sentences]
