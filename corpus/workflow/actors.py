"""What people decide about actors, and the arrangement of actors these decisions give.

The machine's actors stay as they are stored; decisions are applied when they are read, in the order in which they
were made. So a new analysis changes no decision, and taking one back gives exactly what was there without it.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import reduce

from corpus.types import Actor, ActorKind, Mention, describe_office

Place = tuple[str, int, int, int]


class ActorAct(StrEnum):
    """What a person did with actors."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    RECLASS = "reclass"


class ActorClass(StrEnum):
    """What a person says an actor is. NOTHING: the words name no actor at all."""

    ORGANISATION = "organisation"
    OFFICE = "office"
    PLACE = "place"
    PROTECTED = "protected"
    NOTHING = "nothing"


KINDS = {ActorClass.ORGANISATION: ActorKind.ORG, ActorClass.PLACE: ActorKind.LOC}


@dataclass(frozen=True, slots=True)
class ActorDecision:
    """One decision (``by`` name, ``user`` account id). ``actors`` are ids; of a merge the first one stays.

    A split moves the mentions with these ``surfaces`` or at these ``places`` to the actor ``part``. ``name``, ``kind``,
    ``function`` and ``organisation`` say what becomes of the actor, or of the part. ``id`` 0: not stored yet.
    """

    act: ActorAct
    actors: tuple[str, ...]
    surfaces: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    name: str = ""
    kind: ActorClass | None = None
    function: str = ""
    organisation: str = ""
    id: int = 0
    by: str = ""
    user: int = 0
    at: dt.datetime | None = None
    undone_by: str = ""
    undone_at: dt.datetime | None = None

    @property
    def part(self) -> str:
        """Id of the actor a split makes."""
        return f"a-{self.id}"

    @property
    def concerned(self) -> frozenset[str]:
        """Ids of all actors the decision is about."""
        parts = (self.part,) if self.act is ActorAct.SPLIT else ()
        return frozenset((*self.actors, *parts))


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Actors by id, and for ids that are no longer there the id they went into, or "" where nothing is left."""

    actors: Mapping[str, Actor]
    heirs: Mapping[str, str] = field(default_factory=dict)

    def heir(self, actor: str) -> str:
        """Id of the actor that this one is now part of: itself, another, or "" for none."""
        while actor in self.heirs:
            actor = self.heirs[actor]
        return actor if actor in self.actors else ""


def in_force(decisions: Iterable[ActorDecision]) -> list[ActorDecision]:
    """The decisions nobody took back."""
    return [decision for decision in decisions if decision.undone_at is None]


def arrange_actors(actors: Sequence[Actor], decisions: Iterable[ActorDecision]) -> Arrangement:
    """The actors as decided. A decision whose actor is gone does nothing."""
    start = Arrangement({actor.id: actor for actor in actors})
    return reduce(lambda now, decision: STEPS[decision.act](now, decision), in_force(decisions), start)


def place_of(mention: Mention) -> Place:
    """Where the mention stands; no two mentions stand at the same place."""
    return (mention.transcript, mention.turn, mention.start, mention.end)


def _merge(now: Arrangement, decision: ActorDecision) -> Arrangement:
    found = [now.actors[id] for id in dict.fromkeys(decision.actors) if id in now.actors]
    if len(found) < 2:
        return now
    first, *others = found
    gone = {other.id: first.id for other in others}
    rest = {id: actor for id, actor in now.actors.items() if id not in gone}
    return Arrangement(rest | {first.id: _joined(found, name=decision.name or first.name)}, {**now.heirs, **gone})


def _joined(found: Sequence[Actor], *, name: str) -> Actor:
    """One actor of several. One protected person among them protects the whole."""
    ids = {actor.id for actor in found}
    protected = any(actor.protected for actor in found)
    kind = ActorKind.PER if protected else found[0].kind
    holders = [actor for actor in found if actor.function and actor.organisation and kind is ActorKind.PER]
    office = next(iter(holders), found[0])
    words = [word for actor in found for word in (actor.name, *actor.aliases) if word != name]
    open_questions = [actor.candidates for actor in found if not ids & set(actor.candidates)]
    return replace(
        found[0],
        name=name,
        kind=kind,
        protected=protected,
        aliases=tuple(dict.fromkeys(words)),
        function=office.function,
        organisation=office.organisation,
        mentions=tuple(sorted((m for actor in found for m in actor.mentions), key=place_of)),
        candidates=tuple(dict.fromkeys(id for candidates in open_questions for id in candidates)),
    )


def _rename(now: Arrangement, decision: ActorDecision) -> Arrangement:
    actor = now.actors.get(decision.actors[0])
    if actor is None or actor.protected or not decision.name:
        return now
    return _with(now, _named(actor, decision.name))


def _named(actor: Actor, name: str) -> Actor:
    """The old name stays known as another word for the actor, unless it is that of a person."""
    known = actor.aliases if actor.protected else (actor.name, *actor.aliases)
    return replace(actor, name=name, aliases=tuple(word for word in dict.fromkeys(known) if word != name))


def _reclass(now: Arrangement, decision: ActorDecision) -> Arrangement:
    actor = now.actors.get(decision.actors[0])
    if actor is None or decision.kind is None:
        return now
    if decision.kind is ActorClass.NOTHING:
        return Arrangement({id: other for id, other in now.actors.items() if id != actor.id}, now.heirs)
    return _with(now, _classed(actor, decision))


def _classed(actor: Actor, decision: ActorDecision) -> Actor:
    """The actor as what a person says it is.

    A protected person only appears where the decision names an office or, for what is no person, the name to show;
    the personal name is never taken over by itself. An actor that is made an office bears a person's name from then on.
    """
    settled = replace(actor, candidates=())
    if decision.kind is ActorClass.PROTECTED:
        return replace(settled, kind=ActorKind.PER, protected=True, function="", organisation="")
    if decision.kind is ActorClass.OFFICE:
        return _in_office(settled, decision.function, decision.organisation)
    if decision.kind not in KINDS or (actor.protected and not decision.name):
        return settled
    free = replace(settled, kind=KINDS[decision.kind], protected=False, function="", organisation="")
    if actor.protected:
        return replace(free, name=decision.name, aliases=())
    return _named(free, decision.name or actor.name)


def _in_office(actor: Actor, function: str, organisation: str) -> Actor:
    if not (function and organisation):
        return actor
    nameless = actor.kind is ActorKind.PER and not actor.protected
    held = replace(actor, kind=ActorKind.PER, protected=not nameless, function=function, organisation=organisation)
    return _named(held, describe_office(function, organisation)) if nameless else held


def _split(now: Arrangement, decision: ActorDecision) -> Arrangement:
    actor = now.actors.get(decision.actors[0])
    moved = [m for m in actor.mentions if is_moved(m, decision)] if actor else []
    if actor is None or not moved:
        return now
    kept = tuple(m for m in actor.mentions if not is_moved(m, decision))
    part = _part(actor, moved, decision)
    heirs = dict(now.heirs) if kept else {**now.heirs, actor.id: decision.part}
    stays = {id: other for id, other in now.actors.items() if kept or id != actor.id}
    if kept:
        left = {m.surface for m in moved} - {m.surface for m in kept}
        aliases = tuple(word for word in actor.aliases if word not in left)
        stays[actor.id] = replace(actor, mentions=kept, aliases=aliases)
    return Arrangement(stays if part is None else stays | {part.id: part}, heirs)


def is_moved(mention: Mention, decision: ActorDecision) -> bool:
    """Whether a split takes the mention to its new actor."""
    return mention.surface in decision.surfaces or place_of(mention) in decision.places


def _part(actor: Actor, moved: Sequence[Mention], decision: ActorDecision) -> Actor | None:
    """What is split off: of the old kind, without the office, and protected where the actor was."""
    if decision.kind is ActorClass.NOTHING:
        return None
    words = dict.fromkeys(mention.surface for mention in moved)
    name = next(iter(words)) if actor.protected else decision.name or next(iter(words))
    aliases = tuple(word for word in words if word != name)
    part = Actor(decision.part, name, actor.kind, actor.protected, aliases, mentions=tuple(moved))
    return part if decision.kind is None else _classed(part, decision)


def _with(now: Arrangement, actor: Actor) -> Arrangement:
    return Arrangement({**now.actors, actor.id: actor}, now.heirs)


STEPS: dict[ActorAct, Callable[[Arrangement, ActorDecision], Arrangement]] = {
    ActorAct.MERGE: _merge,
    ActorAct.SPLIT: _split,
    ActorAct.RENAME: _rename,
    ActorAct.RECLASS: _reclass,
}
