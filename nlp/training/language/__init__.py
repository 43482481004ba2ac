"""Train the shipped German pipeline: vectors, coarse tags, lemmas, named entities; about 40 minutes on one core."""

import shutil
import tempfile
from pathlib import Path

import spacy
from HanTa import HanoverTagger
from spacy.language import Language
from spacy.training.initialize import convert_vectors

from nlp.german import institutions, sentences
from nlp.german.tokens import improve_tokenizer
from nlp.language import MODEL
from nlp.training.language.entities import train_entities
from nlp.training.language.lemmas import analyse_words, count_words, list_common_nouns, list_entries, train_lemmas
from nlp.training.language.tags import tag_named, tag_speech, train_tags
from nlp.training.language.vectors import read_texts, train_vectors


def train(data: Path) -> None:
    """Rebuild `nlp/german/model` from the data folder; the same data give the same weights."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "vectors.floret"
        train_vectors(data, table)
        nlp = prepare(table)
    texts = [text.strip() for text in read_texts(data) if 0 < len(text) < 6_000]
    hanta = HanoverTagger.HanoverTagger("morphmodel_ger.pgz")
    tagged = list(tag_speech(texts, nlp, hanta))
    train_tags(nlp, data, silver=[*tagged, *tag_named(data, hanta)])
    analysed = list(analyse_words(count_words(texts), hanta))
    train_lemmas(nlp, data, entries=[*list_entries(tagged), *analysed])
    train_entities(nlp, data, texts=texts)
    nlp.add_pipe(institutions.NAME).learn(list_common_nouns(data, analysed))  # type: ignore[attr-defined]
    shutil.rmtree(MODEL, ignore_errors=True)
    nlp.to_disk(MODEL)


def prepare(table: Path) -> Language:
    """A German pipeline with tokens, sentences and these vectors (a floret table), its trained parts still missing."""
    nlp = spacy.blank("de")
    improve_tokenizer(nlp)
    convert_vectors(nlp, table, truncate=-1, prune=-1, mode="floret")
    nlp.add_pipe(sentences.NAME)
    return nlp
