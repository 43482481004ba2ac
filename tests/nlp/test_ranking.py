"""Ranking: meaning and letters together, within the transcripts asked for; passages survive storage."""

from dataclasses import replace

import numpy as np
import pytest

from corpus.types import SpeakerRole
from nlp.embedding import Said
from nlp.ranking import (
    MOST_HITS,
    Indexed,
    decode,
    encode,
    index_passages,
    make_key,
    make_ranker,
    make_searchable,
    rank,
    read_along,
    read_texts,
)
from nlp.search import SearchPassage
from tests.builders import build_transcript

SAID = {
    "I-01": ("Der letzte Bus fährt um sechs.", "Der KSB hilft uns sehr.", "Die Zahnärztin nimmt niemanden mehr."),
    "I-02": ("Wir finden seit Jahren keine Wohnung.", "Die Mieten sind zu hoch.", "Der Führerschein ist teuer."),
}


def passages_of(transcript):
    """Every answer is one passage."""
    return [
        SearchPassage(row, 0, len(turn.text), turn.text, "Was fehlt hier?")
        for row, turn in enumerate(transcript.turns)
        if turn.role is SpeakerRole.RESPONDENT
    ]


def make_searchables(*transcripts):
    return {one.id: make_searchable(made, read_texts(made, one)) for one, made in map(index, transcripts)}


def index(transcript):
    return transcript, index_passages(passages_of(transcript))


@pytest.fixture(scope="module")
def ranker():
    return make_ranker(make_searchables(*(build_transcript(id, *answers, id=id) for id, answers in SAID.items())))


def words_of(hit):
    return SAID[hit.transcript][hit.turn // 2]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("keine Wohnung", "Wir finden seit Jahren keine Wohnung."),
        ("KSB", "Der KSB hilft uns sehr."),
        ("Fuehrerschein", "Der Führerschein ist teuer."),
        ("Zahnaertzin", "Die Zahnärztin nimmt niemanden mehr."),
        ("abends kommt man nicht mehr heim, es fährt nichts", "Der letzte Bus fährt um sechs."),
    ],
)
def test_the_place_that_means_or_spells_it_comes_first(ranker, query, first):
    hits = rank(ranker, query).hits
    assert words_of(hits[0]) == first
    assert (hits[0].start, hits[0].end) == (0, len(first))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_words_without_sense_find_nothing(ranker):
    assert rank(ranker, "xqzv wwkjh", missing=2) == replace(rank(ranker, "xqzv wwkjh"), missing=2)
    assert rank(ranker, "xqzv wwkjh").hits == ()


def test_a_filter_narrows_the_hits_before_they_are_cut_and_leaves_the_counts(ranker):
    everywhere, there = rank(ranker, "KSB Wohnung"), rank(ranker, "KSB Wohnung", within=["I-02"])
    assert {hit.transcript for hit in everywhere.hits} == {"I-01", "I-02"}
    assert {hit.transcript for hit in there.hits} == {"I-02"}
    assert there.counts == everywhere.counts
    assert rank(ranker, "KSB Wohnung", within=[]).hits == ()


def test_a_rare_interview_still_has_its_hits_among_many():
    many, rare = (build_transcript(id, *["Keine Wohnung."] * count, id=id) for id, count in (("I-01", 80), ("I-02", 1)))
    found = make_ranker(make_searchables(many, rare))
    assert len(rank(found, "keine Wohnung").hits) == MOST_HITS
    assert [hit.transcript for hit in rank(found, "keine Wohnung", within={"I-02"}).hits] == ["I-02"]
    assert rank(found, "keine Wohnung").counts == {"I-01": 80, "I-02": 1}


@pytest.mark.parametrize("transcripts", [(), (build_transcript("a", id="I-01"),)])
def test_where_nobody_says_anything_nothing_is_found(transcripts):
    ranker = make_ranker(make_searchables(*transcripts))
    assert rank(ranker, "Wohnung", missing=1).missing == 1
    assert rank(ranker, "Wohnung").hits == ()


@pytest.mark.parametrize("count", [0, 2])
def test_passages_come_back_from_storage_to_half_precision(count):
    vectors = np.linspace(-1, 1, count * 4, dtype=np.float32).reshape(count, 4)
    stored = decode(encode(Indexed(np.arange(count * 3, dtype=np.int32).reshape(count, 3), vectors)))
    assert stored.places.tolist() == [[0, 1, 2], [3, 4, 5]][:count]
    assert stored.vectors.shape == (count, 4)
    assert np.abs(stored.vectors - vectors).max(initial=0) < 1e-3


def test_a_passage_is_read_with_its_question_and_with_its_neighbours_in_the_same_turn():
    one, two = SearchPassage(1, 0, 4, "Eins.", "Was?"), SearchPassage(1, 5, 9, "Zwei.", "Was?")
    other = SearchPassage(3, 0, 4, "Drei.", "Wie?")
    assert read_along([one, two, other]) == [
        Said("Eins.", question="Was?", after="Zwei."),
        Said("Zwei.", question="Was?", before="Eins."),
        Said("Drei.", question="Wie?"),
    ]
    assert read_along([]) == []


def test_the_key_changes_with_the_words_and_with_who_says_them():
    one = build_transcript("a", id="I-01")
    swapped = replace(one, turns=tuple(replace(turn, role=SpeakerRole.RESPONDENT) for turn in one.turns))
    assert make_key(one) == make_key(replace(one, file="b.txt", id="I-09"))
    assert len({make_key(one), make_key(swapped), make_key(build_transcript("a", "Anders."))}) == 3
