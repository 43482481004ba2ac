"""Invented challenges, each as several people put it, with context: pairs that mean the same in other words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "challenges"
TWINS = FOLDER / "twins.txt"
QUERIES = FOLDER / "queries.txt"
CONTEXT = {"?": "question", "<": "before", ">": "after", "=": "text"}


@dataclass(frozen=True, slots=True)
class Wording:
    """What one person says (``text``), with the question and the sentences around it, "" where there are none."""

    register: str
    text: str
    question: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One challenge in many wordings. ``groups``: ids of the demo's groups, best first; ``lookalikes``: other ids."""

    id: str
    part: str
    title: str
    groups: tuple[str, ...]
    lookalikes: tuple[str, ...]
    wordings: tuple[Wording, ...]


def read_challenges(part: str = "") -> list[Told]:
    """All challenges in the order of files and lines, or those of one part ("train", "test")."""
    told = (one for file in sorted(FOLDER.glob("*.txt")) if file not in (TWINS, QUERIES) for one in _read_file(file))
    return [one for one in told if part in ("", one.part)]


def read_twins() -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """Sets of ids that mean the same problem, and sets of ids too near to each other to be called different."""
    lines = [line for line in TWINS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return _split(lines, "="), _split(lines, "~")


def name_twins() -> dict[str, str]:
    """Id -> the id that stands for all that mean the same problem, where there are several."""
    return {one: min(group) for group in read_twins()[0] for one in group}


def read_queries() -> dict[str, tuple[str, ...]]:
    """By id of a train challenge, the short queries with which someone would search for exactly this problem."""
    lines = [line for line in QUERIES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    pairs = (line.split(": ", 1) for line in lines)
    return {identifier: tuple(queries.split(" | ")) for identifier, queries in pairs}


def _split(lines: Sequence[str], sign: str) -> list[frozenset[str]]:
    return [frozenset(line.split(f" {sign} ")) for line in lines if f" {sign} " in line]


def _read_file(file: Path) -> Iterator[Told]:
    for block in file.read_text(encoding="utf-8").split("\n## "):
        if block.strip():
            yield _read_one(block.removeprefix("## ").strip().splitlines())


def _read_one(lines: Sequence[str]) -> Told:
    identifier, part, title = lines[0].split(" ", 2)
    groups = next(line[2:] for line in lines if line.startswith("@ "))
    lookalikes = next((line[2:] for line in lines if line.startswith("! ")), "")
    starts = [number for number, line in enumerate(lines) if line.startswith("- ")]
    wordings = [_read_wording(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    return Told(identifier, part, title, _names(groups), _names(lookalikes), tuple(wordings))


def _read_wording(lines: Sequence[str]) -> Wording:
    said = {CONTEXT[line[0]]: line[2:].strip() for line in lines[1:] if line.strip()}
    return Wording(register=lines[0][2:].strip(), **said)


def _names(line: str) -> tuple[str, ...]:
    return tuple(line.replace(",", " ").split())
