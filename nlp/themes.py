"""Fields of action: statements coded with the district's codebook, and new fields for what fits none."""

from collections.abc import Mapping, Sequence

import numpy as np

from corpus.types import Codebook, Theme
from nlp.challenges.headings import choose_headings
from nlp.challenges.labels import rank_keywords
from nlp.challenges.recurring import Group, group_passages
from nlp.config import AnalysisConfig
from nlp.identities import identify
from nlp.matching import Scores, Target, make_matcher, to_probabilities
from nlp.statements.passages import Passage

LEAST_STATEMENTS = 4
LEAST_INTERVIEWS = 2


def find_themes(passages: Sequence[Passage], codebook: Codebook, *, config: AnalysisConfig) -> dict[str, list[Passage]]:
    """Theme id -> its passages: the codebook's themes in their order (with or without passages), then new ones."""
    coded = _code(passages, codebook, config=config)
    left = [passage for passage in passages if not coded[passage.statement.id]]
    groups = [group for group in group_passages(left, config=config) if _is_theme(group)]
    seeded = {theme.id: [p for p in passages if theme.id in coded[p.statement.id]] for theme in codebook.themes}
    new = {identify("th", " ".join(sorted(_ids(group)))): group for group in groups}
    return seeded | dict(sorted(new.items(), key=lambda item: (-len(item[1]), item[0])))


def describe_themes(
    groups: Mapping[str, Sequence[Passage]], codebook: Codebook, *, previous: Sequence[Theme] = ()
) -> list[Theme]:
    """Each group (by theme id) with its telling words. The codebook names its themes; others keep an earlier label."""
    seeded = {theme.id: theme.label for theme in codebook.themes}
    keywords = dict(zip(groups, rank_keywords(list(groups.values())), strict=True))
    labels = {theme.id: theme.label for theme in previous if theme.label} | seeded
    new = [id for id, group in groups.items() if group and id not in labels]
    phrases = choose_headings([groups[id] for id in new], [keywords[id] for id in new], given=labels.values())
    labels |= zip(new, phrases, strict=True)
    return [
        Theme(id, labels.get(id, ""), keywords[id], _ids(group), seeded=id in seeded) for id, group in groups.items()
    ]


def _code(passages: Sequence[Passage], codebook: Codebook, *, config: AnalysisConfig) -> Mapping[str, tuple[str, ...]]:
    """For each statement id the themes it belongs to: the likeliest, and a second one nearly as likely."""
    targets = tuple(Target(theme.id, theme.label, theme.description) for theme in codebook.themes)
    if not passages or not targets:
        return {passage.statement.id: () for passage in passages}
    vectors = np.stack([passage.meaning for passage in passages])
    scores = make_matcher(targets).match([passage.statement.text for passage in passages], vectors)
    probabilities = to_probabilities(scores, sharpness=config.theme_sharpness)
    return {
        passage.statement.id: _choose(row, targets, config)
        for passage, row in zip(passages, probabilities, strict=True)
    }


def _choose(row: Scores, targets: Sequence[Target], config: AnalysisConfig) -> tuple[str, ...]:
    shares = np.round(row, 6)
    order = sorted(range(len(targets)), key=lambda column: (-shares[column], column))[:2]
    least = max(config.theme_threshold, 0.75 * shares[order[0]])
    return tuple(targets[column].id for column in order if shares[column] >= least)


def _is_theme(group: Group) -> bool:
    interviews = {passage.statement.transcript for passage in group}
    return len(group) >= LEAST_STATEMENTS and len(interviews) >= LEAST_INTERVIEWS


def _ids(group: Sequence[Passage]) -> tuple[str, ...]:
    return tuple(passage.statement.id for passage in group)
