"""What is like a draft, below the form that makes a group; the worker is a thread that answers what the test says."""

import threading
from contextlib import contextmanager

import pytest

from corpus.store.searches import SearchState, answer_search, open_searches
from corpus.types import Compared, Comparison, Similar
from pages.ui import comparing
from pages.ui.evidence import plain
from pages.ui.texts import admin
from pages.ui.texts import comparing as says
from tests.builders import build_analysis, build_transcript
from tests.pages.screens import (
    field,
    links_of,
    on_sqlite,
    prepare_visits,
    press,
    release_all,
    run,
    save,
    text_of,
)

pytestmark = on_sqlite
SCRIPT = "admin/groups.py"
LIKE = Similar("bus", "AK Mobilität", 0.62, {"topic": 0.8, "area": 0.1, "text": 0.31}, ("Busse", "Weg/Radweg"))


@pytest.fixture
def visit(store, store_url, monkeypatch):
    return prepare_visits(store, store_url, monkeypatch)


@contextmanager
def answering(store, comparison, *, state=SearchState.DONE):
    """A worker that answers every draft so; yields the drafts."""
    asked, ended = [], threading.Event()

    def work():
        while not ended.wait(0.01):
            for one in open_searches(store):
                asked.append(one.draft)
                answer_search(store, one.id, state, answer=comparison)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    yield asked
    ended.set()
    thread.join()


def propose(visit, people, *, name="AK Verkehr", remit="Busse und Räder"):
    """The form for a new group filled in and compared, not saved."""
    at = visit(people.admin, SCRIPT)
    next(one for one in at.text_input if one.key.startswith("new-name")).set_value(name)
    next(one for one in at.text_area if one.key.startswith("new-remit")).set_value(remit)
    return press(at, says.ASK)


def test_a_new_group_is_compared_before_it_is_made(store, people, visit):
    with answering(store, Comparison((LIKE,))) as asked:
        at = propose(visit, people)
        run(at)
    assert [(one.compared, one.name, one.text) for one in asked] == [(Compared.GROUP, "AK Verkehr", "Busse und Räder")]
    assert links_of(at)["AK Mobilität"] == "gruppe=bus"
    assert says.LEADS[Compared.GROUP] in text_of(at)
    assert plain("sehr ähnlich · Thema 80 %, Wortlaut 31 % · beide sagen: Busse, Weg/Radweg") in text_of(at)
    assert "AK Verkehr" not in [option for box in at.selectbox for option in box.options]


@pytest.mark.parametrize(
    ("comparison", "state", "said"),
    [
        (Comparison(), SearchState.DONE, says.NOTHING),
        (Comparison(hidden=2), SearchState.DONE, "2 weitere ähnliche Vorgänge, die Sie nicht einsehen dürfen."),
        (None, SearchState.FAILED, says.FAILED),
    ],
)
def test_one_calm_line_where_there_is_nothing_to_show(store, people, visit, comparison, state, said):
    with answering(store, comparison, state=state):
        assert said in text_of(propose(visit, people))


def test_while_nobody_answers_the_form_can_still_be_saved(store, people, visit, monkeypatch):
    monkeypatch.setattr(comparing, "SECONDS_AT_ONCE", 0.0)
    at = propose(visit, people)
    assert says.LOOKING in text_of(at)
    monkeypatch.setattr(comparing, "SECONDS_TO_DOUBT", -1.0)
    assert says.NOBODY_ANSWERS in text_of(run(at))
    assert len(open_searches(store)) == 1
    press(at, admin.CREATE_GROUP)
    assert "AK Verkehr" in field(at, "selectbox", admin.CHOOSE_GROUP).options


def test_a_challenge_is_compared_with_open_dossiers_before_it_is_assigned(store, people, visit):
    talks = release_all(store, [build_transcript("a")], by=people.facilitator)
    save(store, build_analysis(talks, challenges=("c1", "c2")), by=people.staff)
    with answering(store, Comparison(hidden=2)) as asked:
        visit(people.staff, "insights/routing.py")
        assert asked == []
        at = visit(people.staff, "insights/routing.py", herausforderung="c2")
    assert [(one.compared, one.name) for one in asked] == [(Compared.DOSSIER, "Problem c2")]
    assert "2 weitere ähnliche Vorgänge, die Sie nicht einsehen dürfen." in text_of(at)


def test_an_empty_form_asks_nothing(store, people, visit):
    with answering(store, Comparison()) as asked:
        at = propose(visit, people, name="", remit=" ")
    assert asked == []
    assert says.NOTHING not in text_of(at)


@pytest.mark.parametrize(
    ("score", "because", "told"),
    [
        (0.3, {}, "entfernt ähnlich"),
        (0.45, {"area": 1.0}, "ähnlich · Gebiet 100 %"),
        (1.0, {"odd": 1.0}, "sehr ähnlich"),
    ],
)
def test_how_like_an_entry_is_is_told_in_words(store, score, because, told):
    assert comparing.describe(Similar("x", "X", score, because)) == told
