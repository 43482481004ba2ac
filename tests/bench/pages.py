"""How long a rerun takes for twenty people at once, and what the processes weigh."""

import asyncio
import datetime as dt
import random
import statistics
import tempfile
from pathlib import Path

from corpus.store import Store
from corpus.store.sessions import sign_in
from pages.welcome.demo import load_demo
from tests.bench.memory import family, megabytes
from tests.bench.tabs import Tab
from tests.browser.demo import PASSWORD, create_people, open_data, wait_for_analysis
from tests.server import Server, running

SESSIONS = 20
RERUNS = 30
THINK_SECONDS = 2.0
LOGIN = "leitung"
PAGES = ("ueberblick", "themen", "akteure", "herausforderungen", "zuweisung", "interviews")


def measure() -> list[tuple[str, str, str]]:
    """Rows of what was measured: name, value, aim."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        store = open_data(data)
        user = create_people(store)
        with running(data) as server:
            load_demo(store, by=user, at=_now(), report=lambda *_: None)
            peaks = [0.0]
            wait_for_analysis(store, watch=lambda: peaks.append(_weigh_worker(server)))
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
        ("worker with children, peak", f"{max(peaks):.0f} MB", "<= 1,200 MB"),
    ]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _weigh_worker(server: Server) -> float:
    """Weight of the worker and its children in MB."""
    return sum(megabytes(pid, measure="Pss") for pid in family(server.pid) if pid != server.pid)


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
