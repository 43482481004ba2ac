"""The worker's part of searching: only new texts are embedded, searches are answered from what is stored."""

import datetime as dt
import threading
import time
from dataclasses import replace

import pytest
import sqlalchemy as sa

from corpus.settings import read_settings
from corpus.store.comparisons import read_comparison, request_comparison
from corpus.store.dossiers import confirm_routings
from corpus.store.material import add_transcripts, correct, release
from corpus.store.measures import save_measures
from corpus.store.schema import transcripts
from corpus.store.searches import SearchState, passage_keys, read_passages, read_search, request_search, save_passages
from corpus.types import Compared, Draft, Metadata, RegisteredMeasure, SpeakerRole
from nlp import searches
from nlp.searches import Answerer, Indexer, compare_draft
from nlp.worker import run_worker
from tests.builders import NOW, build_transcript

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def put(store, people):
    def put(name, *answers):
        [added] = add_transcripts(
            store, [(build_transcript(name, *answers), name.encode())], by=people.facilitator, at=NOW
        )
        release(store, [added.id], declaration="frei von Namen", by=people.facilitator, at=NOW)
        return added.id

    return put


@pytest.fixture
def ask(store, people):
    def ask(query, **narrowed):
        return request_search(store, query, by=people.staff, at=dt.datetime.now(dt.UTC), **narrowed)

    return ask


@pytest.fixture
def look(store, people):
    return lambda id: read_search(store, id, by=people.staff)


def index_all(indexer):
    while indexer.step():
        pass


def mark(store, id):
    """Put something else in place of the stored passages: who embeds them again overwrites it."""
    save_passages(store, id, passage_keys(store)[id], content=b"as it was")


def is_untouched(store, id):
    return read_passages(store, id, passage_keys(store)[id]) == b"as it was"


def test_only_new_texts_are_embedded(store, put):
    first, indexer = put("a"), Indexer(store)
    index_all(indexer)
    mark(store, first)
    second = put("b", "Keine Wohnung.")
    index_all(indexer)
    index_all(Indexer(store))
    assert set(passage_keys(store)) == {first, second}
    assert [is_untouched(store, id) for id in (first, second)] == [True, False]


def test_other_facts_of_an_interview_embed_nothing_and_other_roles_do(store, people, put):
    id, indexer = put("a"), Indexer(store)
    index_all(indexer)
    mark(store, id)
    place = Metadata(municipality="Südheim")
    correct(store, id, roles=None, metadata=place, version=2, by=people.facilitator, at=NOW)
    index_all(indexer)
    assert is_untouched(store, id)
    roles = {"I": SpeakerRole.RESPONDENT}
    correct(store, id, roles=roles, metadata=None, version=3, by=people.facilitator, at=NOW)
    index_all(indexer)
    assert not is_untouched(store, id)


def test_an_interview_that_cannot_be_embedded_is_tried_once_and_counts_as_missing(store, put, ask, look):
    good = put("a")
    index_all(Indexer(store))
    put("b", "Keine Wohnung.")
    index_all(Indexer(store, language="gibt es nicht"))
    id = ask("Bus")
    Answerer(store).step()
    assert set(passage_keys(store)) == {good}
    assert look(id).answer.missing == 1


def test_a_search_is_answered_from_all_released_interviews(store, put, ask, look):
    bus, flat = put("a"), put("b", "Wir finden keine Wohnung.")
    index_all(Indexer(store))
    answerer, everywhere = Answerer(store), ask("keine Wohnung")
    there = ask("keine Wohnung", within=[bus])
    answerer.step()
    found = look(everywhere)
    assert (found.state, found.answer.hits[0].transcript, found.answer.missing) == (SearchState.DONE, flat, 0)
    assert flat not in {hit.transcript for hit in look(there).answer.hits}


def test_until_the_first_passages_are_there_a_search_waits_and_then_is_answered(store, put, ask, look):
    put("a")
    id, answerer = ask("Bus"), Answerer(store)
    answerer.step()
    assert look(id).state is SearchState.PREPARING
    index_all(Indexer(store))
    answerer.looked = float("-inf")
    answerer.step()
    assert look(id).answer.hits


