"""German words without a model: stems, shared parts of compounds, short labels."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

STOPWORDS = Path(__file__).parent / "german" / "stopwords.txt"
SHORTEST_STEM = 4
SHORTEST_PART = 5

_suffixes = ("ungen", "innen", "heiten", "keiten", "ern", "em", "en", "er", "es", "e", "n", "s")
_word = re.compile(r"[^\W\d_][\w-]*")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Lower case without the ending: "Sprachkurse" and "Sprachkursen" are one."""
    lowered = word.lower().replace("ß", "ss")
    for suffix in _suffixes:
        if lowered.endswith(suffix) and len(lowered) - len(suffix) >= SHORTEST_STEM:
            return lowered[: -len(suffix)] + ("ung" if suffix == "ungen" else "")
    return lowered


def share_part(one: str, other: str) -> bool:
    """Whether two words have a part in common: "Sprachkursplatz" and "Sprachkurse", "Deutschkurs" and "Kurse"."""
    short, long = stem(one), stem(other)
    if (len(short), short) > (len(long), long):
        short, long = long, short
    if len(short) < SHORTEST_PART:
        return short == long or (len(short) >= SHORTEST_STEM and long.endswith(short))
    return any(short[i : i + SHORTEST_PART + 1] in long for i in range(max(1, len(short) - SHORTEST_PART)))


@cache
def read_stopwords() -> frozenset[str]:
    """Stems that say nothing about a topic."""
    return frozenset(stem(word) for word in STOPWORDS.read_text(encoding="utf-8").split())


def find_words(text: str) -> list[str]:
    """The words of a text with letters, in order."""
    return _word.findall(text)


def count_stems(nouns: Iterable[str]) -> Counter[str]:
    """How often each telling stem occurs."""
    stems = (stem(noun) for noun in nouns)
    stopwords = read_stopwords()
    return Counter(one for one in stems if one not in stopwords)


def choose_forms(nouns: Iterable[str]) -> dict[str, str]:
    """For each stem the form to show: the most frequent, then the shortest, then the first of the alphabet."""
    forms: dict[str, Counter[str]] = {}
    for noun in nouns:
        forms.setdefault(stem(noun), Counter())[noun] += 1
    return {one: min(counts, key=lambda form: (-counts[form], len(form), form)) for one, counts in forms.items()}
