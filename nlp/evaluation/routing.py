"""How well items find the right group: from its remit alone, after a few decisions and after many."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from nlp.config import AnalysisConfig
from nlp.evaluation.remits import MINISTRIES, UNITS
from nlp.matching import Scores, Target
from nlp.meanings import load_memory
from nlp.routing import Decided
from nlp.routing.items import Items
from nlp.routing.judging import Judge

MINISTRIES_LEARNT, COMPLAINTS_LEARNT = 3000, 300
ITEMS = 1000
DECISIONS = (0, 1, 3, 10, 30)
BINS = 10
PRECISION = 0.9
SEED = 0
COLUMNS = f"{'first':>6} {'three':>6} {'ECE':>6} {'coverage':>9}"


@dataclass(frozen=True, slots=True)
class Case:
    """A text somebody wrote and the group that got it."""

    text: str
    group: str


@dataclass(frozen=True, slots=True)
class Sets:
    """Cases of earlier times to learn from, in their order, later ones to be measured with, and all remits."""

    name: str
    earlier: Sequence[Case]
    later: Sequence[Case]
    remits: Mapping[str, str]


def evaluate(data: Path) -> str:
    """Ministries and complaints, beside word TF-IDF with logistic regression or, without decisions, remit words.

    ``coverage``: the largest share that can be routed by itself with nine in ten right, surest first.
    """
    ministries, complaints = read_ministries(data), read_complaints(data)
    lines = [f"{'routing':44} {COLUMNS}"]
    for sets in (ministries, complaints):
        lines.append(f"{sets.name}: {len(sets.later)} items, {len(sets.remits)} groups")
        lines.append(_row("remit words (TF-IDF)", _match_words(sets), sets, probable=False))
        lines.append(_row("remits only", judge(sets, ()), sets))
        lines.append(_row(f"TF-IDF + LR, {len(sets.earlier)} decisions", _regress(sets), sets))
        lines.append(_row(f"ours, {len(sets.earlier)} decisions", judge(sets, sets.earlier), sets))
    lines.append("ministries: learning curve")
    lines += [_row(f"{number} decisions per group", stated, ministries) for number, stated in draw_curve(ministries)]
    return "\n".join(lines)


def read_ministries(data: Path) -> Sets:
    """Parliamentary questions: 3,000 of the terms 16 and 17, and a sample of term 18."""
    rows = _read(data / "routing" / "kleine_anfragen_wp16_18.jsonl")
    rows = [row for row in rows if row["ministerium"] in MINISTRIES]
    earlier = [Case(row["text"], row["ministerium"]) for row in rows if row["wp"] != "18"]
    later = [Case(row["text"], row["ministerium"]) for row in rows if row["wp"] == "18"]
    return Sets("ministries", _sample(earlier, MINISTRIES_LEARNT), _sample(later, ITEMS), MINISTRIES)


def read_complaints(data: Path) -> Sets:
    """Complaints of a city: the first 300 that have a unit, and those after them."""
    rows = [row for row in _read(data / "routing" / "konstanz_until_2024.jsonl") if row["unit"]]
    ordered = sorted(rows, key=lambda row: (row["date"], row["id"]))
    cases = [Case(row["text"], row["unit"]) for row in ordered]
    units = {unit: UNITS.get(unit, "") for unit in sorted({*UNITS, *(case.group for case in cases)})}
    return Sets("complaints", cases[:COMPLAINTS_LEARNT], cases[COMPLAINTS_LEARNT:], units)


def draw_curve(sets: Sets) -> Iterator[tuple[int, Scores]]:
    """Probabilities after so many decisions per group, as far as there are so many."""
    for number in DECISIONS:
        firsts = [[case for case in sets.earlier if case.group == group][:number] for group in sets.remits]
        yield number, judge(sets, [case for cases in firsts for case in cases])


def judge(sets: Sets, cases: Sequence[Case]) -> Scores:
    """Probabilities of the later cases over the groups, having learnt these cases."""
    targets = tuple(Target(id, id, remit) for id, remit in sets.remits.items())
    decided = [Decided((case.text,), case.group) for case in cases]
    texts = tuple(case.text for case in sets.later)
    items = Items(texts, load_memory().embed(texts), (1,) * len(texts))
    return Judge(targets, decided, sharpness=AnalysisConfig().routing_sharpness).judge(items)[0]


def describe(stated: Scores, sets: Sets) -> tuple[float, float, float, float]:
    """Share right first, among the first three, expected calibration error, coverage at a precision of 0.9."""
    groups = list(sets.remits)
    right = np.array([groups.index(case.group) for case in sets.later])
    order = np.argsort(-stated.round(6), axis=1, kind="stable")[:, :3]
    first = order[:, 0] == right
    three = float((order == right[:, None]).any(axis=1).mean())
    surest = stated.max(axis=1)
    return float(first.mean()), three, measure_calibration(surest, first), measure_coverage(surest, first)


def measure_calibration(stated: Scores, right: npt.NDArray[np.bool_]) -> float:
    """Expected calibration error: how far stated probabilities are from the share that was right, over ten bins."""
    bins = np.minimum((stated * BINS).astype(int), BINS - 1)
    parts = [(stated[bins == one], right[bins == one]) for one in range(BINS) if (bins == one).any()]
    return float(sum(len(own) * abs(own.mean() - hit.mean()) for own, hit in parts) / max(1, len(stated)))


def measure_coverage(stated: Scores, right: npt.NDArray[np.bool_]) -> float:
    """The largest share of items, surest first, of which nine in ten are right."""
    hits = right[np.argsort(-stated, kind="stable")]
    enough = np.flatnonzero(np.cumsum(hits) >= PRECISION * np.arange(1, len(hits) + 1))
    return float((enough[-1] + 1) / len(hits)) if len(enough) else 0.0


def _read(file: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _sample(cases: Sequence[Case], most: int) -> list[Case]:
    return [cases[row] for row in np.random.default_rng(SEED).permutation(len(cases))[:most]]


def _match_words(sets: Sets) -> Scores:
    vectorizer = TfidfVectorizer(sublinear_tf=True)
    described = vectorizer.fit_transform([f"{group} {remit}" for group, remit in sets.remits.items()])
    overlap: Scores = (vectorizer.transform([case.text for case in sets.later]) @ described.T).toarray()
    return overlap


def _regress(sets: Sets) -> Scores:
    vectorizer = TfidfVectorizer(sublinear_tf=True)
    counts = vectorizer.fit_transform([case.text for case in sets.earlier])
    model = LogisticRegression(C=10, max_iter=300).fit(counts, [case.group for case in sets.earlier])
    found = model.predict_proba(vectorizer.transform([case.text for case in sets.later]))
    stated = np.zeros((len(sets.later), len(sets.remits)))
    stated[:, [list(sets.remits).index(group) for group in model.classes_]] = found
    return stated


def _row(name: str, stated: Scores, sets: Sets, *, probable: bool = True) -> str:
    """``probable``: what is stated are probabilities, of which can be said how well they are calibrated."""
    first, three, error, coverage = describe(stated, sets)
    return f"  {name:42} {first:6.2f} {three:6.2f} {f'{error:.2f}' if probable else '–':>6} {coverage:9.2f}"
