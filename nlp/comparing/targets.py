"""Target groups: found in what people say, and how near two of them are."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from nlp.words import find_words, stem

TARGETS = Path(__file__).parent.parent / "german" / "targets.txt"
# A group and the wider one it belongs to; two groups of one wider one, or two that may be the same people.
CONTAINED = 0.7
AKIN = 0.3

# "für Frauen", "für die Kinder im letzten Jahr": who an offer is for is said right there.
_meant = re.compile(r"\b(?:für|an alle|richtet sich an|begleite\w*|unterstütz\w*)\s+((?:[^.,;:!?]|,\s(?=[A-ZÄÖÜ]))+)")
# Who helps or comes along is not whom it is for.
_helping = re.compile(
    r"\b(?:mit|von|durch|vom|fahren|machen)\s+(?:\w+\s+){0,2}?([A-ZÄÖÜ][\wäöüß]+)"
    r"|\b([A-ZÄÖÜ][\wäöüß]+)\s+(?:fahren|helfen|machen|begleiten|dolmetschen|besuchen|übersetzen|lesen|zeigen"
    r"|kommen ins)"
)


@dataclass(frozen=True, slots=True)
class Targets:
    """The groups of the file in its order: ``wider`` (name -> wider groups), stems and beginnings of words -> name.

    ``mixed``: groups of people of any age and sex.
    """

    names: tuple[str, ...]
    wider: dict[str, tuple[str, ...]]
    mixed: frozenset[str]
    words: dict[str, str]
    beginnings: dict[str, str]


@cache
def read_targets() -> Targets:
    """What the file says; of two lines with the same word the first counts."""
    wider: dict[str, tuple[str, ...]] = {}
    mixed: set[str] = set()
    words: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    for line in TARGETS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        head, _, said = line.partition(":")
        shown, _, above = (part.strip() for part in head.partition("<"))
        if shown.endswith("*"):
            shown = shown.rstrip("* ")
            mixed.add(shown)
        wider[shown] = tuple(one.strip() for one in above.split(",") if one.strip())
        for word in [*said.split(), *([shown] if " " not in shown else [])]:
            if word.endswith("-"):
                beginnings.setdefault(word[:-1].lower(), shown)
            else:
                words.setdefault(stem(word), shown)
    return Targets(tuple(wider), wider, frozenset(mixed), words, beginnings)


def name_targets(said: Sequence[str]) -> tuple[str, ...]:
    """The groups meant by words somebody entered as target groups; words nobody knows stay as they are."""
    found: list[str] = []
    for one in said:
        known = [one] if one in read_targets().wider else _named(find_words(one))
        found += known or [" ".join(one.casefold().split())]
    return tuple(dict.fromkeys(filter(None, found)))


def find_targets(text: str) -> tuple[str, ...]:
    """The groups an offer is for, as far as its description says so; the surest first.

    What follows "für" counts before compounds ("Frauenfrühstück") and these before groups that are only named. Those
    who help are left out.
    """
    meant = _named(word for found in _meant.finditer(text) for word in find_words(found[1]))
    helping = {word for found in _helping.finditer(text) for word in found.groups() if word}
    words = [word for word in find_words(text) if word not in helping]
    compounds = [one for word in words if word[0].isupper() and (one := _begin(word))]
    return tuple(dict.fromkeys([*meant, *compounds, *_named(word for word in words if word[0].isupper())]))


def compare_targets(groups: Sequence[str]) -> npt.NDArray[np.float64]:
    """Nearness of each group to each, between 0 and 1."""
    lineages = [_lineage(group) for group in groups]
    table = [[_near(one, other) for other in lineages] for one in lineages]
    return np.array(table, dtype=np.float64).reshape(len(groups), len(groups))


def _named(words: Iterable[str]) -> list[str]:
    known = read_targets()
    found = (known.words.get(stem(word)) or _begin(word) for word in words)
    return list(dict.fromkeys(one for one in found if one))


def _begin(word: str) -> str:
    low = word.lower()
    known = read_targets().beginnings
    best = max((part for part in known if low.startswith(part) and len(low) >= len(part) + 3), key=len, default="")
    return known.get(best, "")


def _lineage(group: str) -> tuple[str, frozenset[str]]:
    """The group and all wider ones."""
    above: set[str] = set()
    waiting = [group]
    while waiting:
        wider = read_targets().wider.get(waiting.pop(), ())
        waiting += [one for one in wider if one not in above]
        above.update(wider)
    return group, frozenset(above)


def _near(one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> float:
    if one[0] == other[0]:
        return 1.0
    if one[0] in other[1] or other[0] in one[1]:
        return CONTAINED
    mixed = read_targets().mixed
    return AKIN if one[1] & other[1] or {one[0], *one[1]} & mixed or {other[0], *other[1]} & mixed else 0.0
