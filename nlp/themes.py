"""Fields of action: statements coded with the district's codebook, and new fields for what fits none."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from corpus.types import Codebook, Statement, Theme
from nlp.challenges.labels import rank_keywords
from nlp.challenges.recurring import Group, group_passages
from nlp.config import AnalysisConfig
from nlp.identities import identify, keep_ids
from nlp.matching import Scores, Target, make_matcher, to_probabilities
from nlp.statements.passages import Passage

LEAST_STATEMENTS = 4
LEAST_INTERVIEWS = 2


def find_themes(
    passages: Sequence[Passage],
    codebook: Codebook,
    *,
    previous: Sequence[Theme] = (),
    config: AnalysisConfig,
) -> list[Theme]:
    """The codebook's themes in their order (with or without statements), then new ones."""
    coded = _code(passages, codebook, config=config)
    left = [passage for passage in passages if not coded[passage.statement.id]]
    groups = [group for group in group_passages(left, config=config) if _is_theme(group)]
    seeded = [[p for p in passages if theme.id in coded[p.statement.id]] for theme in codebook.themes]
    keywords = rank_keywords([*seeded, *groups])
    known = [
        Theme(theme.id, theme.label, words, _ids(group), seeded=True)
        for theme, group, words in zip(codebook.themes, seeded, keywords, strict=False)
    ]
    return known + _name_new(groups, keywords[len(seeded) :], previous=previous)


def attach_themes(statements: Sequence[Statement], themes: Sequence[Theme]) -> list[Statement]:
    """The statements with the ids of their themes."""
    of: dict[str, list[str]] = {}
    for theme in themes:
        for statement in theme.statements:
            of.setdefault(statement, []).append(theme.id)
    return [replace(statement, themes=tuple(of.get(statement.id, ()))) for statement in statements]


def theme_of(statements: Sequence[Statement]) -> dict[str, str]:
    """The first theme of each statement that has one."""
    return {statement.id: statement.themes[0] for statement in statements if statement.themes}


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
    order = sorted(range(len(targets)), key=lambda column: (-round(float(row[column]), 6), column))[:2]
    best = float(row[order[0]])
    if best < config.theme_threshold:
        return ()
    return tuple(targets[column].id for column in order if row[column] >= max(config.theme_threshold, 0.75 * best))


def _is_theme(group: Group) -> bool:
    interviews = {passage.statement.transcript for passage in group}
    return len(group) >= LEAST_STATEMENTS and len(interviews) >= LEAST_INTERVIEWS


def _ids(group: Sequence[Passage]) -> tuple[str, ...]:
    return tuple(passage.statement.id for passage in group)


def _name_new(
    groups: Sequence[Group], keywords: Sequence[tuple[str, ...]], *, previous: Sequence[Theme]
) -> list[Theme]:
    found = [_new(group, words) for group, words in zip(groups, keywords, strict=True)]
    earlier = {theme.id: theme.statements for theme in previous if not theme.seeded}
    kept = keep_ids({theme.id: theme.statements for theme in found}, earlier)
    renamed = [replace(theme, id=kept[theme.id]) for theme in found]
    return sorted(renamed, key=lambda theme: (-len(theme.statements), theme.id))


def _new(group: Group, keywords: tuple[str, ...]) -> Theme:
    identifier = identify("th", " ".join(sorted(_ids(group))))
    return Theme(identifier, " und ".join(keywords[:2]) or "Weiteres", keywords, _ids(group))
