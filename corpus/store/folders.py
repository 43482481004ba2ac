"""The data folder: private, on a local disk, with room to write."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import BadConfiguration, InvalidInput

NETWORK = ("nfs", "cifs", "smb", "9p", "virtiofs", "ceph", "glusterfs", "afs", "lustre", "davfs", "fuse.")
FLOOR = 1_000_000_000
MOUNTS = Path("/proc/self/mountinfo")


def prepare_folder(folder: Path) -> None:
    """Create the folder for its owner alone. Raises BadConfiguration where others can read it or it isn't local."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise BadConfiguration(f"Der Datenordner {folder} lässt sich nicht anlegen: {error.strerror}.") from error
    if folder.stat().st_mode & 0o077:
        _make_private(folder)
    if MOUNTS.exists() and is_network(find_filesystem(folder.resolve(), MOUNTS.read_text("utf-8"))):
        raise BadConfiguration(
            f"Der Datenordner {folder} liegt auf einem Netzlaufwerk; dort kann SQLite Daten verlieren. "
            "Bitte einen Ordner auf einer lokalen Platte wählen oder PostgreSQL verwenden."
        )


def _make_private(folder: Path) -> None:
    # An empty folder is ours to close; one with content may serve others, so a person has to decide.
    if any(folder.iterdir()):
        raise BadConfiguration(
            f"Der Datenordner {folder} ist für andere zugänglich. Bitte die Rechte einschränken: chmod 700 {folder}"
        )
    folder.chmod(0o700)


def prepare_file(path: Path) -> None:
    """Create the database file for its owner alone; SQLite gives its side files the same rights."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    path.chmod(0o600)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder: other processes that ask wait."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def find_filesystem(folder: Path, mounts: str) -> str:
    """Kind of file system under an absolute path, from the text of /proc/self/mountinfo; empty if unknown."""
    longest, kind = -1, ""
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        point = Path(left.split(" ")[4].replace("\\040", " "))
        if folder.is_relative_to(point) and len(point.parts) >= longest:
            longest, kind = len(point.parts), right.split(" ")[0]
    return kind


def is_network(filesystem: str) -> bool:
    """Whether other machines may write below this kind of file system."""
    return filesystem.startswith(NETWORK)


def demand_space(folder: Path, size: int) -> None:
    """Raise InvalidInput unless writing ``size`` bytes leaves enough room: on a full disk not even deleting works."""
    if shutil.disk_usage(folder).free < max(FLOOR, 5 * size):
        raise InvalidInput(
            "Auf dem Server ist zu wenig Speicherplatz frei. Bitte wenden Sie sich an die Administration."
        )
