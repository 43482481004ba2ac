import datetime as dt

import pytest
import sqlalchemy as sa

from corpus.errors import InvalidInput, NotFound
from corpus.store.material import add_transcripts, discard, release
from corpus.store.schema import passages, searches, transcripts
from corpus.store.searches import (
    LIFETIME,
    LONGEST_QUERY,
    SearchState,
    answer_search,
    expire_searches,
    forget_passages,
    open_searches,
    passage_keys,
    read_one_released,
    read_passages,
    read_search,
    released_inputs,
    request_search,
    save_passages,
)
from corpus.types import SearchAnswer, SearchHit
from tests.builders import NOW, build_transcript

ANSWER = SearchAnswer((SearchHit("I-01", 1, 0, 7, 0.5),), counts={"I-01": 3}, missing=1)


@pytest.fixture
def ask(store, people, now):
    def ask(query="keine Wohnung", *, within=None, by=people.staff, after=dt.timedelta()):
        return request_search(store, query, within=within, by=by, at=now + after)

    return ask


def count(store, table):
    with store.read() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar()


def put(store, people, *names):
    """Released interviews of these names and one that isn't released."""
    added = add_transcripts(store, [(build_transcript(n), n.encode()) for n in names], by=people.facilitator, at=NOW)
    release(store, [one.id for one in added], declaration="frei von Namen", by=people.facilitator, at=NOW)
    [raw] = add_transcripts(store, [(build_transcript("raw"), b"raw")], by=people.facilitator, at=NOW)
    return [one.id for one in added], raw.id


def test_a_search_waits_until_the_worker_has_answered(store, people, ask):
    id = ask("  keine \n Wohnung ", within=["I-02", "I-01"])
    [waiting] = open_searches(store)
    assert (waiting.id, waiting.query, waiting.within) == (id, "keine Wohnung", ("I-01", "I-02"))
    assert read_search(store, id, by=people.staff).state is SearchState.WAITING
    answer_search(store, id, SearchState.PREPARING)
    assert read_search(store, id, by=people.staff).state is SearchState.PREPARING
    assert [one.id for one in open_searches(store)] == [id]
    answer_search(store, id, SearchState.DONE, answer=ANSWER)
    assert open_searches(store) == []
    found = read_search(store, id, by=people.staff)
    assert (found.state, found.answer) == (SearchState.DONE, ANSWER)


@pytest.mark.parametrize("state", [SearchState.DONE, SearchState.FAILED])
def test_an_answer_is_handed_out_once_and_gone(store, people, ask, state):
    id = ask()
    answer_search(store, id, state)
    read_search(store, id, by=people.staff)
    assert count(store, searches) == 0
    with pytest.raises(NotFound, match="abgelaufen"):
        read_search(store, id, by=people.staff)


def test_nobody_reads_what_somebody_else_asked(store, people, ask):
    id = ask()
    answer_search(store, id, SearchState.DONE, answer=ANSWER)
    with pytest.raises(NotFound):
        read_search(store, id, by=people.facilitator)
    assert read_search(store, id, by=people.staff).answer == ANSWER


def test_the_first_answer_counts_and_a_late_one_is_dropped(store, people, ask):
    id = ask()
    answer_search(store, id, SearchState.DONE, answer=ANSWER)
    answer_search(store, id, SearchState.FAILED)
    assert read_search(store, id, by=people.staff).answer == ANSWER
    answer_search(store, id, SearchState.DONE, answer=ANSWER)
    assert count(store, searches) == 0


def test_what_nobody_reads_is_gone_after_ten_minutes(store, now, ask):
    ask()
    ask(after=dt.timedelta(minutes=1))
    expire_searches(store, now=now + LIFETIME)
    assert count(store, searches) == 1
    ask(after=dt.timedelta(minutes=1) + LIFETIME)
    assert count(store, searches) == 1


@pytest.mark.parametrize("query", ["", " \n", "x" * (LONGEST_QUERY + 1)])
def test_a_query_without_words_or_without_end_is_refused(ask, query):
    with pytest.raises(InvalidInput):
        ask(query)


def test_the_worker_looks_through_released_interviews_only(store, people):
    ids, raw = put(store, people, "a", "b")
    assert list(released_inputs(store)) == ids
    assert read_one_released(store, ids[0]).id == ids[0]
    assert read_one_released(store, raw) is None
    for id in (*ids, raw):
        save_passages(store, id, f"key of {id}", content=b"x")
    assert passage_keys(store) == {id: f"key of {id}" for id in ids}
    assert count(store, passages) == 2


def test_new_passages_take_the_place_of_the_old_ones(store, people):
    [id], _ = put(store, people, "a")
    save_passages(store, id, "old", content=b"1")
    save_passages(store, id, "new", content=b"2")
    assert read_passages(store, id, "new") == b"2"
    assert read_passages(store, id, "old") is None


def test_passages_of_a_text_that_is_gone_are_gone_too(store, people):
    ids, raw = put(store, people, "a", "b")
    for id in ids:
        save_passages(store, id, "key", content=b"x")
    with store.write() as connection:
        connection.execute(transcripts.delete().where(transcripts.c.id == ids[0]))
        connection.execute(transcripts.update().where(transcripts.c.id == ids[1]).values(state="raw"))
    assert count(store, passages) == 1
    assert passage_keys(store) == {}
    forget_passages(store)
    assert count(store, passages) == 0
    discard(store, raw, by=people.facilitator, at=NOW)
