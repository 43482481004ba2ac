import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from corpus.errors import InvalidInput, NotFound
from corpus.store.jobs import JobState, cancel, claim, fail, latest_job, report, request_analysis

LEASE = dt.timedelta(seconds=30)


@pytest.fixture
def request_(store, people, now):
    return lambda: request_analysis(store, by=people.staff, at=now)


@pytest.fixture
def take(store, now):
    def take(worker="w1", *, after: float = 0):
        return claim(store, worker, now=now + dt.timedelta(seconds=after), lease=LEASE)

    return take


@pytest.fixture
def tell(store, now):
    def tell(job, *, after: float = 0, done=1):
        moment = now + dt.timedelta(seconds=after)
        return report(store, job, step="actors", done=done, total=9, now=moment, lease=LEASE)

    return tell


def test_without_a_request_there_is_nothing_to_do(store, take):
    assert latest_job(store) is None
    assert take() is None


def test_a_requested_job_waits_and_says_who_wants_it(store, now, request_):
    job = request_()
    assert (job.state, job.kind, job.requested_by, job.requested_at) == (JobState.WAITING, "analysis", "Stab", now)
    assert latest_job(store) == job


def test_asking_again_while_it_waits_is_the_same_job(request_, take):
    first = request_()
    assert request_() == first
    take()
    assert request_().id != first.id


def test_many_who_ask_at_once_share_one_job(request_):
    with ThreadPoolExecutor(8) as pool:
        assert len({job.id for job in pool.map(lambda _: request_(), range(8))}) == 1


def test_everybody_sees_how_far_it_is(store, request_, take, tell):
    request_()
    assert tell(take(), done=4)
    job = latest_job(store)
    assert (job.state, job.step, job.done, job.total) == (JobState.RUNNING, "actors", 4, 9)


def test_only_one_worker_gets_a_job(request_, take):
    request_()
    with ThreadPoolExecutor(8) as pool:
        taken = [job for job in pool.map(lambda n: take(f"w{n}"), range(8)) if job]
    assert len(taken) == 1


def test_one_job_at_a_time(request_, take):
    request_()
    first = take()
    request_()
    assert take("w2") is None
    assert first.attempts == 1


def test_a_job_whose_worker_died_is_taken_up_by_another(store, now, request_, take, tell):
    request_()
    dead = take("w1")
    assert take("w2", after=29) is None
    alive = take("w2", after=30)
    assert (alive.id, alive.attempts, alive.started_at) == (dead.id, 2, now)
    assert not tell(dead, after=31)
    assert tell(alive, after=31)
    fail(store, dead, "zu spät", now=now)
    assert latest_job(store).state is JobState.RUNNING


def test_reporting_renews_the_lease(request_, take, tell):
    request_()
    job = take()
    assert tell(job, after=20)
    assert take("w2", after=40) is None
    assert take("w2", after=50) is not None


def test_after_five_attempts_a_job_fails_and_the_next_one_is_taken(store, request_, take):
    first = request_()
    for attempt in range(5):
        assert take(after=100 * attempt).attempts == attempt + 1
    second = request_()
    assert take(after=500).id == second.id != first.id
    cancelled = latest_job(store)
    assert cancelled.id == second.id


def test_a_job_that_was_given_up_says_so_in_german(store, request_, take):
    request_()
    for attempt in range(5):
        take(after=100 * attempt)
    assert take(after=500) is None
    job = latest_job(store)
    assert job.state is JobState.FAILED
    assert "5-mal abgebrochen" in job.message


def test_a_failed_job_keeps_its_message(store, now, request_, take):
    request_()
    fail(store, take(), "Das Sprachmodell fehlt.", now=now)
    job = latest_job(store)
    assert (job.state, job.message, job.finished_at) == (JobState.FAILED, "Das Sprachmodell fehlt.", now)
    assert take(after=1000) is None


@pytest.mark.parametrize("running", [False, True])
def test_a_cancelled_job_stops_its_worker(store, people, now, request_, take, tell, running):
    job = request_()
    if running:
        job = take()
    cancel(store, job.id, by=people.facilitator, at=now)
    assert latest_job(store).state is JobState.CANCELLED
    assert not tell(job)
    assert take(after=1000) is None


def test_only_an_open_job_can_be_cancelled(store, people, now, request_, take):
    request_()
    job = take()
    fail(store, job, "x", now=now)
    with pytest.raises(InvalidInput, match="beendet"):
        cancel(store, job.id, by=people.staff, at=now)
    with pytest.raises(NotFound):
        cancel(store, 999, by=people.staff, at=now)
