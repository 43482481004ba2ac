"""Run all tests: install what they need where that is possible, and say plainly what is skipped where it is not.

``python -m tests`` takes the arguments of pytest, for example ``-m "not slow"``.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# Debian package -> (what it is needed for, where its program lies)
NEEDS = {
    "chromium": ("die Browsertests", ("chromium", "chromium-browser", "google-chrome")),
    "postgresql": ("die Tests gegen PostgreSQL", ("initdb",)),
}


def is_installed(programs: tuple[str, ...]) -> bool:
    """Whether one of the programs is on the path or where Debian keeps PostgreSQL's."""
    debian = (str(path) for path in Path("/usr/lib/postgresql").glob("*/bin"))
    path = os.pathsep.join([os.environ.get("PATH", ""), *debian])
    return any(shutil.which(program, path=path) for program in programs)


def missing() -> list[str]:
    """The Debian packages that are still needed."""
    return [package for package, (_, programs) in NEEDS.items() if not is_installed(programs)]


def install(packages: list[str]) -> None:
    """Install the packages with apt where this account may; what fails is told by ``skipped``."""
    if not packages or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], env=quiet, check=False)


def skipped() -> Iterator[str]:
    """One German line for each group of tests that can't run here."""
    for package in missing():
        purpose, _ = NEEDS[package]
        yield f"Ausgelassen: {purpose}, weil „{package}“ fehlt (Debian: sudo apt-get install {package})."


def main(arguments: list[str]) -> int:
    """The exit code of pytest; 1 where CI would have to skip something."""
    install(missing())
    lines = list(skipped())
    print("\n".join(lines), flush=True)  # noqa: T201
    if lines and os.environ.get("CI"):
        return 1
    environ = {"OPENBLAS_NUM_THREADS": "1", **os.environ}
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], env=environ, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
