"""Passages ranked for a query: by what they mean and by the letters they share with it.

Meaning finds the same thing in other words; letters find names, abbreviations and mistyped words ("KSB"). Pure: what
is stored and who asks is the business of nlp/searches.py.
"""

import hashlib
import json
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import HashingVectorizer

from corpus.types import SearchAnswer, SearchHit, Transcript
from nlp.embedding import Said, Vectors, embed, embed_said, encoder_version, normalise
from nlp.search import SearchPassage

VERSION = 1
MOST_HITS = 60
# Weight and threshold are chosen on nlp/evaluation/search_dev.txt: below the threshold a passage is no hit; one answer
# among the first five is lost, and words without sense find nothing.
LETTERS_WEIGHT = 0.8
LEAST_SCORE = 0.38
# The mean of all passages is subtracted: what all of them have in common tells none apart. With few of them the mean
# is mostly themselves, so it counts as if so many more without meaning were there.
CENTRE_PRIOR = 20
GRAMS = (3, 5)
GRAM_BITS = 20

Scores = npt.NDArray[np.float32]
_Integers = npt.NDArray[np.int32]
_folded = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e"})


@dataclass(frozen=True, slots=True)
class Indexed:
    """The passages of one transcript. ``places``: turn, start, end, n × 3; ``vectors``: their unit vectors."""

    places: _Integers
    vectors: Vectors


@dataclass(frozen=True, slots=True)
class Searchable:
    """Indexed passages with their letters: ``grams`` of all passages in a row, ``bounds`` (n + 1) where each begins."""

    indexed: Indexed
    grams: _Integers
    bounds: _Integers


@dataclass(frozen=True, slots=True)
class Ranker:
    """All passages ready to be ranked. ``postings`` lists for gram g the rows ``bounds[g]:bounds[g + 1]``."""

    transcripts: tuple[str, ...]
    owners: _Integers
    places: _Integers
    vectors: Vectors
    postings: _Integers
    bounds: _Integers


def make_key(transcript: Transcript) -> str:
    """Names text, roles, encoder and version of the code: while it stays the same, so do the passages' vectors."""
    turns = [[turn.role.value, turn.text] for turn in transcript.turns]
    parts = [VERSION, encoder_version(), turns]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def index_passages(passages: Sequence[SearchPassage]) -> Indexed:
    """Each passage embedded with its question and what the person said before and after it in the same turn."""
    places = np.array([(one.turn, one.start, one.end) for one in passages], dtype=np.int32).reshape(-1, 3)
    return Indexed(places, embed_said(read_along(passages)))


def read_along(passages: Sequence[SearchPassage]) -> list[Said]:
    """Passages of one transcript, in order, in their context."""
    near = [one.turn == other.turn for one, other in pairwise(passages)]
    texts = [one.text for one in passages]
    before = ["", *(text if is_near else "" for text, is_near in zip(texts, near, strict=False))]
    after = [*(text if is_near else "" for text, is_near in zip(texts[1:], near, strict=True)), ""]
    return [
        Said(one.text, question=one.question, before=earlier, after=later)
        for one, earlier, later in zip(passages, before, after, strict=False)
    ]


def encode(indexed: Indexed) -> bytes:
    """Compact bytes: one line of JSON, then the places and the vectors in half precision, compressed."""
    head = json.dumps(indexed.vectors.shape).encode()
    body = indexed.places.astype("<i4").tobytes() + indexed.vectors.astype("<f2").tobytes()
    return zlib.compress(head + b"\n" + body, 1)


def decode(data: bytes) -> Indexed:
    """What was encoded, the vectors to half precision."""
    line, _, body = zlib.decompress(data).partition(b"\n")
    count, width = json.loads(line)
    places = np.frombuffer(body, dtype="<i4", count=count * 3).astype(np.int32).reshape(count, 3)
    vectors = np.frombuffer(body, dtype="<f2", offset=count * 12).astype(np.float32).reshape(count, width)
    return Indexed(places, vectors)


def read_texts(indexed: Indexed, transcript: Transcript) -> list[str]:
    """The words of the passages, in the very text they were cut from."""
    return [transcript.turns[turn].text[start:end] for turn, start, end in indexed.places.tolist()]


