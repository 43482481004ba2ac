"""What becomes of a confirmed challenge: pure values and the steps people take."""

from corpus.workflow.actors import ActorAct, ActorClass, ActorDecision
from corpus.workflow.dossiers import Decision, DecisionKind, Dossier, Evidence, Stage, may_see
from corpus.workflow.references import arrange
from corpus.workflow.steps import advance, answer, assign, confirm, hand_on, take

__all__ = [
    "ActorAct",
    "ActorClass",
    "ActorDecision",
    "Decision",
    "DecisionKind",
    "Dossier",
    "Evidence",
    "Stage",
    "advance",
    "answer",
    "arrange",
    "assign",
    "confirm",
    "hand_on",
    "may_see",
    "take",
]
