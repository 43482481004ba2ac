"""Time stamps and line numbers: taken out of the lines, kept for the list of what was left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.readers.sources import Passage, format_time
from corpus.readers.texts import normalise

CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3}|-\d{1,3})?"
FULL_CLOCK = r"\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3}|-\d{1,3})?"
STAMP = re.compile(
    rf"#\s*{CLOCK}\s*#"
    rf"|\[\s*{CLOCK}(?:\s*(?:-->|-|–)\s*{CLOCK})?\s*\]|\{{\s*{CLOCK}\s*\}}|\(\s*{FULL_CLOCK}\s*\)"
    rf"|^\s*{FULL_CLOCK}(?=\s|$)|(?<=\s){FULL_CLOCK}\s*$|(?<=\t){CLOCK}(?=\t|$)|^{CLOCK}(?=\t)"
)
PARTS = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})")
NUMBER = re.compile(r"^\s*0*(\d{1,5})(?:[.)]?[ \t]+|\t)(?=\S)")
NAME_AND_CLOCK = re.compile(
    r"^(?P<name>[A-ZÄÖÜ]\S*(?:,? [A-ZÄÖÜ(]\S*){0,4})[ \t]+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)\s*$"
)
FEWEST_NUMBERS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the body. ``raw`` is the line as it stands in the file, ``text`` is it without number and stamps."""

    raw: str
    text: str
    speaker: str = ""
    time: str | None = None
    stamps: tuple[str, ...] = ()
    number: str = ""
    begins: bool = field(default=False, kw_only=True)
    heads: bool = field(default=False, kw_only=True)


def read_lines(passages: Sequence[Passage]) -> list[Line]:
    """The non-empty lines of the passages, stamps and line numbers cut out. ``begins``: after an empty line."""
    plain = list(_plain_lines(passages))
    numbered = _are_numbered([line.raw for line in plain])
    clocked = sum(bool(NAME_AND_CLOCK.match(line.raw)) for line in plain) >= FEWEST_NUMBERS
    return [_cut(line, numbered=numbered, clocked=clocked) for line in plain]


def _plain_lines(passages: Sequence[Passage]) -> Iterator[Line]:
    begins = True
    for passage in passages:
        for raw in normalise(passage.text).split("\n"):
            if raw.strip():
                speaker = " ".join(normalise(passage.speaker).split())
                yield Line(raw, raw, speaker, passage.time, begins=begins)
            begins = not raw.strip()


def _are_numbered(lines: Sequence[str]) -> bool:
    """Whether most lines begin with a number and the numbers rise."""
    numbers = [int(match[1]) for line in lines if (match := NUMBER.match(line))]
    if len(numbers) < FEWEST_NUMBERS or len(numbers) < len(lines) * 0.4:
        return False
    rises = sum(0 < after - before <= 5 for before, after in pairwise(numbers))
    return rises >= (len(numbers) - 1) * 0.9


def _cut(line: Line, *, numbered: bool, clocked: bool) -> Line:
    number = match[0] if numbered and (match := NUMBER.match(line.raw)) else ""
    text = line.raw[len(number) :]
    stamps = [match[0].strip() for match in STAMP.finditer(text)]
    text = STAMP.sub(" ", text)
    head = NAME_AND_CLOCK.match(text) if clocked else None
    if head:
        stamps.append(head["clock"])
        text = head["name"]
    time = line.time or (read_time(stamps[0]) if stamps else None)
    return Line(
        line.raw, text.strip(), line.speaker, time, tuple(stamps), number.strip(), begins=line.begins, heads=bool(head)
    )


def read_time(stamp: str) -> str | None:
    """The first clock time in a stamp as HH:MM:SS."""
    match = PARTS.search(stamp)
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return format_time(hours * 3600 + minutes * 60 + seconds)
