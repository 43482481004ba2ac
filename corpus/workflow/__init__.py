"""What becomes of a confirmed challenge: pure values and the steps people take."""

from corpus.workflow.actors import ActorAct, ActorClass, ActorDecision
from corpus.workflow.dossiers import Decision, DecisionKind, Dossier, Evidence, Stage, may_see
from corpus.workflow.references import arrange
from corpus.workflow.steps import advance, answer, assign, confirm, hand_on, take
from corpus.workflow.unshown import Protection, Unshown, list_unshown

__all__ = [
    "ActorAct",
    "ActorClass",
    "ActorDecision",
    "Decision",
    "DecisionKind",
    "Dossier",
    "Evidence",
    "Protection",
    "Stage",
    "Unshown",
    "advance",
    "answer",
    "arrange",
    "assign",
    "confirm",
    "hand_on",
    "list_unshown",
    "may_see",
    "take",
]
