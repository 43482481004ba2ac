"""What statements mean in their context, and what short texts mean: computed once, kept, read again."""

import hashlib
import json
from collections.abc import MutableMapping, Sequence
from dataclasses import astuple
from functools import cache

import numpy as np

from nlp.embedding import Said, Vectors, embed, load_encoder

VERSION = 1
# About 15 MB.
MOST_REMEMBERED = 20_000

Cache = MutableMapping[str, bytes]


def embed_cached(said: Sequence[Said], cache: Cache, *, threads: int = 1) -> Vectors:
    """One unit vector for each; what was missing in the cache is put there, all of these under one key."""
    encoder = load_encoder()
    if not said:
        return encoder.embed(said)
    parts = [VERSION, encoder.version, [astuple(one) for one in said]]
    key = hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
    stored = cache.get(key)
    if stored is None:
        stored = cache[key] = encoder.embed(said, threads=threads).astype(np.float16).tobytes()
    return np.frombuffer(stored, dtype=np.float16).astype(np.float32).reshape(-1, encoder.dimensions)


class Memory:
    """Vectors of texts this process has seen, by digest: words and decided texts come again in every analysis.

    No text is kept. Beyond ``most`` the oldest are forgotten.
    """

    def __init__(self, most: int = MOST_REMEMBERED) -> None:
        self._most = most
        self._known: dict[bytes, Vectors] = {}

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, one row each, the same as of `nlp.embedding.embed`."""
        keys = [hashlib.blake2b(text.encode(), digest_size=16).digest() for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        found = embed(list(new.values()))
        known = self._known | dict(zip(new, found, strict=True))
        self._known = dict(list(known.items())[-self._most :])
        return np.stack([known[key] for key in keys]) if keys else found


@cache
def load_memory() -> Memory:
    """The memory of this process."""
    return Memory()
