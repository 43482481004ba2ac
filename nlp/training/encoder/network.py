"""The network that is tuned: some of e5-small's layers, marks for context on its word pieces, and their mean."""

from collections.abc import Sequence
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from nlp.embedding import MARKS, Pieces
from nlp.training.language.encoder import DROPOUT, Entry, Layer, Weights

PAD = 1


class Network(nn.Module):  # type: ignore[misc]
    """Word pieces stay as they are; the `fixed` lowest of the chosen layers too."""

    def __init__(self, weights: Weights, *, layers: Sequence[int], fixed: int = 0) -> None:
        super().__init__()
        self.epsilon, self.heads = weights.epsilon, weights.heads
        self.entry = Entry(weights)
        self.layers = nn.ModuleList(Layer(weights, number) for number in layers)
        self.layers[:fixed].requires_grad_(False)
        self.marks = nn.Embedding(len(MARKS), weights.width)
        nn.init.zeros_(self.marks.weight)

    def forward(self, pieces: Any, marks: Any) -> Any:
        """Unit vectors (batch, width) for pieces and marks (batch, length), filled up with PAD."""
        known = pieces != PAD
        found = functional.dropout(self.entry(pieces) + self.marks(marks), DROPOUT, self.training)
        for layer in self.layers:
            found = layer(found, known[:, None, None, :])
        return functional.normalize((found * known[..., None]).sum(dim=1), dim=-1)


def run(network: Network, rows: Sequence[Pieces], *, at_once: int) -> Any:
    """Unit vectors in the order of the rows; rows of about the same length go together."""
    order = sorted(range(len(rows)), key=lambda row: len(rows[row][0]))
    parts = [order[start : start + at_once] for start in range(0, len(order), at_once)]
    vectors = torch.cat([network(*_fill([rows[row] for row in part])) for part in parts])
    return vectors[torch.argsort(torch.tensor(order))]


def _fill(rows: Sequence[Pieces]) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(len(pieces) for pieces, _ in rows)
    pieces = torch.tensor([[*row, *[PAD] * (longest - len(row))] for row, _ in rows])
    marks = torch.tensor([[*row, *[0] * (longest - len(row))] for _, row in rows])
    return pieces, marks
