"""Where actors are named, by the place in the texts."""

from collections.abc import Iterable, Mapping, Sequence

from corpus.types import Actor, Mention

# Transcript and turn -> the mentions there, each with its actor.
Mentions = Mapping[tuple[str, int], Sequence[tuple[Mention, Actor]]]


def group_mentions(actors: Iterable[Actor]) -> Mentions:
    """The mentions of these actors by transcript and turn, in the order of the actors."""
    found: dict[tuple[str, int], list[tuple[Mention, Actor]]] = {}
    for actor in actors:
        for mention in actor.mentions:
            found.setdefault((mention.transcript, mention.turn), []).append((mention, actor))
    return found
