"""The page of the search: asked of the worker, which is a thread here that answers what the test says."""

import threading
from contextlib import contextmanager

import pytest

from corpus.store.searches import SearchState, answer_search, open_searches
from corpus.types import Perspective, SearchAnswer, SearchHit
from pages.ui import searching
from pages.ui.texts import search as says
from tests.builders import build_transcript
from tests.pages.screens import (
    field,
    html_of,
    links_of,
    on_sqlite,
    prepare_refusals,
    prepare_visits,
    press,
    release_all,
    run,
    text_of,
)

pytestmark = on_sqlite
SCRIPT = "insights/search.py"


@pytest.fixture
def visit(store, store_url, monkeypatch):
    return prepare_visits(store, store_url, monkeypatch)


@pytest.fixture
def talks(store, people):
    """I-01 from Nordheim, politics; I-02 from Südheim, business; I-03 without either."""
    return release_all(
        store,
        [
            build_transcript("a", perspective=Perspective.POLITICS),
            build_transcript("b", municipality="Südheim", perspective=Perspective.BUSINESS),
            build_transcript("c", municipality="", perspective=None),
        ],
        by=people.facilitator,
    )


def hit(transcript="I-01", *, start=9, end=32):
    return SearchHit(transcript, 1, start, end, 0.5)


def cards_of(at):
    return [card for card in html_of(at) if "<figure" in card]


@contextmanager
def answering(store, *hits, missing=0, state=SearchState.DONE):
    """A worker that gives these hits, as far as they are asked for, to every search; yields what was asked."""
    asked, ended = [], threading.Event()

    def work():
        while not ended.wait(0.01):
            for one in open_searches(store):
                asked.append((one.query, one.within))
                wanted = tuple(h for h in hits if one.within is None or h.transcript in one.within)
                counts = {h.transcript: sum(h.transcript == other.transcript for other in hits) for h in hits}
                answer_search(store, one.id, state, answer=SearchAnswer(wanted, counts, missing))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    yield asked
    ended.set()
    thread.join()


def test_before_a_query_three_examples_can_be_tried(store, people, visit, talks):
    at = visit(people.staff, SCRIPT)
    assert [button.label for button in at.button] == list(says.EXAMPLES)
    with answering(store, hit()) as asked:
        press(at, says.EXAMPLES[0])
    assert at.query_params["suche"] == says.EXAMPLES[0]
    assert asked == [(says.EXAMPLES[0], None)]


def test_hits_stand_in_context_with_their_source_and_a_link_to_their_place(store, people, visit, talks):
    with answering(store, hit("I-02"), hit("I-01")):
        at = visit(people.staff, SCRIPT, suche="Wann fährt was?")
    first, second = cards_of(at)
    assert '<mark class="fm fm-plain" title="">Der Bus fehlt am Abend.</mark>' in first
    assert '<span class="fm-around">Also ja.</span>' in first
    assert "Gefragt wurde: Was fehlt hier?" in first
    assert "Südheim · Wirtschaft" in first
    assert "Nordheim · Politik" in second
    assert links_of(at)["I-02, Beitrag 2 – im Interview lesen"] == "interview=I-02&stelle=2&zeichen=9-32"
    assert "2 Stellen in 2 Gesprächen" in text_of(at)


def test_typing_puts_the_query_into_the_address_and_the_answer_is_kept(store, people, visit, talks):
    with answering(store, hit()) as asked:
        at = visit(people.staff, SCRIPT)
        run(field(at, "text_input", says.FIELD).set_value(" Bus ") and at)
        run(at)
    assert at.query_params["suche"] == "Bus"
    assert asked == [("Bus", None)]


def test_a_filter_is_asked_of_the_worker_and_counts_are_of_all_places(store, people, visit, talks):
    with answering(store, hit("I-01"), hit("I-01", start=0, end=8), hit("I-02")) as asked:
        at = visit(people.staff, SCRIPT, suche="Bus", gemeinde="Südheim")
    assert asked == [("Bus", ("I-02",))]
    assert field(at, "selectbox", "Gemeinde").options == ["alle Gemeinden", "Nordheim (2)", "Südheim (1)"]
    assert field(at, "selectbox", "Perspektive").options == ["alle Perspektiven", "Politik (0)", "Wirtschaft (1)"]
    assert "1 Stelle in 1 Gespräch," in text_of(at)
    with answering(store, hit("I-01")) as asked:
        press(at, "Filter zurücksetzen")
    assert asked == [("Bus", None)]


