"""Clusters of challenge statements, with who and where they come from."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from corpus.types import Challenge, Perspective, StatementKind, Transcript
from nlp.challenges.anchors import anchor
from nlp.challenges.clusters import cluster
from nlp.challenges.headings import SURE_NEARNESS, choose_headings, find_problem
from nlp.challenges.labels import rank_keywords
from nlp.config import AnalysisConfig
from nlp.identities import identify, keep_ids
from nlp.statements.passages import Passage
from nlp.words import count_stems, find_words, share_part

LEAST_CHOICE = 3
CERTAINTY_WEIGHT = 0.2

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
    labels = choose_headings(groups, keywords)
    found = [
        _describe(_named_first(group, label), label=label, keywords=words, transcripts=transcripts, themes=themes)
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
        anchor(np.stack([passage.meaning for passage in ordered])),
        distance=config.challenge_distance,
        seed=config.seed,
    )
    groups: list[Group] = [[] for _ in range(int(numbers.max()) + 1)]
    for passage, number in zip(ordered, numbers, strict=True):
        groups[number].append(passage)
    return groups


def _counts(group: Group, config: AnalysisConfig) -> bool:
    """Recurring, or from one interview but said several times with certainty."""
    interviews = len({passage.statement.transcript for passage in group})
    if interviews >= config.min_interviews:
        return interviews >= config.surely_recurring or _holds_together(group)
    certain = [passage for passage in group if passage.statement.score >= config.single_score]
    return len(group) >= config.single_statements and len(certain) >= config.single_certain


def _holds_together(group: Group) -> bool:
    """A few interviews say the same when they are clearly about one known problem, or name the same thing."""
    said = {(stem, passage.statement.transcript) for passage in group for stem in count_stems(passage.nouns)}
    shared = Counter(stem for stem, _ in said)
    return bool(find_problem(group, least=SURE_NEARNESS)) or any(times > 1 for times in shared.values())


def _central_first(group: Group) -> Group:
    """By nearness to the middle of the group, as it was clustered, and by how certain it is; best quotes first."""
    placed = anchor(np.stack([passage.meaning for passage in group]))
    nearness = placed @ placed.mean(axis=0)
    weights = [
        round(float(near) + CERTAINTY_WEIGHT * passage.statement.score - _awkwardness(passage), 4)
        for near, passage in zip(nearness, group, strict=True)
    ]
    order = sorted(range(len(group)), key=lambda row: (-weights[row], group[row].statement.id))
    return [group[row] for row in order]


def _named_first(group: Group, label: str) -> Group:
    """Among the best quotes the one that names what the label names goes first."""
    named = [word for word in find_words(label) if word[0].isupper()]
    best = group[: max(LEAST_CHOICE, len(group) // 3)]
    first = next((p for p in best if any(share_part(noun, word) for noun in p.nouns for word in named)), group[0])
    return [first, *(passage for passage in group if passage is not first)]


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
