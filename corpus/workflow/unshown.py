"""Those who are not shown as actors, by where they are named, so that people can put right what the machine mistook."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.people import Right, User
from corpus.types import Actor, Analysis, Mention
from corpus.workflow.actors import ActorAct, ActorClass, ActorDecision, Arrangement, arrange_actors, in_force, place_of


class Protection(StrEnum):
    """Why somebody is not shown."""

    DECIDED = "decided"
    UNCLEAR = "unclear"
    NO_ORGANISATION = "no_organisation"
    NO_FUNCTION = "no_function"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Unshown:
    """A protected person by the places that name them; the mentions have no surface.

    ``name`` is "" for people who may not read raw texts. ``function`` and ``organisation`` as far as they were said.
    """

    id: str
    places: tuple[Mention, ...]
    reason: Protection
    function: str = ""
    organisation: str = ""
    name: str = ""


def list_unshown(analysis: Analysis, decisions: Iterable[ActorDecision], *, by: User) -> list[Unshown]:
    """Everybody who is not shown, in the order of the interviews. Raises NotAllowed for people who don't decide."""
    by.demand(Right.DECIDE)
    made = in_force(decisions)
    arrangement = arrange_actors(analysis.actors, made)
    closed = _closed_by_hand(made, arrangement)
    named = by.can(Right.READ_TRANSCRIPTS)
    hidden = [actor for actor in arrangement.actors.values() if not actor.shown_name]
    return sorted((_describe(actor, closed=actor.id in closed, named=named) for actor in hidden), key=_first_place)


def _closed_by_hand(made: Iterable[ActorDecision], arrangement: Arrangement) -> frozenset[str]:
    """Ids of the actors people made protected ones."""
    closed = (decision for decision in made if decision.kind is ActorClass.PROTECTED)
    ids = (one.part if one.act is ActorAct.SPLIT else one.actors[0] for one in closed)
    return frozenset(map(arrangement.heir, ids))


def _describe(actor: Actor, *, closed: bool, named: bool) -> Unshown:
    places = tuple(replace(mention, surface="") for mention in sorted(actor.mentions, key=place_of))
    reason = Protection.DECIDED if closed else _find_reason(actor)
    return Unshown(actor.id, places, reason, actor.function, actor.organisation, actor.name if named else "")


def _find_reason(actor: Actor) -> Protection:
    if actor.candidates:
        return Protection.UNCLEAR
    if actor.function:
        return Protection.NO_ORGANISATION
    return Protection.NO_FUNCTION if actor.organisation else Protection.PRIVATE


def _first_place(one: Unshown) -> tuple[int, str, int, int, str]:
    first = one.places[0] if one.places else Mention("", 0, 0, 0, "")
    return (len(first.transcript), first.transcript, first.turn, first.start, one.id)
