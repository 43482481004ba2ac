"""Who should take part beside the group that takes the lead."""

from collections.abc import Sequence

from nlp.matching import Scores

# From this probability on a statement alone clearly points to a group.
CLEAR = 0.5
LEAST_SHARE = 0.25
LEAST_STATEMENTS = 2
# The second group is close when it has this share of what the first one has.
CLOSE = 0.6


def find_supporting(together: Scores, alone: Scores, *, order: Sequence[int]) -> int | None:
    """The column of the group that should take part, or None. ``order``: the ranked groups, the first takes the lead.

    It is the second group where its probability is at least six tenths of the first one's; else, of the ranked ones
    after the first, the one that most statements clearly point to (probability 0.5 or more), if these are a quarter
    and at least two.
    """
    if len(order) < 2:
        return None
    first, second = order[:2]
    if together[second] >= CLOSE * together[first]:
        return second
    pointing = (alone >= CLEAR).sum(axis=0)
    other = max(order[1:], key=lambda column: int(pointing[column]))
    enough = pointing[other] >= max(LEAST_STATEMENTS, LEAST_SHARE * len(alone))
    return other if enough else None
