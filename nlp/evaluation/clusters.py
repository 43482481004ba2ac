"""How well texts that mean the same are put together when nobody says how many clusters there are."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_rand_score, v_measure_score

from nlp.challenges.anchors import anchor
from nlp.challenges.clusters import cluster
from nlp.config import AnalysisConfig
from nlp.embedding import Vectors, normalise
from nlp.sentences import embed_sentences
from nlp.training.interviews import read_interviews

SEEDS = range(5)
THESES = 40
COMMENTS = 20
# Written comments are several sentences long and lie closer together than spoken ones.
WRITTEN_DISTANCE = 0.7
HEAD = f"{'':34} {'V':>5} {'ARI':>5} {'k':>5}"

_sentence_end = re.compile(r"(?<=[.!?])\s+")


def evaluate(data: Path) -> str:
    """V-measure and ARI on party comments (if given) and on the project's own labelled statements."""
    file = data / "clusters" / "positions_until_2021.jsonl"
    lines = _evaluate_theses(file) if file.exists() else []
    return "\n".join(lines + _evaluate_spoken())


def _evaluate_theses(file: Path) -> list[str]:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    ours, baseline = [], []
    for seed in SEEDS:
        chosen = np.random.default_rng(seed).choice(len(rows), THESES, replace=False)
        texts = [text for row in chosen for text in rows[row]["texts"][:COMMENTS]]
        gold = [int(row) for row in chosen for _ in rows[row]["texts"][:COMMENTS]]
        found = cluster(texts, embed_mean(texts), distance=WRITTEN_DISTANCE, seed=seed)
        ours.append(_score(gold, found))
        baseline.append(_score(gold, cluster_words(texts, k=THESES, seed=seed)))
    return [f"clusters: {THESES} theses, {len(SEEDS)} samples", HEAD, *_rows(ours, baseline)]


def _evaluate_spoken() -> list[str]:
    """Challenges of the labelled interviews. They and the fixed points come from the same hand: read with care."""
    said = [
        (turn.question, sentence)
        for interview in read_interviews()
        for turn in interview.turns
        for sentence in turn.sentences
        if sentence.topic
    ]
    texts, gold = [sentence.text for _, sentence in said], [sentence.topic for _, sentence in said]
    vectors = normalise(embed_sentences(texts) + 0.25 * embed_sentences([question for question, _ in said]))
    config = AnalysisConfig()
    found = cluster(texts, anchor(vectors), distance=config.challenge_distance, seed=config.seed)
    baseline = cluster_words(texts, k=len(set(gold)), seed=config.seed)
    head = f"clusters: {len(texts)} spoken statements, {len(set(gold))} problems"
    return [head, HEAD, *_rows([_score(gold, found)], [_score(gold, baseline)])]


def embed_mean(texts: Sequence[str]) -> Vectors:
    """The mean of each text's sentences, unit length."""
    parts = [_sentence_end.split(text) for text in texts]
    vectors = embed_sentences([sentence for part in parts for sentence in part])
    ends = np.cumsum([len(part) for part in parts])[:-1]
    return normalise(np.stack([part.mean(axis=0) for part in np.split(vectors, ends)]))


def cluster_words(texts: Sequence[str], *, k: int, seed: int) -> npt.NDArray[np.int64]:
    """The baseline: words, latent dimensions, and a number of clusters that somebody told."""
    counts = TfidfVectorizer(sublinear_tf=True, min_df=2).fit_transform(texts)
    reduced = normalise(TruncatedSVD(min(100, counts.shape[1] - 1), random_state=seed).fit_transform(counts))
    found: npt.NDArray[np.int64] = KMeans(k, n_init=3, random_state=seed).fit_predict(reduced)
    return found


def _score(gold: Sequence[object], found: npt.NDArray[np.int64]) -> tuple[float, float, float]:
    return v_measure_score(gold, found), adjusted_rand_score(gold, found), float(found.max() + 1)


def _rows(ours: Sequence[tuple[float, float, float]], baseline: Sequence[tuple[float, float, float]]) -> list[str]:
    named = (("ours, k found", ours), ("TF-IDF + LSA + KMeans, k known", baseline))
    return [
        f"{name:34} {v:5.2f} {ari:5.2f} {k:5.0f}" for name, scores in named for v, ari, k in [np.mean(scores, axis=0)]
    ]
