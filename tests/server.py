"""Start the real program on a free port of this machine, with a data folder of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """A running program. ``seconds_to_health``: from the start of the process to the first healthy answer."""

    url: str
    pid: int
    data: Path
    log: Path
    seconds_to_health: float

    @property
    def setup_token(self) -> str:
        """The one-time token of the first start, as printed on the console."""
        found = re.search(r"Kennzeichen: (\S+)", self.log.read_text("utf-8"))
        assert found, self.log.read_text("utf-8")
        return found.group(1)


def free_port() -> int:
    """A port nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def is_healthy(url: str) -> bool:
    """Whether the health address answers."""
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def start(data: Path, *, port: int, log: Path, database_url: str = "") -> subprocess.Popen[bytes]:
    """The command of the README, on the given port, writing to the log file."""
    environ = {**os.environ, "FUNDAMENT_DATA": str(data), "PYTHONUNBUFFERED": "1", "OPENBLAS_NUM_THREADS": "1"}
    if database_url:
        environ["FUNDAMENT_DATABASE_URL"] = database_url
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with log.open("ab") as sink:
        return subprocess.Popen(command, cwd=ROOT, env=environ, stdout=sink, stderr=subprocess.STDOUT)


def wait_until_healthy(url: str, process: subprocess.Popen[bytes]) -> float:
    """Seconds until the health address answered; fails when the process ends or takes too long."""
    began = time.monotonic()
    while not is_healthy(url):
        assert process.poll() is None, "the server ended"
        assert time.monotonic() - began < START_SECONDS, "the server does not answer"
        time.sleep(0.05)
    return time.monotonic() - began


@contextmanager
def running(data: Path, *, port: int | None = None, database_url: str = "") -> Iterator[Server]:
    """The program for the length of the block, with its own SQLite file unless told; ended as a service would be."""
    port = port or free_port()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    log = data / "console.txt"
    url = f"http://127.0.0.1:{port}"
    process = start(data, port=port, log=log, database_url=database_url)
    try:
        yield Server(url, process.pid, data, log, wait_until_healthy(url, process))
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
