"""How well texts that mean the same are put together when nobody says how many clusters there are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_rand_score, v_measure_score

from nlp.challenges.anchors import anchor
from nlp.challenges.clusters import Labels, find_clusters
from nlp.config import AnalysisConfig
from nlp.embedding import Vectors, embed, embed_said, normalise
from nlp.evaluation.encoder import centre, list_spoken
from nlp.sentences import embed_sentences
from nlp.training.examples import read_unseen_theses

SEEDS = range(5)
THESES = 40
COMMENTS = 20
HEAD = f"{'':34} {'V':>5} {'ARI':>5} {'k':>5}"

Scores = tuple[float, float, float]


def evaluate(data: Path) -> str:
    """V-measure and ARI on party comments (if given) and on the project's own labelled statements."""
    file = data / "clusters" / "positions_until_2021.jsonl"
    lines = _evaluate_theses(data) if file.exists() else []
    return "\n".join(lines + _evaluate_spoken())


@dataclass(frozen=True, slots=True)
class Sample:
    """Texts, what they mean (n × any, unit length), what their sentences say by themselves, and what belongs together.

    ``plain``: the encoder's vectors as they are.
    """

    texts: Sequence[str]
    plain: Vectors
    vectors: Vectors
    own: Vectors
    gold: Sequence[object]


def draw_samples(data: Path) -> Iterator[Sample]:
    """Comments on theses the encoder never learnt from, one sample for each of the seeds."""
    theses = read_unseen_theses(data)
    for seed in SEEDS:
        chosen = np.random.default_rng(seed).choice(len(theses), THESES, replace=False)
        texts = [text for row in chosen for text in theses[row][:COMMENTS]]
        gold = [int(row) for row in chosen for _ in theses[row][:COMMENTS]]
        plain = embed(texts)
        yield Sample(texts, plain, centre(plain), embed_sentences(texts), gold)


def find(sample: Sample, *, seed: int) -> Labels:
    """The clusters of a sample as an analysis finds them."""
    distance = AnalysisConfig().challenge_distance
    return find_clusters(sample.texts, sample.vectors, own=sample.own, distance=distance, seed=seed)


def measure(gold: Sequence[object], found: Labels) -> Scores:
    """V-measure, adjusted Rand index, number of clusters."""
    return v_measure_score(gold, found), adjusted_rand_score(gold, found), float(len(set(found)))


def _evaluate_theses(data: Path) -> list[str]:
    ours, baseline = [], []
    for seed, sample in zip(SEEDS, draw_samples(data), strict=True):
        ours.append(measure(sample.gold, find(sample, seed=seed)))
        baseline.append(measure(sample.gold, cluster_words(sample.texts, k=THESES, seed=seed)))
    return [f"clusters: {THESES} theses, {len(SEEDS)} samples", HEAD, *_rows(ours, baseline)]


def _evaluate_spoken() -> list[str]:
    """Challenges of unseen long interviews, about problems the encoder never learnt."""
    spoken, gold = list_spoken("test")
    texts, vectors, seed = [one.text for one in spoken], embed_said(spoken), AnalysisConfig().seed
    sample = Sample(texts, vectors, anchor(vectors), embed_sentences(texts), gold)
    baseline = cluster_words(texts, k=len(set(gold)), seed=seed)
    head = f"clusters: {len(texts)} spoken statements, {len(set(gold))} problems"
    return [head, HEAD, *_rows([measure(gold, find(sample, seed=seed))], [measure(gold, baseline)])]


def cluster_words(texts: Sequence[str], *, k: int, seed: int) -> Labels:
    """The baseline: words, latent dimensions, and a number of clusters that somebody told."""
    counts = TfidfVectorizer(sublinear_tf=True, min_df=2).fit_transform(texts)
    reduced = normalise(TruncatedSVD(min(100, counts.shape[1] - 1), random_state=seed).fit_transform(counts))
    found: Labels = KMeans(k, n_init=3, random_state=seed).fit_predict(reduced)
    return found


def _rows(ours: Sequence[Scores], baseline: Sequence[Scores]) -> list[str]:
    named = (("ours, k found", ours), ("TF-IDF + LSA + KMeans, k known", baseline))
    return [
        f"{name:34} {v:5.2f} {ari:5.2f} {k:5.0f}" for name, scores in named for v, ari, k in [np.mean(scores, axis=0)]
    ]
