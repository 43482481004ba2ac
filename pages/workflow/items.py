"""What people may read of a dossier. Members get no interview, no municipality, and no group smaller than three."""

from collections.abc import Iterable, Sequence
from typing import Final

from corpus.people import Right, User
from corpus.workflow import DecisionKind, Dossier, Evidence, Stage
from pages.ui.texts import insights, words
from pages.ui.texts import workflow as says

SMALLEST: Final = 3
HANDED_ON: Final = "handed_on"
_MOVES: Final = frozenset({DecisionKind.CONFIRMED, DecisionKind.ASSIGNED, DecisionKind.HANDED_ON})


def breadth_words(interviews: int) -> str:
    """``aus 5 Gesprächen``; below three only that it is few."""
    return says.FROM_CONVERSATIONS.format(count=interviews) if interviews >= SMALLEST else says.FROM_FEW


def stand(dossier: Dossier) -> str:
    """The stage; what another group handed on and nobody has taken yet counts as a stage of its own."""
    moves = [decision.kind for decision in dossier.decisions if decision.kind in _MOVES]
    handed = dossier.stage is Stage.ASSIGNED and moves[-1:] == [DecisionKind.HANDED_ON]
    return HANDED_ON if handed else dossier.stage.value


def source_words(evidence: Evidence, dossier: Dossier, *, reader: User) -> str:
    """Where a quote comes from, as far as this reader may know.

    Staff read municipality and perspective. Members read the perspective, and only where at least three interviews
    of the dossier share it, so that nobody is recognised by a combination.
    """
    voice = words.PERSPECTIVES[evidence.perspective] if evidence.perspective else ""
    if reader.can(Right.EXPLORE):
        return " · ".join(part for part in (evidence.municipality, voice) if part)
    return voice if _interviews_with(evidence, dossier) >= SMALLEST else ""


def _interviews_with(evidence: Evidence, dossier: Dossier) -> int:
    return len({e.quote.transcript for e in dossier.evidence if e.perspective is evidence.perspective})


def badges_of(dossier: Dossier, *, group: str, reader: User) -> list[str]:
    """The facts under the title of a dossier. Staff may know how many municipalities and perspectives it spans."""
    spans = [
        words.counted(len(dossier.municipalities), *insights.MUNICIPALITY),
        words.counted(len(dossier.perspectives), *insights.PERSPECTIVE),
    ]
    more = spans if reader.can(Right.EXPLORE) else []
    return [says.STAGES[stand(dossier)], breadth_words(dossier.interviews), *more, dossier.theme, group]


def fitting(dossiers: Iterable[Dossier], *, stage: str = "", group: str = "") -> list[Dossier]:
    """The dossiers that pass the filters, those that moved last first. ``stage``: see ``stand``; empty: all."""
    passing = [d for d in dossiers if stage in {"", stand(d)} and group in {"", d.group or says.OFFICE}]
    return sorted(passing, key=lambda dossier: (dossier.decisions[-1].at, dossier.id), reverse=True)


def stands(dossiers: Sequence[Dossier]) -> dict[str, str]:
    """Stage -> label with number, for the stages that occur."""
    counts = {key: sum(stand(dossier) == key for dossier in dossiers) for key in says.STAGES}
    return {key: f"{says.STAGES[key]} ({count})" for key, count in counts.items() if count}
