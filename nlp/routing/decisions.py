"""What people decided about where things go, as the routing learns from it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nlp.matching import Scores

# A refusal says half of what an acceptance says: no to one group is no yes to any other.
REFUSAL = 0.5


@dataclass(frozen=True, slots=True)
class Decided:
    """One thing people decided: its texts, the group (id) that has it now, and those that were not the right ones.

    ``group``: "" where no group has it.
    """

    texts: tuple[str, ...]
    group: str = ""
    refused: tuple[str, ...] = ()


Confirmed = Sequence[Decided]


def keep_known(decided: Confirmed, groups: Sequence[str]) -> list[Decided]:
    """What can be learnt from, in one order whatever the order it came in: decisions about these groups."""
    known = [one for one in decided if one.texts and ({one.group, *one.refused} & set(groups))]
    return sorted(known, key=lambda one: (one.texts, one.group, one.refused))


def mark_groups(decided: Confirmed, groups: Sequence[str]) -> Scores:
    """What each decision says about each group, decisions × groups; every row sums up to 0.

    The right group stands out from all; a refused one falls behind, and what it loses goes to the others.
    """
    marks = np.zeros((len(decided), len(groups)))
    for row, one in enumerate(decided):
        if one.group in groups:
            marks[row, groups.index(one.group)] += 1.0
        for group in set(one.refused) & set(groups):
            marks[row, groups.index(group)] -= REFUSAL
    centred: Scores = marks - marks.mean(axis=1, keepdims=True)
    return centred
