"""A sentence cut into clauses, each with the actors that stand in it and the parts they can play."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from nlp.relations.cases import (
    NAMED,
    NOMINAL,
    NOUN_PHRASE,
    OWN,
    PREPOSITION,
    SUBJECT,
    article_of,
    gender_of,
    governs,
    roles_of,
)

_FIRST = 0xE000
_LINK = re.compile(
    rf"\s*(?P<by>,|und|oder|sowie|wie\s+auch|als\s+auch|bzw\.|beziehungsweise|&|,\s*und)\s+(?:auch\s+|eben\s+)?"
    rf"(?:die\s+vom\s+|die\s+von\s+der\s+|{NOUN_PHRASE.replace('?P<prep>', '').replace('?P<article>', '')})",
    re.IGNORECASE,
)
_BORDER = re.compile(
    r"\s*(?:[,;:!?…]|\.(?=\s+[A-ZÄÖÜ]))\s*(?:(?:und|aber|oder|denn|sondern|doch)\s+)?|\s+[–—-]\s+"
    r"|\s+(?:und|aber|oder|denn|sondern)\s+(?!her\b|zu\b|nach\b|mehr\b|so\b|wieder\b|ab\b)"
)
# A clause that goes on with an actor named just before: "die AWO, die …", "Jobcenter und AWO, die …".
_RESUMES = re.compile(
    rf"(?:(?P<prep>{PREPOSITION})\s+)?(?P<pronoun>de[rmn]|die|das|denen|dessen|deren|welche[rmns]?)\b\s*", re.I
)
_RESUMES_PLACE = re.compile(r"(?:da|dort)\b\s*", re.IGNORECASE)
_LEAD_IN = r"(?:(?:also|und|aber|ja|ach|na|gut|nun|oder|so|eben|gerade|zum\s+Beispiel)\s+)*"
_TAIL = re.compile(rf"(?P<start>{_LEAD_IN})(?P<phrase>.*?)(?P<last>{NAMED})\s*$", re.DOTALL | re.IGNORECASE)
_VERB = re.compile(r"\s*([a-zäöüß]+t)\b")
# Words that end like verbs and are none.
_NO_VERB = frozenset(
    [
        "zwischen",
        "gegen",
        "neben",
        "gestern",
        "nicht",
        "jetzt",
        "selbst",
        "dort",
        "oft",
        "fast",
        "erst",
        "meist",
        "echt",
        "recht",
        "direkt",
        "überhaupt",
        "insgesamt",
        "leicht",
        "seit",
        "mit",
        "bereits",
        "laut",
        "gut",
        "statt",
    ]
)
_ELLIPTIC = re.compile(r"(?:[a-zäöüß]{2,}(?:t|en)|hat|ist|sind)\b")


@dataclass(frozen=True, slots=True)
class Named:
    """An actor's mention, half-open in the sentence. ``name`` tells the gender; ``place``: it names a place.

    ``roles``: the parts it can play where they are known, else its words tell.
    """

    actor: str
    start: int
    end: int
    name: str
    place: bool = False
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """An actor in a clause: the roles open to it and the group of names it is joined with by "und"."""

    actor: str
    roles: frozenset[str]
    group: int
    gender: str = ""
    place: bool = False
    resumed: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """Words of a clause in which a private-use character stands for each actor. ``joint``: how it follows the last."""

    text: str
    parts: tuple[Part, ...]
    joint: str = ""


def split_clauses(sentence: str, named: Sequence[Named]) -> list[Clause]:
    """The clauses in order. Actors must not overlap and stand from left to right."""
    masked = mask(sentence, named)
    parts = _list_parts(masked, named)
    clauses: list[Clause] = []
    start, joint = 0, ""
    for border in [*_borders(masked, parts), None]:
        end = border.start() if border else len(masked)
        clause = _cut(masked[start:end], parts, joint=joint)
        clauses.append(_resume(clause, clauses[-1]) if clauses else clause)
        if border:
            start, joint = border.end(), border.group().strip()
    return clauses


def mask(sentence: str, named: Sequence[Named]) -> str:
    """The sentence with one private-use character for each actor, in order."""
    shown, last = [], 0
    for number, one in enumerate(named):
        shown += [sentence[last : one.start], chr(_FIRST + number)]
        last = one.end
    return "".join([*shown, sentence[last:]])


def _list_parts(masked: str, named: Sequence[Named]) -> list[Part]:
    """For each actor its part; names joined by "und" share the group and the preposition of the first."""
    places = [masked.index(chr(_FIRST + number)) for number in range(len(named))]
    links = _links(masked, places)
    parts: list[Part] = []
    for number, (one, place) in enumerate(zip(named, places, strict=True)):
        begin = places[number - 1] + 1 if number else 0
        before = masked[begin:place]
        roles = alone = one.roles or roles_of(before, one.name)
        joined = number > 0 and links[number - 1]
        if joined:
            roles = _inherit(roles, parts[-1].roles, article=article_of(before))
        group = parts[-1].group if joined and roles else number
        roles = roles or alone
        parts.append(Part(one.actor, roles, group, gender=gender_of(one.name), place=one.place))
    return parts


def _links(masked: str, places: Sequence[int]) -> list[bool]:
    """Whether each actor is joined with the next one: by "und", or by a comma in a list that ends in "und"."""
    joints = []
    for one, other in pairwise(places):
        found = _LINK.fullmatch(masked[one + 1 : other])
        broken = found is not None and _begins_anew(masked, one, other)
        joints.append("" if found is None or broken else found["by"].strip())
    linked = [bool(by) and by != "," for by in joints]
    for number in range(len(joints) - 2, -1, -1):
        linked[number] = linked[number] or (joints[number] == "," and linked[number + 1])
    return linked


def _begins_anew(masked: str, one: int, other: int) -> bool:
    """Whether the second name is the subject of a clause of its own: "… bezahlt A und B macht …"."""
    verb = _VERB.match(masked, other + 1)
    before = re.split(r"[,;:.!?]", masked[:one])[-1]
    had_verb = any(found not in _NO_VERB for found in re.findall(r"\b([a-zäöüß]+(?:t|en))\b", before))
    return verb is not None and verb[1] not in _NO_VERB and had_verb


def _inherit(own: frozenset[str], first: frozenset[str], *, article: str) -> frozenset[str]:
    """The roles of a name joined to another; none if the two cannot be joined."""
    cases = {"subj", "obj", "dat", "gen"}
    if first <= cases:
        return own & first if own <= cases else frozenset()
    if own <= cases:
        return first if all(governs(preposition, article) for preposition in first) else frozenset()
    return own & first


def _borders(masked: str, parts: Sequence[Part]) -> list[re.Match[str]]:
    """Where a clause ends; not inside a list of actors."""
    numbers = [(found.start(), ord(found.group()) - _FIRST) for found in re.finditer(NAMED, masked)]
    inner = [(one[0], other[0]) for one, other in pairwise(numbers) if parts[one[1]].group == parts[other[1]].group]
    return [
        found
        for found in _BORDER.finditer(masked)
        if not any(start < found.start() < end for start, end in inner) and found.end() < len(masked)
    ]


def _cut(text: str, parts: Sequence[Part], *, joint: str) -> Clause:
    inside = tuple(parts[ord(found) - _FIRST] for found in re.findall(NAMED, text))
    return Clause(text, inside, joint)


def _resume(clause: Clause, last: Clause) -> Clause:
    """The clause with the actors it takes up from the one before."""
    tail = _TAIL.match(last.text)
    group = tuple(part for part in last.parts if part.group == last.parts[-1].group) if last.parts else ()
    found = _RESUMES.match(clause.text)
    if tail and group and found and clause.joint == "," and _can_take_up(clause.text, found, group):
        return _take_up(clause, found, group)
    if tail and group and _RESUMES_PLACE.match(clause.text) and _is_phrase(last):
        return replace(clause, text=f"{last.text} {clause.text}", parts=(*last.parts, *clause.parts))
    if clause.joint == "und" and _ELLIPTIC.match(clause.text) and last.parts and SUBJECT in last.parts[0].roles:
        first = tuple(part for part in last.parts if part.group == last.parts[0].group)
        return _with_front(clause, clause.text, first)
    return clause


def _can_take_up(text: str, found: re.Match[str], group: Sequence[Part]) -> bool:
    """Whether the pronoun can mean these names: it agrees, is no article, and doesn't follow a place one is at."""
    article = rf"{NAMED}|[A-ZÄÖÜ]|(?:[a-zäöüß]+e[nrsm]?\s+){{1,2}}(?:{NAMED}|[A-ZÄÖÜ])"
    if re.match(article, text[found.end() :]) or any(p.place and not p.roles & NOMINAL for p in group):
        return False
    pronoun = found["pronoun"].lower()
    if len(group) > 1:
        return pronoun != "das"
    return group[0].gender in {"das": {"n"}, "die": {"f", ""}}.get(pronoun, {"m", "f", "n", ""})


