"""What a clause says about the actors in it: cue and roles decide, doubts leave it open."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.types import RelationKind
from nlp.relations.cases import DATIVE, GENITIVE, OBJECT, OWN, SUBJECT
from nlp.relations.clauses import Clause, Part

GERMAN = Path(__file__).parent.parent / "german"
BOTH = "both"
_NOMINAL_ROLES = frozenset({SUBJECT, OBJECT, DATIVE, GENITIVE})
# "das macht die Kirchengemeinde": the pronoun may be the object, for somebody else can be the subject.
_other_subject = re.compile(r"(?<!mit )(?<!für )(?<!um )\b(?:der|die|das) (?:[a-zäöüß]+e[nrsm]? )?[A-ZÄÖÜ][a-zäöüß]")
# These say of both the same, so "müssen" in them speaks of a wish.
_MUTUAL = frozenset({RelationKind.COOPERATES, RelationKind.CONTACT_MISSING})


@dataclass(frozen=True, slots=True)
class Edge:
    """Two actors and how they stand to each other. Not ``directed``: the order says nothing."""

    source: str
    target: str
    kind: RelationKind
    directed: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of relations.txt. All ``patterns`` must be found; ``ends`` are (source role, target role, directed)."""

    kind: RelationKind
    when: str
    ends: tuple[tuple[str, str, bool], ...]
    patterns: tuple[re.Pattern[str], ...]

    def fits(self, clause: str, *, denied: bool) -> bool:
        """Whether the words are there and the negation is as the line wants it."""
        if self.when != "any" and denied != (self.when == "denied"):
            return False
        return all(pattern.search(clause) for pattern in self.patterns)


def read_edges(clauses: Sequence[Clause]) -> list[Edge]:
    """The edges these clauses of one sentence state, each pair of actors at most once."""
    whole = " ".join(clause.text for clause in clauses)
    if whole.rstrip().endswith("?") or is_said("unsure", whole) or is_said("ended", whole):
        return []
    found: dict[frozenset[str], Edge] = {}
    for number, clause in enumerate(clauses):
        if len(clause.parts) > 1 and not _is_open(clauses, number):
            for edge in _edges_of(clause):
                found.setdefault(frozenset({edge.source, edge.target}), edge)
    return list(found.values())


def is_said(name: str, text: str) -> bool:
    """Whether the doubt of this name is in the text."""
    return bool(_read_doubts()[name].search(text))


def _is_open(clauses: Sequence[Clause], number: int) -> bool:
    """Whether the clause is a wish, a condition or a question, or hangs on one."""
    text = clauses[number].text
    if is_said("open", text) or is_said("wished", text):
        return True
    before = clauses[number - 1].text if number else ""
    after = clauses[number + 1].text if number + 1 < len(clauses) else ""
    if is_said("hanging", text):
        return any(is_said(doubt, near) for near in (before, after) for doubt in ("wished", "denied"))
    goes_on = clauses[number].joint == "und" or is_said("relative", text)
    return number > 0 and goes_on and is_said("wished", before)


def _edges_of(clause: Clause) -> Iterable[Edge]:
    denied = is_said("denied", clause.text)
    decided: set[RelationKind] = set()
    for cue in _read_cues():
        if cue.kind in decided or not cue.fits(clause.text, denied=denied) or _is_barred(cue, clause.text):
            continue
        pairs = _pairs_of(cue, clause)
        if pairs:
            decided.add(cue.kind)
        yield from (Edge(one, other, cue.kind, directed) for one, other, directed in pairs)


def _is_barred(cue: Cue, text: str) -> bool:
    if cue.kind in _MUTUAL and is_said("must", text):
        return True
    return cue.kind is not RelationKind.CONTACT_MISSING and is_said("no_more", text)


def _pairs_of(cue: Cue, clause: Clause) -> list[tuple[str, str, bool]]:
    """The pairs of the first pair of roles that the actors of the clause fill."""
    for source, target, directed in cue.ends:
        pairs = _joined(clause, cue) if source == BOTH else _between(clause, source, target)
        if pairs:
            return [(one.actor, other.actor, directed) for one, other in pairs if one.actor != other.actor]
    return []


def _joined(clause: Clause, cue: Cue) -> list[tuple[Part, Part]]:
    """Subjects joined by "und", each with each, unless somebody else is the other end."""
    groups = _groups(clause, SUBJECT)
    if len(groups) != 1 or is_said("third", clause.text):
        return []
    names = groups[0]
    return [(one, other) for number, one in enumerate(names) for other in names[number + 1 :]]


def _between(clause: Clause, source: str, target: str) -> list[tuple[Part, Part]]:
    """Every source with every target, if it is plain who is which."""
    if source == target:
        names = [part for part in clause.parts if source in part.roles]
        return [(names[0], names[1])] if len(names) == 2 else []
    if {source, target} <= _NOMINAL_ROLES:
        return _by_case(clause, source, target)
    sources, targets = _groups(clause, source), _groups(clause, target)
    if len(sources) != 1 or len(targets) != 1:
        return []
    return [(one, other) for one in sources[0] for other in targets[0]]


def _by_case(clause: Clause, source: str, target: str) -> list[tuple[Part, Part]]:
    """Two names without preposition: the case tells, or else the subject comes first."""
    groups = _all_groups(clause)
    nominal = [group for group in groups if all(part.roles <= _NOMINAL_ROLES for part in group)]
    if len(nominal) != 2 or (SUBJECT in {source, target} and is_said("speaker", clause.text)):
        return []
    first, second = nominal
    forth = _plays(first, source) and _plays(second, target)
    back = _plays(second, source) and _plays(first, target)
    if forth and back and first[0].resumed:
        return []
    if not forth and not back:
        return []
    sources, targets = (first, second) if forth else (second, first)
    return [(one, other) for one in sources for other in targets]


def _plays(group: Sequence[Part], role: str) -> bool:
    return all(role in part.roles for part in group)


def _all_groups(clause: Clause) -> list[list[Part]]:
    groups: dict[int, list[Part]] = {}
    for part in clause.parts:
        if OWN not in part.roles:
            groups.setdefault(part.group, []).append(part)
    return list(groups.values())


def _groups(clause: Clause, role: str) -> list[list[Part]]:
    """The groups that can play the role. Beside "wir" nobody else is the subject."""
    if role == SUBJECT and is_said("speaker", clause.text):
        return []
    found = [group for group in _all_groups(clause) if _plays(group, role)]
    if role == SUBJECT and any(group[0].resumed for group in found) and _other_subject.search(clause.text):
        return []
    return found


@cache
def _read_cues() -> tuple[Cue, ...]:
    return tuple(_read_cue(line) for line in _lines("relations.txt"))


def _read_cue(line: str) -> Cue:
    kind, when, ends, cue = line.split(" | ", 3)
    patterns = tuple(re.compile(part.strip(), re.IGNORECASE | re.DOTALL) for part in cue.split(" && "))
    return Cue(RelationKind(kind), when, tuple(_read_ends(pair) for pair in ends.split()), patterns)


def _read_ends(pair: str) -> tuple[str, str, bool]:
    if pair == BOTH:
        return BOTH, BOTH, False
    source, target = re.split("[>~]", pair)
    return source, target, ">" in pair


@cache
def _read_doubts() -> Mapping[str, re.Pattern[str]]:
    parts = (line.split(": ", 1) for line in _lines("doubts.txt"))
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in parts}


def _lines(name: str) -> list[str]:
    lines = (GERMAN / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
