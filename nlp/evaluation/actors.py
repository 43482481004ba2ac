"""Who is who in hand-marked interviews: B-cubed of the linking, beside one actor for each distinct surface."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.types import Actor, ActorKind, SpeakerRole, Transcript, Turn
from nlp.actors.finding import find_actors, link_sightings
from nlp.actors.known import Sighting, collect_forms
from nlp.findings import find
from nlp.language import load_language

HERE = Path(__file__).parent
PARTS = ("open", "test")
KINDS = {"p": ActorKind.PER, "o": ActorKind.ORG, "l": ActorKind.LOC}
ROLES = {"I": SpeakerRole.INTERVIEWER, "B": SpeakerRole.RESPONDENT}

_mark = re.compile(r"\[(?P<surface>[^\[\]|]+)\|(?P<id>(?P<kind>[pol])-[\w-]+)\]")

Place = tuple[str, int, int, int]
Clusters = Mapping[Place, Hashable]


@dataclass(frozen=True, slots=True)
class Gold:
    """Marked interviews: their transcripts, the mentions of each, and the actor of each mention by its place."""

    transcripts: tuple[Transcript, ...]
    mentions: tuple[tuple[Sighting, ...], ...]
    actors: Clusters


@dataclass(frozen=True, slots=True)
class Score:
    """B-cubed precision and recall."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def evaluate(data: Path) -> str:
    """Table for both parts of the gold: given its mentions, end to end, and the baseline of each. No data needed."""
    del data
    head = f"{'actors, B-cubed':<42}{'P':>6}{'R':>6}{'F1':>6}{'target':>8}   one per surface: P, R, F1"
    return "\n".join([head, *(row for part in PARTS for row in _measure(read_gold(part), part))])


def read_gold(part: str) -> Gold:
    """The marked interviews of a part, "open" or "test"."""
    text = (HERE / f"actors_{part}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"^== ", text, flags=re.MULTILINE)[1:]
    read = [_read_interview(block, f"{part}{number}") for number, block in enumerate(blocks, start=1)]
    actors = {place: actor for _, _, some in read for place, actor in some.items()}
    return Gold(tuple(one for one, _, _ in read), tuple(tuple(some) for _, some, _ in read), actors)


def _read_interview(block: str, id: str) -> tuple[Transcript, list[Sighting], dict[Place, str]]:
    title, _, body = block.partition("\n")
    turns: list[Turn] = []
    mentions: list[Sighting] = []
    actors: dict[Place, str] = {}
    for line in filter(None, body.splitlines()):
        speaker, _, marked = line.partition(": ")
        text, last = "", 0
        for mark in _mark.finditer(marked):
            text += marked[last : mark.start()]
            one = Sighting(
                len(turns), len(text), len(text) + len(mark["surface"]), mark["surface"], KINDS[mark["kind"]]
            )
            mentions.append(one)
            actors[id, one.turn, one.start, one.end] = mark["id"]
            text, last = text + mark["surface"], mark.end()
        turns.append(Turn(speaker, ROLES[speaker], text + marked[last:]))
    digest = hashlib.sha256(body.encode()).hexdigest()
    return Transcript(id, f"{title}.txt", digest, tuple(turns)), mentions, actors


def _measure(gold: Gold, part: str) -> list[str]:
    nlp = load_language()
    findings = [find(one, nlp) for one in gold.transcripts]
    linked = link_sightings(gold.transcripts, gold.mentions, forms=collect_forms((), ()))
    found = find_actors(gold.transcripts, findings)
    entities = {
        (one.id, each.turn, each.start, each.end): one.turns[each.turn].text[each.start : each.end]
        for one, some in zip(gold.transcripts, findings, strict=True)
        for each in some.entities
    }
    size = f"{len(gold.transcripts)} texts, {len(gold.actors)} mentions, {len(set(gold.actors.values()))} actors"
    rows = [
        ("given the mentions", places_of(linked), _texts(gold), "0.90"),
        ("end to end", places_of(found), entities, "0.80"),
    ]
    scores = [(name, score(gold.actors, ours), score(gold.actors, base), target) for name, ours, base, target in rows]
    overlap = score(gold.actors, align(gold.actors, places_of(found)))
    return [
        f"{part}: {size}",
        *(
            f"  {name:<40}{one.precision:6.2f}{one.recall:6.2f}{one.f1:6.2f}{target:>8}"
            f"{base.precision:19.2f}{base.recall:6.2f}{base.f1:6.2f}"
            for name, one, base, target in scores
        ),
        f"  {'end to end, spans that overlap count':<40}{overlap.precision:6.2f}{overlap.recall:6.2f}{overlap.f1:6.2f}",
    ]


def places_of(actors: Sequence[Actor]) -> dict[Place, str]:
    """The actor of each mention by its place."""
    return {(one.transcript, one.turn, one.start, one.end): actor.id for actor in actors for one in actor.mentions}


def _texts(gold: Gold) -> dict[Place, str]:
    pairs = zip(gold.transcripts, gold.mentions, strict=True)
    return {(one.id, each.turn, each.start, each.end): each.surface for one, some in pairs for each in some}


def align(gold: Clusters, found: Mapping[Place, str]) -> dict[Place, str]:
    """Each found mention at the place of the marked one it overlaps with; each marked one is used once."""
    by_turn: dict[tuple[str, int], list[Place]] = defaultdict(list)
    for place in gold:
        by_turn[place[:2]].append(place)
    used: set[Place] = set()
    moved: dict[Place, str] = {}
    for place, actor in sorted(found.items(), key=lambda pair: (pair[0] not in gold, pair[0])):
        near = (one for one in by_turn[place[:2]] if one[2] < place[3] and place[2] < one[3] and one not in used)
        target = place if place in gold else next(near, place)
        used.add(target)
        moved[target] = actor
    return moved


def score(gold: Clusters, found: Clusters) -> Score:
    """B-cubed over exact mentions: a found mention that is none is wrong, a mention that is not found is missing."""
    both = Counter((gold[place], actor) for place, actor in found.items() if place in gold)
    ours, theirs = Counter(found.values()), Counter(gold.values())
    precision = sum(count * count / ours[actor] for (_, actor), count in both.items())
    recall = sum(count * count / theirs[actor] for (actor, _), count in both.items())
    return Score(precision / max(1, len(found)), recall / max(1, len(gold)))
