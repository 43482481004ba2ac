"""Fit parts of a spaCy pipeline to example sentences: one thread, fixed seed, learning rate falling to zero."""

import random
from collections.abc import Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, Optimizer, fix_random_seed
from thinc.schedules import warmup_linear

SEED = 20180502
WORDS_PER_BATCH = 1200
RATE = 0.0015


def describe_encoder(width: int, depth: int) -> dict[str, object]:
    """Configuration of a convolutional word encoder over word form, affixes, shape and the shipped vectors."""
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": width,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [4000, 500, 2000, 1000],
        "include_static_vectors": True,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": width, "depth": depth, "window_size": 1, "maxout_pieces": 2,
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
    steps = max(1, epochs * words // WORDS_PER_BATCH)
    rates = warmup_linear(RATE, steps // 20, steps + 50)
    optimizer = Adam(learn_rate=rates, L2=0.01, use_averages=True)  # type: ignore[arg-type]
    with nlp.select_pipes(enable=[name]):
        for _ in range(epochs):
            for batch in _batches(order.sample(list(examples), len(examples))):
                nlp.update(batch, sgd=optimizer, drop=dropout)
                optimizer.step_schedules()
        _keep_averages(nlp, name, optimizer)


def _keep_averages(nlp: Language, name: str, optimizer: Optimizer) -> None:
    averages = optimizer.averages or {}
    for node in nlp.get_pipe(name).model.walk():  # type: ignore[attr-defined]
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