def _take_up(clause: Clause, found: re.Match[str], group: tuple[Part, ...]) -> Clause:
    pronoun = {"denen": "den", "dessen": "des", "deren": "des"}.get(found["pronoun"].lower(), found["pronoun"])
    own = roles_of(f"{found['prep'] or ''} {'die' if pronoun.startswith('welche') else pronoun} ".lstrip(), "")
    # "Die" after a name: the pronoun tells the case, the name the gender.
    resumed = tuple(replace(part, roles=own, resumed=True) for part in group if OWN not in part.roles)
    rest = clause.text[found.end() :]
    return _with_front(clause, f"{found['prep'] + ' ' if found['prep'] else ''}{rest}", resumed)


def _with_front(clause: Clause, text: str, front: tuple[Part, ...]) -> Clause:
    shown = " und ".join(chr(_FIRST + 0x1000 + number) for number in range(len(front)))
    return replace(clause, text=f"{shown} {text}", parts=(*front, *clause.parts))


def _is_phrase(clause: Clause) -> bool:
    """Whether the clause is nothing but names with their articles and prepositions."""
    rest = re.sub(rf"{NAMED}|\b{_LEAD_IN}", " ", clause.text, flags=re.IGNORECASE)
    small = {"und", "oder", "der", "die", "das", "dem", "den", "vom", "beim", "zum", "zur", "im", "am"}
    return all(word.lower() in small or re.fullmatch(PREPOSITION, word, re.I) for word in rest.split())
