"""Reading in a child process: a file that hangs, crashes or eats memory ends the child and not the server."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus import documents
from corpus.errors import UnreadableFile
from corpus.readers.guard import MAX_UPLOAD, TOO_LARGE, clean_name
from corpus.types import Transcript

MEMORY = 1024**3
CPU_SECONDS = 60
WALL_SECONDS = 90.0
MODULE = "corpus.readers"
ROOT = Path(__file__).parents[2]
FAILED = (
    "Das Lesen brauchte zu viel Zeit oder Speicher und wurde abgebrochen. Bitte speichern Sie das Transkript als"
    " einfache Text- oder Word-Datei."
)
#: The child needs nothing of the server's environment, least of all its secrets.
KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")
#: What can go wrong with a child or its answer.
CHILD_ERRORS = (subprocess.SubprocessError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the child says: transcripts, or the German reason there are none."""

    transcripts: tuple[Transcript, ...] = ()
    reason: str = ""


def read_guarded(name: str, content: bytes) -> list[Transcript]:
    """``read`` in a child process with 1 GB of memory, 60 s of CPU and a wall clock. Raises UnreadableFile."""
    shown = clean_name(name)
    if len(content) > MAX_UPLOAD:
        raise UnreadableFile(shown, TOO_LARGE)
    outcome = _ask_child(shown, content)
    if outcome.reason:
        raise UnreadableFile(shown, outcome.reason)
    return list(outcome.transcripts)


def _ask_child(name: str, content: bytes) -> Outcome:
    try:
        return documents.load(Outcome, run_child(MODULE, name, content))
    except CHILD_ERRORS:
        return Outcome(reason=FAILED)


def run_child(module: str, name: str, content: bytes) -> bytes:
    """What the module of ours answers (see ``serve``). Raises one of CHILD_ERRORS.

    Name and content go through the pipe: arguments would be visible to every process of the machine.
    """
    done = subprocess.run(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-m", module],
        input=name.encode() + b"\n" + content,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=WALL_SECONDS,
        cwd=ROOT,
        env=_environment(),
        check=True,
    )
    return done.stdout


def serve(answer: Callable[[str, bytes], object]) -> None:
    """The child's side: name and content from standard input, the answer as JSON to standard output.

    Whatever a parser prints goes nowhere.
    """
    answers = os.dup(1)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    limit_resources()
    name, _, content = sys.stdin.buffer.read().partition(b"\n")
    with os.fdopen(answers, "wb") as out:
        out.write(documents.dump(answer(name.decode(), content)))


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    # numpy's threads reserve more address space than the limit gives
    return kept | {
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def limit_resources() -> None:
    """The limits of the child, set by itself: setting them between fork and exec is unsafe in a threaded server."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
