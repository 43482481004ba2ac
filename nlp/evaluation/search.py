"""How well people find what respondents said, in everyday words: queries and passages judged by hand."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from corpus.types import Transcript
from nlp.embedding import Vectors, normalise
from nlp.evaluation.gold import read_demo
from nlp.evaluation.search_gold import ANSWER, FALSE_FRIEND, PARTS, GoldQuery, Judged, read_gold
from nlp.language import load_language
from nlp.ranking import index_passages, make_ranker, make_searchable, score
from nlp.search import SearchPassage, cut_passages, find_sentences
from nlp.sentences import embed_sentences
from nlp.words import count_stems, find_words, share_part

FIRST = 5
QUESTION_WEIGHT = 0.5
# What BM25 is usually run with: how fast repeated words stop counting, and how much a long text pays for its length.
BM25_GAIN, BM25_LENGTH = 1.2, 0.75

Scores = npt.NDArray[np.floating]
Embed = Callable[[Sequence[str]], Vectors]
# Passages and queries to scores of shape (queries, passages); more is better.
Ranker = Callable[[Sequence[SearchPassage], Sequence[str]], Scores]


@dataclass(frozen=True, slots=True)
class Unit:
    """What a search finds: a passage of the interview with this number."""

    interview: str
    passage: SearchPassage


@dataclass(frozen=True, slots=True)
class Outcome:
    """One ranked query. ``recall``: part of the answers among the first five (of five, where there are more)."""

    recall: float
    success: bool
    reciprocal: float
    taken: int


def evaluate(data: Path) -> str:
    """Recall, success, MRR and false friends of the product's search and of every baseline, on both parts.

    ``data`` is not needed.
    """
    del data
    return compare({"ours": rank_as_shipped, **baselines()})


def baselines() -> dict[str, Ranker]:
    """What a better search has to beat, each over the passages alone and with the question before them."""
    return {
        "character TF-IDF": rank_by_characters,
        "BM25": rank_by_words,
        "USE": rank_by_meaning(embed_sentences),
        "character TF-IDF + question": _with_question(rank_by_characters),
        "BM25 + question": _with_question(rank_by_words),
        "USE + question": rank_by_meaning(embed_sentences, question_weight=QUESTION_WEIGHT),
    }


def compare(rankers: Mapping[str, Ranker], parts: Sequence[str] = PARTS) -> str:
    """The table for rankers by name, on the named parts of the gold."""
    units = list_demo_units()
    return "\n".join(_table(part, read_gold(part, number_demo()), units=units, rankers=rankers) for part in parts)


@cache
def number_demo() -> Mapping[str, Transcript]:
    """The demo interviews by number, read once per process."""
    return {one.metadata.number: one for one in read_demo()}


@cache
def list_demo_units() -> Sequence[Unit]:
    """Every passage of the demo interviews, cut once per process."""
    return list_units(number_demo().values())


def list_units(transcripts: Iterable[Transcript]) -> list[Unit]:
    """Every passage of the interviews, as a search indexes them."""
    nlp = load_language()
    return [
        Unit(one.metadata.number, passage)
        for one in transcripts
        for passage in cut_passages(one.turns, find_sentences(one.turns, nlp))
    ]


def measure_recall(ranker: Ranker, part: str = "test") -> float:
    """Mean share of a query's answers among the first five."""
    gold = read_gold(part, number_demo())
    found = rank(list_demo_units(), gold, ranker)
    return float(np.mean([measure(query, ranked).recall for query, ranked in zip(gold, found, strict=True)]))


def meets(unit: Unit, judged: Judged) -> bool:
    """Whether the passage and the judged words overlap."""
    one = unit.passage
    same = (unit.interview, one.turn) == (judged.interview, judged.turn)
    return same and one.start < judged.end and judged.start < one.end


def measure(query: GoldQuery, ranked: Sequence[Unit]) -> Outcome:
    """What the ranking, best first, is worth. A passage that also answers the query is no false friend."""
    answers = query.marked(ANSWER)
    first = ranked[:FIRST]
    hit = sum(any(meets(unit, one) for unit in first) for one in answers)
    right = [any(meets(unit, one) for one in answers) for unit in ranked]
    wrong = [unit for unit, is_right in zip(first, right, strict=False) if not is_right]
    return Outcome(
        recall=min(1.0, hit / min(FIRST, len(answers))),
        success=any(right[:FIRST]),
        reciprocal=1 / (right.index(True) + 1) if True in right else 0.0,
        taken=sum(any(meets(unit, one) for unit in wrong) for one in query.marked(FALSE_FRIEND)),
    )


