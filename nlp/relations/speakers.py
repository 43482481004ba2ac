"""The speakers as one side of a relation: "wir", "uns", "unser Verein", and "ich" only where somebody holds an office.

What they are called is not said: the end of such an edge is the perspective they speak from.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from corpus.types import Perspective, RelationKind
from nlp.relations.cases import DATIVE, GENITIVE, GERMAN, NAMED, OBJECT, OWN, PREPOSITION, SUBJECT, roles_of
from nlp.relations.clauses import Named, mask, split_clauses
from nlp.relations.cues import Edge, is_said, read_edges

# "Mit A, B und C haben wir zu tun" tells too little of each.
_MOST_ENDS = 2
_OFFICE = (
    r"[A-ZÄÖÜ][\wäöüß-]*(?:[Ll]eiter|[Ll]eitung|[Vv]orsitzende|[Mm]eister|[Ff]ührer|[Ll]ehrer|[Rr]ektor|[Dd]irektor"
    r"|[Bb]eauftragte|[Kk]oordinator|[Bb]erater|[Aa]rbeiter|[Pp]fleger|[Dd]ezernent|[Rr]at|[Rr]ätin|[Tt]rainer)[rn]?(?:in)?"
)
_SHARED = r"(?:Zusammenarbeit|Kooperation|Kontakte?|Draht|Verhältnis|Austausch|Partnerschaft|Verbindung)"
_HOUSE = (
    r"(?:\w*[Vv]erein|Team|Haus|\w*[Ee]inrichtung|Büro|Initiative|\w*[Gg]ruppe|\w*[Ss]chule|Kita|Betrieb|Firma|Behörde"
    r"|Amt|Fachdienst|\w*[Ss]telle|Abteilung|Projekt|Verwaltung|Fraktion|Gemeinde)"
)
_first_person = re.compile(
    rf"\b(?P<office>[Ii]ch|[Mm]ir|[Mm]ich) als {_OFFICE}\b|\b(?P<we>[Ww]ir)\b"
    rf"|(?:\b(?P<prep>(?i:{PREPOSITION}))\s+)?\b(?P<us>[Uu]ns)\b"
    rf"|\b(?P<shared>[Uu]nsere?[nmrs]?)(?=\s+(?:[a-zäöüß]+\s+)?{_SHARED}\b)"
    rf"|\b(?P<house>[Uu]nser(?:e[nmrs]?)?\s+(?P<noun>{_HOUSE}))\b"
)
_OFFICE_ROLES = {"ich": SUBJECT, "mir": DATIVE, "mich": OBJECT}
_border = re.compile(r"[,;:.!?…]|\s[–—-]\s|\s(?:und|aber|oder|denn|sondern)\s")
# "Wir fahren raus, das ist gemeinsam mit …": what we do.
_same_again = re.compile(r"\s*(?P<it>das)\s+(?:ist|läuft|geht)\s+(?:\w+\s+)?(?:gemeinsam|zusammen)\s+mit\b")
# "bei uns" is mostly a place, but not where somebody should get in touch.
_in_touch = re.compile(r"\b(?:ge)?meld\w*|\bblicken\b|\b\w*ruf\w*", re.IGNORECASE)
_speaks_for = re.compile(
    rf"\b(?:wir|uns|ich)(?:\s+hier)?\s+(?:beim?|im|in|vom|von|aus|als)\s+(?:de[rmn]\s+)?{NAMED}"
    rf"|\bals\s+(?:(?:der|die|das)\s+)?{NAMED}"
    rf"|\b(?:wir sind|ich bin|ich leite)\s+(?:hier\s+)?(?:de[rmn]|die|das|beim|vom)\s+{NAMED}",
    re.IGNORECASE,
)
_DOUBTS = ("private", "past", "everybody", "wanted")
_marks = re.compile('[„“”»«"]')


def find_view_edges(
    sentence: str, named: Sequence[Named], *, view: str, after: str = "", quoted: str = ""
) -> list[Edge]:
    """How the speakers, who have the ``view``, stand to an actor named in the sentence, if they plainly say so.

    ``after``: the next sentence, which may take it back; ``quoted``: what the turn says before, with its quotation
    marks. Nothing where the speakers say whom they work for, speak of their families or give somebody else's words.
    """
    if not named or is_said("taken_back", after) or not _speaks_plainly(sentence, named):
        return []
    speakers = list(_list_speakers(sentence, named, view=view, quoted=quoted))
    together = sorted([*named, *speakers], key=lambda one: one.start)
    edges = [edge for edge in read_edges(split_clauses(sentence, together)) if view in {edge.source, edge.target}]
    # With newcomers money is what a household gets.
    edges = [edge for edge in edges if (view, edge.kind) != (Perspective.NEWCOMERS, RelationKind.FUNDS)]
    return edges if len(edges) <= _MOST_ENDS else []


def _speaks_plainly(sentence: str, named: Sequence[Named]) -> bool:
    masked, doubts = mask(sentence, named), _read_doubts()
    if _speaks_for.search(masked) or any(doubts[name].search(masked) for name in _DOUBTS):
        return False
    if doubts["voice"].search(doubts["own_voice"].sub(" ", masked)):
        return False
    return not any(OWN in part.roles for clause in split_clauses(sentence, named) for part in clause.parts)


def _list_speakers(sentence: str, named: Sequence[Named], *, view: str, quoted: str) -> Iterator[Named]:
    """The first person of each stretch between commas and "und", as one who takes part; "wir" before "uns"."""
    found = [one for one in _first_person.finditer(sentence) if _counts(one, sentence, named=named, quoted=quoted)]
    borders = [0, *(border.end() for border in _border.finditer(sentence)), len(sentence) + 1]
    begun = False
    for start, end in pairwise(borders):
        inside = [one for one in found if start <= one.start() < end]
        resumed = _same_again.match(sentence, start, end) if begun and not inside else None
        begun = begun or any(one["we"] for one in inside)
        if resumed:
            yield Named(view, resumed.start("it"), resumed.end("it"), "", roles=frozenset({SUBJECT}))
        if inside:
            yield _as_named(next((one for one in inside if one["we"] or one["office"]), inside[0]), sentence, view=view)


def _counts(found: re.Match[str], sentence: str, *, named: Sequence[Named], quoted: str) -> bool:
    if any(one.start < found.end() and found.start() < one.end for one in named):
        return False
    if found["us"] and (found["prep"] or "").lower() == "bei" and not _in_touch.search(sentence):
        return False
    return not _is_quoted(quoted + sentence[: found.start()])


def _is_quoted(before: str) -> bool:
    """Whether a quotation mark is still open at the end of these words."""
    opened = False
    for mark in _marks.findall(before):
        opened = True if mark in "„»" and not opened else not opened
    return opened


def _as_named(found: re.Match[str], sentence: str, *, view: str) -> Named:
    if found["us"]:
        roles = frozenset({found["prep"].lower()}) if found["prep"] else frozenset({OBJECT, DATIVE})
        return Named(view, found.start("us"), found.end("us"), "", roles=roles)
    if found["house"]:
        before = f"{sentence[: found.start('house')]}{found['house'][: -len(found['noun'])]}"
        return Named(view, found.start(), found.end(), found["noun"], roles=roles_of(before, found["noun"]))
    if found["shared"]:
        return Named(view, found.start(), found.end(), "", roles=frozenset({GENITIVE}))
    role = SUBJECT if found["we"] else _OFFICE_ROLES[found["office"].lower()]
    return Named(view, found.start(), found.end(), "", roles=frozenset({role}))


@cache
def _read_doubts() -> Mapping[str, re.Pattern[str]]:
    lines = (GERMAN / "speakers.txt").read_text(encoding="utf-8").splitlines()
    parts = (line.split(": ", 1) for line in lines if line and not line.startswith("#"))
    return {name: re.compile(pattern) for name, pattern in parts}