@pytest.mark.parametrize(
    ("parameters", "hits", "said"),
    [
        ({}, [], "Dazu wurde keine Stelle gefunden."),
        ({"gemeinde": "Südheim"}, [hit("I-01")], "Mit diesen Filtern gibt es keinen Treffer, ohne sie 1 Stelle."),
        ({"gemeinde": "Gibt es nicht", "perspektive": "?"}, [hit("I-01")], "1 Stelle in 1 Gespräch"),
    ],
)
def test_without_hits_the_page_says_what_to_do(store, people, visit, talks, parameters, hits, said):
    with answering(store, *hits):
        assert said in text_of(visit(people.staff, SCRIPT, suche="Bus", **parameters))


def test_more_hits_are_shown_on_demand(store, people, visit, talks):
    with answering(store, *[hit()] * 7):
        at = visit(people.staff, SCRIPT, suche="Bus")
        assert len(cards_of(at)) == 5
        press(at, "Mehr Zitate zeigen (2 weitere)")
    assert len(cards_of(at)) == 7


def test_an_incomplete_answer_says_so_and_is_asked_for_again(store, people, visit, talks):
    with answering(store, hit(), missing=2) as asked:
        at = visit(people.staff, SCRIPT, suche="Bus")
        assert "2 Gespräche sind noch nicht durchsuchbar." in text_of(at)
        run(at)
    assert len(asked) == 2


def test_places_that_are_gone_are_left_out(store, people, visit, talks):
    with answering(store, hit("I-09"), hit(start=900, end=950), SearchHit("I-01", 77, 0, 3, 0.3), hit()):
        at = visit(people.staff, SCRIPT, suche="Bus")
    assert len(cards_of(at)) == 1


@pytest.mark.parametrize(
    ("state", "waited", "said"),
    [
        (None, 0.0, says.SEARCHING),
        (None, 11.0, says.NOBODY_ANSWERS),
        (SearchState.PREPARING, 0.0, says.PREPARING),
        (SearchState.FAILED, 0.0, says.FAILED),
    ],
)
def test_while_there_is_no_answer_the_page_says_why(store, people, visit, talks, monkeypatch, state, waited, said):
    monkeypatch.setattr(searching, "SECONDS_WITH_SPINNER", 0.0)
    at = visit(people.staff, SCRIPT, suche="Bus")
    [waiting] = open_searches(store)
    if state:
        answer_search(store, waiting.id, state)
    monkeypatch.setattr(searching, "SECONDS_TO_DOUBT", 10.0 - waited)
    assert said in text_of(run(at))
    assert len(open_searches(store)) == (state is not SearchState.FAILED)


def test_a_search_nobody_looked_at_for_minutes_is_asked_again(store, people, visit, talks, monkeypatch):
    monkeypatch.setattr(searching, "SECONDS_WITH_SPINNER", 0.0)
    at = visit(people.staff, SCRIPT, suche="Bus")
    [first] = open_searches(store)
    answer_search(store, first.id, SearchState.FAILED)
    searching.read_search(store, first.id, by=people.staff)
    run(at)
    [second] = open_searches(store)
    assert second.id != first.id


def test_without_released_interviews_there_is_nothing_to_search(people, visit):
    at = visit(people.staff, SCRIPT)
    assert says.NOTHING_RELEASED in text_of(at)
    assert not at.text_input


def test_moderation_may_search_too_and_others_are_refused(store, store_url, people, visit, talks, monkeypatch):
    with answering(store, hit()):
        assert "1 Stelle" in text_of(visit(people.facilitator, SCRIPT, suche="Bus"))
    refusal = prepare_refusals(store, store_url, monkeypatch)
    for person in (people.member, people.administration, people.admin):
        assert refusal(person, SCRIPT) == "NotAllowed"
