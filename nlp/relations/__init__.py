"""How actors stand to each other: in words that say so, or only named together in a sentence."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from corpus.types import Actor, Quote, Relation, RelationKind, SpeakerRole, Transcript
from nlp.actors.mentions import group_mentions
from nlp.findings import Findings
from nlp.recollections import Recollection
from nlp.relations.cases import OWN
from nlp.relations.clauses import Clause, Named, split_clauses
from nlp.relations.cues import Edge, is_said, read_edges
from nlp.relations.passages import Passage, list_passages
from nlp.relations.speakers import find_view_edges

MOST_QUOTES = 60
# A list of names in one breath is no relation of each with each.
MOST_ACTORS = 4
# Blame and silence may go one way; these always do.
_ALWAYS_DIRECTED = frozenset({RelationKind.FUNDS, RelationKind.RESPONSIBLE})

# A large district has about 30,000 passages that name somebody.
_read_before: Recollection[tuple[Edge, ...]] = Recollection(100_000)

Said = dict[tuple[str, str, RelationKind], list[tuple[Edge, Quote]]]


def find_relations(
    transcripts: Sequence[Transcript], findings: Sequence[Findings], *, actors: Sequence[Actor]
) -> list[Relation]:
    """Edges from respondents' sentences, each with its quotes, ordered by actors and kind.

    Only actors with a name that may be shown take part, and the speakers under the perspective of their interview.
    What is not said plainly is TOGETHER.
    """
    mentions = group_mentions(actor for actor in actors if actor.shown_name)
    said: Said = {}
    for transcript, found in zip(transcripts, findings, strict=True):
        for passage in list_passages(transcript, found.sentences, mentions):
            quote = _quote(transcript, passage)
            for edge in read_passage(transcript, passage):
                ends = (edge.source, edge.target)
                ends = ends if edge.kind in _ALWAYS_DIRECTED else (min(ends), max(ends))
                said.setdefault((*ends, edge.kind), []).append((edge, quote))
    return [_relation(*key, told) for key, told in sorted(said.items(), key=lambda one: one[0])]


def read_passage(transcript: Transcript, passage: Passage) -> tuple[Edge, ...]:
    """What a passage says of the actors in it and, where the perspective is known, of the speakers and them."""
    turn, view = transcript.turns[passage.sentence.turn], transcript.metadata.perspective
    answers = view is not None and turn.role is SpeakerRole.RESPONDENT
    before = turn.text[: passage.sentence.start] if answers else ""
    voice = str(view) if answers else ""
    content = (passage.text, passage.named, passage.after, before, voice)
    return _read_before.recall(content, lambda: tuple(_read(passage, before=before, voice=voice)))


def _read(passage: Passage, *, before: str, voice: str) -> list[Edge]:
    """``voice``: the perspective from which it is said, "" where nobody says "we"."""
    found = find_edges(passage.text, passage.named, after=passage.after)
    if not voice:
        return found
    return [*found, *find_view_edges(passage.text, passage.named, view=voice, after=passage.after, quoted=before)]


def find_edges(sentence: str, named: Sequence[Named], *, after: str = "") -> list[Edge]:
    """What one sentence says about the actors named in it; ``after`` is the next one, which may take it back."""
    clauses = split_clauses(sentence, named)
    typed = [] if is_said("taken_back", after) else read_edges(clauses)
    known = {frozenset({edge.source, edge.target}) for edge in typed}
    return [*typed, *(edge for edge in _together(clauses) if frozenset({edge.source, edge.target}) not in known)]


def _together(clauses: Sequence[Clause]) -> list[Edge]:
    own = {part.actor for clause in clauses for part in clause.parts if OWN in part.roles}
    actors = sorted({part.actor for clause in clauses for part in clause.parts} - own)
    if len(actors) > MOST_ACTORS:
        return []
    return [Edge(one, other, RelationKind.TOGETHER, False) for one, other in combinations(actors, 2)]


def _relation(one: str, other: str, kind: RelationKind, told: Sequence[tuple[Edge, Quote]]) -> Relation:
    """One edge of all that was said of it; blame that goes both ways has no direction."""
    quotes = _in_turns(dict.fromkeys(quote for _, quote in told))[:MOST_QUOTES]
    ways = {(edge.source, edge.target) if edge.directed else () for edge, _ in told}
    way = ways.pop() if len(ways) == 1 else ()
    return Relation(*way, kind, quotes, directed=True) if way else Relation(one, other, kind, quotes)


def _in_turns(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The first quote of every interview, then the second of each, so that no interview is cut off."""
    said: Counter[str] = Counter()
    ranked = []
    for quote in quotes:
        ranked.append((said[quote.transcript], quote))
        said[quote.transcript] += 1
    return tuple(quote for _, quote in sorted(ranked, key=lambda pair: pair[0]))


def _quote(transcript: Transcript, passage: Passage) -> Quote:
    sentence = passage.sentence
    text = transcript.turns[sentence.turn].text[passage.start : sentence.end]
    return Quote(transcript.id, sentence.turn, passage.start, sentence.end, text)
