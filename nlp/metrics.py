"""Pure evaluation metrics."""

from collections.abc import Hashable, Iterable, Sequence, Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """How many things are there, how many were found, how many of these are right."""

    gold: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Share of the found that is right; 1 if nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 1 if there is none."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.gold + self.found
        return 2 * self.right / total if total else 1.0


def compare_sets(gold: Iterable[Set[Hashable]], found: Iterable[Set[Hashable]]) -> Score:
    """Micro-averaged agreement of found with gold things (spans, boundaries), document by document."""
    pairs = list(zip(gold, found, strict=True))
    return Score(
        gold=sum(len(one) for one, _ in pairs),
        found=sum(len(other) for _, other in pairs),
        right=sum(len(one & other) for one, other in pairs),
    )


def compare_lists(gold: Sequence[str], found: Sequence[str]) -> float:
    """Share of places where two lists of the same length agree."""
    return sum(one == other for one, other in zip(gold, found, strict=True)) / len(gold) if gold else 1.0


def share_right(ranked: Sequence[Sequence[str]], gold: Sequence[str]) -> tuple[float, float]:
    """How often the right one is ranked first, and among the first three; 0 where nothing was ranked."""
    pairs = list(zip(ranked, gold, strict=True))
    first, three = (sum(right in row[:most] for row, right in pairs) for most in (1, 3))
    return first / max(1, len(pairs)), three / max(1, len(pairs))
