"""Themes and challenges that go on from the analysis before, as people arranged them, with what is new as proposals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from corpus.types import Analysis, Challenge, Change, Codebook, Coded, Statement, Theme, Transcript
from corpus.workflow.codings.applying import attach_themes, list_found
from corpus.workflow.codings.arranging import Members, arrange
from corpus.workflow.codings.decisions import CodingDecision
from nlp.challenges.recurring import describe_challenges, find_challenges
from nlp.changes import go_on, parts_of, suggest_challenges, suggest_themes
from nlp.config import AnalysisConfig
from nlp.statements.passages import Passage
from nlp.themes import describe_themes, find_themes

Decisions = Sequence[CodingDecision]
C = TypeVar("C", Theme, Challenge)
# So much of the longer of two stretches must be common to both for them to be the same statement.
SAME_STRETCH = 0.5


@dataclass(frozen=True, slots=True)
class ThemesNow:
    """``themes``: all that are, were merged away, or would be made by ``changes``. ``statements`` with their themes."""

    themes: tuple[Theme, ...]
    statements: tuple[Statement, ...]
    found: Members
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class ChallengesNow:
    """``challenges``: all that are, were merged away, or would be made by ``changes``."""

    challenges: tuple[Challenge, ...]
    found: Members
    changes: tuple[Change, ...] = ()


def continue_themes(
    passages: Sequence[Passage], codebook: Codebook, *, before: Analysis, decisions: Decisions, config: AnalysisConfig
) -> ThemesNow:
    """The themes found at first, as arranged; the first time, those found now."""
    by_id = {passage.statement.id: passage for passage in passages}
    fresh = _ids(find_themes(passages, codebook, config=config))
    seeded = {theme.id: () for theme in codebook.themes}
    found = {**seeded, **go_on(fresh, list_found(before, Coded.THEME), known=by_id)}
    arranged = arrange(found, decisions, coded=Coded.THEME)
    changes = suggest_themes(fresh, arranged, seeded=seeded) if found != fresh else []
    members = {**found, **arranged.members, **parts_of(changes)}
    themes = describe_themes(_groups(members, by_id), codebook, previous=before.themes)
    statements = attach_themes([passage.statement for passage in passages], arranged.members)
    return ThemesNow(tuple(themes), tuple(statements), found, _labelled(changes, themes))


def continue_challenges(
    passages: Sequence[Passage],
    transcripts: Mapping[str, Transcript],
    *,
    statements: Sequence[Statement],
    before: Analysis,
    decisions: Decisions,
    config: AnalysisConfig,
) -> ChallengesNow:
    """The challenges found at first, as arranged; the first time, those found now. ``statements`` with their themes."""
    by_id = {passage.statement.id: passage for passage in passages}
    fresh = _ids(find_challenges(passages, config=config))
    found = go_on(fresh, list_found(before, Coded.CHALLENGE), known=by_id)
    arranged = arrange(found, decisions, coded=Coded.CHALLENGE)
    changes = suggest_challenges(fresh, arranged) if found != fresh else []
    members = {**found, **arranged.members, **parts_of(changes)}
    themed = {statement.id: statement for statement in statements}
    challenges = describe_challenges(
        _groups(members, by_id), transcripts, statements=themed, previous=before.challenges
    )
    return ChallengesNow(tuple(challenges), found, _labelled(changes, challenges))


def keep_statements(passages: Sequence[Passage], before: Sequence[Statement]) -> list[Passage]:
    """The passages, with the ids these statements had in the analysis before, also where their borders moved a little.

    What people decided names statements, so the ids must outlive a better model and a mended word.
    """
    there, known = {passage.statement.id for passage in passages}, {statement.id for statement in before}
    gone: dict[str, list[Statement]] = {}
    for statement in before:
        if statement.id not in there:
            gone.setdefault(statement.transcript, []).append(statement)
    return [
        passage if passage.statement.id in known else _keep(passage, gone.get(passage.statement.transcript, []))
        for passage in passages
    ]


def _keep(passage: Passage, gone: list[Statement]) -> Passage:
    """With the id of the statement it was, which is then used up: the one at the same place before one elsewhere."""
    said = passage.statement
    same = [one for one in gone if _is_same(one, said)]
    if not same:
        return passage
    nearest = max(same, key=lambda one: (one.turn == said.turn, _overlap(one, said), -one.turn, -one.start))
    gone.remove(nearest)
    return replace(passage, statement=replace(said, id=nearest.id))


def _is_same(one: Statement, other: Statement) -> bool:
    if one.kind is not other.kind:
        return False
    longer = max(one.end - one.start, other.end - other.start)
    return one.text == other.text or (one.turn == other.turn and _overlap(one, other) >= SAME_STRETCH * longer)


def _overlap(one: Statement, other: Statement) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _ids(groups: Mapping[str, Sequence[Passage]]) -> Members:
    return {id: tuple(passage.statement.id for passage in group) for id, group in groups.items()}


def _groups(members: Members, passages: Mapping[str, Passage]) -> dict[str, list[Passage]]:
    return {id: [passages[one] for one in own if one in passages] for id, own in members.items()}


def _labelled(changes: Sequence[Change], described: Sequence[C]) -> tuple[Change, ...]:
    """Changes with the names of what they would make."""
    labels = {one.id: one.label for one in described}
    return tuple(replace(change, label=labels.get(change.part, "")) for change in changes)
