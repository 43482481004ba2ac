"""How long a rerun takes for twenty people at once, and what the processes weigh."""

import asyncio
import datetime as dt
import random
import statistics
import tempfile
import time
from pathlib import Path

from corpus.people import Role, User
from corpus.store import Store, open_store
from corpus.store.jobs import JobState, latest_job
from corpus.store.sessions import create_first_account, setup_token, sign_in
from pages.welcome.demo import load_demo
from tests.bench.memory import family, megabytes
from tests.bench.tabs import Tab
from tests.server import Server, running

SESSIONS = 20
RERUNS = 30
THINK_SECONDS = 2.0
LOGIN, PASSWORD = "messung", "eine lange Messung 2026"
PAGES = ("ueberblick", "themen", "akteure", "herausforderungen", "zuweisung", "interviews")


def measure() -> list[tuple[str, str, str]]:
    """Rows of what was measured: name, value, aim."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        store = open_store(f"sqlite:///{data / 'fundament.db'}")
        user = _first_account(store)
        with running(data) as server:
            load_demo(store, by=user, at=_now(), report=lambda *_: None)
            worker_peak = _wait_for_analysis(store, server)
            times = asyncio.run(_everybody(server, store))
            weight = megabytes(server.pid)
            assert "Vorgang " not in server.log.read_text("utf-8"), "a page failed, so its time means nothing"
        store.close()
    deciles = statistics.quantiles(times, n=20)
    return [
        ("health after start", f"{server.seconds_to_health:.1f} s", "<= 3 s"),
        (f"rerun p50, {SESSIONS} sessions", f"{statistics.median(times):.0f} ms", "<= 60 ms"),
        (f"rerun p95, {SESSIONS} sessions", f"{deciles[18]:.0f} ms", "<= 200 ms"),
        ("web process", f"{weight:.0f} MB", "<= 300 MB"),
        ("worker with children, peak", f"{worker_peak:.0f} MB", "<= 1,200 MB"),
    ]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _first_account(store: Store) -> User:
    token = setup_token(store, now=_now())
    assert token
    roles = {Role.ADMIN, Role.FACILITATOR, Role.STAFF}
    return create_first_account(store, token, login=LOGIN, name="Messung", password=PASSWORD, roles=roles, now=_now())


def _wait_for_analysis(store: Store, server: Server) -> float:
    """Peak weight of the worker and its children in MB until the analysis is done."""
    peak = 0.0
    while (job := latest_job(store)) and job.state in (JobState.WAITING, JobState.RUNNING):
        peak = max(peak, sum(megabytes(pid, measure="Pss") for pid in family(server.pid) if pid != server.pid))
        time.sleep(0.2)
    assert job, "no job was requested"
    assert job.state is JobState.DONE, job
    return peak


async def _everybody(server: Server, store: Store) -> list[float]:
    cookies = [_cookie(store, number) for number in range(SESSIONS)]
    results = await asyncio.gather(*(_person(server, cookie, number) for number, cookie in enumerate(cookies)))
    return [milliseconds for result in results for milliseconds in result]


def _cookie(store: Store, number: int) -> str:
    token = sign_in(store, LOGIN, PASSWORD, address=f"192.0.2.{number}", now=_now())
    return f"fundament_session={token}"


async def _person(server: Server, cookie: str, seed: int) -> list[float]:
    """One person clicking through the pages with pauses; the first visit of each page is not counted."""
    chance = random.Random(seed)
    tab = Tab(server.url, cookie)
    await tab.open()
    for page in PAGES:
        await tab.rerun(page)
    times = []
    for _ in range(RERUNS):
        await asyncio.sleep(chance.uniform(0.5, 1.5) * THINK_SECONDS)
        times.append(await tab.rerun(chance.choice(PAGES)))
    return times
