"""What the German pipeline learns from: lines with slots for names, and a teacher's impressions of words."""

import random

import numpy as np
import pytest
import spacy
from spacy.vectors import Vectors

from nlp.german.tokens import improve_tokenizer
from nlp.training.language.impressions import Impressions, find_rows, reduce
from nlp.training.language.names import INLINE
from nlp.training.language.raw import read_own
from nlp.training.language.variation import LISTS, PATTERNS, SLOT, Lists, fill_patterns, read_patterns

LISTS_OF_NAMES = Lists(first=("Mesut", "Oksana"), last=("Yılmaz", "Behrens"), places=("Peine", "Groß Lafferde"))
DRAWN = {"first", "last", "place", "body"}


def lines() -> list[str]:
    return [line for name in PATTERNS for line in read_patterns(name)]


def test_every_slot_has_names_to_fill_it_also_those_inside_names() -> None:
    slots = {slot.removeprefix("low_") for line in lines() for slot in SLOT.findall(line)}
    nested = {slot for kind in slots & set(LISTS) for name in LISTS[kind] for slot in SLOT.findall(name)}
    assert (slots | nested) - set(LISTS) - DRAWN == set()


def test_every_mark_in_a_line_is_closed_and_of_a_known_kind() -> None:
    assert [line for line in lines() if "[[" in INLINE.sub("", line) or "]]" in INLINE.sub("", line)] == []


def test_filled_lines_have_names_in_all_slots_and_are_the_same_every_time() -> None:
    nlp = spacy.blank("de")
    improve_tokenizer(nlp)
    once = list(fill_patterns(nlp, LISTS_OF_NAMES, dice=random.Random(1)))
    assert once == list(fill_patterns(nlp, LISTS_OF_NAMES, dice=random.Random(1)))
    assert not any(mark in word for sentence in once for word in sentence.words for mark in "{}")
    assert {"B-PER", "B-ORG", "B-LOC"} <= {label for sentence in once for label in sentence.labels}


def test_the_projects_own_sentences_to_label_are_some_thousands() -> None:
    assert len(set(read_own())) > 5_000


def test_an_impression_is_the_mean_over_all_places_where_a_word_was_read() -> None:
    impressions = Impressions()
    impressions.add(["Peine", "."], np.array([[1, 3], [9, 9]], dtype=np.float32))
    impressions.add(["Peine"], np.array([[3, 5]], dtype=np.float32))
    words, means = impressions.list_means()
    assert words == ["Peine"]
    assert means.tolist() == [[2, 4]]


def test_fewer_dimensions_keep_what_tells_words_apart() -> None:
    means = np.array([[5, 0.1, 0], [5, 0, 0.1], [-5, 0.1, 0], [-5, 0, 0.1]], dtype=np.float32)
    found = reduce(means, np.ones(4, dtype=np.float32), 1)[:, 0]
    assert np.abs(found) == pytest.approx(1)
    assert found[0] * found[1] > 0 > found[0] * found[2]


def test_the_vector_of_a_word_is_the_mean_of_its_rows() -> None:
    table = np.random.default_rng(1).normal(size=(50, 3)).astype(np.float32)
    vectors = Vectors(data=table, mode="floret", minn=4, maxn=5, hash_count=2, hash_seed=0, bow="<", eow=">")
    assert vectors["Edemissen"] == pytest.approx(table[find_rows(vectors, "Edemissen")].mean(axis=0), abs=1e-6)