def make_searchable(indexed: Indexed, texts: Sequence[str]) -> Searchable:
    """The letters added, one text for each passage."""
    if not texts:
        return Searchable(indexed, np.zeros(0, dtype=np.int32), np.zeros(1, dtype=np.int32))
    found = _vectorizer().transform(texts)
    return Searchable(indexed, found.indices.astype(np.int32), found.indptr.astype(np.int32))


def make_ranker(searchable: Mapping[str, Searchable]) -> Ranker:
    """Everything searchable by transcript id, put together for ranking."""
    parts = list(searchable.values())
    counts = [len(one.indexed.places) for one in parts]
    lengths = [length for one in parts for length in np.diff(one.bounds)]
    grams = _join([one.grams for one in parts], width=None)
    rows = np.repeat(np.arange(sum(counts), dtype=np.int32), lengths)
    tally = np.bincount(grams, minlength=2**GRAM_BITS)
    return Ranker(
        transcripts=tuple(searchable),
        owners=np.repeat(np.arange(len(parts), dtype=np.int32), counts),
        places=_join([one.indexed.places for one in parts], width=3),
        vectors=_centre([one.indexed.vectors for one in parts if len(one.indexed.vectors)]),
        postings=rows[np.argsort(grams, kind="stable")],
        bounds=np.concatenate([[0], np.cumsum(tally)]).astype(np.int32),
    )


def score(ranker: Ranker, query: str) -> Scores:
    """One score per passage: cosine of the meanings, between -1 and 1, plus up to LETTERS_WEIGHT for the letters."""
    if not len(ranker.places):
        return np.zeros(0, dtype=np.float32)
    scores: Scores = ranker.vectors @ embed([query])[0]
    return scores + LETTERS_WEIGHT * _share_letters(ranker, query)


def rank(ranker: Ranker, query: str, *, within: Collection[str] | None = None, missing: int = 0) -> SearchAnswer:
    """The best hits, at most MOST_HITS, in the transcripts ``within`` (None: in all); counts are of all transcripts."""
    scores = score(ranker, query)
    fitting = scores >= LEAST_SCORE
    tally = np.bincount(ranker.owners[fitting], minlength=len(ranker.transcripts)).tolist()
    if within is not None:
        wanted = np.array([id in within for id in ranker.transcripts], dtype=bool)
        fitting &= wanted[ranker.owners]
    order = [row for row in np.argsort(-scores, kind="stable").tolist() if fitting[row]][:MOST_HITS]
    return SearchAnswer(
        hits=tuple(_hit(ranker, row, score=float(scores[row])) for row in order),
        counts={id: count for id, count in zip(ranker.transcripts, tally, strict=True) if count},
        missing=missing,
    )


def _hit(ranker: Ranker, row: int, *, score: float) -> SearchHit:
    turn, start, end = ranker.places[row].tolist()
    return SearchHit(ranker.transcripts[ranker.owners[row]], turn, start, end, round(score, 4))


def _share_letters(ranker: Ranker, query: str) -> Scores:
    """For each passage how much of the query's letters it has, between 0 and 1; rare ones count more."""
    shares = np.zeros(len(ranker.places), dtype=np.float32)
    total = 0.0
    for gram in _vectorizer().transform([query]).indices.tolist():
        rows = ranker.postings[ranker.bounds[gram] : ranker.bounds[gram + 1]]
        rarity = float(np.log((1 + len(shares)) / (1 + len(rows)))) + 1
        shares[rows] += rarity
        total += rarity
    return shares / np.float32(total or 1)


def _centre(vectors: Sequence[Vectors]) -> Vectors:
    if not vectors:
        return np.zeros((0, 0), dtype=np.float32)
    joined = np.concatenate(vectors)
    return normalise(joined - joined.sum(axis=0) / (len(joined) + CENTRE_PRIOR))


def _join(arrays: Sequence[_Integers], *, width: int | None) -> _Integers:
    empty = np.zeros((0,) if width is None else (0, width), dtype=np.int32)
    return np.concatenate([empty, *arrays])


@cache
def _vectorizer() -> HashingVectorizer:
    return HashingVectorizer(
        preprocessor=_fold,
        analyzer="char_wb",
        ngram_range=GRAMS,
        n_features=2**GRAM_BITS,
        norm=None,
        binary=True,
        alternate_sign=False,
        dtype=np.float32,
    )


def _fold(text: str) -> str:
    """Lower case without umlauts, as people in a hurry type."""
    return text.lower().translate(_folded)
