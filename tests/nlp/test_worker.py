import datetime as dt
from pathlib import Path

import pytest

from corpus.people import Role, User
from corpus.settings import read_settings
from corpus.store import Store, open_store
from corpus.store.analyses import latest_analysis
from corpus.store.districts import save_district
from corpus.store.dossiers import confirm_routings, read_dossiers
from corpus.store.jobs import JobState, cancel, claim, latest_job, request_analysis
from corpus.store.material import add_transcripts, release
from corpus.store.sessions import create_first_account, setup_token
from corpus.types import Analysis, District, SpeakerRole, Transcript, Turn, WorkingGroup
from nlp import worker
from nlp.worker import StoredFindings, run_job, run_worker

NOW = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
SETTINGS = read_settings({})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    return open_store(f"sqlite:///{folder / 'fundament.db'}")


@pytest.fixture
def person(store: Store) -> User:
    token = setup_token(store, now=NOW)
    assert token is not None
    roles = frozenset({Role.ADMIN, Role.FACILITATOR, Role.STAFF})
    return create_first_account(
        store, token, login="moni", name="Moni", password="lange-geheime-Worte-42", roles=roles, now=NOW
    )


def put_interview(store: Store, person: User) -> None:
    turns = (
        Turn("I", SpeakerRole.INTERVIEWER, "Wie ist es mit Wohnungen?"),
        Turn("B", SpeakerRole.RESPONDENT, "Es gibt einfach keine Wohnungen mehr im Dorf."),
    )
    spoken = Transcript("", "a.txt", "0" * 64, turns)
    added = add_transcripts(store, [(spoken, b"x")], by=person, at=NOW)
    release(store, [one.id for one in added], declaration="Frei von Namen.", by=person, at=NOW)
    group = WorkingGroup("wohnen", "AK Wohnen", "Wohnungen und Mieten.")
    save_district(store, District("Landkreis", groups=(group,)), by=person, at=NOW)


def test_a_requested_analysis_is_done_and_saved(store: Store, person: User) -> None:
    put_interview(store, person)
    request_analysis(store, by=person, at=NOW)
    run_worker(store, settings=SETTINGS, once=True)
    saved = latest_analysis(store)
    assert saved is not None
    assert [one.text for one in saved[1].statements] == ["Es gibt einfach keine Wohnungen mehr im Dorf."]
    job = latest_job(store)
    assert job is not None
    assert job.state is JobState.DONE


def test_what_staff_confirmed_teaches_the_routing_and_stays_as_it_is(store: Store, person: User) -> None:
    put_interview(store, person)
    again = Transcript("", "b.txt", "1" * 64, (Turn("B", SpeakerRole.RESPONDENT, "Es gibt hier keine Wohnungen."),))
    added = add_transcripts(store, [(again, b"y")], by=person, at=NOW)
    release(store, [one.id for one in added], declaration="Frei von Namen.", by=person, at=NOW)
    groups = (WorkingGroup("wohnen", "AK Wohnen", "Wohnungen und Mieten."), WorkingGroup("bus", "AG Bus", "Busse."))
    save_district(store, District("Landkreis", groups=groups), by=person, at=NOW)
    first, before = run_analysis(store, person)
    decided = confirm_routings(store, first, {before.routings[0].challenge: "bus"}, note="", by=person, at=NOW)
    _, after = run_analysis(store, person)
    assert probability_of("bus", after) > probability_of("bus", before)
    assert read_dossiers(store, by=person) == decided


def run_analysis(store: Store, person: User) -> tuple[int, Analysis]:
    request_analysis(store, by=person, at=NOW)
    run_worker(store, settings=SETTINGS, once=True)
    saved = latest_analysis(store)
    assert saved is not None
    return saved


def probability_of(group: str, analysis: Analysis) -> float:
    return next(one.probability for one in analysis.routings[0].ranked if one.group == group)


def test_a_cancelled_job_saves_nothing(store: Store, person: User) -> None:
    put_interview(store, person)
    request_analysis(store, by=person, at=NOW)
    job = claim(store, "w", now=NOW, lease=worker.LEASE)
    assert job is not None
    cancel(store, job.id, by=person, at=NOW)
    run_job(store, job, settings=SETTINGS)
    assert latest_analysis(store) is None


def test_findings_survive_the_worker_that_made_them(store: Store) -> None:
    StoredFindings(store)["key"] = b"found"
    assert "key" in StoredFindings(store)
    assert StoredFindings(store)["key"] == b"found"


def test_nothing_to_do_is_done_at_once(store: Store) -> None:
    run_worker(store, settings=SETTINGS, once=True)
    assert latest_job(store) is None
