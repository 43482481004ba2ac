"""Sentences that say a problem is none: denied, contradicted, or going well."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

CUES = Path(__file__).parent.parent / "german" / "dissent.txt"
# How surely what is found says the contrary of some problem.
OBJECTS, DENIES, ANSWERS, GOES_WELL = 1.0, 1.0, 0.9, 0.8
# A negation denies the trouble it stands near to: "keinen offenen Streit", "fehlt es uns zum Glück nicht".
REACH = 60
# So far before what goes well a negation still belongs to it.
BEFORE = 15

_clause = re.compile(r"[,;:–]\s|\?\s+|\s(?:sondern|und)\s")


def weigh_denial(text: str, question: str = "") -> float:
    """How surely the sentence says that something is no problem, 0 to 1, by the words in it.

    ``question``: what was asked before, where this sentence answers it.
    """
    weight = _weigh(text, question)
    return weight if weight and not says("unreal", text) else 0.0


def _weigh(text: str, question: str) -> float:
    if says("objects", text):
        return OBJECTS
    if says("negation", text) and any(_denies(clause) for clause in _clause.split(text.lower())):
        return DENIES
    if says("no", text) and _asks_for_trouble(question):
        return ANSWERS
    return GOES_WELL if _goes_well(text.lower()) else 0.0


def says(name: str, text: str) -> bool:
    """Whether one of the cues of this name is in the text."""
    return bool(_read_cues()[name].search(text.lower()))


def _denies(clause: str) -> bool:
    """Whether a word for trouble and a negation stand together."""
    cues = _read_cues()
    places = [found.start() for found in cues["negation"].finditer(clause)]
    wrong = [found.start() for name in ("trouble", "quarrel") for found in cues[name].finditer(clause)]
    return any(abs(one - place) <= REACH for one in wrong for place in places)


def _goes_well(text: str) -> bool:
    """Whether something goes well and no negation takes it back: "nicht genug", "läuft nicht gut"."""
    cues = _read_cues()
    return any(
        not cues["negation"].search(text[max(0, found.start() - BEFORE) : found.end()])
        for found in cues["fine"].finditer(text)
    )


def _asks_for_trouble(question: str) -> bool:
    """Whether the last of what was asked is about something wrong."""
    last = re.split(r"(?<=[.!?])\s+", question.strip())[-1]
    wrong = says("trouble", last) or says("quarrel", last)
    return wrong and not says("negation", last) and not says("good_ask", last)


@cache
def _read_cues() -> Mapping[str, re.Pattern[str]]:
    cues: dict[str, list[str]] = {}
    for line in CUES.read_text(encoding="utf-8").splitlines():
        name, found, pattern = line.partition(": ")
        if found and not line.startswith("#"):
            cues.setdefault(name, []).append(pattern)
    # A word for trouble begins a word; the other cues say themselves where they begin.
    whole = {name: "|".join(f"(?:{pattern})" for pattern in patterns) for name, patterns in cues.items()}
    whole |= {name: rf"\b(?:{whole[name]})" for name in ("trouble", "quarrel")}
    return MappingProxyType({name: re.compile(pattern) for name, pattern in whole.items()})
