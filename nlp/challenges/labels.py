"""Short German phrases for clusters: the words that are more frequent in them than elsewhere."""

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from nlp.embedding import embed
from nlp.statements.passages import Passage
from nlp.words import choose_forms, count_stems, find_words, read_stopwords, stem

KEYWORDS = 6
QUOTES_FOR_LABEL = 6
FEWEST_WORDS = 4
LONGEST_LABEL = 64

_fillers = re.compile(
    r"^(?:(?:also|ja|na ja|naja|nein|doch|und|aber|oder|denn|weil|gut|okay|ach|tja|ganz ehrlich|ehrlich gesagt|"
    r"na|nee|genau|eigentlich|natürlich|klar|gott|so|dann|sozusagen|äh|ähm|hm|mhm|\([^)]*\))\b[,.:;…\s]*|"
    r"\([^)]*\)\s*|[-–—…,.:;]\s*)+",
    re.IGNORECASE,
)
_sentence_end = re.compile(r"(?<=[.!?…])\s+")
_comma = re.compile(r"\s*[,;–]\s+")
# A clause that begins like this leans on one before it.
_dependent = re.compile(
    r"(?:die|der|das|den|dem|deren|dessen|dass|weil|wenn|ob|als|wie|wo|was|wer|obwohl|damit|bis|sondern|um|nachdem|und|"
    r"während|sagt|sage|dann|da|so|wobei|weshalb|warum|ich hab|oder|ob|meistens|ihm|ihr|sie|er|es)\b",
    re.IGNORECASE,
)
# In the middle of a sentence a clause may begin with its subject, not with a verb.
_can_begin = re.compile(
    r"(?:[A-ZÄÖÜ]|(?:wir|ich|man|kein\w*|niemand|jeder|alle|viele|manche|uns|mir|bei|für|ohne|zu wenig|nur|nach|ab|"
    r"auf|es gibt|es fehlt|die meisten)\b)"
)
_clause_end = re.compile(r"[,;:–…?!]\s|[.]\s|\s\(")


def rank_keywords(groups: Sequence[Sequence[Passage]]) -> list[tuple[str, ...]]:
    """For each group of passages up to six telling nouns, best first (c-TF-IDF over stems)."""
    counts = [count_stems(noun for passage in group for noun in passage.nouns) for group in groups]
    total: Counter[str] = sum(counts, Counter())
    average = sum(total.values()) / max(1, len(groups))
    forms = choose_forms(noun for group in groups for passage in group for noun in passage.nouns)
    return [_rank(count, total, average=average, forms=forms) for count in counts]


def _rank(count: Counter[str], total: Counter[str], *, average: float, forms: dict[str, str]) -> tuple[str, ...]:
    size = sum(count.values()) or 1
    weights = {one: times / size * math.log(1 + average / total[one]) for one, times in count.items()}
    best = sorted(weights, key=lambda one: (-weights[one], one))[:KEYWORDS]
    return tuple(forms[one] for one in best)


def choose_labels(groups: Sequence[Sequence[Passage]]) -> list[str]:
    """For each group, best quotes first, the clause of its quotes that says most nearly what all of them say."""
    clauses = [_find_clauses(group) for group in groups]
    vectors = embed([clause for found in clauses for clause in found])
    labels: list[str] = []
    start = 0
    for group, found in zip(groups, clauses, strict=True):
        middle = np.mean([passage.own for passage in group], axis=0)
        nearness = np.round(vectors[start : start + len(found)] @ middle, 4)
        start += len(found)
        best = min(range(len(found)), key=lambda i: (-nearness[i], i), default=-1)
        labels.append(found[best] if best >= 0 else label_passage(group[0]))
    return labels


def label_passage(passage: Passage) -> str:
    """The beginning of the quote; its nouns where it names a person."""
    label = shorten(passage.statement.text)
    if not set(passage.hidden) & set(find_words(label)):
        return label
    return ", ".join(dict.fromkeys(passage.nouns[:3])) or "Ohne Namen"


def _find_clauses(group: Sequence[Passage]) -> list[str]:
    """Stretches of the first quotes between punctuation that fit a heading and name something."""
    nouns = {noun for passage in group for noun in passage.nouns if stem(noun) not in read_stopwords()}
    found: list[str] = []
    for passage in group[:QUOTES_FOR_LABEL]:
        text = " ".join(passage.statement.text.split())
        for sentence in _sentence_end.split(text):
            parts = _comma.split(sentence)
            runs = [(i, j) for i in range(len(parts)) for j in range(i + 1, min(i + 3, len(parts)) + 1)]
            found += [_tidy(", ".join(parts[i:j])) for i, j in runs if i == 0 or _can_begin.match(parts[i])]
    hidden = {word for passage in group for word in passage.hidden}
    return [
        one
        for one in dict.fromkeys(found)
        if _fits(one) and nouns & (words := set(find_words(one))) and not hidden & words
    ]


def _tidy(piece: str) -> str:
    text = _fillers.sub("", piece).strip(" ,;:.–-…?!")
    return text[:1].upper() + text[1:]


def _fits(clause: str) -> bool:
    words = clause.split()
    return len(clause) <= LONGEST_LABEL and len(words) >= FEWEST_WORDS and not _dependent.match(clause)


def shorten(quote: str) -> str:
    """The quote without fillers, cut at a clause so that it fits a heading; "…" where something was cut."""
    text = " ".join(quote.split())
    text = _fillers.sub("", text) or text
    text = text[0].upper() + text[1:]
    if len(text) <= LONGEST_LABEL:
        return text.rstrip(".")
    ends = [found.start() for found in _clause_end.finditer(text) if 20 <= found.start() <= LONGEST_LABEL]
    cut = ends[-1] if ends else text.rfind(" ", 0, LONGEST_LABEL)
    return text[:cut].rstrip(" ,;:.–…") + " …"
