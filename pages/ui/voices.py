"""The speakers of a perspective as one end of a relation: what they are called, so that no employer is named."""

from collections.abc import Mapping, Sequence

from corpus.types import Perspective, Relation, is_view
from pages.ui.texts import network as texts


def views_among(relations: Sequence[Relation]) -> list[Perspective]:
    """The perspectives whose speakers are an end of a relation, in their usual order."""
    ends = {end for relation in relations for end in (relation.source, relation.target)}
    return [view for view in Perspective if view in ends]


def ends_of(relation: Relation) -> tuple[str, str]:
    """Both ends as they are told: the speakers come first where the order says nothing."""
    turned = not relation.directed and is_view(relation.target)
    return (relation.target, relation.source) if turned else (relation.source, relation.target)


def name_of(end: str, names: Mapping[str, str]) -> str:
    """What the end of a relation is called; ``names``: actor id -> name."""
    return texts.VOICES.format(of=texts.VIEWS[Perspective(end)]) if is_view(end) else names[end]


def phrase_of(relation: Relation) -> str:
    """What the first end does: "fördert", or "fördern" where it is the speakers."""
    return (texts.PHRASES_OF_VOICES if is_view(ends_of(relation)[0]) else texts.PHRASES)[relation.kind]
