"""Corpora of any size for measuring, recombined from the demo interviews."""

import dataclasses
import hashlib
import random
import re

from corpus.demo import demo_files
from corpus.readers import read
from corpus.types import Transcript, Turn

_END = re.compile(r"(?=[.!?…](?:\s|$))")


def words(transcripts: list[Transcript]) -> int:
    """White-space separated words of all turns."""
    return sum(len(turn.text.split()) for transcript in transcripts for turn in transcript.turns)


def demo_transcripts() -> list[Transcript]:
    """The demo interviews as the readers give them."""
    return [transcript for name, content in demo_files() for transcript in read(name, content)]


def exchanges(transcript: Transcript) -> list[tuple[Turn, ...]]:
    """Question and answer pairs, so that recombined interviews still have questions before answers."""
    turns = transcript.turns
    return [turns[index : index + 2] for index in range(0, len(turns) - 1, 2)]


def recombined(count: int, *, length: int, seed: int = 1, apart: bool = False) -> list[Transcript]:
    """``count`` interviews of about ``length`` words, each a different shuffle of the demo's exchanges.

    ``apart``: a number in every sentence, so that none is said twice, as with real people.
    """
    demo = demo_transcripts()
    pool = [exchange for transcript in demo for exchange in exchanges(transcript)]
    chance = random.Random(seed)
    return [_compose(index, pool, demo=demo, length=length, chance=chance, apart=apart) for index in range(count)]


def _compose(
    index: int,
    pool: list[tuple[Turn, ...]],
    *,
    demo: list[Transcript],
    length: int,
    chance: random.Random,
    apart: bool,
) -> Transcript:
    turns: list[Turn] = []
    size = 0
    while size < length:
        for turn in chance.choice(pool):
            turns.append(_tell_apart(turn, chance) if apart else turn)
            size += len(turns[-1].text.split())
    digest = hashlib.sha256("\n".join(turn.text for turn in turns).encode()).hexdigest()
    model = demo[index % len(demo)]
    return dataclasses.replace(
        model, id=f"I-{index + 1:02d}", file=f"interview-{index + 1:03d}.txt", sha256=digest, turns=tuple(turns)
    )


def _tell_apart(turn: Turn, chance: random.Random) -> Turn:
    return dataclasses.replace(turn, text=_END.sub(lambda _: f" {chance.randrange(100_000)}", turn.text))
