"""Named entities: a teacher learns from sentences by hand and labels raw text; the small shipped network imitates."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spacy.language import Language

from nlp.german.entities import LABELS, NAME
from nlp.training.language.fitting import SEED, Goal, describe_encoder, imitate
from nlp.training.language.impressions import Impressions
from nlp.training.language.names import Answer, Named, read_conll, read_domain, read_spans
from nlp.training.language.raw import read_raw
from nlp.training.language.silver import label_sentences, read_gazetteer
from nlp.training.language.variation import Lists, fill_patterns, read_lists, vary

# Sources of labels, in the order of `collect_sources`; each has its own idea of what is a name.
NEWS, COMPANIES, COURTS, OWN, SPEECHES = range(5)
# Raw sentences to label: how many, and in whose way.
RAW = {
    "speeches": (26_000, (NEWS, SPEECHES)),
    "questions": (5_000, (NEWS, SPEECHES)),
    "citizens": (8_000, (NEWS, OWN)),
    "own": (7_000, (NEWS, OWN)),
    "chat": (1_500, (NEWS, OWN)),
    "fragments": (19_000, (NEWS,)),
    "news": (4_000, (NEWS,)),
    "web": (1_800, (NEWS,)),
    "courts": (2_000, (NEWS,)),
}
TEACHER_EPOCHS = 2
STUDENT_EPOCHS = 2


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a teacher gives to a student.

    `gold`: sentences by hand, certain; `answers`: its own of raw sentences; `impressions`: of each word it has read.
    """

    gold: list[Goal]
    answers: list[Answer]
    impressions: Impressions


def train_entities(nlp: Language, goals: Sequence[Goal]) -> None:
    """Add entities PER, ORG, LOC to a pipeline."""
    encoder = describe_encoder(192, 4, rows=(10_000, 4_000, 6_000, 1_000), pieces=3)
    nlp.add_pipe(NAME, config={"model": {"@architectures": "spacy.Tagger.v2", "nO": len(LABELS), "tok2vec": encoder}})
    imitate(nlp, NAME, goals=goals, epochs=STUDENT_EPOCHS, dropout=0.2)


def label_names(nlp: Language, data: Path, *, texts: Sequence[str]) -> Lesson:
    """Teach a teacher with the sentences by hand, let it label raw sentences, and read single names to it."""
    # Only this needs PyTorch, which nobody else has to install.
    from nlp.training.language.impressions import Impressions
    from nlp.training.language.teacher import Teacher

    dice = random.Random(SEED)  # noqa: S311
    speeches = [text for text in texts if 200 < len(text) < 4_000][:100_000]
    lists = read_lists(data, speeches)
    sources = collect_sources(nlp, data, lists=lists, speeches=speeches, dice=dice)
    gold = [
        *vary_gold(sources[NEWS], lists, dice=dice, times=1),
        *vary_gold(sources[OWN], lists, dice=dice, times=2),
    ]
    teacher, impressions = Teacher(len(sources)), Impressions()
    teacher.fit([[(row.words, row.labels) for row in rows] for rows in sources], epochs=TEACHER_EPOCHS)
    raw = read_raw(nlp, data, speeches=speeches, counts={name: count for name, (count, _) in RAW.items()}, dice=dice)
    answers = [
        answer
        for name, rows in raw.items()
        for answer in teacher.label(rows, sources=RAW[name][1], impressions=impressions)
    ]
    teacher.label(list_names(lists), sources=(NEWS, OWN, SPEECHES), impressions=impressions)
    return Lesson(gold, answers, impressions)


def list_names(lists: Lists) -> list[tuple[str, ...]]:
    """Every word of the lists of names, each as a sentence of its own."""
    names = (*lists.first, *lists.last, *lists.places)
    return [(word,) for word in dict.fromkeys(word for name in names for word in name.split())]


def collect_sources(
    nlp: Language, data: Path, *, lists: Lists, speeches: Sequence[str], dice: random.Random
) -> list[list[Named]]:
    """Labelled sentences by their idea of what a name is. None is from a set that only evaluates."""
    gazetteer = read_gazetteer(data, surnames=lists.last, texts=speeches)
    with nlp.select_pipes(enable=["speech_sentences"]):
        by_rule = list(label_sentences(dice.sample(speeches, 2_000), nlp, names=gazetteer, dice=dice))
        companies = list(read_spans(data / "ner/smartdata_v1_train.spans.jsonl", nlp))
    return [
        list(read_conll(data / "ner/germeval2014_train_part.conll")),
        dice.sample(companies, 1_000),
        dice.sample(list(read_conll(data / "ner/ler_sample.conll")), 400),
        [*list(read_domain("train", nlp)) * 2, *fill_patterns(nlp, lists, dice=dice)],
        dice.sample(by_rule, 1_500),
    ]


def vary_gold(sentences: Sequence[Named], lists: Lists, *, dice: random.Random, times: int) -> Iterator[Goal]:
    """These sentences as they are, and those with names `times` more with other names."""
    for sentence in sentences:
        yield as_goal(sentence)
        if any(label[0] == "B" for label in sentence.labels):
            yield from (as_goal(vary(sentence, lists, dice=dice, share=0.8)) for _ in range(times))


def as_goal(sentence: Named) -> Goal:
    """Certain labels as probabilities."""
    goal = np.zeros((len(sentence.words), len(LABELS)), dtype=np.float32)
    for row, label in enumerate(sentence.labels):
        if label in LABELS:
            goal[row, LABELS.index(label)] = 1
    return sentence.words, goal
