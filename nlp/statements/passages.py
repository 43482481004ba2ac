"""Statements with what later steps need of them: meaning, meaning in context, nouns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.types import Actor, ActorKind, Mention, Statement, Transcript
from nlp.config import AnalysisConfig
from nlp.embedding import Vectors, normalise
from nlp.findings import Findings, list_texts
from nlp.identities import identify
from nlp.statements.classifier import KINDS
from nlp.statements.spans import Thought, cut_thoughts

QUESTION_WEIGHT = 0.5
NEIGHBOUR_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement; ``own`` and ``context`` are unit vectors (512). ``hidden``: names in it that must not be shown."""

    statement: Statement
    own: Vectors
    context: Vectors
    nouns: tuple[str, ...]
    hidden: tuple[str, ...] = ()


def find_passages(
    transcripts: Sequence[Transcript], findings: Sequence[Findings], *, config: AnalysisConfig
) -> list[Passage]:
    """All statements in the order of transcripts and text. Two lists of the same length."""
    return [
        passage
        for transcript, found in zip(transcripts, findings, strict=True)
        for passage in _passages_of(transcript, found, config)
    ]


def link_actors(passages: Sequence[Passage], actors: Sequence[Actor]) -> list[Passage]:
    """The passages with the ids of the actors named inside them; names of persons and places are no telling nouns."""
    mentions: dict[tuple[str, int], list[tuple[Mention, Actor]]] = {}
    for actor in actors:
        for mention in actor.mentions:
            mentions.setdefault((mention.transcript, mention.turn), []).append((mention, actor))
    return [_link(passage, mentions) for passage in passages]


def _link(passage: Passage, mentions: Mapping[tuple[str, int], Sequence[tuple[Mention, Actor]]]) -> Passage:
    said = passage.statement
    inside = sorted(
        (mention.start, actor.id, actor.kind, mention.surface)
        for mention, actor in mentions.get((said.transcript, said.turn), ())
        if said.start <= mention.start and mention.end <= said.end
    )
    named = tuple(dict.fromkeys(actor for _, actor, _, _ in inside))
    hidden = tuple(word for _, _, kind, surface in inside if kind is ActorKind.PER for word in surface.split())
    places = {word for _, _, kind, surface in inside if kind is ActorKind.LOC for word in surface.split()}
    nouns = tuple(noun for noun in passage.nouns if noun not in hidden and noun not in places)
    return replace(passage, statement=replace(said, actors=named), nouns=nouns, hidden=hidden)


def _passages_of(transcript: Transcript, found: Findings, config: AnalysisConfig) -> list[Passage]:
    thoughts = cut_thoughts(found, list_texts(transcript, found.sentences), config=config)
    if not thoughts:
        return []
    own = np.stack([found.vectors[thought.first : thought.last + 1].mean(axis=0) for thought in thoughts])
    around = np.stack([_surroundings(found, thought) for thought in thoughts])
    vectors = zip(normalise(own), normalise(own + around), strict=True)
    return [
        _passage(transcript, found, thought, own=alone, context=context)
        for thought, (alone, context) in zip(thoughts, vectors, strict=True)
    ]


def _passage(transcript: Transcript, found: Findings, thought: Thought, *, own: Vectors, context: Vectors) -> Passage:
    sentences = found.sentences[thought.first : thought.last + 1]
    turn, start, end = sentences[0].turn, sentences[0].start, sentences[-1].end
    statement = Statement(
        # The same words at the same place of the same text have the same id, always.
        id=identify("s", f"{transcript.sha256}:{turn}:{start}:{end}"),
        transcript=transcript.id,
        turn=turn,
        start=start,
        end=end,
        text=transcript.turns[turn].text[start:end],
        kind=KINDS[thought.kind],
        score=round(thought.score, 3),
    )
    return Passage(statement, own, context, nouns=tuple(noun for sentence in sentences for noun in sentence.nouns))


def _surroundings(found: Findings, thought: Thought) -> Vectors:
    """People speak in fragments: the question and the sentences around carry half of the meaning."""
    turn = found.sentences[thought.first].turn
    rows = [row for row in (thought.first - 1, thought.last + 1) if _is_in(found, row, turn)]
    around = np.zeros(found.vectors.shape[1], dtype=np.float32)
    if rows:
        around = around + NEIGHBOUR_WEIGHT * found.vectors[rows].mean(axis=0)
    question = found.sentences[thought.first].question
    if question >= 0:
        around = around + QUESTION_WEIGHT * found.questions[question]
    return around


def _is_in(found: Findings, row: int, turn: int) -> bool:
    return 0 <= row < len(found.sentences) and found.sentences[row].turn == turn
