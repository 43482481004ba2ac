"""What a teacher thinks of words, put into the shipped subword vectors: also a name nobody has seen looks like one."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.vectors import Vectors

from nlp.training.language.fitting import SEED

DIMENSIONS = 48
EPOCHS = 8
RATE = 0.05
WORDS_PER_BATCH = 2048
MOST_WEIGHT = 30.0

Table = NDArray[np.float32]
"""One row a word or subword, one column a dimension."""


class Impressions:
    """How a teacher represents words on average, over all places where it has read them."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._sums: dict[str, NDArray[np.float32]] = {}

    def add(self, words: Sequence[str], rows: Table) -> None:
        """Take in one sentence: its words and the teacher's rows for them."""
        for word, row in zip(words, rows, strict=True):
            self._sums[word] = self._sums[word] + row if word in self._sums else row.copy()
            self.counts[word] += 1

    def list_means(self) -> tuple[list[str], Table]:
        """Every word with a letter or digit in it, sorted, and its mean row."""
        words = sorted(word for word in self.counts if any(map(str.isalnum, word)))
        return words, np.stack([self._sums[word] / self.counts[word] for word in words])


def enrich(vectors: Vectors, impressions: Impressions) -> Vectors:
    """The floret vectors with DIMENSIONS more columns, in which words come near to the teacher's impressions."""
    words, means = impressions.list_means()
    weights = np.minimum(np.sqrt([impressions.counts[word] for word in words], dtype=np.float32), MOST_WEIGHT)
    goals = reduce(means, weights, DIMENSIONS)
    rows = [find_rows(vectors, word) for word in words]
    learnt = learn_rows(rows, goals, weights=weights, count=len(vectors.data))
    found = np.stack([learnt[row].mean(axis=0) for row in rows])
    # Both halves speak equally loud.
    louder = np.sqrt((vectors.get_batch(words) ** 2).mean() / (found**2).mean())
    return Vectors(
        data=np.hstack([vectors.data, learnt * louder]).astype(np.float32), mode="floret",
        minn=vectors.minn, maxn=vectors.maxn, hash_count=vectors.hash_count, hash_seed=vectors.hash_seed,
        bow=vectors.bow, eow=vectors.eow,
    )  # fmt: skip


def reduce(means: Table, weights: NDArray[np.float32], dimensions: int) -> Table:
    """The means in their main directions, half as unequal as they were, of size 1 on average."""
    shares = (weights / weights.sum())[:, None]
    centred = means - (means * shares).sum(axis=0)
    strengths, directions = np.linalg.eigh((centred * shares).T @ centred)
    main = directions[:, ::-1][:, :dimensions] / strengths[::-1][:dimensions] ** 0.25
    found = centred @ main
    return np.asarray(found / np.sqrt((found**2).mean()), dtype=np.float32)


def find_rows(vectors: Vectors, word: str) -> list[int]:
    """The rows of a floret table whose mean is the vector of this word."""
    pieces = vectors._get_ngrams(word)
    return [number % len(vectors.data) for piece in pieces for number in vectors._get_ngram_hashes(piece)]


def learn_rows(rows: Sequence[Sequence[int]], goals: Table, *, weights: NDArray[np.float32], count: int) -> Table:
    """A table of `count` rows such that the mean of each word's rows is near to its goal, heavy words nearest."""
    # Only this needs PyTorch, which nobody else has to install.
    import torch

    dice = np.random.default_rng(SEED)
    bag = torch.nn.EmbeddingBag(count, goals.shape[1], mode="mean", _weight=torch.zeros(count, goals.shape[1]))
    optimizer = torch.optim.Adam(bag.parameters(), lr=RATE)
    batches = [batch for _ in range(EPOCHS) for batch in _mix(len(rows), dice)]
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.0, 1 - step / len(batches)))
    wanted, loud = torch.from_numpy(goals), torch.from_numpy(weights / weights.mean())[:, None]
    for batch in batches:
        starts = np.cumsum([0, *(len(rows[word]) for word in batch[:-1])])
        found = bag(torch.tensor([row for word in batch for row in rows[word]]), torch.from_numpy(starts))
        optimizer.zero_grad()
        (loud[batch] * (found - wanted[batch]) ** 2).mean().backward()
        optimizer.step()
        schedule.step()
    return np.asarray(bag.weight.detach().numpy(), dtype=np.float32)


def _mix(count: int, dice: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    order = dice.permutation(count)
    yield from (order[start : start + WORDS_PER_BATCH] for start in range(0, count, WORDS_PER_BATCH))
