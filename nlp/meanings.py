"""What statements mean in their context, and what short texts mean: computed once, kept, read again."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import astuple
from functools import cache

import numpy as np

from nlp.embedding import Said, Vectors, load_encoder
from nlp.reading import FindingsCache
from nlp.recollections import Recollection

VERSION = 1
# About 25 MB.
MOST_REMEMBERED = 30_000


def embed_cached(said: Sequence[Said], cache: FindingsCache, *, threads: int = 1) -> Vectors:
    """One unit vector for each; what was missing in the cache is put there, all of these under one key.

    Where a transcript was corrected, only what reads differently now is embedded again.
    """
    encoder = load_encoder()
    if not said:
        return encoder.embed(said)
    parts = [VERSION, encoder.version, [astuple(one) for one in said]]
    key = hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
    stored = cache.get(key)
    if stored is None:
        stored = cache[key] = _pack(load_memory().embed_said(said, threads=threads))
    return _unpack(stored).reshape(-1, encoder.dimensions)


class Memory:
    """Vectors of what this process has read, by digest: words and decided texts come again in every analysis.

    No text is kept. Beyond ``most`` those not asked for the longest are forgotten.
    """

    def __init__(self, most: int = MOST_REMEMBERED) -> None:
        self._known: Recollection[bytes] = Recollection(most)

    def __len__(self) -> int:
        return len(self._known)

    def embed(self, texts: Sequence[str], *, threads: int = 1) -> Vectors:
        """Unit vectors, one row each, the same as of `nlp.embedding.embed`."""
        return self.embed_said([Said(text) for text in texts], threads=threads)

    def embed_said(self, said: Sequence[Said], *, threads: int = 1) -> Vectors:
        """Unit vectors of words in their context, one row each, the same as of `nlp.embedding.embed_said`."""
        encoder = load_encoder()
        if not said:
            return encoder.embed(said)
        rows = self._known.recall_all(said, lambda new: [_pack(row) for row in encoder.embed(new, threads=threads)])
        return np.stack([_unpack(row) for row in rows])


@cache
def load_memory() -> Memory:
    """The memory of this process."""
    return Memory()


def _pack(vectors: Vectors) -> bytes:
    """In half precision, to which the encoder has rounded already."""
    return vectors.astype(np.float16).tobytes()


def _unpack(data: bytes) -> Vectors:
    return np.frombuffer(data, dtype=np.float16).astype(np.float32)
