"""Which group a challenge could go to, as people see it. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.store.comparisons import LONGEST_DRAFT
from corpus.types import Challenge, Compared, Draft, RankedGroup, WorkingGroup
from pages.insights.quotes import is_in_text
from pages.ui.findings import Findings, ranked_challenges, statements_of
from pages.ui.texts import insights as says

OFFICE = ""
MOST = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """A challenge that waits, with the groups that exist and could take it, best first."""

    challenge: Challenge
    ranked: tuple[RankedGroup, ...]
    unsure: bool

    @property
    def best(self) -> RankedGroup | None:
        """The first choice, unless a person has to look first."""
        return self.ranked[0] if self.ranked and not self.unsure else None


def waiting(findings: Findings, *, assigned: Collection[str], groups: Sequence[WorkingGroup]) -> list[Proposal]:
    """What is not assigned yet, the most widely carried first. Groups that no longer exist are left out."""
    known = {group.id for group in groups}
    return [
        Proposal(challenge, _ranked(findings, challenge, known), findings.is_unsure(challenge.id))
        for challenge in ranked_challenges(findings)
        if challenge.id not in assigned
    ]


def _ranked(findings: Findings, challenge: Challenge, known: Collection[str]) -> tuple[RankedGroup, ...]:
    routing = findings.routings.get(challenge.id)
    return tuple(ranked for ranked in (routing.ranked if routing else ()) if ranked.group in known)[:MOST]


def draft_of(findings: Findings, challenge: Challenge) -> Draft:
    """The dossier it would make, with as many quotes that still stand in the interviews as can be compared."""
    draft = Draft(Compared.DOSSIER, challenge.label)
    for statement in statements_of(findings, challenge.statements):
        text = f"{draft.text}\n{statement.text}".strip()
        if is_in_text(findings, statement) and len(draft.name) + len(text) < LONGEST_DRAFT:
            draft = replace(draft, text=text)
    return draft


def likely(proposals: Sequence[Proposal], *, percent: int) -> list[Proposal]:
    """Those whose first choice is sure and at least so probable."""
    return [proposal for proposal in proposals if proposal.best and percent_of(proposal.best) >= percent]


def percent_of(ranked: RankedGroup) -> int:
    """The probability in whole percent; what is not certain is never shown as 100, what is possible never as 0."""
    return max(1, min(99, round(100 * ranked.probability)))


def choices(proposal: Proposal, groups: Sequence[WorkingGroup]) -> dict[str, str]:
    """Group id -> label: the proposed ones first with their probability, then the others, then the office."""
    names = {group.id: group.name for group in groups}
    proposed = {
        ranked.group: says.SUGGESTION.format(group=names[ranked.group], percent=percent_of(ranked))
        for ranked in proposal.ranked
    }
    others = {group: name for group, name in names.items() if group not in proposed}
    return proposed | others | {OFFICE: says.UNSURE_OFFICE}


def batch_lines(proposals: Sequence[Proposal], names: Mapping[str, str]) -> list[str]:
    """One line per assignment a batch would make."""
    return [
        says.BATCH_LINE.format(
            label=proposal.challenge.label, group=names[proposal.best.group], percent=percent_of(proposal.best)
        )
        for proposal in proposals
        if proposal.best
    ]
