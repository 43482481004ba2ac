"""Identifiers: from the content of a thing, and kept where the thing is found again."""

import hashlib
from collections.abc import Mapping, Sequence

LEAST_SHARE = 0.3


def identify(letter: str, content: str) -> str:
    """The same content always has the same id. The letter tells kinds of things apart."""
    return letter + hashlib.sha256(content.encode()).hexdigest()[:12]


def keep_ids(found: Mapping[str, Sequence[str]], previous: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """For each id found the id to use: that of the earlier thing it shares most statements with, or its own.

    Both map ids to statement ids. Each earlier id is given at most once; the largest overlap wins.
    """
    pairs = sorted(
        (
            (-shared, old, new)
            for new, statements in found.items()
            for old, earlier in previous.items()
            if (shared := _share(statements, earlier)) >= LEAST_SHARE
        ),
    )
    kept: dict[str, str] = {}
    given: set[str] = set()
    for _, old, new in pairs:
        if new not in kept and old not in given:
            kept[new] = old
            given.add(old)
    return {new: kept.get(new, new) for new in found}


def _share(found: Sequence[str], earlier: Sequence[str]) -> float:
    """Of the earlier statements, the part found again in here."""
    shared = len(set(found) & set(earlier))
    return round(shared / len(set(earlier)), 6) if earlier else 0.0
