"""Which group could take a challenge: from the remits, and from what people decided before."""

from collections.abc import Mapping, Sequence

import numpy as np

from corpus.types import Challenge, RankedGroup, Routing, WorkingGroup
from nlp.config import AnalysisConfig
from nlp.matching import Scores, Target
from nlp.routing.decisions import Confirmed, Decided
from nlp.routing.items import Items
from nlp.routing.judging import Judge
from nlp.routing.reasons import Reasons, find_reasons
from nlp.routing.supporting import find_supporting
from nlp.statements.passages import Passage

__all__ = ["Confirmed", "Decided", "route"]

CANDIDATES = 3


def route(
    challenges: Sequence[Challenge],
    groups: Sequence[WorkingGroup],
    *,
    passages: Mapping[str, Passage],
    confirmed: Confirmed = (),
    config: AnalysisConfig,
    cores: int = 1,
) -> list[Routing]:
    """One routing per challenge with statements, in their order.

    ``passages`` by statement id; ``confirmed``: what people decided before.
    """
    challenges = [one for one in challenges if one.statements]
    if not challenges or not groups:
        return []
    said = [[passages[one] for one in challenge.statements] for challenge in challenges]
    targets = tuple(Target(group.id, group.name, group.remit) for group in groups)
    judge = Judge(targets, confirmed, sharpness=config.routing_sharpness, cores=cores)
    every = [passage for group in said for passage in group]
    items = Items(
        tuple(one.statement.text for one in every), np.stack([one.meaning for one in every]), tuple(map(len, said))
    )
    together, alone = judge.judge(items)
    # Sums of another order must not decide which of two equal groups comes first.
    probabilities = together.round(6)
    ranked = [_order(row, targets)[:CANDIDATES] for row in probabilities]
    reasons = find_reasons(said, judge, probabilities=probabilities, ranked=ranked, cores=cores)
    ends = np.cumsum(items.sizes)[:-1]
    found = zip(challenges, probabilities, np.split(alone.round(6), ends), ranked, reasons, strict=True)
    return [
        _describe(challenge, row, each, words=words, order=order, targets=targets, config=config)
        for challenge, row, each, order, words in found
    ]


def _order(row: Scores, targets: Sequence[Target]) -> list[int]:
    return sorted(range(len(targets)), key=lambda column: (-float(row[column]), targets[column].id))


def _describe(
    challenge: Challenge,
    row: Scores,
    alone: Scores,
    *,
    words: Reasons,
    order: Sequence[int],
    targets: Sequence[Target],
    config: AnalysisConfig,
) -> Routing:
    ranked = tuple(
        RankedGroup(targets[column].id, round(float(row[column]), 3), why)
        for column, why in zip(order, words, strict=True)
    )
    supporting = find_supporting(row, alone, order=order)
    return Routing(
        challenge.id,
        ranked,
        unsure=float(row[order[0]]) < config.routing_threshold,
        supporting="" if supporting is None else targets[supporting].id,
    )
