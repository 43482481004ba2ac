"""The probability of each group: what its remit says together with what people decided before."""

from collections.abc import Sequence

import numpy as np

from nlp.embedding import Vectors
from nlp.matching import Scores, Target, make_matcher, to_probabilities
from nlp.meanings import load_memory
from nlp.routing.calibration import Weights, fit_weights
from nlp.routing.decisions import Confirmed, keep_known, mark_groups
from nlp.routing.items import Items
from nlp.routing.learning import Learner


class Judge:
    """Remits and decisions made ready once. ``sharpness``: how much the remits count for one short statement."""

    def __init__(
        self, targets: tuple[Target, ...], decided: Confirmed = (), *, sharpness: float, cores: int = 1
    ) -> None:
        self.targets = targets
        self._sharpness = sharpness
        self._matcher = make_matcher(targets)
        self._learner: Learner | None = None
        self._weights = Weights()
        groups = [target.id for target in targets]
        known = keep_known(decided, groups)
        if known:
            self._learn(known, groups, cores=cores)

    def judge(self, items: Items) -> tuple[Scores, Scores]:
        """Probabilities of the items (rows) and of each of their texts alone, over the groups (columns)."""
        together, alone = self._find_exponents(items)
        return to_probabilities(together, sharpness=1.0), to_probabilities(alone, sharpness=1.0)

    def pull(self, words: Sequence[str], vectors: Vectors) -> Scores:
        """How much each word speaks for each group, words × groups; comparable within a row."""
        return self._find_exponents(Items(tuple(words), vectors, (1,) * len(words)))[0]

    def _find_exponents(self, items: Items) -> tuple[Scores, Scores]:
        remits = self._weights.remits * self._match(items)
        together, alone = items.weigh() * items.average(remits), remits
        if self._learner is None:
            return together, alone
        learnt = self._learner.score(items)
        return together + self._weights.learnt * learnt[0], alone + self._weights.learnt * learnt[1]

    def _match(self, items: Items) -> Scores:
        """What the remits say of each text, texts × groups, as an exponent."""
        found: Scores = self._sharpness * items.measure_lengths() * self._matcher.match(items.texts, items.vectors)
        return found

    def _learn(self, known: Confirmed, groups: Sequence[str], *, cores: int) -> None:
        texts = tuple(text for one in known for text in one.texts)
        items = Items(texts, load_memory().embed(texts, threads=cores), tuple(len(one.texts) for one in known))
        self._learner = Learner(items, mark_groups(known, groups))
        given = np.array([row for row, one in enumerate(known) if one.group in groups], dtype=int)
        right = np.array([groups.index(known[row].group) for row in given], dtype=int)
        remits = items.weigh() * items.average(self._match(items))
        self._weights = fit_weights(remits[given], self._learner.unlearnt[given], right=right)
