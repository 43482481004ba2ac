"""Every function that takes a person, tried by every role: what this table doesn't allow is refused.

A new function of the store has to be entered here; the last test sees to that.
"""

import datetime as dt
import importlib
import inspect
from dataclasses import replace

import pytest

from corpus.errors import NotAllowed, NotFound
from corpus.people import Role
from corpus.store import (
    accounts,
    actors,
    analyses,
    codings,
    comparisons,
    districts,
    dossiers,
    jobs,
    material,
    measures,
    searches,
    sessions,
)
from corpus.types import Actor, ActorKind, Coded, Compared, Draft, RegisteredMeasure
from corpus.workflow import ActorAct, ActorDecision
from corpus.workflow.codings.decisions import CodingAct, CodingDecision
from corpus.workflow.measures import MeasureStep, Verdict, VerdictKind
from tests.builders import DISTRICT, NOW, build_transcript

MODULES = (
    accounts,
    actors,
    analyses,
    codings,
    comparisons,
    districts,
    dossiers,
    jobs,
    material,
    measures,
    searches,
    sessions,
)
FACILITATOR, STAFF, MEMBER, ADMINISTRATION, ADMIN = Role
NEW = {"login": "neue", "name": "Neue", "roles": {Role.STAFF}, "groups": (), "password": "ein langes Wort"}
ACTOR = Actor("a1", "Verein", ActorKind.ORG)
NAMING = CodingDecision(CodingAct.NAME, Coded.THEME, ("th1",), name="Wege")
RENAMING = ActorDecision(ActorAct.RENAME, ("a1",), name="Brücke")
CAFE, BUS = RegisteredMeasure("", "Café"), RegisteredMeasure("", "Bus")
ENDING = {"step": MeasureStep.WITHDRAW, "seen": 1, "reason": "Versehen"}
TWICE = Verdict(("M-0001", "M-0002"), VerdictKind.DUPLICATE, "Gleiches Angebot")
GROUP = Draft(Compared.GROUP, "AK Bus")
SAME = {"name": "Stab", "roles": {Role.STAFF}, "groups": (), "active": True}

# function -> (who may, a call by somebody); dossier D-001 lies at the member's group, I-03 is not released
CALLS = {
    "create_account": ({ADMIN}, lambda s, **who: accounts.create_account(s, **NEW, **who)),
    "change_account": ({ADMIN}, lambda s, **who: accounts.change_account(s, 3, **SAME, **who)),
    "set_password": ({ADMIN}, lambda s, **who: accounts.set_password(s, 3, "ein langes Wort", **who)),
    "read_accounts": ({ADMIN}, lambda s, by, at: accounts.read_accounts(s, by=by)),
    "read_members": ({ADMIN, STAFF}, lambda s, by, at: accounts.read_members(s, by=by)),
    "save_district": ({ADMIN}, lambda s, **who: districts.save_district(s, DISTRICT, **who)),
    "district_history": ({ADMIN}, lambda s, by, at: districts.district_history(s, by=by)),
    "add_transcripts": (
        {FACILITATOR},
        lambda s, **who: material.add_transcripts(s, [(build_transcript("neu"), b"x")], **who),
    ),
    "find_duplicate": ({FACILITATOR}, lambda s, by, at: material.find_duplicate(s, "x", by=by)),
    "read_material": ({FACILITATOR, STAFF}, lambda s, by, at: material.read_material(s, by=by)),
    "read_transcript": ({FACILITATOR, STAFF}, lambda s, by, at: material.read_transcript(s, "I-01", by=by)),
    "correct": (
        {FACILITATOR},
        lambda s, **who: material.correct(s, "I-01", roles=None, metadata=None, version=2, **who),
    ),
    "release": ({FACILITATOR}, lambda s, **who: material.release(s, ["I-03"], declaration="ja", **who)),
    "discard": ({FACILITATOR}, lambda s, **who: material.discard(s, "I-03", **who)),
    "request_analysis": ({FACILITATOR, STAFF}, lambda s, **who: jobs.request_analysis(s, **who)),
    "cancel": ({FACILITATOR, STAFF}, lambda s, **who: jobs.cancel(s, 3, **who)),
    "latest_analysis_id": ({FACILITATOR, STAFF}, lambda s, by, at: analyses.latest_analysis_id(s, by=by)),
    "read_analysis": ({FACILITATOR, STAFF}, lambda s, by, at: analyses.read_analysis(s, 1, by=by)),
    "decide_codings": ({STAFF}, lambda s, **who: codings.decide_codings(s, [NAMING], seen=9, **who)),
    "undo_coding": ({STAFF}, lambda s, **who: codings.undo_coding(s, 1, **who)),
    "undo_codings": ({STAFF}, lambda s, **who: codings.undo_codings(s, [1], **who)),
    "coding_decisions": ({FACILITATOR, STAFF}, lambda s, by, at: codings.coding_decisions(s, by=by)),
    "latest_coding_entry": ({FACILITATOR, STAFF}, lambda s, by, at: codings.latest_coding_entry(s, by=by)),
    "decide_actor": ({STAFF}, lambda s, **who: actors.decide_actor(s, RENAMING, seen=9, **who)),
    "undo_actor": ({STAFF}, lambda s, **who: actors.undo_actor(s, 1, **who)),
    "actor_decisions": ({FACILITATOR, STAFF}, lambda s, by, at: actors.actor_decisions(s, by=by)),
    "latest_actor_entry": ({FACILITATOR, STAFF}, lambda s, by, at: actors.latest_actor_entry(s, by=by)),
    "save_measures": ({STAFF}, lambda s, **who: measures.save_measures(s, [replace(CAFE, name="Neu")], **who)),
    "step_measure": (
        {STAFF},
        lambda s, **who: measures.step_measure(s, replace(CAFE, id="M-0001"), **ENDING, **who),
    ),
    "read_measures": ({STAFF}, lambda s, by, at: measures.read_measures(s, by=by)),
    "decide_overlap": (
        {STAFF},
        lambda s, **who: measures.decide_overlap(s, replace(TWICE, measures=("M-0001", "M-0003")), **who),
    ),
    "undo_verdict": ({STAFF}, lambda s, **who: measures.undo_verdict(s, 1, **who)),
    "read_verdicts": ({STAFF}, lambda s, by, at: measures.read_verdicts(s, by=by)),
    "request_search": ({FACILITATOR, STAFF}, lambda s, **who: searches.request_search(s, "Bus", **who)),
    "read_search": ({FACILITATOR, STAFF}, lambda s, by, at: read_own_search(s, by=by, at=at)),
    "request_comparison": ({STAFF, ADMIN}, lambda s, **who: comparisons.request_comparison(s, GROUP, **who)),
    "read_comparison": ({STAFF, ADMIN}, lambda s, by, at: read_own_comparison(s, by=by, at=at)),
    "confirm_routings": ({STAFF}, lambda s, **who: dossiers.confirm_routings(s, 1, {"c2": "bus"}, note="", **who)),
    "confirmed": ({STAFF}, lambda s, by, at: dossiers.confirmed(s, by=by)),
    "read_dossier": ({STAFF, MEMBER}, lambda s, by, at: dossiers.read_dossier(s, "D-001", by=by)),
    "save_dossier": ({STAFF, MEMBER}, lambda s, by, at: dossiers.save_dossier(s, read_as_staff(s), by=by)),
}
# These answer everybody, but only with what is the person's own: their tests are in test_dossiers and test_sessions.
OWN_ONLY = {"read_dossiers", "count_dossiers", "visible", "change_password"}


