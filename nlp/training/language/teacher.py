"""A slow but strong reader: the encoder, fine-tuned on names and coarse tags; it labels raw text for small networks."""

import random
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from nlp.german.entities import LABELS
from nlp.training.language.encoder import Encoder, Pieces, find_weights, read_weights
from nlp.training.language.fitting import SEED
from nlp.training.language.impressions import Impressions
from nlp.training.language.names import Answer

LAYERS = 8
FIXED = 3
RATE = 1e-4
RATE_OF_SCORES = 1e-3
LONGEST = 160
PIECES_PER_BATCH = 768
UNKNOWN = -100
TAGS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
)  # fmt: skip
# Two questions at once: a sentence's labels are all names or all tags.
ANSWERS = (*LABELS, *TAGS)
PARTS = (slice(0, len(LABELS)), slice(len(LABELS), len(ANSWERS)))

Words = tuple[str, ...]
Probabilities = NDArray[np.float32]
"""One row a word, one column a label; rows of zeros where nobody knows."""
Labelled = tuple[Words, Sequence[str]]
"""Words, and for each a label of names or a tag; anything else where nobody knows."""
Row = tuple[int, list[int], list[int]]
"""Number of the sentence, its pieces, where its words begin."""


class Teacher:
    """The encoder with its tokenizer; `fit` first, then `label`."""

    def __init__(self, sources: int) -> None:
        torch.manual_seed(SEED)
        torch.set_num_threads(1)
        weights = read_weights(find_weights())
        self.pieces = Pieces(weights)
        self.encoder = Encoder(weights, layers=LAYERS, fixed=FIXED, sources=sources, labels=len(ANSWERS))

    def fit(self, sources: Sequence[Sequence[Labelled]], *, epochs: int) -> None:
        """Learn from several sources, each with its own idea of what is a name."""
        rows = [(sentence, number) for number, source in enumerate(sources) for sentence in source]
        dice = random.Random(SEED)  # noqa: S311
        batches = [batch for _ in range(epochs) for batch in self._mix([words for (words, _), _ in rows], dice)]
        trained = [(name, weight) for name, weight in self.encoder.named_parameters() if weight.requires_grad]
        new = [weight for name, weight in trained if name.startswith(("scores", "sources"))]
        old = [weight for name, weight in trained if not name.startswith(("scores", "sources"))]
        groups = [{"params": old, "lr": RATE}, {"params": new, "lr": RATE_OF_SCORES}]
        optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _slow_down(step, len(batches)))
        self.encoder.train()
        for batch in batches:
            scores = self.encoder.score(self._run(batch, [[rows[number][1]] for number, _, _ in batch]))
            goal = _as_goal([rows[number][0][1] for number, _, _ in batch], batch, words=scores.shape[1])
            optimizer.zero_grad()
            _measure_loss(scores, goal).backward()
            torch.nn.utils.clip_grad_norm_([*old, *new], 1.0)
            optimizer.step()
            schedule.step()

    def label(
        self, sentences: Sequence[Words], *, sources: Sequence[int], impressions: Impressions | None = None
    ) -> list[Answer]:
        """Answers for raw sentences, as something between these sources would have it; `impressions` take them in."""
        self.encoder.eval()
        found = [np.zeros((len(words), len(ANSWERS)), dtype=np.float32) for words in sentences]
        for batch in self._batches(self._split(sentences)):
            with torch.no_grad():
                read = self._run(batch, [sources] * len(batch))
                scores = self.encoder.score(read)
            parts = [functional.softmax(scores[:, :, part], dim=-1).numpy() for part in PARTS]
            for (number, _, firsts), rows, thoughts in zip(batch, np.concatenate(parts, -1), read.numpy(), strict=True):
                count = len(firsts)
                found[number][:count] = rows[:count]
                if impressions is not None:
                    impressions.add(sentences[number][:count], thoughts[:count])
        return [_read_answer(words, rows) for words, rows in zip(sentences, found, strict=True)]

    def _split(self, sentences: Sequence[Words]) -> list[Row]:
        rows = enumerate(self.pieces.split(words, longest=LONGEST) for words in sentences)
        return sorted(((number, *row) for number, row in rows), key=lambda row: (len(row[1]), row[0]))

    def _mix(self, sentences: Sequence[Words], dice: random.Random) -> list[list[Row]]:
        """Batches in random order, of sentences of about the same length, other ones in each epoch."""
        order = dice.sample(range(len(sentences)), len(sentences))
        batches: list[list[Row]] = []
        for start in range(0, len(order), 700):
            some = order[start : start + 700]
            rows = self._split([sentences[number] for number in some])
            batches += self._batches([(some[number], pieces, firsts) for number, pieces, firsts in rows])
        dice.shuffle(batches)
        return batches

    def _batches(self, rows: Sequence[Row]) -> Iterator[list[Row]]:
        batch: list[Row] = []
        for row in rows:
            if batch and len(row[1]) * (len(batch) + 1) > PIECES_PER_BATCH:
                yield batch
                batch = []
            batch.append(row)
        if batch:
            yield batch

    def _run(self, batch: Sequence[Row], sources: Sequence[Sequence[int]]) -> torch.Tensor:
        pieces = torch.ones((len(batch), max(len(row) for _, row, _ in batch)), dtype=torch.long)
        firsts = torch.zeros((len(batch), max(1, max(len(row) for _, _, row in batch))), dtype=torch.long)
        for place, (_, row, words) in enumerate(batch):
            pieces[place, : len(row)] = torch.tensor(row)
            firsts[place, : len(words)] = torch.tensor(words, dtype=torch.long)
        lengths = torch.tensor([len(row) for _, row, _ in batch])
        found: torch.Tensor = self.encoder(pieces, lengths, firsts, torch.tensor(sources))
        return found


def _as_goal(labels: Sequence[Sequence[str]], batch: Sequence[Row], *, words: int) -> torch.Tensor:
    goal = torch.full((len(batch), words), UNKNOWN)
    for place, (row, (_, _, firsts)) in enumerate(zip(labels, batch, strict=True)):
        known = [ANSWERS.index(label) if label in ANSWERS else UNKNOWN for label in row[: len(firsts)]]
        goal[place, : len(known)] = torch.tensor(known, dtype=torch.long)
    return goal


def _measure_loss(scores: torch.Tensor, goal: torch.Tensor) -> torch.Tensor:
    loss = torch.zeros(())
    for part in PARTS:
        asked = (goal >= part.start) & (goal < part.stop)
        if asked.any():
            loss = loss + functional.cross_entropy(scores[asked][:, part], goal[asked] - part.start, reduction="sum")
    return loss / (goal != UNKNOWN).sum().clamp(min=1)


def _read_answer(words: Words, rows: Probabilities) -> Answer:
    names, tags = (rows[:, part] for part in PARTS)
    # Words beyond the longest sentence have no tag.
    known = tags.sum(axis=1) > 0
    best = tags.argmax(axis=1)
    return Answer(words, names, tuple(TAGS[tag] if sure else "" for tag, sure in zip(best, known, strict=True)))


def _slow_down(step: int, steps: int) -> float:
    return min(1.0, step / (0.06 * steps)) * max(0.02, 1 - step / steps)
