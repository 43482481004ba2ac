"""What many tests start from: a store on each database, people of every role, transcripts by hand.

``store`` runs a test on SQLite and on a real PostgreSQL server, with the accounts of ``people`` and the district
already in it; ``blank_store`` is as on the very first start. The people are made once, so that a store costs little.
A test that needs only one of them: ``@pytest.mark.parametrize("database", ["sqlite"], indirect=True)``.
"""

import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from corpus.people import Role, User
from corpus.store import Store, open_store
from corpus.store.accounts import create_account
from corpus.store.analyses import save_analysis
from corpus.store.districts import save_district
from corpus.store.jobs import claim, request_analysis
from corpus.store.material import add_transcripts, release
from corpus.store.sessions import create_first_account, setup_token
from corpus.types import Transcript
from tests.builders import DISTRICT, NOW, PASSWORD, build_analysis, build_transcript
from tests.databases import Rows, find_postgres, read_rows, restore_rows, run_postgres, temporary_database


@dataclass(frozen=True)
class People:
    """One account per role; members in one group, in two others, and in none."""

    admin: User
    facilitator: User
    staff: User
    administration: User
    member: User
    other_member: User
    lone_member: User

    @property
    def everybody(self) -> tuple[User, ...]:
        """All of them, in the order of their account ids."""
        return tuple(getattr(self, field.name) for field in fields(self))


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request) -> str:
    """The kind of database of this test."""
    return request.param


@pytest.fixture
def store(database, store_url, request) -> Iterator[Store]:
    """An open store with people and district."""
    opened = open_store(store_url)
    if database == "postgres":
        restore_rows(opened, request.getfixturevalue("postgres_template")[2])
    yield opened
    opened.close()


@pytest.fixture
def blank_store(blank_url) -> Iterator[Store]:
    """A store as on the very first start."""
    opened = open_store(blank_url)
    yield opened
    opened.close()


@pytest.fixture
def people(database, request) -> People:
    """The accounts in ``store``."""
    return request.getfixturevalue(f"{database}_template")[1]


@pytest.fixture
def now() -> dt.datetime:
    """The moment at which tests happen."""
    return NOW


@pytest.fixture
def password() -> str:
    """The password of everybody in ``people``."""
    return PASSWORD


@pytest.fixture
def transcript() -> Callable[..., Transcript]:
    """Builder of a short interview: ``transcript("a", "Der Bus fehlt.")``."""
    return build_transcript


@pytest.fixture
def analysed(store, people) -> int:
    """Id of an analysis of two released interviews, with the challenges c1, c2 and c3."""
    items = [(build_transcript(name), name.encode()) for name in ("a", "b")]
    ids = [added.id for added in add_transcripts(store, items, by=people.facilitator, at=NOW)]
    texts = release(store, ids, declaration="frei von Namen", by=people.facilitator, at=NOW)
    request_analysis(store, by=people.staff, at=NOW)
    job = claim(store, "worker", now=NOW, lease=dt.timedelta(minutes=1))
    assert job
    return save_analysis(store, job, build_analysis(texts, challenges=("c1", "c2", "c3")), now=NOW)


@pytest.fixture
def store_url(database, tmp_path, request) -> str:
    """URL of the database of ``store``."""
    template, *_ = request.getfixturevalue(f"{database}_template")
    if database == "sqlite":
        folder = tmp_path / "data"
        folder.mkdir(mode=0o700)
        shutil.copy(template, folder / "fundament.db")
        return f"sqlite:///{folder / 'fundament.db'}"
    return template


@pytest.fixture
def blank_url(database, tmp_path, request) -> Iterator[str]:
    """URL of an empty database of this test's own, not migrated; on SQLite not even the folder is there."""
    if database == "sqlite":
        yield f"sqlite:///{tmp_path / 'blank' / 'fundament.db'}"
    else:
        with temporary_database(request.getfixturevalue("postgres_server")) as url:
            yield url


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """URL of a throw-away server on loopback without a database's name, or the one in FUNDAMENT_TEST_POSTGRES."""
    given, programs = os.environ.get("FUNDAMENT_TEST_POSTGRES"), find_postgres()
    if given:
        yield given.rstrip("/")
    elif programs:
        with run_postgres(programs) as url:
            yield url
    elif os.environ.get("CI"):
        pytest.fail("PostgreSQL's server is not installed (Debian: apt-get install postgresql)")
    else:
        pytest.skip("PostgreSQL's server is not installed (Debian: apt-get install postgresql)")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory) -> tuple[Path, People]:
    """A migrated, closed file with people and district."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    return path, populate(f"sqlite:///{path}")


@pytest.fixture(scope="session")
def postgres_template(postgres_server) -> Iterator[tuple[str, People, Rows]]:
    """URL of a database that all tests share, its people, and the rows it has before each test."""
    with temporary_database(postgres_server) as url:
        people = populate(url)
        store = open_store(url)
        rows = read_rows(store)
        store.close()
        yield url, people, rows


def populate(url: str) -> People:
    """Fill a new database with people of every role and a district with three groups."""
    store = open_store(url)
    token = setup_token(store, now=NOW)
    assert token
    admin = create_first_account(
        store, token, login="admin", name="Ada Min", password=PASSWORD, roles={Role.ADMIN}, now=NOW
    )

    def add(login: str, role: Role, *groups: str) -> User:
        return create_account(
            store, login=login, name=login.title(), roles={role}, groups=groups, password=PASSWORD, by=admin, at=NOW
        )

    people = People(
        admin=admin,
        facilitator=add("moderation", Role.FACILITATOR),
        staff=add("stab", Role.STAFF),
        administration=add("verwaltung", Role.ADMINISTRATION),
        member=add("mobil", Role.MEMBER, "bus"),
        other_member=add("sprecherin", Role.MEMBER, "sprache", "wohnen"),
        lone_member=add("neu", Role.MEMBER),
    )
    save_district(store, DISTRICT, by=admin, at=NOW)
    store.close()
    return people
