"""Coarse tags: the treebanks say what UD means, a teacher labels raw text, a small network learns from both."""

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from HanTa import HanoverTagger
from spacy.language import Language

from nlp.training.language.fitting import SEED, as_examples, describe_encoder, fit
from nlp.training.language.treebanks import Tagged, read_empirist, read_treebank, tag_sentences

TEXTS = 7_500
WORDS = 420_000
TEACHER_EPOCHS = 3


def train_tags(nlp: Language, data: Path, *, silver: Iterable[Tagged]) -> None:
    """Add coarse tags to a pipeline."""
    sentences = [*read_gold(data, times=(6, 3, 1)), *silver]
    encoder = describe_encoder(96, 4, rows=(4_000, 2_000, 4_000, 1_000))
    nlp.add_pipe("morphologizer", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": encoder}})
    examples = as_examples(sentence.as_doc(nlp.vocab) for sentence in sentences)
    fit(nlp, "morphologizer", examples=examples, epochs=2, dropout=0.15)


def read_gold(data: Path, *, times: tuple[int, int, int]) -> list[Tagged]:
    """The treebanks GSD (without its test part), PUD and EmpiriST, each several times: GSD decides what UD means."""
    news, translations, chat = times
    return [
        *list(read_treebank(data / "ud/de_gsd-ud-dev.conllu")) * news,
        *list(read_treebank(data / "ud/de_pud-ud-test.conllu")) * translations,
        *list(read_empirist(data / "ud/empirist.vrt")) * chat,
    ]


def label_tags(data: Path, sentences: Sequence[tuple[str, ...]]) -> Iterator[Tagged]:
    """Raw sentences with the tags of a teacher who learned from the treebanks, without lemmas."""
    # Only this needs PyTorch, which nobody else has to install.
    from nlp.training.language.teacher import Teacher

    teacher = Teacher(1)
    gold = [(row.words, row.tags) for row in read_gold(data, times=(3, 1, 1))]
    teacher.fit([gold], epochs=TEACHER_EPOCHS)
    for answer in teacher.label(sentences, sources=(0,)):
        count = len(answer.words)
        yield Tagged(answer.words, answer.tags, ("",) * count, (True,) * count)


def tag_speech(texts: Sequence[str], nlp: Language, hanta: HanoverTagger.HanoverTagger) -> Iterator[Tagged]:
    """A sample of sentences tagged by HanTa, about WORDS words in all."""
    left = WORDS
    for doc in nlp.pipe(random.Random(SEED).sample(texts, min(TEXTS, len(texts)))):  # noqa: S311
        words = [[token.text for token in sentence if not token.is_space] for sentence in doc.sents]
        if left > 0:
            yield from tag_sentences((row for row in words if 3 <= len(row) <= 60), hanta)
            left -= sum(map(len, words))
