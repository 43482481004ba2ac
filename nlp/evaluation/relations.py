"""How well relations are read from sentences labelled by hand, beside keywords for everybody in the sentence."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

from corpus.errors import InvalidInput
from corpus.types import (
    Actor,
    ActorKind,
    Mention,
    Metadata,
    Perspective,
    RelationKind,
    SpeakerRole,
    Transcript,
    Turn,
)
from nlp.findings import Sentence
from nlp.relations import read_passage
from nlp.relations.cues import Edge
from nlp.relations.passages import list_passages

HERE = Path(__file__).parent
# Marks the speakers as one end in the labels, and the perspective that stands for them.
SPEAKERS, VIEW = "WIR", Perspective.CIVIL_SOCIETY
KINDS = [kind for kind in RelationKind if kind is not RelationKind.TOGETHER]

_actor = re.compile(r"\[([^\]]+)\]")
_full_stop = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ])")
# What the program did before it looked at clauses: the first line that fits the sentence decides for every pair.
_KEYWORDS = {
    RelationKind.CONTACT_MISSING: (
        r"kein(?:e[nr]?)? (?:richtige[nr]? )?(?:Kontakt|Austausch|Draht|Verbindung|Absprache)|wei(?:ß|ss)"
        r" (?:gar |überhaupt )?nichts von|wissen (?:gar |überhaupt )?nichts vo[nm]|nebeneinander ?her|nie"
        r" (?:was |etwas )?(?:gehört|gemeldet|blicken)|(?:redet|reden|sprechen|spricht) nicht (?:miteinan"
        r"der|mit)|kenn(?:e|t|en) (?:da |dort )?(?:niemand|keinen)|hat sich .{0,40}(?:nie|keiner|niemand)"
        r" .{0,20}(?:gemeldet|blicken)"
    ),
    RelationKind.TENSION: (
        r"\b(?:Konflikt|Streit|Spannung|Reiberei|Ärger|Konkurrenz|Zoff|Kompetenzgerangel|Vorwürfe)|schieb"
        r"t .{0,40}(?:auf|zu)\b|schieben .{0,40}(?:hin und her|aufeinander|gegenseitig)|gegeneinander|zer"
        r"stritten|Ball .{0,20}hin.{0,6}her|jagen .{0,30}\bab\b"
    ),
    RelationKind.FUNDS: (
        r"\b(?:finanzier|bezahlt|bezuschuss|fördert|gefördert|Fördermittel|Zuschuss|Zuschüsse|Förderung)"
    ),
    RelationKind.RESPONSIBLE: (r"\b(?:zuständig|verantwortlich|federführend|Zuständigkeit)"),
    RelationKind.COOPERATES: (
        r"\b(?:zusammenarbeit|kooperier|kooperation)|arbeite[nt]? .{0,60}zusammen|gemeinsam mit|zusammen "
        r"mit|stimmen uns .{0,40}ab|(?:kurze[nr]?|guter|gute[nr]) (?:Draht|Kontakt)|ziehen .{0,20}an eine"
        r"m Strang|Kooperationsvertrag|sitzen .{0,40}an einem Tisch|Hand in Hand|arbeiten .{0,20}(?:eng|g"
        r"ut) mit"
    ),
}


@dataclass(frozen=True, slots=True)
class GoldTurn:
    """A turn with its actors' places; ``edges`` name the actors, every other pair has no typed relation.

    ``spoken``: the perspective of the speakers is known, so that they are an end, too.
    """

    text: str
    actors: tuple[Actor, ...]
    edges: tuple[Edge, ...]
    spoken: bool = False

    @property
    def pairs(self) -> int:
        """How many pairs of actors stand in the turn, and with the speakers where they count."""
        ends = len(self.actors) + self.spoken
        return ends * (ends - 1) // 2


def evaluate(data: Path) -> str:
    """Precision, recall and F1 of each kind and of all typed edges on both parts. ``data`` is not needed."""
    del data
    return "\n".join(_table(part, spoken=spoken) for part in ("test", "dev") for spoken in (False, True))


def read_gold(part: str) -> list[GoldTurn]:
    """The labelled turns of "test" or "dev". Raises InvalidInput for a line that is none."""
    lines = (HERE / f"relations_{part}.txt").read_text(encoding="utf-8").splitlines()
    return [read_line(line) for line in lines if line and not line.startswith("#")]


def read_line(line: str) -> GoldTurn:
    """ "funds A > B | Die [A] bezahlt [B]." or "funds A > WIR | [A] bezahlt uns." as a turn. Raises InvalidInput."""
    labels, _, marked = line.partition(" | ")
    text, mentions = "", dict[str, list[Mention]]()
    for number, piece in enumerate(_actor.split(marked)):
        if number % 2:
            mentions.setdefault(piece, []).append(Mention("t", 0, len(text), len(text) + len(piece), piece))
        text += piece
    actors = tuple(Actor(name, name, ActorKind.ORG, mentions=tuple(found)) for name, found in mentions.items())
    edges = tuple(_read_label(label) for label in labels.split(" ; ") if label.split()[0] != "none")
    if not marked or {end for edge in edges for end in (edge.source, edge.target)} - {*mentions, str(VIEW)}:
        raise InvalidInput(f"Im Goldstandard der Beziehungen ist eine Zeile falsch: {line}")
    return GoldTurn(text, actors, edges, spoken=SPEAKERS in labels.split())


def _read_label(label: str) -> Edge:
    kind, _, ends = label.partition(" ")
    source, sign, target = re.split(r" ([>+]) ", ends)
    source, target = (str(VIEW) if end == SPEAKERS else end for end in (source, target))
    return Edge(source, target, RelationKind(kind), sign == ">")


def predict(turn: GoldTurn) -> list[Edge]:
    """What the program reads in the turn, sentence by sentence."""
    known = Metadata(perspective=VIEW if turn.spoken else None)
    transcript = Transcript("t", "", "", (Turn("B", SpeakerRole.RESPONDENT, turn.text),), known)
    mentions = {("t", 0): [(mention, actor) for actor in turn.actors for mention in actor.mentions]}
    passages = list_passages(transcript, _sentences(turn.text), mentions)
    found = [edge for one in passages for edge in read_passage(transcript, one)]
    return [edge for edge in found if edge.kind is not RelationKind.TOGETHER]


def _sentences(text: str) -> list[Sentence]:
    borders = [0, *(found.end() for found in _full_stop.finditer(text)), len(text)]
    return [Sentence(0, start, end, -1, ()) for start, end in pairwise(borders)]


def predict_by_keyword(turn: GoldTurn) -> list[Edge]:
    """The baseline: the first keyword of a sentence holds for all pairs in it, in the order they are named."""
    found = []
    for sentence in _sentences(turn.text):
        text = turn.text[sentence.start : sentence.end]
        names = [a.name for a in turn.actors if any(sentence.start <= m.start < sentence.end for m in a.mentions)]
        kind = next((kind for kind, words in _KEYWORDS.items() if re.search(words, text, re.IGNORECASE)), None)
        way = kind in {RelationKind.FUNDS, RelationKind.RESPONSIBLE}
        found += [Edge(one, other, kind, way) for one, other in combinations(names, 2) if kind]
    return found


def is_right(edge: Edge, gold: Sequence[Edge]) -> bool:
    """Whether the gold has the edge. An edge without direction is right both ways, a wrong direction never is."""
    same = {
        (one.source, one.target) if one.directed else frozenset({one.source, one.target})
        for one in gold
        if one.kind is edge.kind
    }
    way, pair = (edge.source, edge.target), frozenset({edge.source, edge.target})
    turned = (edge.target, edge.source)
    return pair in same or way in same or (not edge.directed and turned in same)


def count(
    turns: Sequence[GoldTurn], read: Callable[[GoldTurn], list[Edge]]
) -> dict[RelationKind, tuple[int, int, int]]:
    """For each kind (right, found, in the gold)."""
    found = [(turn, read(turn)) for turn in turns]
    return {
        kind: (
            sum(is_right(edge, turn.edges) for turn, edges in found for edge in edges if edge.kind is kind),
            sum(edge.kind is kind for _, edges in found for edge in edges),
            sum(edge.kind is kind for turn, _ in found for edge in turn.edges),
        )
        for kind in KINDS
    }


def _table(part: str, *, spoken: bool) -> str:
    turns = [turn for turn in read_gold(part) if turn.spoken is spoken]
    ours, theirs = count(turns, predict), count(turns, predict_by_keyword)
    pairs, typed = sum(turn.pairs for turn in turns), sum(len(turn.edges) for turn in turns)
    ends = "speakers and actors" if spoken else "actors"
    lines = [
        f"relations, {part}: {pairs} pairs of {ends}, {typed} of them related, {pairs - typed} not",
        f"{'':16} {'P':>5} {'R':>5} {'F1':>5} {'gold':>5}   keywords: {'P':>5} {'R':>5} {'F1':>5}",
    ]
    for name, one, other in [
        *((kind.value, ours[kind], theirs[kind]) for kind in KINDS),
        ("all kinds", _sum(ours.values()), _sum(theirs.values())),
    ]:
        lines.append(f"{name:16} {_scores(one)} {one[2]:5}             {_scores(other)}")
    return "\n".join(lines)


def _sum(counts: Iterable[tuple[int, int, int]]) -> tuple[int, int, int]:
    right, found, gold = (sum(column) for column in zip(*counts, strict=True))
    return right, found, gold


def _scores(counts: tuple[int, int, int]) -> str:
    right, found, gold = counts
    precision, recall = right / max(1, found), right / max(1, gold)
    return f"{precision:5.2f} {recall:5.2f} {2 * precision * recall / max(1e-9, precision + recall):5.2f}"
