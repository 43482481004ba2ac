"""Comparisons of drafts: asked of the worker, handed out once, and never with a name the person may not see."""

import pytest

from corpus.errors import InvalidInput, NotAllowed, NotFound
from corpus.store.comparisons import LONGEST_DRAFT, open_dossiers, read_comparison, request_comparison
from corpus.store.dossiers import confirm_routings, read_dossier, save_dossier
from corpus.store.searches import SearchState, answer_search, open_searches, read_search, request_search
from corpus.types import Compared, Comparison, Draft, SearchAnswer, Similar
from corpus.workflow import answer, take

DRAFT = Draft(Compared.DOSSIER, "Der Bus fehlt", "Abends fährt nichts.", targets=("Frauen",), area=("Nordheim",))
FOUND = Comparison((Similar("D-001", "Kein Bus", 0.7, {"topic": 0.9}, ("Bus",)), Similar("D-002", "Kurse", 0.4)))


@pytest.fixture
def ask(store, now):
    def ask(draft, *, by, answered=None):
        id = request_comparison(store, draft, by=by, at=now)
        if answered:
            answer_search(store, id, SearchState.DONE, answer=answered)
        return id

    return ask


@pytest.fixture
def two(store, people, now, analysed):
    """D-001 at the group "bus" of the member, D-002 at "sprache"."""
    return confirm_routings(store, analysed, {"c1": "bus", "c2": "sprache"}, note="", by=people.staff, at=now)


def test_a_draft_waits_until_the_worker_has_answered_and_its_answer_is_handed_out_once(store, people, ask, two):
    id = ask(DRAFT, by=people.staff)
    [waiting] = open_searches(store)
    assert (waiting.id, waiting.draft, waiting.query) == (id, DRAFT, "")
    assert read_comparison(store, id, by=people.staff).state is SearchState.WAITING
    answer_search(store, id, SearchState.DONE, answer=FOUND)
    assert read_comparison(store, id, by=people.staff).comparison == FOUND
    with pytest.raises(NotFound):
        read_comparison(store, id, by=people.staff)


def test_of_dossiers_of_other_groups_only_the_number_is_told(store, people, ask, two):
    id = ask(DRAFT, by=people.member, answered=FOUND)
    assert read_comparison(store, id, by=people.member).comparison == Comparison(FOUND.similar[:1], hidden=1)
    id = ask(DRAFT, by=people.lone_member, answered=FOUND)
    assert read_comparison(store, id, by=people.lone_member).comparison == Comparison((), hidden=2)


@pytest.mark.parametrize(
    ("compared", "allowed"),
    [
        (Compared.MEASURE, {"staff"}),
        (Compared.DOSSIER, {"staff", "member", "other_member", "lone_member"}),
        (Compared.GROUP, {"staff", "admin"}),
    ],
)
def test_only_those_who_may_enter_such_a_thing_may_ask(store, people, ask, compared, allowed):
    for person in people.everybody:
        draft = Draft(compared, "Sprachcafé")
        if person.login in {getattr(people, name).login for name in allowed}:
            ask(draft, by=person)
        else:
            with pytest.raises(NotAllowed):
                ask(draft, by=person)


def test_an_answer_belongs_to_who_asked_and_to_the_kind_of_question(store, people, now, ask):
    id = ask(Draft(Compared.GROUP, "AK Bus"), by=people.staff, answered=Comparison())
    for read, person in ((read_comparison, people.admin), (read_search, people.staff)):
        with pytest.raises(NotFound):
            read(store, id, by=person)
    search = request_search(store, "Bus", by=people.staff, at=now)
    answer_search(store, search, SearchState.DONE, answer=SearchAnswer())
    with pytest.raises(NotFound):
        read_comparison(store, search, by=people.staff)
    assert read_search(store, search, by=people.staff).answer == SearchAnswer()


@pytest.mark.parametrize(("name", "text"), [("", " \n "), ("a", "x" * LONGEST_DRAFT)])
def test_a_useless_draft_is_refused_with_a_remedy(people, ask, name, text):
    with pytest.raises(InvalidInput, match="Bitte"):
        ask(Draft(Compared.GROUP, name, text), by=people.staff)


def test_what_is_answered_is_no_open_dossier(store, people, now, two):
    assert [one.id for one in open_dossiers(store)] == ["D-001", "D-002"]
    taken = save_dossier(store, take(two[0], by=people.member, at=now), by=people.member)
    save_dossier(store, answer(taken, "Erledigt.", by=people.member, at=now), by=people.member)
    assert read_dossier(store, "D-001", by=people.staff).stage.value == "answered"
    assert [one.id for one in open_dossiers(store)] == ["D-002"]
