"""Coarse tags: HanTa labels speech and news, the treebanks say what UD means, a small network learns from both."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from HanTa import HanoverTagger
from spacy.language import Language

from nlp.training.language.fitting import SEED, as_examples, describe_encoder, fit
from nlp.training.language.names import read_conll
from nlp.training.language.treebanks import Tagged, read_empirist, read_treebank, tag_sentences

TEXTS = 7_500
WORDS = 420_000


def train_tags(nlp: Language, data: Path, *, silver: Sequence[Tagged]) -> None:
    """Add coarse tags to a pipeline. The UD treebanks count several times: they hold UD's own decisions."""
    gold = [
        *list(read_treebank(data / "ud/de_gsd-ud-dev.conllu")) * 6,
        *list(read_treebank(data / "ud/de_pud-ud-test.conllu")) * 3,
        *read_empirist(data / "ud/empirist.vrt"),
    ]
    model = {"@architectures": "spacy.Tagger.v2", "tok2vec": describe_encoder(96, 4)}
    nlp.add_pipe("morphologizer", config={"model": model})
    fit(
        nlp,
        "morphologizer",
        examples=as_examples(s.as_doc(nlp.vocab) for s in [*gold, *silver]),
        epochs=2,
        dropout=0.15,
    )


def tag_speech(texts: Sequence[str], nlp: Language, hanta: HanoverTagger.HanoverTagger) -> Iterator[Tagged]:
    """A sample of sentences tagged by HanTa, about WORDS words in all."""
    left = WORDS
    for doc in nlp.pipe(random.Random(SEED).sample(texts, min(TEXTS, len(texts)))):  # noqa: S311
        words = [[token.text for token in sentence if not token.is_space] for sentence in doc.sents]
        if left > 0:
            yield from tag_sentences((row for row in words if 3 <= len(row) <= 60), hanta)
            left -= sum(map(len, words))


def tag_named(data: Path, hanta: HanoverTagger.HanoverTagger) -> Iterator[Tagged]:
    """GermEval's sentences tagged by HanTa; their persons and places teach the difference of NOUN and PROPN."""
    named = list(read_conll(data / "ner/germeval2014_train_part.conll"))
    for sentence, tagged in zip(named, tag_sentences((row.words for row in named), hanta), strict=True):
        rows = zip(sentence.words, sentence.labels, tagged.tags, strict=True)
        tags = tuple("PROPN" if w[0].isupper() and label[2:] in ("PER", "LOC") else tag for w, label, tag in rows)
        yield replace(tagged, tags=tags)
