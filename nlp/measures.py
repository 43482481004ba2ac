"""Existing offers as people describe them, and pairs of offers that may double each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import numpy as np

from corpus.types import Actor, ActorKind, Measure, Overlap, StatementKind
from nlp.challenges.labels import label_passage
from nlp.challenges.recurring import Group, group_passages
from nlp.config import AnalysisConfig
from nlp.embedding import Vectors, normalise
from nlp.identities import identify, keep_ids
from nlp.statements.passages import Passage
from nlp.words import stem

TARGETS = Path(__file__).parent / "german" / "targets.txt"
PARTS = {"topic": 0.5, "target": 0.2, "place": 0.15, "provider": 0.15}
LEAST_TOPIC = 0.4


@dataclass(frozen=True, slots=True)
class Offer:
    """A measure with its meaning, a unit vector."""

    measure: Measure
    vector: Vectors


def find_measures(
    passages: Sequence[Passage],
    actors: Sequence[Actor],
    *,
    previous: Sequence[Measure] = (),
    config: AnalysisConfig,
) -> list[Offer]:
    """Statements of kind measure, put together where topic and provider agree."""
    said = [passage for passage in passages if passage.statement.kind is StatementKind.MEASURE]
    strict = replace(config, challenge_distance=config.measure_distance)
    by_id = {actor.id: actor for actor in actors}
    groups = [part for group in group_passages(said, config=strict) for part in _by_provider(group, by_id)]
    offers = [_describe(group, by_id) for group in groups]
    kept = keep_ids(
        {offer.measure.id: offer.measure.statements for offer in offers},
        {one.id: one.statements for one in previous},
    )
    renamed = [replace(offer, measure=replace(offer.measure, id=kept[offer.measure.id])) for offer in offers]
    return sorted(renamed, key=lambda offer: (-len(offer.measure.statements), offer.measure.id))


def find_overlaps(offers: Sequence[Offer], *, config: AnalysisConfig) -> list[Overlap]:
    """Pairs of measures alike in topic, with the parts that speak for it; most alike first."""
    pairs = (_compare(one, other) for one, other in combinations(offers, 2))
    close = [pair for pair in pairs if pair.score >= config.overlap_threshold and pair.because["topic"] >= LEAST_TOPIC]
    return sorted(close, key=lambda pair: (-pair.score, pair.measures))


def _by_provider(group: Group, actors: Mapping[str, Actor]) -> list[Group]:
    """Offers of different providers are different offers; statements naming nobody join the first."""
    parts: dict[str, Group] = {}
    for passage in group:
        parts.setdefault(_provider([passage], actors), []).append(passage)
    unnamed = parts.pop("", [])
    if not parts:
        return [unnamed]
    first = min(parts)
    parts[first] = parts[first] + unnamed
    return [parts[provider] for provider in sorted(parts)]


def _provider(group: Sequence[Passage], actors: Mapping[str, Actor]) -> str:
    return _most_named(group, actors, ActorKind.ORG)


def _most_named(group: Sequence[Passage], actors: Mapping[str, Actor], kind: ActorKind) -> str:
    named = [one for passage in group for one in passage.statement.actors if actors[one].kind is kind]
    return min(named, key=lambda one: (-named.count(one), named.index(one)), default="")


def _describe(group: Group, actors: Mapping[str, Actor]) -> Offer:
    ordered = sorted(group, key=lambda passage: (-passage.statement.score, passage.statement.id))
    statements = tuple(passage.statement.id for passage in ordered)
    measure = Measure(
        id=identify("m", " ".join(sorted(statements))),
        label=label_passage(ordered[0]),
        statements=statements,
        provider=_provider(ordered, actors),
        place=_most_named(ordered, actors, ActorKind.LOC),
        target=_find_target(ordered),
    )
    return Offer(measure, normalise(np.mean([passage.meaning for passage in ordered], axis=0)))


def _find_target(group: Sequence[Passage]) -> str:
    """The first target group named in the quotes; the file lists the word to show, then the words people use."""
    stems = {stem(noun) for passage in group for noun in passage.nouns}
    for line in TARGETS.read_text(encoding="utf-8").splitlines():
        shown, _, words = line.partition(":")
        if stems & {stem(word) for word in (shown, *words.split())}:
            return shown
    return ""


def _compare(one: Offer, other: Offer) -> Overlap:
    because = {
        "topic": round(max(0.0, float(one.vector @ other.vector)), 3),
        "target": _same(one.measure.target, other.measure.target),
        "place": _same(one.measure.place, other.measure.place),
        "provider": _same(one.measure.provider, other.measure.provider),
    }
    score = round(sum(PARTS[part] * value for part, value in because.items()), 3)
    first, second = sorted((one.measure.id, other.measure.id))
    return Overlap((first, second), score, because)


def _same(one: str, other: str) -> float:
    return float(bool(one) and one == other)
