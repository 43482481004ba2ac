"""How well texts that mean the same are put together, beside BERTopic; what it costs.

BERTopic gets the encoder's vectors as they are, and in rows of their own what our tree is grown from but for the pull
towards neighbours: centred vectors with the second encoder and letters, in the same dimensions.
"""

import os
import time
import tracemalloc
import warnings
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from nlp.challenges.clusters import LETTERS, Labels, combine, find_clusters, reduce
from nlp.embedding import Vectors, normalise
from nlp.evaluation.clusters import SEEDS, Sample, draw_samples, find
from nlp.evaluation.clusters import measure as score

SIZES = (1_000, 3_000, 7_000, 25_000)
# How far a repeated text is moved from where it was, so that no two are the same.
SHAKEN = 0.5
AIM = ">= 0.82 / 0.60"


def measure(data: Path) -> list[tuple[str, str, str]]:
    """Rows of what was measured: name, value, aim."""
    samples = list(draw_samples(data))
    ours = [find(sample, seed=seed) for seed, sample in _number(samples)]
    return [
        ("clusters of 40 theses: V / ARI, k found", _describe(samples, ours), AIM),
        *_compare(samples),
        *(_weigh(samples, size=size) for size in SIZES),
    ]


def _compare(samples: list[Sample]) -> list[tuple[str, str, str]]:
    if find_spec("bertopic") is None:
        return [("  BERTopic", "–", "not installed: pip install -r tests/bench/requirements.txt")]
    given = {
        "encoder's vectors": [sample.plain for sample in samples],
        "our combined vectors": [combine_like_ours(sample, seed=seed) for seed, sample in _number(samples)],
    }
    return [row for name, vectors in given.items() for row in _compare_topics(samples, vectors, name=name)]


def _compare_topics(samples: list[Sample], vectors: list[Vectors], *, name: str) -> list[tuple[str, str, str]]:
    pairs = [
        find_topics(sample.texts, own, seed=seed) for own, (seed, sample) in zip(vectors, _number(samples), strict=True)
    ]
    return [
        (f"  BERTopic, {name}, outliers one topic", _describe(samples, [one for one, _ in pairs]), ""),
        (f"  BERTopic, {name}, outliers reduced", _describe(samples, [other for _, other in pairs]), ""),
    ]


def _number(samples: list[Sample]) -> list[tuple[int, Sample]]:
    return list(zip(SEEDS, samples, strict=True))


def combine_like_ours(sample: Sample, *, seed: int) -> Vectors:
    """The vectors our tree sees before they are smoothed."""
    return reduce(combine(sample.texts, sample.vectors, letters=LETTERS, own=sample.own, seed=seed))


def find_topics(texts: Sequence[str], vectors: Vectors, *, seed: int) -> tuple[Labels, Labels]:
    """BERTopic as its documentation recommends, with a fixed seed; as it comes, and with its outliers reduced."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from bertopic import BERTopic
        from umap import UMAP

        space = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed)
        model: Any = BERTopic(language="german", embedding_model=None, umap_model=space)
        topics, _ = model.fit_transform(list(texts), embeddings=vectors)
        reduced = model.reduce_outliers(list(texts), topics, strategy="embeddings", embeddings=vectors)
    return np.array(topics), np.array(reduced)


def _describe(samples: list[Sample], found: list[Labels]) -> str:
    scores = [score(sample.gold, labels) for sample, labels in zip(samples, found, strict=True)]
    v, ari, count = np.mean(scores, axis=0)
    return f"{v:.2f} / {ari:.2f}, k {count:.0f}"


def _weigh(samples: list[Sample], *, size: int) -> tuple[str, str, str]:
    """Texts of all samples, repeated and shaken until there are so many."""
    dice = np.random.default_rng(0)
    texts = [text for sample in samples for text in sample.texts]
    rows = np.arange(size) % len(texts)
    vectors, own = (
        normalise(np.concatenate(parts)[rows] + SHAKEN * normalise(dice.normal(size=(size, parts[0].shape[1]))))
        for parts in ([one.vectors for one in samples], [one.own for one in samples])
    )
    tracemalloc.start()
    began = time.process_time()
    labels = find_clusters([texts[row] for row in rows], vectors, own=own, distance=0.68, seed=0)
    spent, peak = time.process_time() - began, tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return (f"  {size:,} statements, CPU and peak", f"{spent:.1f} s, {peak:,.0f} MB", f"k {len(set(labels))}")
