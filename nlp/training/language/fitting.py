"""Fit parts of a spaCy pipeline to example sentences: one thread, fixed seed, learning rate falling to zero."""

import random
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, Model, Optimizer, fix_random_seed, set_dropout_rate
from thinc.schedules import warmup_linear

SEED = 20180502
WORDS_PER_BATCH = 1200
RATE = 0.0015
MOST_JOINED = 3

Goal = tuple[tuple[str, ...], NDArray[np.float32]]
"""Words, and probabilities of labels for each; a row of zeros where nobody knows."""


def describe_encoder(width: int, depth: int, *, rows: Sequence[int], pieces: int = 2) -> dict[str, object]:
    """Configuration of a convolutional word encoder over word form, affixes, shape and the shipped vectors."""
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": width,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": list(rows),
        "include_static_vectors": True,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": width, "depth": depth, "window_size": 1, "maxout_pieces": pieces,
    }  # fmt: skip
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}


def as_examples(references: Iterable[Doc]) -> list[Example]:
    """Examples whose input has the reference's own tokens."""
    return [Example(_strip(reference), reference) for reference in references]


def fit(nlp: Language, name: str, *, examples: Sequence[Example], epochs: int, dropout: float) -> None:
    """Initialise one part of a pipeline and update it `epochs` times over all examples, WORDS_PER_BATCH at once."""
    fix_random_seed(SEED)
    nlp.get_pipe(name).initialize(lambda: examples[:3_000], nlp=nlp)  # type: ignore[attr-defined]
    order = random.Random(SEED)  # noqa: S311
    words = sum(len(example.reference) for example in examples)
    optimizer = _make_optimizer(epochs * words)
    with nlp.select_pipes(enable=[name]):
        for _ in range(epochs):
            for batch in _batches(order.sample(list(examples), len(examples))):
                nlp.update(batch, sgd=optimizer, drop=dropout)
                optimizer.step_schedules()  # type: ignore[no-untyped-call]
        _keep_averages(nlp.get_pipe(name).model, optimizer)  # type: ignore[attr-defined]


def imitate(nlp: Language, name: str, *, goals: Sequence[Goal], epochs: int, dropout: float) -> None:
    """Initialise a part that gives every word probabilities of labels, and bring them close to the goals."""
    fix_random_seed(SEED)
    model = nlp.get_pipe(name).model  # type: ignore[attr-defined]
    model.initialize(X=[Doc(nlp.vocab, list(words)) for words, _ in goals[:50]], Y=[goal for _, goal in goals[:50]])
    dice = random.Random(SEED)  # noqa: S311
    optimizer = _make_optimizer(epochs * sum(len(words) for words, _ in goals))
    for _ in range(epochs):
        set_dropout_rate(model, dropout)
        for batch in _join(dice.sample(list(goals), len(goals)), dice):
            found, learn = model.begin_update([Doc(nlp.vocab, list(words)) for words, _ in batch])
            pairs = zip(found, (goal for _, goal in batch), strict=True)
            learn([(rows - goal) * (goal.sum(axis=1, keepdims=True) > 0) for rows, goal in pairs])
            model.finish_update(optimizer)
            optimizer.step_schedules()  # type: ignore[no-untyped-call]
    set_dropout_rate(model, 0.0)
    _keep_averages(model, optimizer)


def _join(goals: Iterable[Goal], dice: random.Random) -> Iterator[list[Goal]]:
    """Batches in which half of the sentences follow another one, as in real texts."""
    batch: list[Goal] = []
    joined = total = 0
    for words, goal in goals:
        total += len(words)
        if batch and joined < MOST_JOINED and dice.random() < 0.5:
            before, rows = batch[-1]
            batch[-1], joined = ((*before, *words), np.concatenate([rows, goal])), joined + 1
        else:
            batch, joined = [*batch, (words, goal)], 1
        if total >= WORDS_PER_BATCH:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch


def _make_optimizer(words: int) -> Optimizer:
    steps = max(1, words // WORDS_PER_BATCH)
    rates = warmup_linear(RATE, steps // 20, steps + 50)
    return Adam(learn_rate=rates, L2=0.01, use_averages=True)  # type: ignore[arg-type, no-any-return]


def _keep_averages(model: Model, optimizer: Optimizer) -> None:  # type: ignore[type-arg]
    averages = optimizer.averages or {}
    for node in model.walk():
        for key in node.param_names:
            if (node.id, key) in averages:
                node.set_param(key, averages[node.id, key])


def _batches(examples: Sequence[Example]) -> Iterable[list[Example]]:
    batch: list[Example] = []
    words = 0
    for example in examples:
        batch.append(example)
        words += len(example.reference)
        if words >= WORDS_PER_BATCH:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _strip(reference: Doc) -> Doc:
    words = [token.text for token in reference]
    return Doc(reference.vocab, words=words, spaces=[bool(token.whitespace_) for token in reference])
