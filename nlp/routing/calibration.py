"""How much the remits count and how much what was learnt, so that 0.7 means right in seven of ten cases."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from nlp.matching import Scores, to_probabilities

# What is assumed before decisions say better, and how surely that of the remits and of what was learnt: as if so many
# decisions had said it. What comes later is less like the decisions than they are like each other, hence the caution.
# Chosen on the ministries (learnt from term 16, measured on term 17) and on the earlier complaints.
LEARNT = 2.0
SURENESS = (3.0, 5.0)
CAUTION = 0.9
# Decisions may say that remits count less than assumed, or learnt things more, within these factors.
LOGS = ((-3.0, 0.0), (-3.0, 3.0))


@dataclass(frozen=True, slots=True)
class Weights:
    """Factors of the two scores in the exponent."""

    remits: float = 1.0
    learnt: float = LEARNT


def fit_weights(remits: Scores, learnt: Scores, *, right: npt.NDArray[np.int_]) -> Weights:
    """The factors under which what was decided is likeliest, near the assumed ones where few decisions speak.

    ``remits`` and ``learnt``: decisions × groups, the second one not having learnt the decision itself; ``right``:
    the column that was decided.
    """
    if not len(right):
        return Weights()
    rows = np.arange(len(right))

    def loss(logs: Scores) -> float:
        factors = np.exp(logs) * (1.0, LEARNT)
        stated = to_probabilities(factors[0] * remits + factors[1] * learnt, sharpness=1.0)
        return float(-np.log(stated[rows, right] + 1e-12).sum() + (np.array(SURENESS) * logs**2).sum())

    found = np.exp(minimize(loss, np.zeros(2), method="L-BFGS-B", bounds=LOGS).x).round(4) * CAUTION
    return Weights(float(found[0]), LEARNT * float(found[1]))
