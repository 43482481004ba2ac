"""How well items find the right group from its remit alone, and after some decisions."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer

from nlp.config import AnalysisConfig
from nlp.embedding import embed
from nlp.evaluation.remits import MINISTRIES
from nlp.matching import Matcher, Scores, Target, to_probabilities
from nlp.routing import learn

ITEMS = 600
DECISIONS = (1, 3, 10, 30)
BINS = 10


def evaluate(data: Path) -> str:
    """First and first three right of the ministries, beside word overlap with the remit."""
    file = data / "routing" / "kleine_anfragen_wp16_18.jsonl"
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    targets = [Target(id, id, remit) for id, remit in MINISTRIES.items()]
    later = [row for row in rows if row["wp"] == "18" and row["ministerium"] in MINISTRIES]
    picked = np.random.default_rng(0).permutation(len(later))[:ITEMS]
    texts, gold = [later[i]["text"] for i in picked], [later[i]["ministerium"] for i in picked]
    vectors = embed(texts)
    sharpness = AnalysisConfig().routing_sharpness
    remit_only = Matcher(targets).match(texts, vectors)
    scores = [("words of the remit (TF-IDF)", _match_words(texts, targets)), ("remit only", remit_only)]
    for number in DECISIONS:
        taught = learn(texts, vectors, targets=targets, confirmed=_decided(rows, number))
        scores.append((f"{number} decisions per group", remit_only + taught))
    head = f"routing: {len(texts)} parliamentary questions, {len(targets)} ministries"
    columns = f"{'':28} {'first':>6} {'three':>6} {'ECE':>6}"
    found = [_row(name, one, gold=gold, targets=targets, sharpness=sharpness) for name, one in scores]
    return "\n".join([head, columns, *found])


def _decided(rows: Sequence[dict[str, str]], number: int) -> list[tuple[str, str]]:
    earlier = [row for row in rows if row["wp"] == "17"]
    return [
        (row["text"], group)
        for group in MINISTRIES
        for row in [row for row in earlier if row["ministerium"] == group][:number]
    ]


def _match_words(texts: Sequence[str], targets: Sequence[Target]) -> Scores:
    vectorizer = TfidfVectorizer(sublinear_tf=True)
    described = vectorizer.fit_transform([target.text for target in targets])
    overlap: Scores = (vectorizer.transform(texts) @ described.T).toarray()
    return overlap


def _row(name: str, scores: Scores, *, gold: Sequence[str], targets: Sequence[Target], sharpness: float) -> str:
    order = np.argsort(-scores, axis=1, kind="stable")
    ranked = [[targets[column].id for column in row[:3]] for row in order]
    first = np.array([one[0] == right for one, right in zip(ranked, gold, strict=True)])
    three = np.mean([right in one for one, right in zip(ranked, gold, strict=True)])
    error = measure_calibration(to_probabilities(scores, sharpness=sharpness).max(axis=1), first)
    return f"{name:28} {first.mean():6.2f} {three:6.2f} {error:6.2f}"


def measure_calibration(stated: Scores, right: npt.NDArray[np.bool_]) -> float:
    """Expected calibration error: how far stated probabilities are from the share that was right, over ten bins."""
    bins = np.minimum((stated * BINS).astype(int), BINS - 1)
    parts = [(stated[bins == one], right[bins == one]) for one in range(BINS) if (bins == one).any()]
    return float(sum(len(own) * abs(own.mean() - hit.mean()) for own, hit in parts) / max(1, len(stated)))
