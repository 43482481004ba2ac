"""The demo district with an account for every role, analysed by the real worker."""

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

from corpus.demo import demo_district
from corpus.people import Role, User
from corpus.store import Store, open_store
from corpus.store.accounts import create_account
from corpus.store.analyses import latest_analysis
from corpus.store.dossiers import confirm_routings
from corpus.store.jobs import JobState, latest_job
from corpus.store.sessions import create_first_account, setup_token
from pages.welcome.demo import load_demo

PASSWORD = "ein Kennwort nur zum Prüfen"
LONGEST_SECONDS = 300
# login -> roles; the member belongs to every group
PEOPLE = {
    "mo": frozenset({Role.FACILITATOR}),
    "kim": frozenset({Role.STAFF}),
    "ali": frozenset({Role.MEMBER}),
    "vera": frozenset({Role.ADMINISTRATION}),
}


def open_data(folder: Path) -> Store:
    """The store the program will find in this data folder."""
    return open_store(f"sqlite:///{folder / 'fundament.db'}")


def create_people(store: Store) -> User:
    """Accounts for ``leitung`` (all of admin, facilitator and staff) and PEOPLE; returns the first."""
    now = dt.datetime.now(dt.UTC)
    token = setup_token(store, now=now)
    assert token
    roles = {Role.ADMIN, Role.FACILITATOR, Role.STAFF}
    boss = create_first_account(
        store, token, login="leitung", name="Lena Leitung", password=PASSWORD, roles=roles, now=now
    )
    for login, given in PEOPLE.items():
        groups = [group.id for group in demo_district().groups] if Role.MEMBER in given else []
        create_account(
            store, login=login, name=login.title(), roles=given, groups=groups, password=PASSWORD, by=boss, at=now
        )
    return boss


def fill(store: Store, boss: User) -> None:
    """Load the demo, wait until the worker of the running program has analysed it, assign one challenge."""
    now = dt.datetime.now(dt.UTC)
    load_demo(store, by=boss, at=now, report=lambda *_: None)
    wait_for_analysis(store)
    found = latest_analysis(store)
    assert found
    first = found[1].routings[0]
    confirm_routings(store, found[0], {first.challenge: first.ranked[0].group}, note="", by=boss, at=now)


def wait_for_analysis(store: Store, *, watch: Callable[[], None] = lambda: None) -> None:
    """Return when the latest job is done; fail when it fails or takes too long. ``watch`` is called meanwhile."""
    began = time.monotonic()
    while (job := latest_job(store)) and job.state in (JobState.WAITING, JobState.RUNNING):
        watch()
        assert time.monotonic() - began < LONGEST_SECONDS, job
        time.sleep(0.3)
    assert job, "no job was requested"
    assert job.state is JobState.DONE, job
