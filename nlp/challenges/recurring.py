"""Clusters of challenge statements, with who and where they come from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from corpus.types import Challenge, Perspective, StatementKind, Transcript
from nlp.challenges.anchors import anchor
from nlp.challenges.clusters import cluster
from nlp.challenges.labels import choose_labels, rank_keywords
from nlp.config import AnalysisConfig
from nlp.identities import identify, keep_ids
from nlp.statements.passages import Passage

Group = list[Passage]


def find_challenges(
    passages: Sequence[Passage],
    transcripts: Mapping[str, Transcript],
    *,
    themes: Mapping[str, str] = MappingProxyType({}),
    previous: Sequence[Challenge] = (),
    config: AnalysisConfig,
) -> list[Challenge]:
    """Recurring challenges and weighty single ones; most interviews first.

    ``transcripts`` by id; ``themes``: the theme of each statement id that has one.
    """
    said = [passage for passage in passages if passage.statement.kind is StatementKind.CHALLENGE]
    groups = [_central_first(group) for group in group_passages(said, config=config) if _counts(group, config)]
    keywords = rank_keywords(groups)
    labels = choose_labels(groups)
    found = [
        _describe(group, label=label, keywords=words, transcripts=transcripts, themes=themes)
        for group, label, words in zip(groups, labels, keywords, strict=True)
    ]
    kept = keep_ids({one.id: one.statements for one in found}, {one.id: one.statements for one in previous})
    renamed = [replace(one, id=kept[one.id]) for one in found]
    return sorted(renamed, key=lambda one: (-len(one.transcripts), -len(one.statements), one.id))


def group_passages(passages: Sequence[Passage], *, config: AnalysisConfig) -> list[Group]:
    """Passages that mean the same, whatever order they come in."""
    ordered = sorted(passages, key=lambda passage: passage.statement.id)
    if not ordered:
        return []
    numbers = cluster(
        [passage.statement.text for passage in ordered],
        anchor(np.stack([passage.context for passage in ordered])),
        distance=config.challenge_distance,
        seed=config.seed,
    )
    groups: list[Group] = [[] for _ in range(int(numbers.max()) + 1)]
    for passage, number in zip(ordered, numbers, strict=True):
        groups[number].append(passage)
    return groups


def _counts(group: Group, config: AnalysisConfig) -> bool:
    """Recurring, or from one interview but said several times with certainty."""
    if len({passage.statement.transcript for passage in group}) >= config.min_interviews:
        return True
    certain = [passage for passage in group if passage.statement.score >= config.single_score]
    return len(certain) >= config.single_statements


def _central_first(group: Group) -> Group:
    """By nearness to the middle of the group and by how certain it is; the best quote comes first."""
    middle = np.mean([passage.context for passage in group], axis=0)

    def weight(passage: Passage) -> float:
        return round(float(passage.context @ middle) + 0.3 * passage.statement.score - _awkwardness(passage), 4)

    return sorted(group, key=lambda passage: (-weight(passage), passage.statement.id))


def _awkwardness(passage: Passage) -> float:
    """Very short and very long quotes make poor headings."""
    length = len(passage.statement.text)
    return 0.1 * (length < 40) + 0.1 * (length > 220)


def _describe(
    group: Group,
    *,
    label: str,
    keywords: tuple[str, ...],
    transcripts: Mapping[str, Transcript],
    themes: Mapping[str, str],
) -> Challenge:
    statements = tuple(passage.statement.id for passage in group)
    spoken = sorted({passage.statement.transcript for passage in group})
    metadata = [transcripts[one].metadata for one in spoken]
    perspectives = {data.perspective for data in metadata if data.perspective}
    return Challenge(
        id=identify("c", " ".join(sorted(statements))),
        label=label,
        keywords=keywords,
        statements=statements,
        transcripts=tuple(spoken),
        municipalities=tuple(sorted({data.municipality for data in metadata if data.municipality})),
        perspectives=tuple(one for one in Perspective if one in perspectives),
        theme=_most_frequent([themes[one] for one in statements if one in themes]),
    )


def _most_frequent(values: Sequence[str]) -> str:
    """Ties go to the one that comes first."""
    return max(dict.fromkeys(values), key=values.count, default="")
