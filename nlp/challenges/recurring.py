"""Clusters of challenge statements, with who and where they come from."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from corpus.types import Challenge, Statement, StatementKind, Transcript
from corpus.workflow.codings.applying import describe_challenge
from nlp.challenges.anchors import anchor
from nlp.challenges.clusters import find_clusters
from nlp.challenges.headings import SURE_NEARNESS, choose_headings, find_problem
from nlp.challenges.labels import rank_keywords
from nlp.config import AnalysisConfig
from nlp.identities import identify
from nlp.statements.passages import Passage
from nlp.words import count_stems, find_words, share_part

LEAST_CHOICE = 3
CERTAINTY_WEIGHT = 0.2

Group = list[Passage]


def find_challenges(passages: Sequence[Passage], *, config: AnalysisConfig) -> dict[str, Group]:
    """Challenge id -> its passages: recurring challenges, and weighty ones of a single interview."""
    said = [passage for passage in passages if passage.statement.kind is StatementKind.CHALLENGE]
    groups = [group for group in group_passages(said, config=config) if _counts(group, config)]
    return {identify("c", " ".join(sorted(one.statement.id for one in group))): group for group in groups}


def describe_challenges(
    groups: Mapping[str, Group],
    transcripts: Mapping[str, Transcript],
    *,
    statements: Mapping[str, Statement],
    previous: Sequence[Challenge] = (),
) -> list[Challenge]:
    """Each group (by challenge id) with its heading, telling words and voices; most interviews first.

    ``transcripts`` and ``statements`` by id, the statements with their themes. What had a heading keeps it.
    """
    central = {id: _central_first(group) for id, group in groups.items() if group}
    keywords = dict(zip(central, rank_keywords(list(central.values())), strict=True))
    labels = {one.id: one.label for one in previous if one.label and one.id in central}
    new = [id for id in central if id not in labels]
    headings = choose_headings([central[id] for id in new], [keywords[id] for id in new], given=labels.values())
    labels |= zip(new, headings, strict=True)
    about = {id: transcript.metadata for id, transcript in transcripts.items()}
    found = []
    for id, group in central.items():
        ordered = tuple(passage.statement.id for passage in _named_first(group, labels[id]))
        bare = Challenge(id, labels[id], keywords[id], ordered, ())
        found.append(describe_challenge(bare, ordered, statements=statements, about=about))
    return sorted(found, key=lambda one: (-len(one.transcripts), -len(one.statements), one.id))


def group_passages(passages: Sequence[Passage], *, config: AnalysisConfig) -> list[Group]:
    """Passages that mean the same, whatever order they come in."""
    ordered = sorted(passages, key=lambda passage: passage.statement.id)
    if not ordered:
        return []
    numbers = find_clusters(
        [passage.statement.text for passage in ordered],
        anchor(np.stack([passage.meaning for passage in ordered])),
        own=np.stack([passage.own for passage in ordered]),
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
