"""Train the shipped German pipeline: vectors, coarse tags, lemmas, named entities; some 75 minutes on one core."""

import shutil
import tempfile
from pathlib import Path

import spacy
import srsly  # type: ignore[import-untyped]
from HanTa import HanoverTagger
from spacy.language import Language
from spacy.training.initialize import convert_vectors
from thinc.api import NumpyOps, set_current_ops

from nlp.german import institutions, sentences
from nlp.german.tokens import improve_tokenizer, lengthen_affixes
from nlp.language import MODEL
from nlp.training.language.entities import label_names, train_entities
from nlp.training.language.impressions import enrich
from nlp.training.language.lemmas import analyse_words, count_words, list_common_nouns, list_entries, train_lemmas
from nlp.training.language.raw import read_texts
from nlp.training.language.tags import label_tags, tag_speech, train_tags
from nlp.training.language.vectors import train_vectors


def train(data: Path) -> None:
    """Rebuild `nlp/german/model` from the data folder; the same data give the same weights."""
    # OpenBLAS multiplies matrices four times as fast as spaCy's default.
    set_current_ops(NumpyOps(use_blis=False))
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "vectors.floret"
        train_vectors(data, table)
        nlp = prepare(table)
    texts = [text.strip() for text in read_texts(data) if 0 < len(text) < 6_000]
    lesson = label_names(nlp, data, texts=texts)
    nlp.vocab.vectors = enrich(nlp.vocab.vectors, lesson.impressions)
    train_tags(nlp, data, silver=label_tags(data, [answer.words for answer in lesson.answers[::5]]))
    hanta = HanoverTagger.HanoverTagger("morphmodel_ger.pgz")
    analysed = list(analyse_words(count_words(texts), hanta))
    train_lemmas(nlp, data, entries=[*list_entries(tag_speech(texts, nlp, hanta)), *analysed])
    train_entities(nlp, [*lesson.gold, *((answer.words, answer.names) for answer in lesson.answers)])
    nlp.add_pipe(institutions.NAME).learn(list_common_nouns(data, analysed))  # type: ignore[attr-defined]
    shutil.rmtree(MODEL, ignore_errors=True)
    nlp.to_disk(MODEL)
    # Subword vectors need no list of words, which would take 35 MB of every process.
    srsly.write_json(MODEL / "vocab" / "strings.json", [])


def prepare(table: Path) -> Language:
    """A German pipeline with tokens, sentences and these vectors (a floret table), its trained parts still missing."""
    nlp = spacy.blank("de")
    improve_tokenizer(nlp)
    lengthen_affixes(nlp)
    convert_vectors(nlp, table, truncate=-1, prune=-1, mode="floret")
    nlp.add_pipe(sentences.NAME)
    return nlp
