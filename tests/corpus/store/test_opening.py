"""Opening: the folder is private and local, the schema is the newest, several processes may start at once."""

import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import DatabaseError

from corpus.errors import BadConfiguration, InvalidInput
from corpus.store import folders, open_store
from corpus.store.migrations import configure, migrate
from corpus.store.schema import UtcTime, accounts, metadata

ROOT = Path(__file__).resolve().parents[3]
SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
MOUNTS = """22 1 253:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:45 / /srv/netz rw - nfs4 server:/netz rw
41 22 0:46 / /srv/netz/lokal rw - xfs /dev/vdb rw
42 22 0:47 / /mnt/mit\\040Leerzeichen rw - fuse.sshfs x:/ rw"""


def test_the_migrations_build_exactly_the_tables_of_the_program(blank_store):
    with blank_store.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_migrations_can_be_undone(blank_store):
    with blank_store.write() as connection:
        command.downgrade(configure(connection), "base")
        assert set(sa.inspect(connection).get_table_names()) <= {"alembic_version"}
        migrate(connection)
    with blank_store.read() as connection:
        assert connection.execute(sa.select(accounts)).all() == []


def test_opening_again_keeps_what_is_there(store, store_url, people):
    again = open_store(store_url)
    with again.read() as connection:
        assert len(connection.execute(sa.select(accounts)).all()) == len(people.everybody)
    again.close()


def test_a_reader_cannot_write(store):
    with store.read() as connection, pytest.raises(DatabaseError):
        connection.execute(accounts.update().values(active=False))


def test_an_error_undoes_the_whole_transaction(store):
    def close_all_and_fail():
        with store.write() as connection:
            connection.execute(accounts.update().values(active=False))
            raise InterruptedError

    with pytest.raises(InterruptedError):
        close_all_and_fail()
    with store.read() as connection:
        assert connection.execute(sa.select(accounts).where(~accounts.c.active)).all() == []


def test_a_reader_sees_one_moment(store):
    count = sa.select(sa.func.count()).select_from(accounts).where(accounts.c.active)
    with store.read() as reader:
        before = reader.execute(count).scalar()
        with store.write() as writer:
            writer.execute(accounts.update().values(active=False))
        assert reader.execute(count).scalar() == before


def test_a_time_without_zone_is_a_mistake(store, now):
    with pytest.raises(sa.exc.StatementError, match="time zone"), store.write() as connection:
        connection.execute(accounts.update().values(created_at=now.replace(tzinfo=None)))


def test_times_are_the_same_type_on_both_databases():
    assert isinstance(accounts.c.created_at.type, UtcTime)


def test_several_processes_open_a_new_database_at_once(blank_url):
    script = "import sys; from corpus.store import open_store; open_store(sys.argv[1]).close()"
    started = [
        subprocess.Popen([sys.executable, "-c", script, blank_url], cwd=ROOT, stderr=subprocess.PIPE) for _ in range(3)
    ]
    complaints = [process.communicate()[1] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], complaints


@SQLITE
def test_sqlite_is_set_up_to_lose_nothing(store):
    with store.read() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in
                 ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")}  # fmt: skip
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 30_000,
    }


@SQLITE
def test_folder_and_files_belong_to_the_owner_alone(blank_store):
    folder = blank_store.folder
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()} == {
        "fundament.db": 0o600,
        "fundament.db-wal": 0o600,
        "fundament.db-shm": 0o600,
    }


def test_an_open_folder_with_content_is_refused(tmp_path):
    (tmp_path / "other.txt").touch()
    tmp_path.chmod(0o755)
    with pytest.raises(BadConfiguration, match="chmod 700"):
        open_store(f"sqlite:///{tmp_path / 'fundament.db'}")


def test_an_open_empty_folder_is_closed(tmp_path):
    tmp_path.chmod(0o755)
    open_store(f"sqlite:///{tmp_path / 'fundament.db'}").close()
    assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(BadConfiguration, match="anlegen"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'fundament.db'}")


@pytest.mark.parametrize(
    "url", ["", "unsinn", "mysql://x/y", "sqlite://", "sqlite:///:memory:", "postgresql://a:b:c/d"]
)
def test_an_unusable_address_is_refused_without_repeating_it(url):
    with pytest.raises(BadConfiguration, match="FUNDAMENT_DATABASE_URL"):
        open_store(url)


def test_an_unreachable_server_is_named_without_the_password():
    with pytest.raises(BadConfiguration, match=r"127\.0\.0\.1") as caught:
        open_store("postgresql://fundament:geheim@127.0.0.1:1/fundament")
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    ("folder", "kind", "network"),
    [
        ("/home/x", "ext4", False),
        ("/srv/netz/daten", "nfs4", True),
        ("/srv/netz/lokal/daten", "xfs", False),
        ("/srv/netzteil", "ext4", False),
        ("/mnt/mit Leerzeichen/x", "fuse.sshfs", True),
    ],
)
def test_network_drives_are_recognised(folder, kind, network):
    assert folders.find_filesystem(Path(folder), MOUNTS) == kind
    assert folders.is_network(kind) is network


def test_a_network_drive_is_refused(tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text("22 1 0:45 / / rw - cifs //server/netz rw", "utf-8")
    monkeypatch.setattr(folders, "MOUNTS", mounts)
    with pytest.raises(BadConfiguration, match="Netzlaufwerk"):
        open_store(f"sqlite:///{tmp_path / 'data' / 'fundament.db'}")


def test_a_nearly_full_disk_takes_no_files(tmp_path):
    with pytest.raises(InvalidInput, match="Speicherplatz"):
        folders.demand_space(tmp_path, 10**15)
    folders.demand_space(tmp_path, 0)


@pytest.mark.parametrize("table", ["decisions", "evidence"])
@pytest.mark.parametrize("change", ["update", "delete"])
def test_what_people_decided_is_only_ever_added_to(table, change):
    sources = (ROOT / "corpus" / "store").glob("*.py")
    assert not [path.name for path in sources if f"{table}.{change}(" in path.read_text("utf-8")]
