"""How well texts that mean the same are put together when nobody says how many clusters there are."""

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
from nlp.embedding import embed, embed_said, normalise
from nlp.evaluation.encoder import centre, list_spoken
from nlp.training.examples import read_unseen_theses

SEEDS = range(5)
THESES = 40
COMMENTS = 20
HEAD = f"{'':34} {'V':>5} {'ARI':>5} {'k':>5}"


def evaluate(data: Path) -> str:
    """V-measure and ARI on party comments (if given) and on the project's own labelled statements."""
    file = data / "clusters" / "positions_until_2021.jsonl"
    lines = _evaluate_theses(read_unseen_theses(data)) if file.exists() else []
    return "\n".join(lines + _evaluate_spoken())


def _evaluate_theses(theses: Sequence[Sequence[str]]) -> list[str]:
    """Only those the encoder never learnt from."""
    ours, baseline, config = [], [], AnalysisConfig()
    for seed in SEEDS:
        chosen = np.random.default_rng(seed).choice(len(theses), THESES, replace=False)
        texts = [text for row in chosen for text in theses[row][:COMMENTS]]
        gold = [int(row) for row in chosen for _ in theses[row][:COMMENTS]]
        found = cluster(texts, centre(embed(texts)), distance=config.challenge_distance, seed=seed)
        ours.append(_score(gold, found))
        baseline.append(_score(gold, cluster_words(texts, k=THESES, seed=seed)))
    return [f"clusters: {THESES} theses, {len(SEEDS)} samples", HEAD, *_rows(ours, baseline)]


def _evaluate_spoken() -> list[str]:
    """Challenges of unseen long interviews, about problems the encoder never learnt."""
    spoken, gold = list_spoken("test")
    texts, vectors = [one.text for one in spoken], embed_said(spoken)
    config = AnalysisConfig()
    found = cluster(texts, anchor(vectors), distance=config.challenge_distance, seed=config.seed)
    baseline = cluster_words(texts, k=len(set(gold)), seed=config.seed)
    head = f"clusters: {len(texts)} spoken statements, {len(set(gold))} problems"
    return [head, HEAD, *_rows([_score(gold, found)], [_score(gold, baseline)])]


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
