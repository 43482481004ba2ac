"""Telling nouns of clusters, and short forms of single quotes."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from nlp.statements.passages import Passage
from nlp.words import choose_forms, count_stems, find_words, stem

KEYWORDS = 6
LONGEST_LABEL = 60

_fillers = re.compile(
    r"^(?:(?:also|ja|na ja|naja|nein|doch|und|aber|oder|denn|weil|gut|okay|ach|tja|ganz ehrlich|ehrlich gesagt|"
    r"na|nee|genau|eigentlich|natürlich|klar|gott|so|dann|sozusagen|äh|ähm|hm|mhm|\([^)]*\))\b[,.:;…\s]*|"
    r"\([^)]*\)\s*|[-–—…,.:;]\s*)+",
    re.IGNORECASE,
)
_clause_end = re.compile(r"[,;:–…?!]\s|[.]\s|\s\(")


def rank_keywords(groups: Sequence[Sequence[Passage]]) -> list[tuple[str, ...]]:
    """For each group of passages up to six telling nouns (c-TF-IDF over stems); those of several interviews first."""
    counts = [count_stems(noun for passage in group for noun in passage.nouns) for group in groups]
    total: Counter[str] = sum(counts, Counter())
    average = sum(total.values()) / max(1, len(groups))
    forms = choose_forms(noun for group in groups for passage in group for noun in passage.nouns)
    return [
        _rank(count, total, average=average, forms=forms, spread=_count_interviews(group))
        for count, group in zip(counts, groups, strict=True)
    ]


def _count_interviews(group: Sequence[Passage]) -> Counter[str]:
    """In how many interviews each stem is said."""
    said = {(stem(noun), passage.statement.transcript) for passage in group for noun in passage.nouns}
    return Counter(one for one, _ in said)


def _rank(
    count: Counter[str], total: Counter[str], *, average: float, forms: dict[str, str], spread: Counter[str]
) -> tuple[str, ...]:
    size = sum(count.values()) or 1
    weights = {one: times / size * math.log(1 + average / total[one]) for one, times in count.items()}
    best = sorted(weights, key=lambda one: (spread[one] < 2, -round(weights[one], 9), one))[:KEYWORDS]
    return tuple(forms[one] for one in best)


def label_passage(passage: Passage) -> str:
    """The beginning of the quote; its nouns where it names a person."""
    label = shorten(passage.statement.text)
    if not set(passage.hidden) & set(find_words(label)):
        return label
    return ", ".join(dict.fromkeys(passage.nouns[:3])) or "Ohne Namen"


def strip_fillers(text: str) -> str:
    """The text without the words speech begins with: "Also, na ja, …"."""
    return _fillers.sub("", text)


def shorten(quote: str) -> str:
    """The quote without fillers, cut at a clause so that it fits a heading; "…" where something was cut."""
    text = " ".join(quote.split())
    text = strip_fillers(text) or text
    text = text[0].upper() + text[1:]
    if len(text) <= LONGEST_LABEL:
        return text.rstrip(".")
    ends = [found.start() for found in _clause_end.finditer(text) if 20 <= found.start() <= LONGEST_LABEL]
    cut = ends[-1] if ends else text.rfind(" ", 0, LONGEST_LABEL)
    return text[:cut].rstrip(" ,;:.–…") + " …"
