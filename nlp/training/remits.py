"""Invented districts whose working groups are cut differently, and which told challenge belongs to which group."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "remits"


@dataclass(frozen=True, slots=True)
class Remit:
    """A working group. ``best``: ids of the challenges it is the right one for; ``also``: those it could take too."""

    id: str
    name: str
    text: str
    best: tuple[str, ...]
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RemitDistrict:
    """``unfit``: ids of challenges that no group covers. An id that is nowhere has not been decided yet."""

    id: str
    name: str
    groups: tuple[Remit, ...]
    unfit: tuple[str, ...]

    def groups_for(self, challenge: str) -> tuple[Remit, ...]:
        """The groups a challenge belongs to, the best first; none where it is unfit or undecided."""
        best = (group for group in self.groups if challenge in group.best)
        return (*best, *(group for group in self.groups if challenge in group.also))


def read_remits(*, folder: Path = FOLDER) -> list[RemitDistrict]:
    """All districts in the order of their files."""
    return [_read_district(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.txt"))]


def _read_district(text: str) -> RemitDistrict:
    head, *blocks = text.removeprefix("# ").split("\n## ")
    lines = head.strip().splitlines()
    identifier, name = lines[0].split(" ", 1)
    groups = tuple(_read_group(block.strip().splitlines()) for block in blocks)
    return RemitDistrict(identifier, name, groups, _names(lines, "- "))


def _read_group(lines: Sequence[str]) -> Remit:
    identifier, name = lines[0].split(" ", 1)
    text = next(line[2:] for line in lines if line.startswith("= "))
    return Remit(identifier, name, text, _names(lines, "@ "), _names(lines, "+ "))


def _names(lines: Sequence[str], sign: str) -> tuple[str, ...]:
    return tuple(name for line in lines[1:] if line.startswith(sign) for name in line[2:].split())
