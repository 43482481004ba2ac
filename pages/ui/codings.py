"""What people decided about themes and challenges, in words, and where what was merged away has gone. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from corpus.types import Coded
from corpus.workflow.codings.decisions import CodingAct, CodingDecision
from pages.ui.entries import Entry
from pages.ui.findings import Findings
from pages.ui.texts import codings as says
from pages.ui.texts import words

Names = Mapping[str, str]


def name_of(findings: Findings, coded: Coded, id: str) -> str:
    """What the theme or challenge is called now, or was by the program."""
    given = findings.arranged[coded].names.get(id, "")
    return given or findings.named[coded].get(id, "") or says.UNNAMED[coded]


def members_of(findings: Findings, coded: Coded, id: str) -> tuple[str, ...]:
    """Ids of its statements; none where it is no more."""
    return findings.arranged[coded].members.get(id, ())


def heir_of(findings: Findings, coded: Coded, id: str) -> str:
    """The id to show instead of this one: where it was merged into, else the same."""
    return findings.arranged[coded].heir(id) or id


def assigned_now(findings: Findings, confirmed: Names) -> dict[str, str]:
    """Challenge id -> id of its dossier, of what was merged away for where it went; its own comes before that.

    ``confirmed``: challenge id when it was assigned -> dossier id, as the store has it.
    """
    inherited = {heir_of(findings, Coded.CHALLENGE, id): confirmed[id] for id in sorted(confirmed, reverse=True)}
    return {**inherited, **confirmed}


def dossiers_along(findings: Findings, confirmed: Names, challenge: str) -> list[str]:
    """Ids of all dossiers of a challenge and of what was merged into it."""
    return sorted(dossier for id, dossier in confirmed.items() if heir_of(findings, Coded.CHALLENGE, id) == challenge)


def merged_into(findings: Findings, coded: Coded, id: str) -> list[str]:
    """Names of what is now part of this one."""
    arranged = findings.arranged[coded]
    return sorted(name_of(findings, coded, gone) for gone in arranged.heirs if arranged.heir(gone) == id)


def divided_from(findings: Findings, coded: Coded, id: str) -> str:
    """Id of what this one was divided off, or ""."""
    splits = (one for one in findings.codings if one.coded is coded and one.made == id and one.undone_at is None)
    return next((heir_of(findings, coded, one.ids[0]) for one in splits if one.ids), "")


def pin_of(findings: Findings, coded: Coded, id: str) -> int:
    """Id of the decision that holds it in place, or 0."""
    pins = (one for one in findings.codings if one.act is CodingAct.PIN and one.undone_at is None)
    return next((one.id for one in pins if one.coded is coded and id in one.ids), 0)


def entries_of(findings: Findings, coded: Coded, id: str) -> list[Entry]:
    """The decisions about a theme or challenge and about all that was merged into it, the latest first."""
    return [entry for entry in reversed(list(_entries(findings, coded))) if id in entry.about]


def all_entries(findings: Findings) -> list[Entry]:
    """All decisions with what they are about, the latest first."""
    told = [
        Entry(
            entry.id,
            entry.about,
            says.OF_KIND.format(kind=says.KINDS[coded], words=entry.words),
            entry.by,
            entry.at,
            entry.undone_by,
            entry.undone_at,
        )
        for coded in Coded
        for entry in _entries(findings, coded)
    ]
    return sorted(told, key=lambda entry: -entry.id)


def _entries(findings: Findings, coded: Coded) -> Iterator[Entry]:
    """Every decision with the names that were given by then."""
    given: dict[str, str] = {}
    for decision in findings.codings:
        if decision.coded is not coded:
            continue
        said = _words(decision, {**findings.named[coded], **given})
        about = frozenset(heir_of(findings, coded, id) for id in decision.concerned)
        yield Entry(decision.id, about, said, decision.by, decision.at, decision.undone_by, decision.undone_at)
        if decision.undone_at is None:
            given = _renamed(given, decision)


def _renamed(given: Names, decision: CodingDecision) -> dict[str, str]:
    about = decision.made or next(iter(decision.ids), "")
    if decision.act is CodingAct.NAME and not decision.name:
        return {id: name for id, name in given.items() if id != about}
    named = decision.name if decision.act is not CodingAct.REFUSE else ""
    return {**given, about: named} if named else dict(given)


def _words(decision: CodingDecision, names: Names) -> str:
    unnamed = says.UNNAMED_AFTER if decision.act in (CodingAct.MOVE, CodingAct.SPLIT) else says.UNNAMED
    about = [names.get(id, "") for id in decision.ids if id]
    quoted = [says.QUOTED.format(name=name) if name else unnamed[decision.coded] for name in about]
    told = _template(decision).format(
        first=quoted[0] if quoted else "",
        all=says.AND.join(part for part in (", ".join(quoted[:-1]), *quoted[-1:]) if part),
        last=quoted[-1] if quoted else "",
        name=says.QUOTED.format(name=decision.name),
        passages=count_passages(decision.statements),
    )
    accepted = decision.change and decision.act is not CodingAct.REFUSE
    told = says.AS_PROPOSED.format(words=told) if accepted else told
    return told[:1].upper() + told[1:]


def _template(decision: CodingDecision) -> str:
    if decision.act is CodingAct.MOVE:
        origin, target = decision.ids
        return (says.DID_MOVE if origin else says.DID_JOIN) if target else says.DID_TAKE_OUT
    named, unnamed = says.DID[decision.act]
    return named if decision.name else unnamed


def count_passages(statements: Sequence[object]) -> str:
    """``3 Stellen``."""
    return words.counted(len(statements), *says.PASSAGE)
