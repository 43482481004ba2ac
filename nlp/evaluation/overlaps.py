"""How well pairs of offers that double each other are found, beside words two offers have in common."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import average_precision_score

from corpus.errors import InvalidInput
from corpus.types import District, Municipality
from nlp.comparing.entries import Entry
from nlp.comparing.parts import compare_parts
from nlp.comparing.scoring import score_parts
from nlp.config import AnalysisConfig
from nlp.embedding import embed

GOLD = Path(__file__).parent / "overlaps.txt"
DUPLICATE, COMPLEMENTS, SEPARATE = "=", "+", "/"
SIGNS = (DUPLICATE, COMPLEMENTS, SEPARATE)

PARTS = ("dev", "test")

Values = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class GoldOffers:
    """The offers of one invented district with their judged pairs; every other pair is separate."""

    part: str
    district: District
    entries: tuple[Entry, ...]
    judged: dict[tuple[int, int], str]

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """All pairs of rows, in order."""
        return list(combinations(range(len(self.entries)), 2))

    @property
    def labels(self) -> list[str]:
        """The sign of each pair."""
        return [self.judged.get(pair, SEPARATE) for pair in self.pairs]


def evaluate(data: Path) -> str:
    """Duplicates among all pairs of offers of a district: ours and the words they share. ``data`` is not needed.

    Weights and threshold were chosen on dev; the baseline's threshold is its best one on dev.
    """
    del data
    districts = parse_offers(GOLD.read_text(encoding="utf-8"))
    head = (
        f"overlaps{'':16} {'pairs':>5} {'double':>6} {'P':>5} {'R':>5} {'F1':>5} {'AP':>5} {'AP with complements':>20}"
    )
    rows = [head]
    least = {"ours": AnalysisConfig().overlap_threshold, "words (TF-IDF)": 0.0}
    for part in PARTS:
        chosen = [one for one in districts if one.part == part]
        labels = np.array([label for one in chosen for label in one.labels])
        scores = {"ours": np.concatenate([score_pairs(one) for one in chosen])}
        scores["words (TF-IDF)"] = np.concatenate([_match_words(one) for one in chosen])
        if part == "dev":
            least["words (TF-IDF)"] = find_threshold(scores["words (TF-IDF)"], labels == DUPLICATE)
        rows += [_row(f"{part}, {name}", found, labels, least=least[name]) for name, found in scores.items()]
    return "\n".join(rows)


def score_pairs(offers: GoldOffers) -> Values:
    """A score for each pair of a district."""
    vectors = embed([entry.whole for entry in offers.entries])
    parts = compare_parts(offers.entries, offers.entries, vectors=(vectors, vectors), district=offers.district)
    rows, columns = np.array(offers.pairs).T
    found: Values = score_parts(parts)[rows, columns]
    return found


def find_threshold(scores: Values, right: npt.NDArray[np.bool_]) -> float:
    """The score from which on pairs must be taken for the best F1; the lowest of several."""
    options = np.unique(scores)
    return float(options[int(np.argmax([_judge(scores >= one, right)[2] for one in options]))])


def _match_words(offers: GoldOffers) -> Values:
    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform([entry.whole for entry in offers.entries])
    rows, columns = np.array(offers.pairs).T
    found: Values = (vectors @ vectors.T).toarray()[rows, columns].round(6)
    return found


def _judge(taken: npt.NDArray[np.bool_], right: npt.NDArray[np.bool_]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    hits = float((taken & right).sum())
    precision, recall = hits / max(1, taken.sum()), hits / max(1, right.sum())
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _row(name: str, scores: Values, labels: npt.NDArray[np.str_], *, least: float) -> str:
    right = labels == DUPLICATE
    p, r, f = _judge(scores >= least, right)
    double, related = (average_precision_score(one, scores) for one in (right, labels != SEPARATE))
    return f"{name:24} {len(labels):5} {right.sum():6} {p:5.2f} {r:5.2f} {f:5.2f} {double:5.2f} {related:20.2f}"


def parse_offers(text: str) -> list[GoldOffers]:
    """The districts of a file in the notation its head explains. Raises InvalidInput naming the line."""
    blocks: list[list[tuple[int, str]]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("## "):
            blocks.append([])
        if line.strip() and not line.startswith("# ") and blocks:
            blocks[-1].append((number, line))
    return [_parse_block(block) for block in blocks]


def _parse_block(block: Sequence[tuple[int, str]]) -> GoldOffers:
    (_, head), *rest = block
    title, *places = (one.strip() for one in head.removeprefix("## ").split("|"))
    part, _, name = title.partition(" ")
    rows: dict[str, int] = {}
    entries: list[Entry] = []
    judged: dict[tuple[int, int], str] = {}
    for number, line in rest:
        try:
            if line[:2].strip() in SIGNS:
                sign, one, other = line.split()
                first, second = sorted((rows[one], rows[other]))
                judged[first, second] = sign
            else:
                entry = _parse_entry(line)
                rows[entry.id] = len(entries)
                entries.append(entry)
        except (ValueError, KeyError) as error:
            raise InvalidInput(f"Zeile {number} der Angebote ist nicht zu verstehen: Bitte prüfen Sie sie.") from error
    district = District(f"Landkreis {name}", municipalities=tuple(map(_parse_place, places)))
    return GoldOffers(part, district, tuple(entries), judged)


def _parse_place(said: str) -> Municipality:
    name, _, places = said.partition(":")
    return Municipality(name.strip(), _split(places))


def _parse_entry(line: str) -> Entry:
    key, name, provider, targets, area, period, text = (one.strip() for one in line.split("|"))
    start, _, end = period.partition("–")
    return Entry(
        key,
        name,
        text,
        provider=provider,
        targets=_split(targets),
        area=None if area == "?" else () if area == "*" else _split(area),
        start=dt.date.fromisoformat(start) if start else None,
        end=dt.date.fromisoformat(end) if end else None,
    )


def _split(said: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in said.split(",") if one.strip())
