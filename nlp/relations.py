"""How actors stand to each other: named together in a sentence, or in words that say more."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

from corpus.types import Actor, Mention, Quote, Relation, RelationKind, Transcript
from nlp.findings import Findings, Sentence

CUES = Path(__file__).parent / "german" / "relations.txt"
MOST_QUOTES = 20
# A list of names in one breath is no relation of each with each.
MOST_ACTORS = 4

Edge = tuple[str, str, RelationKind]


def find_relations(
    transcripts: Sequence[Transcript], findings: Sequence[Findings], *, actors: Sequence[Actor]
) -> list[Relation]:
    """Edges from respondents' sentences, each with its quotes, ordered by actors and kind."""
    mentions = _by_turn(actors)
    edges: dict[Edge, list[Quote]] = {}
    for transcript, found in zip(transcripts, findings, strict=True):
        for sentence in found.sentences:
            spoken = _named_in(sentence, mentions.get((transcript.id, sentence.turn), ()))
            for edge in _edges(transcript.turns[sentence.turn].text, sentence, spoken):
                edges.setdefault(edge, []).append(_quote(transcript, sentence))
    return [
        Relation(source, target, kind, tuple(edges[source, target, kind][:MOST_QUOTES]))
        for source, target, kind in sorted(edges)
    ]


def _by_turn(actors: Sequence[Actor]) -> Mapping[tuple[str, int], Sequence[tuple[Mention, str]]]:
    """Mentions of actors that may be named, by transcript and turn."""
    found: dict[tuple[str, int], list[tuple[Mention, str]]] = {}
    for actor in actors:
        if actor.protected:
            continue
        for mention in actor.mentions:
            found.setdefault((mention.transcript, mention.turn), []).append((mention, actor.id))
    return found


def _named_in(sentence: Sentence, mentions: Sequence[tuple[Mention, str]]) -> list[tuple[Mention, str]]:
    """The first mention of each actor in the sentence, left to right."""
    inside = sorted(
        (one for one in mentions if sentence.start <= one[0].start and one[0].end <= sentence.end),
        key=lambda one: (one[0].start, one[1]),
    )
    first = {actor: mention for mention, actor in reversed(inside)}
    return sorted(((mention, actor) for actor, mention in first.items()), key=lambda one: (one[0].start, one[1]))


def _edges(text: str, sentence: Sentence, spoken: Sequence[tuple[Mention, str]]) -> list[Edge]:
    if not 2 <= len(spoken) <= MOST_ACTORS:
        return []
    kind = find_kind(text[sentence.start : sentence.end])
    pairs = combinations([actor for _, actor in spoken], 2)
    if kind in (RelationKind.FUNDS, RelationKind.RESPONSIBLE):
        return [(one, other, kind) for one, other in pairs]
    return [(min(pair), max(pair), kind) for pair in pairs]


def find_kind(sentence: str) -> RelationKind:
    """The kind the words of the sentence speak for; TOGETHER if they say nothing more."""
    return next((kind for kind, pattern in _read_cues() if pattern.search(sentence)), RelationKind.TOGETHER)


@cache
def _read_cues() -> list[tuple[RelationKind, re.Pattern[str]]]:
    lines = [line for line in CUES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    parts = [line.split(":", 1) for line in lines]
    return [(RelationKind(kind), re.compile(pattern.strip(), re.IGNORECASE)) for kind, pattern in parts]


def _quote(transcript: Transcript, sentence: Sentence) -> Quote:
    text = transcript.turns[sentence.turn].text[sentence.start : sentence.end]
    return Quote(transcript.id, sentence.turn, sentence.start, sentence.end, text)
