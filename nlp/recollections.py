"""What texts gave before, by digest: with one more interview nearly all texts are old ones. No text is kept."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from threading import Lock
from typing import Generic, TypeVar

C = TypeVar("C")
R = TypeVar("R")


class Recollection(Generic[R]):
    """Results by the digest of everything they follow from; those not asked for the longest are forgotten first.

    Several threads may ask.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[bytes, R] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._known)

    def recall(self, content: object, read: Callable[[], R]) -> R:
        """What ``read`` gives; it is called only where this content is new. ``content`` needs a telling repr."""
        return self.recall_all([content], lambda _: [read()])[0]

    def recall_all(self, contents: Sequence[C], read: Callable[[Sequence[C]], Sequence[R]]) -> list[R]:
        """The same for many: ``read`` is called once, with those that are new, and gives one result for each."""
        keys = [hashlib.blake2b(repr(content).encode(), digest_size=16).digest() for content in contents]
        asked = dict(zip(keys, contents, strict=True))
        with self._lock:
            results = {key: self._known[key] for key in asked if key in self._known}
        new = {key: content for key, content in asked.items() if key not in results}
        if new:
            results |= zip(new, read(list(new.values())), strict=True)
        with self._lock:
            self._keep({key: results[key] for key in asked})
        return [results[key] for key in keys]

    def _keep(self, results: Mapping[bytes, R]) -> None:
        for key in results:
            self._known.pop(key, None)
        self._known |= results
        for key in list(islice(self._known, max(0, len(self._known) - self._most))):
            del self._known[key]
