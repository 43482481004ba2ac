"""Existing offers as people describe them: who provides them, where, for whom and about what."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.types import Actor, Measure, Statement, StatementKind
from nlp.actors.mentions import Mentions
from nlp.challenges.clusters import cluster
from nlp.comparing.entries import Entry
from nlp.comparing.targets import find_targets
from nlp.config import AnalysisConfig
from nlp.identities import identify, keep_ids
from nlp.measures.labels import label_offer
from nlp.measures.providers import find_place, find_provider, gather_mentions
from nlp.statements.passages import Passage
from nlp.words import find_words

# What is told of an offer more often repeats the best quotes.
QUOTES = 2

Group = list[Passage]


@dataclass(frozen=True, slots=True)
class Offer:
    """A measure with what is known of it, to be compared."""

    measure: Measure
    entry: Entry


def find_measures(
    passages: Sequence[Passage],
    actors: Sequence[Actor],
    *,
    statements: Sequence[Statement] = (),
    previous: Sequence[Measure] = (),
    config: AnalysisConfig,
) -> list[Offer]:
    """Statements of kind measure, put together where topic and provider agree.

    ``statements``: the same ones with their themes.
    """
    themes = {one.id: one.themes[0] for one in statements if one.themes}
    said = [passage for passage in passages if passage.statement.kind is StatementKind.MEASURE]
    mentions, names = gather_mentions(actors), {one.id: one.name for one in actors}
    providers = {passage.statement.id: find_provider(passage, mentions) for passage in said}
    groups = [part for group in _group(said, config) for part in _by_provider(group, providers)]
    offers = [_describe(group, mentions, providers=providers, names=names, themes=themes) for group in groups]
    kept = keep_ids(
        {offer.measure.id: offer.measure.statements for offer in offers},
        {one.id: one.statements for one in previous},
    )
    renamed = [_rename(offer, kept[offer.measure.id]) for offer in offers]
    return sorted(renamed, key=lambda offer: (-len(offer.measure.statements), offer.measure.id))


def _rename(offer: Offer, id: str) -> Offer:
    return Offer(replace(offer.measure, id=id), replace(offer.entry, id=id))


def _group(passages: Sequence[Passage], config: AnalysisConfig) -> list[Group]:
    """Statements that tell of the same thing, whatever order they come in."""
    ordered = sorted(passages, key=lambda passage: passage.statement.id)
    if not ordered:
        return []
    texts = [passage.statement.text for passage in ordered]
    meanings = np.stack([passage.meaning for passage in ordered])
    numbers = cluster(texts, meanings, distance=config.measure_distance, seed=config.seed)
    groups: list[Group] = [[] for _ in range(int(numbers.max()) + 1)]
    for passage, number in zip(ordered, numbers, strict=True):
        groups[number].append(passage)
    return groups


def _by_provider(group: Group, providers: Mapping[str, str]) -> list[Group]:
    """Offers of different providers are different offers; statements naming nobody join the most frequent."""
    parts: dict[str, Group] = {}
    for passage in group:
        parts.setdefault(providers[passage.statement.id], []).append(passage)
    unnamed = parts.pop("", [])
    if not parts:
        return [unnamed]
    first = min(parts, key=lambda provider: (-len(parts[provider]), provider))
    parts[first] = parts[first] + unnamed
    return [parts[provider] for provider in sorted(parts)]


def _describe(
    group: Group,
    mentions: Mentions,
    *,
    providers: Mapping[str, str],
    names: Mapping[str, str],
    themes: Mapping[str, str],
) -> Offer:
    ordered = sorted(group, key=lambda passage: (-passage.statement.score, passage.statement.id))
    statements = tuple(passage.statement.id for passage in ordered)
    provider = _most(ordered, lambda passage: providers[passage.statement.id])
    measure = Measure(
        id=identify("m", " ".join(sorted(statements))),
        label=label_offer(ordered, avoided=find_words(names.get(provider, ""))),
        statements=statements,
        provider=provider,
        place=_most(ordered, lambda passage: find_place(passage, mentions)),
        target=_most(ordered, lambda passage: next(iter(find_targets(passage.statement.text)), "")),
        theme=_most(ordered, lambda passage: themes.get(passage.statement.id, "")),
    )
    return Offer(measure, _enter(measure, ordered, names=names))


def _enter(measure: Measure, ordered: Sequence[Passage], *, names: Mapping[str, str]) -> Entry:
    return Entry(
        measure.id,
        measure.label,
        " ".join(passage.statement.text for passage in ordered[:QUOTES]),
        provider=names.get(measure.provider, ""),
        area=(names[measure.place],) if measure.place else None,
    )


def _most(group: Sequence[Passage], read: Callable[[Passage], str]) -> str:
    """What most passages say; ties go to the surest statement."""
    said = [value for passage in group if (value := read(passage))]
    return min(said, key=lambda value: (-said.count(value), said.index(value)), default="")
