"""Many writers at once, and processes killed in the middle: nothing fails, nothing is lost, nothing is half done."""

import datetime as dt
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from corpus.store import open_store, schema
from corpus.store.analyses import KEPT, latest_analysis, read_findings
from corpus.store.jobs import JobState, claim, latest_job, request_analysis
from tests.builders import NOW, build_analysis, build_transcript

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[3]
PROCESSES, THREADS, TRANSACTIONS = 4, 4, 20
KILLS = 12

COUNT = """
import sys
from concurrent.futures import ThreadPoolExecutor
from corpus.store import open_store, take_number
url, threads, transactions = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
store = open_store(url)
def write(_):
    for _ in range(transactions):
        with store.write() as connection:
            take_number(connection, "test")
with ThreadPoolExecutor(threads) as pool:
    list(pool.map(write, range(threads)))
"""

# Reads, then writes, over and over: the pattern that SQLite punishes when a transaction begins as a reader.
ANALYSE = """
import datetime as dt, sys
from corpus.store import open_store
from corpus.store.analyses import save_analysis, save_findings
from corpus.store.jobs import claim, report, request_analysis
from corpus.people import Role, User
from tests.builders import NOW, build_analysis, build_transcript
store = open_store(sys.argv[1])
staff = User(3, "stab", "Stab", frozenset({Role.STAFF}))
texts = [build_transcript(str(n), "Der Bus fehlt am Abend. " * 40, id=f"I-{n:02}") for n in range(40)]
analysis = build_analysis(texts)
print("ready", flush=True)
moment, lease = NOW, dt.timedelta(seconds=1)
while True:
    moment += dt.timedelta(seconds=2)
    request_analysis(store, by=staff, at=moment)
    job = claim(store, "w", now=moment, lease=lease)
    if job is None:
        continue
    for done in range(3):
        report(store, job, step="actors", done=done, total=3, now=moment, lease=lease)
        save_findings(store, f"{job.id}-{done}", b"x" * 5000)
    save_analysis(store, job, analysis, now=moment, keep=[f"{job.id}-{done}" for done in range(3)])
"""


def start(script: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_sixteen_writers_at_once_all_succeed_and_lose_nothing(store, store_url):
    writers = [start(COUNT, store_url, str(THREADS), str(TRANSACTIONS)) for _ in range(PROCESSES)]
    complaints = [writer.communicate()[1].decode() for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * PROCESSES, complaints
    with store.read() as connection:
        query = sa.select(schema.counters.c.value).where(schema.counters.c.name == "test")
        assert connection.execute(query).scalar() == PROCESSES * THREADS * TRANSACTIONS


def test_a_worker_killed_at_any_moment_leaves_no_half_analysis(store, store_url, people):
    expected = build_analysis(
        [build_transcript(str(n), "Der Bus fehlt am Abend. " * 40, id=f"I-{n:02}") for n in range(40)]
    )
    pause = random.Random(7)
    for _ in range(KILLS):
        worker = start(ANALYSE, store_url)
        assert worker.stdout.readline() == b"ready\n"
        time.sleep(pause.uniform(0.005, 0.15))
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
        assert_whole(open_store(store_url), expected)
    with store.read() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(schema.analyses)).scalar() > 0
    later = NOW + dt.timedelta(days=1)
    request_analysis(store, by=people.staff, at=later)
    assert claim(store, "w", now=later, lease=dt.timedelta(seconds=30)) is not None


def assert_whole(store, expected):
    """Each finished job has its analysis and each analysis its finished job; what is stored can be read."""
    jobs, analyses = schema.jobs, schema.analyses
    with store.read() as connection:
        finished = sa.select(jobs.c.id).where(jobs.c.state == JobState.DONE).order_by(jobs.c.id)
        kept = connection.execute(sa.select(analyses.c.job).order_by(analyses.c.job)).scalars().all()
        assert kept == connection.execute(finished).scalars().all()[-KEPT:]
        if store.folder is not None:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    found = latest_analysis(store)
    assert found is None or found[1] == expected
    if found is not None and latest_job(store).state is JobState.DONE:
        last = latest_job(store).id
        assert len(read_findings(store, [f"{last}-{n}" for n in range(3)])) == 3
    store.close()
