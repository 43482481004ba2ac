"""How well texts that mean the same are put together, beside BERTopic on the same vectors; what it costs."""

import os
import time
import tracemalloc
import warnings
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from nlp.challenges.clusters import Labels, find_clusters
from nlp.embedding import normalise
from nlp.evaluation.clusters import SEEDS, Sample, draw_samples, find
from nlp.evaluation.clusters import measure as score

DATA = Path(os.environ.get("FUNDAMENT_DATA_SETS", "../shared/data"))
SIZES = (1_000, 3_000, 7_000, 25_000)
# How far a repeated text is moved from where it was, so that no two are the same.
SHAKEN = 0.5
AIM = ">= 0.82 / 0.60"


def measure() -> list[tuple[str, str, str]]:
    """Rows of what was measured: name, value, aim."""
    if not (DATA / "clusters").exists():
        return [("clusters", "–", f"no data at {DATA}")]
    samples = list(draw_samples(DATA))
    ours = [find(sample, seed=seed) for seed, sample in zip(SEEDS, samples, strict=True)]
    return [
        ("clusters of 40 theses: V / ARI, k found", _describe(samples, ours), AIM),
        *_compare(samples),
        *(_weigh(samples, size=size) for size in SIZES),
    ]


def _compare(samples: list[Sample]) -> list[tuple[str, str, str]]:
    if find_spec("bertopic") is None:
        return [("  BERTopic", "–", "not installed: pip install -r tests/bench/requirements.txt")]
    pairs = [find_topics(sample, seed=seed) for seed, sample in zip(SEEDS, samples, strict=True)]
    return [
        ("  BERTopic, outliers one topic", _describe(samples, [one for one, _ in pairs]), ""),
        ("  BERTopic, outliers reduced", _describe(samples, [other for _, other in pairs]), ""),
    ]


def find_topics(sample: Sample, *, seed: int) -> tuple[Labels, Labels]:
    """BERTopic as its documentation recommends, with a fixed seed; as it comes, and with its outliers reduced."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from bertopic import BERTopic
        from umap import UMAP

        space = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed)
        model: Any = BERTopic(language="german", embedding_model=None, umap_model=space)
        topics, _ = model.fit_transform(list(sample.texts), embeddings=sample.plain)
        reduced = model.reduce_outliers(list(sample.texts), topics, strategy="embeddings", embeddings=sample.plain)
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
