"""Pairs of offers that may double each other, found in the texts or entered in the register."""

from collections.abc import Callable, Sequence

import numpy as np

from corpus.types import District, Overlap, RegisteredMeasure
from nlp.comparing.entries import Entry, enter_measure
from nlp.comparing.parts import Values, compare_parts
from nlp.comparing.scoring import read_parts, score_parts
from nlp.comparing.words import share_words
from nlp.config import AnalysisConfig
from nlp.embedding import Vectors
from nlp.meanings import load_memory
from nlp.measures.finding import Offer

# Nobody looks through more pairs; the best ones come first.
MOST_PAIRS = 60
# Below this two offers are about different things, whatever else they share.
LEAST_TOPIC = 0.15
NOWHERE = District("")

Embed = Callable[[Sequence[str]], Vectors]


def find_overlaps(
    offers: Sequence[Offer],
    *,
    register: Sequence[RegisteredMeasure] = (),
    district: District = NOWHERE,
    config: AnalysisConfig,
    embed: Embed | None = None,
) -> list[Overlap]:
    """The best pairs of found and registered measures, most alike first; at most MOST_PAIRS.

    A found measure that an entry stands for is left out: the entry takes its place. Costs grow with the square of
    the number of entries in matrices only.
    """
    claimed = {found for measure in register for found in measure.found}
    found = [offer.entry for offer in offers if offer.measure.id not in claimed]
    entries = sorted([*found, *map(enter_measure, register)], key=lambda entry: entry.id)
    if len(entries) < 2:
        return []
    return pair_entries(entries, district=district, config=config, embed=embed or load_memory().embed)


def pair_entries(
    entries: Sequence[Entry], *, district: District, config: AnalysisConfig, embed: Embed
) -> list[Overlap]:
    """The pairs among entries in the order of their ids."""
    vectors = embed([entry.whole for entry in entries])
    parts = compare_parts(entries, entries, vectors=(vectors, vectors), district=district)
    scores = np.where(parts["topic"] >= LEAST_TOPIC, score_parts(parts), 0.0)
    return [
        Overlap(
            (entries[row].id, entries[column].id),
            float(scores[row, column]),
            read_parts(parts, row=row, column=column),
            share_words(entries[row].whole, entries[column].whole),
        )
        for row, column in _best(scores, least=config.overlap_threshold)
    ]


def _best(scores: Values, *, least: float) -> list[tuple[int, int]]:
    rows, columns = np.triu_indices(len(scores), k=1)
    values = scores[rows, columns]
    order = np.argsort(-values, kind="stable")[:MOST_PAIRS]
    return [(int(rows[i]), int(columns[i])) for i in order if values[i] >= least]
