"""Why a decision about actors can't be made as it stands, in words for the person who makes it."""

from collections.abc import Callable, Mapping

from corpus.errors import InvalidInput, NotFound
from corpus.types import Actor, ActorKind
from corpus.workflow.actors import KINDS, ActorAct, ActorClass, ActorDecision, is_moved

LONGEST = 200
GONE = "Diesen Akteur gibt es so nicht mehr. Bitte laden Sie die Seite neu."
ONE_ONLY = "Bitte wählen Sie, mit wem der Akteur zusammengeführt werden soll."
MIXED = (
    "Ein Amt lässt sich nur mit einem anderen Amt zusammenführen. "
    "Bitte ordnen Sie den Akteur vorher unter „Anders einordnen“ passend ein."
)
NO_NAME = "Bitte geben Sie einen Namen ein."
TOO_LONG = f"Namen dürfen höchstens {LONGEST} Zeichen haben."
SAME_NAME = "So heißt der Akteur bereits. Bitte geben Sie einen anderen Namen ein."
OFFICE_NAME = "Ein Amt heißt nach Funktion und Organisation. Beides ändern Sie unter „Anders einordnen“."
NOTHING_CHOSEN = "Bitte wählen Sie, welche Schreibweisen oder Stellen ein eigener Akteur werden."
ALL_CHOSEN = "Mindestens eine Stelle muss beim bisherigen Akteur bleiben. Vielleicht wollen Sie ihn nur umbenennen?"
NO_CLASS = "Bitte wählen Sie, als was der Akteur gelten soll."
NO_OFFICE = "Zu einem Amt gehören Funktion und Organisation. Bitte füllen Sie beides aus."
NO_OWN_NAME = "Bitte geben Sie den Namen ein, unter dem der Akteur erscheinen soll; es darf kein Personenname sein."


def demand_sound(decision: ActorDecision, actors: Mapping[str, Actor]) -> None:
    """Raise InvalidInput unless the decision makes sense for the actors as arranged now, NotFound if one is gone."""
    if not decision.actors or not set(decision.actors) <= set(actors):
        raise NotFound(GONE)
    if max(len(decision.name), len(decision.function), len(decision.organisation)) > LONGEST:
        raise InvalidInput(TOO_LONG)
    CHECKS[decision.act](decision, actors)


def _merge(decision: ActorDecision, actors: Mapping[str, Actor]) -> None:
    found = [actors[id] for id in dict.fromkeys(decision.actors)]
    if len(found) < 2:
        raise InvalidInput(ONE_ONLY)
    if len({actor.kind is ActorKind.PER for actor in found}) > 1:
        raise InvalidInput(MIXED)


def _rename(decision: ActorDecision, actors: Mapping[str, Actor]) -> None:
    actor = actors[decision.actors[0]]
    if actor.protected:
        raise InvalidInput(OFFICE_NAME)
    if not decision.name:
        raise InvalidInput(NO_NAME)
    if decision.name == actor.name:
        raise InvalidInput(SAME_NAME)


def _split(decision: ActorDecision, actors: Mapping[str, Actor]) -> None:
    actor = actors[decision.actors[0]]
    moved = [mention for mention in actor.mentions if is_moved(mention, decision)]
    if not moved:
        raise InvalidInput(NOTHING_CHOSEN)
    if len(moved) == len(actor.mentions):
        raise InvalidInput(ALL_CHOSEN)
    if decision.kind is not None:
        _class(decision, protected=actor.protected)


def _reclass(decision: ActorDecision, actors: Mapping[str, Actor]) -> None:
    if decision.kind is None:
        raise InvalidInput(NO_CLASS)
    _class(decision, protected=actors[decision.actors[0]].protected)


def _class(decision: ActorDecision, *, protected: bool) -> None:
    if decision.kind is ActorClass.OFFICE and not (decision.function and decision.organisation):
        raise InvalidInput(NO_OFFICE)
    if decision.kind in KINDS and protected and not decision.name:
        raise InvalidInput(NO_OWN_NAME)


CHECKS: dict[ActorAct, Callable[[ActorDecision, Mapping[str, Actor]], None]] = {
    ActorAct.MERGE: _merge,
    ActorAct.SPLIT: _split,
    ActorAct.RENAME: _rename,
    ActorAct.RECLASS: _reclass,
}