def test_without_released_interviews_nothing_is_found(store, ask, look):
    id = ask("Bus")
    Answerer(store).step()
    assert look(id).state is SearchState.DONE


def test_passages_of_another_encoder_are_not_used(store, put, ask, look):
    id = put("a")
    save_passages(store, id, "made by another encoder", content=b"?")
    search, answerer = ask("Bus"), Answerer(store)
    answerer.step()
    assert look(search).state is SearchState.PREPARING
    assert answerer.missing == 1


def test_what_is_erased_is_not_found_any_more(store, put, ask, look):
    id = put("a")
    index_all(Indexer(store))
    answerer = Answerer(store)
    answerer.step()
    with store.write() as connection:
        connection.execute(transcripts.delete().where(transcripts.c.id == id))
    gone = ask("Der Bus fehlt am Abend.")
    answerer.step()
    assert look(gone).answer.hits == ()
    assert answerer.known == {}


def test_a_search_that_fails_says_so_and_the_log_does_not_quote_it(store, put, ask, look, caplog):
    put("a")
    index_all(Indexer(store))
    answerer, first, second = Answerer(store), ask("Bus"), ask("Geheimes Wort")
    answerer.refresh()
    answerer.ranker = replace(answerer.ranker, vectors=answerer.ranker.vectors[:, :3])
    answerer.step()
    assert [look(first).state, look(second).state] == [SearchState.FAILED] * 2
    assert "Geheimes" not in caplog.text


def test_a_thread_answers_what_is_asked_while_others_do_something_else(store, put, ask, look, monkeypatch):
    put("a")
    index_all(Indexer(store))
    monkeypatch.setattr(searches, "PAUSE", 0.01)
    ended = threading.Event()
    thread = threading.Thread(target=Answerer(store).run, args=(ended,), daemon=True)
    thread.start()
    id = ask("Bus")
    found = look(id)
    while found.state is SearchState.WAITING:
        time.sleep(0.01)
        found = look(id)
    ended.set()
    thread.join()
    assert found.answer.hits


def test_the_worker_makes_passages_when_no_job_waits(store, put):
    id = put("a")
    run_worker(store, settings=read_settings({}), once=True)
    assert set(passage_keys(store)) == {id}
    with store.read() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM jobs")).scalar() == 0


def test_a_draft_is_compared_with_what_exists_of_its_kind_even_before_there_is_anything_to_search(store, people, put):
    put("a")
    measures = (
        RegisteredMeasure("", "Sprachcafé im Pfarrhaus", "Deutsch sprechen bei Kaffee", area=("Nordheim",)),
        RegisteredMeasure("", "Möbellager", "Gebrauchte Möbel"),
    )
    save_measures(store, measures, by=people.staff, at=NOW)
    now = dt.datetime.now(dt.UTC)
    drafts = (
        Draft(Compared.MEASURE, "Sprachcafé", "Deutsch sprechen und Kaffee trinken", area=("Nordheim",)),
        Draft(Compared.GROUP, "AG Verkehr", "Busse, Räder und Wege zur Arbeit."),
        Draft(Compared.DOSSIER, "Der Bus fehlt"),
    )
    ids = [request_comparison(store, draft, by=people.staff, at=now) for draft in drafts]
    Answerer(store).step()
    found = [read_comparison(store, id, by=people.staff).comparison for id in ids]
    assert [[one.id for one in answer.similar] for answer in found] == [["M-0001"], ["bus"], []]
    assert "Sprachcafé" in found[0].similar[0].words
    assert found[0].similar[0].because["area"] == 1.0


def test_an_open_dossier_is_found_by_what_its_quotes_say(store, people, analysed):
    confirm_routings(store, analysed, {"c1": "bus"}, note="", by=people.staff, at=NOW)
    found = compare_draft(store, Draft(Compared.DOSSIER, "Am Abend fehlt ein Bus"))
    assert [one.id for one in found.similar] == ["D-001"]
