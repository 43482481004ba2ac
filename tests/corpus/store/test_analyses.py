import datetime as dt
from dataclasses import replace

import pytest

from corpus.errors import InvalidInput, NotFound, Outdated
from corpus.store.analyses import (
    KEPT,
    latest_analysis,
    latest_analysis_id,
    read_analysis,
    read_findings,
    save_analysis,
    save_findings,
)
from corpus.store.jobs import JobState, cancel, claim, latest_job, request_analysis
from tests.builders import build_analysis, build_transcript

LEASE = dt.timedelta(seconds=30)
ANALYSIS = build_analysis([build_transcript(id="I-01")])


@pytest.fixture
def begin(store, people, now):
    def begin():
        request_analysis(store, by=people.staff, at=now)
        return claim(store, "w", now=now, lease=LEASE)

    return begin


def test_before_the_first_analysis_there_is_none(store, people):
    assert latest_analysis(store) is None
    assert latest_analysis_id(store, by=people.staff) is None


def test_a_saved_analysis_comes_back_equal_and_ends_its_job(store, people, now, begin):
    id = save_analysis(store, begin(), ANALYSIS, now=now)
    assert latest_analysis(store) == (id, ANALYSIS)
    assert latest_analysis_id(store, by=people.facilitator) == id
    assert read_analysis(store, id, by=people.staff) == ANALYSIS
    job = latest_job(store)
    assert (job.state, job.finished_at) == (JobState.DONE, now)


def test_the_newest_analyses_are_kept(store, people, now, begin):
    ids = [save_analysis(store, begin(), ANALYSIS, now=now) for _ in range(KEPT + 2)]
    assert latest_analysis_id(store, by=people.staff) == ids[-1]
    assert read_analysis(store, ids[2], by=people.staff) == ANALYSIS
    with pytest.raises(NotFound):
        read_analysis(store, ids[1], by=people.staff)


def test_a_worker_that_lost_its_job_saves_nothing(store, now, begin):
    lost = begin()
    later = now + LEASE
    winner = claim(store, "w2", now=later, lease=LEASE)
    with pytest.raises(Outdated):
        save_analysis(store, lost, ANALYSIS, now=later)
    assert latest_analysis(store) is None
    save_analysis(store, winner, ANALYSIS, now=later)
    with pytest.raises(Outdated):
        save_analysis(store, winner, ANALYSIS, now=later)


def test_a_cancelled_job_saves_nothing(store, people, now, begin):
    job = begin()
    cancel(store, job.id, by=people.staff, at=now)
    with pytest.raises(Outdated):
        save_analysis(store, job, ANALYSIS, now=now)
    assert latest_analysis(store) is None


def test_findings_are_kept_under_their_keys(store):
    save_findings(store, "a", b"1")
    save_findings(store, "a", b"2")
    save_findings(store, "b", b"3")
    assert read_findings(store, ["a", "b", "c"]) == {"a": b"2", "b": b"3"}
    assert read_findings(store, []) == {}


def test_findings_the_new_analysis_does_not_rest_on_are_removed(store, now, begin):
    for key in ("kept", "gone"):
        save_findings(store, key, b"x")
    save_analysis(store, begin(), ANALYSIS, now=now)
    assert set(read_findings(store, ["kept", "gone"])) == {"kept", "gone"}
    save_analysis(store, begin(), ANALYSIS, now=now, keep=["kept"])
    assert set(read_findings(store, ["kept", "gone"])) == {"kept"}


def test_an_analysis_that_misquotes_an_interview_is_not_saved(store, analysed, people, now, begin):
    wrong = replace(ANALYSIS, statements=tuple(replace(one, text="Nie gesagt.") for one in ANALYSIS.statements))
    job = begin()
    with pytest.raises(InvalidInput, match="stimmt nicht mehr"):
        save_analysis(store, job, wrong, now=now)
    assert latest_analysis(store)[0] == analysed
