"""Named entities: a label for every word, and of all sequences that make sense the best one."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline.trainable_pipe import TrainablePipe
from spacy.tokens import Doc, Span

NAME = "entities"
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
NEVER = -1e6

Scores = NDArray[np.float32]
"""One row a word, one column a label."""

# Whatever goes on ("I") has begun as the same kind.
_opens = np.array([label[0] != "I" for label in LABELS])
_follows = np.array([[label[0] != "I" or last[2:] == label[2:] for label in LABELS] for last in LABELS])


class EntityTagger(TrainablePipe):  # type: ignore[misc]
    """Pipeline component that sets the entities of a document."""

    def predict(self, docs: Iterable[Doc]) -> list[list[int]]:
        """The best labels of each document's words."""
        batch = list(docs)
        if not any(len(doc) for doc in batch):
            return [[] for _ in batch]
        return [find_best(scores) for scores in self.model.predict(batch)]

    def set_annotations(self, docs: Iterable[Doc], labels: Sequence[Sequence[int]]) -> None:
        """Write the entities that these labels mean into the documents."""
        for doc, row in zip(docs, labels, strict=True):
            doc.ents = list(read_entities(doc, row))


def find_best(scores: Scores) -> list[int]:
    """The sequence of labels with the highest sum of scores in which every entity has a beginning."""
    best = scores.argmax(axis=1)
    if not len(best) or (_opens[best[0]] and _follows[best[:-1], best[1:]].all()):
        return [int(label) for label in best]
    sums, sources = np.where(_opens, scores[0], NEVER), []
    for row in scores[1:]:
        paths = np.where(_follows, sums[:, None], NEVER)
        sources.append(paths.argmax(axis=0))
        sums = paths.max(axis=0) + row
    labels = [int(sums.argmax())]
    for source in reversed(sources):
        labels.append(int(source[labels[-1]]))
    return labels[::-1]


def read_entities(doc: Doc, labels: Sequence[int]) -> Iterator[Span]:
    """The spans that labels mean."""
    start = 0
    for end in range(1, len(labels) + 1):
        name = LABELS[labels[start]]
        if end == len(labels) or LABELS[labels[end]][0] != "I":
            if name != "O":
                yield Span(doc, start, end, label=name[2:])
            start = end


@Language.factory(NAME, assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def create_entities(nlp: Language, name: str, model: Any) -> EntityTagger:
    """Make a tagger of entities around an architecture that scores words."""
    return EntityTagger(nlp.vocab, model, name)
