"""What exists already like something somebody is about to enter."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from corpus.types import Comparison, District, Draft, Similar
from nlp.comparing.entries import Entry
from nlp.comparing.parts import Values, compare_parts
from nlp.comparing.scoring import read_parts, score_parts
from nlp.comparing.words import share_words
from nlp.embedding import Vectors

MOST_SIMILAR = 12
# Somebody who is still writing would rather see one too many than miss one: less than what makes a pair of measures.
LEAST_SCORE = 0.25

Embed = Callable[[Sequence[str]], Vectors]


def find_similar(draft: Draft, entries: Sequence[Entry], *, district: District, embed: Embed) -> Comparison:
    """The entries like the draft, the most alike first, without the one it changes. ``embed``: texts to unit vectors.

    A draft without word of its area is compared without it.
    """
    others = [entry for entry in sorted(entries, key=lambda one: one.id) if entry.id != draft.id]
    if not others:
        return Comparison()
    mine = Entry("", draft.name, draft.text, provider=draft.provider, targets=draft.targets, area=draft.area)
    whole = replace(mine, name=draft.name or draft.text, text=draft.text if draft.name else "")
    vectors = (embed([whole.whole]), embed([entry.whole for entry in others]))
    parts = compare_parts([whole], others, vectors=vectors, district=district)
    scores: Values = score_parts(parts)[0]
    order = np.argsort(-scores, kind="stable")[:MOST_SIMILAR].tolist()
    return Comparison(
        tuple(
            Similar(
                others[row].id,
                others[row].name,
                float(scores[row]),
                read_parts(parts, row=0, column=row),
                share_words(whole.whole, others[row].whole),
            )
            for row in order
            if scores[row] >= LEAST_SCORE
        )
    )