def is_in_other_words(query: GoldQuery) -> bool:
    """Whether no telling word of the query has a part in common with a word of any answer."""
    asked = count_stems(find_words(query.text))
    said = count_stems(word for one in query.marked(ANSWER) for word in find_words(one.text))
    return not any(share_part(word, other) for word in asked for other in said)


def rank_as_shipped(passages: Sequence[SearchPassage], queries: Sequence[str]) -> Scores:
    """What the product does: meaning in context beside letters."""
    ranker = make_ranker({"": make_searchable(index_passages(passages), [one.text for one in passages])})
    return np.stack([score(ranker, query) for query in queries])


def rank_by_characters(passages: Sequence[SearchPassage], queries: Sequence[str]) -> Scores:
    """Cosine of character 3- to 5-grams, TF-IDF."""
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    texts = vectorizer.fit_transform([one.text for one in passages])
    scores: Scores = (vectorizer.transform(queries) @ texts.T).toarray()
    return scores


def rank_by_words(passages: Sequence[SearchPassage], queries: Sequence[str]) -> Scores:
    """BM25 over stems without stopwords."""
    vectorizer = CountVectorizer(analyzer=lambda text: list(count_stems(find_words(text)).elements()))
    counts = vectorizer.fit_transform([one.text for one in passages]).toarray().astype(np.float64)
    lengths = counts.sum(axis=1, keepdims=True)
    known = (counts > 0).sum(axis=0)
    rarity = np.log(1 + (len(counts) - known + 0.5) / (known + 0.5))
    brake = BM25_GAIN * (1 - BM25_LENGTH + BM25_LENGTH * lengths / lengths.mean())
    weights = rarity * counts * (BM25_GAIN + 1) / (counts + brake)
    scores: Scores = vectorizer.transform(queries) @ weights.T
    return scores


def rank_by_meaning(embed: Embed, *, question_weight: float = 0.0) -> Ranker:
    """Cosine of unit vectors; the question before a passage is added to it with ``question_weight``."""

    def rank(passages: Sequence[SearchPassage], queries: Sequence[str]) -> Scores:
        vectors = embed([one.text for one in passages])
        if question_weight:
            questions = embed([one.question for one in passages])
            vectors = normalise(vectors + np.float32(question_weight) * questions)
        scores: Scores = embed(queries) @ vectors.T
        return scores

    return rank


def _with_question(ranker: Ranker) -> Ranker:
    return lambda passages, queries: ranker(
        [replace(one, text=f"{one.question} {one.text}") for one in passages], queries
    )


def _table(part: str, gold: Sequence[GoldQuery], *, units: Sequence[Unit], rankers: Mapping[str, Ranker]) -> str:
    other = [is_in_other_words(query) for query in gold]
    answers, friends = (sum(len(query.marked(mark)) for query in gold) for mark in (ANSWER, FALSE_FRIEND))
    lines = [
        f"search, {part}: {len(gold)} queries, {sum(other)} of them in other words than all their answers, "
        f"{answers} answers among {len(units)} passages, {friends} false friends",
        f"{'':28} {'recall@5':>8} {'success@5':>9} {'MRR':>5} {'other words: recall@5':>22} {'false friends':>14}",
    ]
    for name, ranker in rankers.items():
        found = rank(units, gold, ranker)
        outcomes = [measure(query, ranked) for query, ranked in zip(gold, found, strict=True)]
        lines.append(f"{name:28} {_row(outcomes, other)}")
    return "\n".join(lines)


def rank(units: Sequence[Unit], gold: Sequence[GoldQuery], ranker: Ranker) -> list[list[Unit]]:
    """For each query all units, best first; equal ones in the order of the interviews."""
    scores = ranker([unit.passage for unit in units], [query.text for query in gold])
    return [[units[column] for column in np.argsort(-row, kind="stable")] for row in scores]


def _row(outcomes: Sequence[Outcome], other: Sequence[bool]) -> str:
    recall, success, mrr = np.mean([(one.recall, one.success, one.reciprocal) for one in outcomes], axis=0)
    hard = [one.recall for one, is_other in zip(outcomes, other, strict=True) if is_other]
    taken = sum(one.taken for one in outcomes)
    return f"{recall:8.2f} {success:9.2f} {mrr:5.2f} {np.mean(hard) if hard else 0:22.2f} {taken:14}"
