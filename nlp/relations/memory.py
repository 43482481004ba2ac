"""What passages said before, by digest: with one more interview nearly all of them are old. No text is kept."""

import hashlib
from collections.abc import Callable
from functools import cache

from nlp.relations.cues import Edge

# A large district has about 30,000 passages that name somebody.
MOST_REMEMBERED = 100_000


class Memory:
    """Edges by the digest of everything they were read from; what was not asked for the longest goes first."""

    def __init__(self, most: int = MOST_REMEMBERED) -> None:
        self._most = most
        self._known: dict[bytes, tuple[Edge, ...]] = {}

    def __len__(self) -> int:
        return len(self._known)

    def recall(self, content: object, read: Callable[[], list[Edge]]) -> tuple[Edge, ...]:
        """What ``read`` gives; it is called only where this content is new. ``content`` needs a telling repr."""
        key = hashlib.blake2b(repr(content).encode(), digest_size=16).digest()
        edges = self._known.pop(key, None)
        self._known[key] = tuple(read()) if edges is None else edges
        if len(self._known) > self._most:
            del self._known[next(iter(self._known))]
        return self._known[key]


@cache
def load_memory() -> Memory:
    """The memory of this process."""
    return Memory()
