"""What one more interview does to the challenges people work with, beside clustering everything anew."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from corpus.demo import demo_district
from corpus.types import Analysis, Challenge, Coded, Transcript
from corpus.workflow.codings.answers import accept
from corpus.workflow.codings.applying import recode
from nlp.analysing import number
from nlp.evaluation.gold import read_demo
from nlp.evaluation.spans import transcribe
from nlp.identities import keep_ids
from nlp.language import load_language
from nlp.pipeline import analyse
from nlp.training.interviews import read_interviews

BEFORE = 20
ROUNDS = 3
# Shorter interviews hardly hold anything that could move.
FEWEST_TURNS = 12


def evaluate(data: Path) -> str:
    """Of the statements in challenges, how many keep theirs when a 21st interview comes. ``data`` is not needed."""
    del data
    long = [one for one in read_interviews("test") if len(one.turns) > FEWEST_TURNS]
    spoken = number([*read_demo(), *map(transcribe, long)])[: BEFORE + ROUNDS]
    findings: dict[str, bytes] = {}
    before = _analyse(spoken[:BEFORE], findings)
    rows = [_compare(before, [*spoken[:BEFORE], added], findings) for added in spoken[BEFORE:]]
    kept, anew, proposals, placed = np.mean(rows, axis=0)
    return "\n".join(
        [
            f"stability: {BEFORE} interviews and one more, {ROUNDS} times",
            f"{'statements that keep their challenge':44} {kept:6.1%}",
            f"{'… everything clustered anew':44} {anew:6.1%}",
            f"{'proposals to accept or refuse':44} {proposals:6.1f}",
            f"{'new statements placed once all are accepted':44} {placed:6.1%}",
        ]
    )


def _compare(before: Analysis, spoken: Sequence[Transcript], findings: dict[str, bytes]) -> tuple[float, ...]:
    after, anew = _analyse(spoken, findings, previous=before), _analyse(spoken, findings)
    old = _owners(before.challenges)
    found = {one.id: one.statements for one in anew.challenges}
    ids = keep_ids(found, {one.id: one.statements for one in before.challenges})
    theirs = {statement: ids[id] for id, own in found.items() for statement in own}
    changes = [change for change in after.changes if change.coded is Coded.CHALLENGE]
    accepted = [one for change in changes for one in accept(change, wanted=change.statements)]
    ours = _owners(recode(after, [], about={}).analysis.challenges)
    settled = _owners(recode(after, accepted, about={}).analysis.challenges)
    new = set(theirs) - set(old)
    return (_share(old, ours), _share(old, theirs), float(len(changes)), len(new & set(settled)) / max(1, len(new)))


def _share(old: Mapping[str, str], now: Mapping[str, str]) -> float:
    return sum(now.get(statement) == id for statement, id in old.items()) / max(1, len(old))


def _owners(challenges: Sequence[Challenge]) -> dict[str, str]:
    return {statement: one.id for one in challenges for statement in one.statements}


def _analyse(spoken: Sequence[Transcript], findings: dict[str, bytes], *, previous: Analysis | None = None) -> Analysis:
    district = demo_district()
    return analyse(
        spoken,
        nlp=load_language(),
        codebook=district.codebook,
        groups=district.groups,
        organisations=district.organisations,
        municipalities=district.municipalities,
        offices=district.offices,
        previous=previous,
        findings=findings,
    )
