"""An analysis as people arranged its actors: everything that refers to actors follows them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from corpus.types import Actor, Analysis, Measure, Mention, Quote, Relation, Statement, is_view
from corpus.workflow.actors import ActorDecision, Arrangement, Place, arrange_actors, in_force, place_of

Stretch = Quote | Statement


@dataclass(frozen=True, slots=True)
class _Owners:
    """Who an actor of the machine is now, as a whole and at a place."""

    arrangement: Arrangement
    now: Mapping[Place, str]
    before: Mapping[str, Actor]
    moved: frozenset[str]

    def at(self, actor: str, stretches: Iterable[Stretch]) -> list[str]:
        """Ids of those the actor's mentions in these stretches belong to, the actor's own heir first."""
        heir = self.arrangement.heir(actor)
        if actor not in self.moved:
            return [heir] if heir else []
        said = [m for stretch in stretches for m in self.before[actor].mentions if _is_in(m, stretch)]
        if not said:
            return [heir] if heir else []
        found = dict.fromkeys(self.now[place_of(m)] for m in said if place_of(m) in self.now)
        return sorted(found, key=lambda id: id != heir)

    def one(self, actor: str, stretches: Iterable[Stretch]) -> str:
        """The first of them, or "" for none."""
        return next(iter(self.at(actor, stretches)), "")


def arrange(analysis: Analysis, decisions: Iterable[ActorDecision]) -> Analysis:
    """The analysis with its actors as decided; relations, statements and measures refer to these."""
    standing = in_force(decisions)
    return refer(analysis, arrange_actors(analysis.actors, standing)) if standing else analysis


def refer(analysis: Analysis, arrangement: Arrangement) -> Analysis:
    """The analysis with these actors: ends rewritten, edges to oneself dropped, equal edges joined."""
    owners = _owners(analysis, arrangement)
    statements = {statement.id: statement for statement in analysis.statements}
    return replace(
        analysis,
        actors=tuple(_settled(actor, arrangement) for actor in arrangement.actors.values()),
        relations=_relations(analysis.relations, owners),
        statements=tuple(_statement(statement, owners) for statement in analysis.statements),
        measures=tuple(_measure(measure, owners, statements) for measure in analysis.measures),
    )


def _owners(analysis: Analysis, arrangement: Arrangement) -> _Owners:
    now = {place_of(m): actor.id for actor in arrangement.actors.values() for m in actor.mentions}
    before = {actor.id: actor for actor in analysis.actors}
    split = (id for id, actor in before.items() if len({now.get(place_of(m)) for m in actor.mentions}) > 1)
    return _Owners(arrangement, now, before, frozenset(split))


def _is_in(mention: Mention, stretch: Stretch) -> bool:
    return (mention.transcript, mention.turn) == (stretch.transcript, stretch.turn) and (
        stretch.start <= mention.start and mention.end <= stretch.end
    )


def _settled(actor: Actor, arrangement: Arrangement) -> Actor:
    """Whom it may be, as these are now called; not itself."""
    if not actor.candidates:
        return actor
    now = dict.fromkeys(arrangement.heir(id) for id in actor.candidates)
    return replace(actor, candidates=tuple(id for id in now if id not in {"", actor.id}))


def _relations(relations: Iterable[Relation], owners: _Owners) -> tuple[Relation, ...]:
    joined: dict[object, Relation] = {}
    for edge in (edge for relation in relations for edge in _edges(relation, owners)):
        key = (edge.source, edge.target, edge.kind, edge.directed)
        quotes = joined[key].quotes + edge.quotes if key in joined else edge.quotes
        joined[key] = replace(edge, quotes=tuple(dict.fromkeys(quotes)))
    return tuple(joined.values())


def _edges(relation: Relation, owners: _Owners) -> Iterator[Relation]:
    """The edge once for each quote: parts of an actor take the quotes that name them."""
    for quote in relation.quotes:
        source, target = (_end(end, quote, owners) for end in (relation.source, relation.target))
        ends = (source, target) if relation.directed else sorted((source, target))
        if source and target and source != target:
            yield replace(relation, source=ends[0], target=ends[1], quotes=(quote,))


def _end(end: str, quote: Quote, owners: _Owners) -> str:
    """Who the end is now; the speakers of a perspective stay who they are."""
    return end if is_view(end) else owners.one(end, [quote])


def _statement(statement: Statement, owners: _Owners) -> Statement:
    if not statement.actors:
        return statement
    now = dict.fromkeys(id for actor in statement.actors for id in owners.at(actor, [statement]))
    return replace(statement, actors=tuple(now))


def _measure(measure: Measure, owners: _Owners, statements: Mapping[str, Statement]) -> Measure:
    said = [statements[id] for id in measure.statements if id in statements]
    return replace(measure, provider=owners.one(measure.provider, said), place=owners.one(measure.place, said))
