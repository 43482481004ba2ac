"""The words two texts have in common, in the forms they are said in: whole words, and compounds sharing a part."""

import re
from collections.abc import Mapping
from functools import cache

from nlp.actors.names import read_words
from nlp.words import read_stopwords, stem

OFFERS = "offers.txt"
MOST_WORDS = 6
SHORTEST_WORD = 4
# "Sprachcafé" and "Sprachtreff" begin alike, "Frauenfrühstück" and "Landfrauenfrühstück" end alike; what is shorter
# says little unless it is a word for offers.
SHORTEST_PART = 6
# So much of a compound is left beside the word it contains.
SHORTEST_REST = 3

_word = re.compile(r"(?P<first>(?:^|[.!?:…]\s+)[„\"»(]?)?(?P<word>[A-ZÄÖÜ][\wäöüß]*(?:-\w+)*)")
_suffixes = ("ung", "heit", "keit", "schaft", "tion", "ierung", "lich", "isch")


def share_words(one: str, other: str) -> tuple[str, ...]:
    """Up to six nouns that both say, in the order of the first text: the same word once, akin compounds as "A/B"."""
    left, right = _find_nouns(one), _find_nouns(other)
    same = [left[key][0] for key in left if key in right and (left[key][1] or right[key][1])]
    rest = {key: form for key, (form, is_sure) in right.items() if key not in left and is_sure}
    akin = [
        form if _differ_in_ending(key, best) else f"{form}/{rest[best]}"
        for key, (form, is_sure) in left.items()
        if is_sure and key not in right and (best := _find_akin(key, rest))
    ]
    return tuple(dict.fromkeys([*same, *akin]))[:MOST_WORDS]


def _differ_in_ending(one: str, other: str) -> bool:
    """Whether two stems are of one word: "Deutschkurs" and "Deutschkurse"."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and len(long) - len(short) < SHORTEST_REST


def _find_nouns(text: str) -> dict[str, tuple[str, bool]]:
    """Stem -> the first form of each telling noun, and whether it surely is one.

    A capital tells nouns, but not at the beginning of a sentence, apart from the first: that is a name.
    """
    found: dict[str, tuple[str, bool]] = {}
    for match in _word.finditer(text):
        form, key = match["word"], stem(match["word"])
        is_sure = match["first"] is None or match.start() == 0 or found.get(key, ("", False))[1]
        if key not in read_stopwords() and len(form) >= SHORTEST_WORD:
            found[key] = (found.get(key, (form,))[0], is_sure)
    return found


def _find_akin(key: str, others: Mapping[str, str]) -> str:
    related = [(-shared, other) for other in others if (shared := _share(key, other))]
    return min(related)[1] if related else ""


def _share(one: str, other: str) -> int:
    """Letters of the part two compounds share, 0 where they share none."""
    short, long = sorted((one, other), key=lambda word: (len(word), word))
    contained = long.endswith(short) or long.startswith(short)
    if _differ_in_ending(one, other):
        return len(long)
    if len(short) >= SHORTEST_WORD and len(long) - len(short) >= SHORTEST_REST and contained:
        return len(short) if len(short) >= SHORTEST_PART or short in _heads() else 0
    end = next((len(one) - i for i in range(len(one)) if other.endswith(one[i:])), 0)
    tail = one[len(one) - end :]
    if any(tail.endswith(head) for head in _heads()) or (end >= SHORTEST_PART and not tail.endswith(_suffixes)):
        return end
    begin = next((i for i in range(min(len(one), len(other)), 0, -1) if one[:i] == other[:i]), 0)
    return begin if begin >= SHORTEST_PART else 0


@cache
def _heads() -> frozenset[str]:
    words = {word.strip("-") for word in read_words(OFFERS)}
    return frozenset(key for word in words if len(key := stem(word)) >= SHORTEST_WORD)
