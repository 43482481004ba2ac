"""Statements with what later steps need of them: what they mean in context and by themselves, nouns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.types import Actor, ActorKind, SpeakerRole, Statement, Transcript, Turn
from nlp.actors.mentions import Mentions, group_mentions
from nlp.config import AnalysisConfig
from nlp.embedding import Said, Vectors, normalise
from nlp.findings import Findings, list_texts
from nlp.identities import identify
from nlp.meanings import embed_cached
from nlp.reading import FindingsCache
from nlp.statements.classifier import KINDS
from nlp.statements.spans import Thought, cut_thoughts


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement, what it means in its context and what its sentences say by themselves, as unit vectors.

    ``meaning`` is of `nlp.embedding`, ``own`` of `nlp.sentences`. ``hidden``: names in it that must not be shown.
    """

    statement: Statement
    meaning: Vectors
    own: Vectors
    nouns: tuple[str, ...]
    hidden: tuple[str, ...] = ()


def find_passages(
    transcripts: Sequence[Transcript],
    findings: Sequence[Findings],
    *,
    config: AnalysisConfig,
    cache: FindingsCache | None = None,
    cores: int = 1,
    progress: Callable[[int], None] = lambda done: None,
) -> list[Passage]:
    """All statements in the order of transcripts and text. Two lists of the same length.

    ``progress`` is told after each transcript how many are done.
    """
    known: FindingsCache = {} if cache is None else cache
    passages: list[Passage] = []
    for done, (transcript, found) in enumerate(zip(transcripts, findings, strict=True), start=1):
        passages += _passages_of(transcript, found, config=config, cache=known, cores=cores)
        progress(done)
    return passages


def link_actors(passages: Sequence[Passage], actors: Sequence[Actor]) -> list[Passage]:
    """The passages with the ids of the actors named inside them; names of persons and places are no telling nouns."""
    mentions = group_mentions(actors)
    return [_link(passage, mentions) for passage in passages]


def _link(passage: Passage, mentions: Mentions) -> Passage:
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


def _passages_of(
    transcript: Transcript, found: Findings, *, config: AnalysisConfig, cache: FindingsCache, cores: int
) -> list[Passage]:
    thoughts = cut_thoughts(found, list_texts(transcript, found.sentences), config=config)
    if not thoughts:
        return []
    meanings = embed_cached(
        [read_along(transcript, found, first=one.first, last=one.last) for one in thoughts], cache, threads=cores
    )
    own = normalise(np.stack([found.vectors[thought.first : thought.last + 1].mean(axis=0) for thought in thoughts]))
    return [
        _passage(transcript, found, thought, meaning=meaning, own=alone)
        for thought, meaning, alone in zip(thoughts, meanings, own, strict=True)
    ]


def _passage(transcript: Transcript, found: Findings, thought: Thought, *, meaning: Vectors, own: Vectors) -> Passage:
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
    return Passage(statement, meaning, own, nouns=tuple(noun for sentence in sentences for noun in sentence.nouns))


def read_along(transcript: Transcript, found: Findings, *, first: int, last: int) -> Said:
    """Rows ``first`` to ``last`` of the sentences, all of one turn, with the question and the sentences around.

    People speak in fragments: what is around carries half of the meaning.
    """
    begin, end = found.sentences[first], found.sentences[last]
    text = transcript.turns[begin.turn].text
    around = [_text_of(found, row, begin.turn, text) for row in (first - 1, last + 1)]
    return Said(text[begin.start : end.end], find_question(transcript.turns, begin.turn), *around)


def _text_of(found: Findings, row: int, turn: int, text: str) -> str:
    if not 0 <= row < len(found.sentences) or found.sentences[row].turn != turn:
        return ""
    return text[found.sentences[row].start : found.sentences[row].end]


def find_question(turns: Sequence[Turn], turn: int) -> str:
    """What the interviewer asked last before this turn, or ""."""
    return next((one.text for one in reversed(turns[:turn]) if one.role is SpeakerRole.INTERVIEWER), "")