def read_own_search(store, *, by, at):
    allowed = replace(by, roles=frozenset({STAFF}), active=True)
    return searches.read_search(store, searches.request_search(store, "Bus", by=allowed, at=at), by=by)


def read_own_comparison(store, *, by, at):
    allowed = replace(by, roles=frozenset({STAFF}), active=True)
    return comparisons.read_comparison(store, comparisons.request_comparison(store, GROUP, by=allowed, at=at), by=by)


def read_as_staff(store):
    staff = next(user for user in everybody(store) if Role.STAFF in user.roles)
    return dossiers.read_dossier(store, "D-001", by=staff)


def everybody(store):
    admin = accounts.User(1, "", "", frozenset({Role.ADMIN}))
    return accounts.read_accounts(store, by=admin)


@pytest.fixture
def filled(store, people, analysed):
    """Two released interviews, one not released, an analysis with an actor and a theme somebody decided about, a
    dossier at group bus, three measures with a verdict about two, a waiting job.
    """
    dossiers.confirm_routings(store, analysed, {"c1": "bus"}, note="", by=people.staff, at=NOW)
    material.add_transcripts(store, [(build_transcript("c"), b"x")], by=people.facilitator, at=NOW)
    jobs.request_analysis(store, by=people.staff, at=NOW)
    job = jobs.claim(store, "worker", now=NOW, lease=dt.timedelta(minutes=1))
    named = replace(analyses.read_analysis(store, analysed, by=people.staff), actors=(ACTOR,))
    analyses.save_analysis(store, job, named, now=NOW)
    actors.decide_actor(store, replace(RENAMING, name="Neu"), seen=0, by=people.staff, at=NOW)
    codings.decide_codings(store, [NAMING], seen=0, by=people.staff, at=NOW)
    measures.save_measures(store, [CAFE, BUS, replace(BUS, provider="Kreis")], by=people.staff, at=NOW)
    measures.decide_overlap(store, TWICE, by=people.staff, at=NOW)
    jobs.request_analysis(store, by=people.staff, at=NOW)
    return store


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", CALLS)
def test_each_function_serves_the_roles_of_the_table_and_no_others(filled, people, name):
    allowed, call = CALLS[name]
    for person in people.everybody:
        if person.roles & allowed and person not in (people.other_member, people.lone_member):
            continue
        with pytest.raises((NotAllowed, NotFound)):
            call(filled, by=person, at=NOW)
    for role in sorted(allowed):
        closed = replace(people.member, roles=frozenset({role}), active=False)
        with pytest.raises((NotAllowed, NotFound)):
            call(filled, by=closed, at=NOW)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("name", "role"), [(name, role) for name in CALLS for role in sorted(CALLS[name][0])])
def test_the_roles_of_the_table_are_served(filled, people, name, role):
    person = next(person for person in people.everybody if role in person.roles)
    CALLS[name][1](filled, by=person, at=NOW)


def test_every_function_that_takes_a_person_is_in_the_table():
    taking = {
        name
        for module in MODULES
        for name, function in vars(importlib.import_module(module.__name__)).items()
        if inspect.isfunction(function)
        and function.__module__ == module.__name__
        and not name.startswith("_")
        and "by" in inspect.signature(function).parameters
    }
    assert taking == set(CALLS) | OWN_ONLY
