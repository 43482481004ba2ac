"""What proposals would come to, in words, and what accepting all of them takes. Pure."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from corpus.errors import FundamentError
from corpus.types import Change, ChangeKind
from corpus.workflow.codings.answers import accept
from corpus.workflow.codings.arranging import STEPS
from corpus.workflow.codings.decisions import CodingDecision
from corpus.workflow.codings.refusals import demand_sound
from pages.codings.waiting import interviews_of
from pages.insights.headlines import breadth_words
from pages.ui.codings import count_passages, members_of, name_of
from pages.ui.findings import Findings, breadth, statements_of
from pages.ui.texts import codings as says
from pages.ui.texts import insights, words


class Wanted(NamedTuple):
    """A proposal with the statements that are wanted of it and the name of what becomes new.

    ``shown``: those the person could see, by default all.
    """

    change: Change
    statements: Collection[str]
    name: str = ""
    shown: Collection[str] | None = None


def title_of(findings: Findings, change: Change, *, name: str = "") -> str:
    """What is proposed, in a few words; ``name``: what a person called what becomes new."""
    target = says.QUOTED.format(name=name_of(findings, change.coded, change.target))
    quoted = says.QUOTED.format(name=name or change.label or says.KINDS[change.coded])
    if change.kind is ChangeKind.JOIN:
        template = says.JOINS[len(change.statements) != 1]
        return template.format(passages=count_passages(change.statements), target=target)
    if change.kind is ChangeKind.SPLIT:
        return says.SPLIT.format(name=quoted, target=target)
    interviews = words.counted(len(interviews_of(findings, change.statements)), *insights.CONVERSATION)
    return says.NEW.format(name=quoted, interviews=interviews)


def before_and_after(findings: Findings, wanted: Wanted) -> list[str]:
    """One or two sentences about how widely it is carried, now and once accepted."""
    change = wanted.change
    before = members_of(findings, change.coded, change.target)
    if change.kind is ChangeKind.NEW:
        return [carried(findings, says.MADE_OF, wanted.statements)]
    if change.kind is ChangeKind.JOIN:
        joined = dict.fromkeys((*before, *wanted.statements))
        now = carried(findings, says.BEFORE, before) if before else says.NOTHING_YET
        return [now, carried(findings, says.AFTER, joined)]
    staying = [one for one in before if one not in set(wanted.statements)]
    return [
        carried(findings, says.BEFORE, before),
        carried(findings, says.STAYING, staying),
        carried(findings, says.LEAVING, wanted.statements),
    ]


def accept_all(findings: Findings, answers: Iterable[Wanted]) -> tuple[list[CodingDecision], list[Change]]:
    """The decisions for all that can be accepted as things stand, and what can't: without a name, or nothing ticked."""
    now, made, left = dict(findings.arranged), list[CodingDecision](), list[Change]()
    for change, statements, name, shown in answers:
        decisions = accept(change, wanted=statements, shown=shown, name=name) if statements else []
        arranged = now[change.coded]
        try:
            for decision in decisions:
                demand_sound(decision, arranged, statements=findings.statements)
                arranged = STEPS[decision.act](arranged, decision)
        except FundamentError:
            decisions = []
        now[change.coded] = arranged if decisions else now[change.coded]
        made += decisions
        left += [] if decisions else [change]
    return made, left


def carried(findings: Findings, sentence: str, statements: Collection[str]) -> str:
    """The sentence with the number of statements and how widely they are carried."""
    found = breadth(findings, (one.transcript for one in statements_of(findings, statements)))
    return sentence.format(passages=count_passages(list(statements)), breadth=breadth_words(found))
