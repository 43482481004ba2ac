"""The answers of the overview as words and numbers. Pure."""

from collections.abc import Collection, Sequence
from typing import Final

from corpus.store.material import MaterialRow
from corpus.types import Challenge, Perspective, TranscriptState
from pages.ui.findings import Breadth, Findings, breadth, perspectives
from pages.ui.texts import insights as says
from pages.ui.texts import words

Count = tuple[str, int, str]
_FROM: Final = says.FROM_CONVERSATIONS


def breadth_words(found: Breadth) -> str:
    """``7 Gespräche · 4 Gemeinden · 3 Perspektiven``."""
    return says.BREADTH.format(
        interviews=words.counted(found.interviews, *says.CONVERSATION),
        municipalities=words.counted(found.municipalities, *says.MUNICIPALITY),
        perspectives=words.counted(found.perspectives, *says.PERSPECTIVE),
    )


def headline(findings: Findings, ranked: Sequence[Challenge]) -> str:
    """One or two sentences that say what the interviews come to."""
    whole = breadth(findings, findings.transcripts)
    interviews = words.counted(whole.interviews, *_FROM)
    recurring = [challenge for challenge in ranked if len(set(challenge.transcripts)) > 1]
    if not recurring:
        return says.HEADLINE_NONE.format(interviews=interviews)
    widest = breadth(findings, recurring[0].transcripts)
    return says.HEADLINE.format(
        interviews=interviews,
        municipalities=words.counted(whole.municipalities, *says.MUNICIPALITY),
        challenges=words.counted(len(recurring), *says.ONE_CHALLENGE),
        label=recurring[0].label,
        breadth=words.counted(widest.interviews, *_FROM),
        places=words.counted(widest.municipalities, *says.MUNICIPALITY),
    )


def counts_of(findings: Findings, ranked: Sequence[Challenge], *, assigned: Collection[str]) -> list[Count]:
    """(what, how many, slug of the page that shows them)."""
    whole = breadth(findings, findings.transcripts)
    waiting = [challenge for challenge in ranked if challenge.id not in assigned]
    return [
        (says.RELEASED_COUNT, whole.interviews, "interviews"),
        (says.MUNICIPALITIES_COUNT, whole.municipalities, "themen"),
        (says.CHALLENGES, len(ranked), "herausforderungen"),
        (says.OPEN_COUNT, len(waiting), "zuweisung"),
    ]


def missing_perspectives(findings: Findings) -> str:
    """Who has not been heard yet, or an empty string."""
    silent = [words.PERSPECTIVES[p] for p in Perspective if p not in perspectives(findings)]
    return says.MISSING_PERSPECTIVES.format(names=", ".join(silent)) if silent else ""


def new_since(findings: Findings, rows: Sequence[MaterialRow]) -> list[MaterialRow]:
    """Released interviews that this analysis has not seen, or not as they are now."""
    released = (row for row in rows if row.state is TranscriptState.RELEASED)
    return [row for row in released if findings.inputs.get(row.id) != row.input]
