"""An analysis survives a killed worker and a killed server, with the real processes."""

import datetime as dt
import os
import signal
import time

import pytest

from corpus.demo import demo_files
from corpus.store.analyses import latest_analysis
from corpus.store.jobs import JobState, latest_job
from pages.welcome.demo import load_demo
from tests.bench.memory import family
from tests.browser.demo import create_people, open_data, wait_for_analysis
from tests.server import free_port, running, start, wait_until_healthy

pytestmark = pytest.mark.slow

PATIENCE_SECONDS = 60


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def demo_store(folder):
    store = open_data(folder)
    load_demo(store, by=create_people(store), at=dt.datetime.now(dt.UTC), report=lambda *_: None)
    yield store
    store.close()


def wait_until_reading(store):
    """Return when the job has read some interviews, but not all."""
    began = time.monotonic()
    while (job := latest_job(store)) and not (job.state is JobState.RUNNING and job.done):
        assert time.monotonic() - began < PATIENCE_SECONDS, job
        time.sleep(0.02)


def assert_complete(store):
    job, found = latest_job(store), latest_analysis(store)
    assert job.attempts == 2
    assert len(found[1].inputs) == len(demo_files())


def test_a_killed_worker_is_replaced_and_the_analysis_finished(folder, demo_store):
    with running(folder) as server:
        wait_until_reading(demo_store)
        for pid in family(server.pid)[1:]:
            os.kill(pid, signal.SIGKILL)
        wait_for_analysis(demo_store)
    assert_complete(demo_store)


def test_a_killed_server_takes_its_worker_along_and_the_next_one_finishes_the_analysis(folder, demo_store):
    port, log = free_port(), folder / "console.txt"
    process = start(folder, port=port, log=log)
    wait_until_healthy(f"http://127.0.0.1:{port}", process)
    wait_until_reading(demo_store)
    left = family(process.pid)[1:]
    process.kill()
    process.wait()
    with running(folder, port=port):
        wait_for_analysis(demo_store)
    assert_complete(demo_store)
    assert [pid for pid in left if os.path.exists(f"/proc/{pid}")] == []
