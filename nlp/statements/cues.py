"""Words that hint at what a sentence does: denial, past, condition, wish, lack, offer, praise, hearsay.

A few thousand labelled sentences hold too few words to learn grammar from. What the words stand for, in their order,
is seen often enough: "kein" … "Problem", "früher" … "war", "wenn" … "wäre".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from pathlib import Path

CUES = Path(__file__).parent.parent / "german" / "cues.txt"
# Longer sentences count as so long: in steps of three words.
LONGEST = 8

_token = re.compile(r"[\w']+|[?!…,]")
_marks = frozenset("?!…")

Names = tuple[str, ...]


def list_cues(text: str) -> list[str]:
    """The hints of a sentence, of neighbouring hints, of all pairs of hints, and how it begins and ends."""
    tokens = _token.findall(text.lower())
    words = [token for token in tokens if token[0] not in "?!…,"]
    hints = [names for token in tokens if (names := _name(token))]
    return [
        *(name for names in hints for name in names),
        *_pair("_", pairwise(hints)),
        *_pair("__", zip(hints, hints[2:], strict=False)),
        *("&".join(pair) for pair in combinations(sorted({name for names in hints for name in names}), 2)),
        *_shape(words, commas=tokens.count(",")),
    ]


def _pair(sign: str, pairs: Iterator[tuple[Names, Names]]) -> Iterator[str]:
    return (f"{one}{sign}{other}" for first, second in pairs for one in first for other in second)


def _shape(words: Sequence[str], *, commas: int) -> list[str]:
    ends = [*(f"^{' '.join(words[:count])}" for count in (1, 2, 3)), f"{words[-1]}$"] if words else []
    return [*ends, f"length {min(LONGEST, len(words) // 3)}", f"commas {min(3, commas)}"]


def _name(token: str) -> Names:
    return (token,) if token in _marks else _name_word(token)


@cache
def _read() -> tuple[dict[str, Names], int]:
    """The names of each word ("wort$") and beginning of words ("wort"), and the length of the longest beginning."""
    known: dict[str, Names] = {}
    for line in CUES.read_text(encoding="utf-8").splitlines():
        name, _, stems = line.partition(": ")
        for stem in () if line.startswith("#") else stems.split():
            known[stem] = (*known.get(stem, ()), name)
    return known, max(len(stem) for stem in known)


@lru_cache(maxsize=50_000)
def _name_word(word: str) -> Names:
    known, longest = _read()
    beginnings = (word[:end] for end in range(2, min(len(word), longest) + 1))
    found = {name for part in (f"{word}$", *beginnings) for name in known.get(part, ())}
    return tuple(sorted(found))
