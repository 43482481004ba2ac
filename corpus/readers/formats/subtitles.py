"""Subtitle files: WebVTT (noScribe, Teams, Zoom) and SubRip. Every "-->" is a cue: none is dropped for bad form."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.readers.marks import read_time
from corpus.readers.sources import Passage, Source
from corpus.readers.texts import LINE_ENDS
from corpus.types import LeftOut

ARROW = "-->"
NOTE = "Notiz oder technische Angabe der Untertiteldatei."
CUE_NAME = "Nummern und Namen der Untertitel."
VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?[ \t]+(?P<name>[^<>]{0,200})>")
TAG = re.compile(r"</?(?:[a-z]{1,4}(?:[.\s][^<>]*)?|\d[\d:.]*)>|\{\\[^{}]*\}", re.I)
TECHNICAL = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")


@dataclass(slots=True)
class Cue:
    """One subtitle with its lines as they stand in the file."""

    name: str
    time: str | None
    lines: list[str]


def read_subtitles(text: str, *, warnings: Sequence[str] = ()) -> Source:
    """The cues of a WebVTT or SubRip text, one passage per voice in a cue."""
    cues: list[Cue] = []
    notes: list[str] = []
    for block in re.split(r"\n[ \t]*\n", LINE_ENDS.sub("\n", text)):
        _read_block([line for line in block.split("\n") if line.strip()], cues, notes)
    names = " ".join(cue.name for cue in cues if cue.name)
    left_out = [LeftOut(note, NOTE) for note in notes] + ([LeftOut(names, CUE_NAME)] if names else [])
    return Source(tuple(passage for cue in cues for passage in _read_voices(cue)), tuple(left_out), tuple(warnings))


def _read_block(lines: list[str], cues: list[Cue], notes: list[str]) -> None:
    """One block between empty lines. A block without an arrow after a cue is the rest of that cue."""
    if not lines:
        return
    technical = bool(TECHNICAL.match(lines[0]))
    arrows = [index for index, line in enumerate(lines) if ARROW in line]
    if technical or not arrows:
        (notes if technical or not cues else cues[-1].lines).append("\n".join(lines))
        return
    names = [_has_name(lines, index) for index in arrows]
    opening = lines[: arrows[0] - names[0]]
    if opening:
        notes.append("\n".join(opening))
    ends = [arrow - named for arrow, named in zip(arrows[1:], names[1:], strict=True)]
    for index, named, end in zip(arrows, names, [*ends, len(lines)], strict=True):
        name = lines[index - 1] if named else ""
        cues.append(Cue(name, read_time(lines[index].split(ARROW)[0]), lines[index + 1 : end]))


def _has_name(lines: list[str], arrow: int) -> bool:
    """Whether the line above an arrow is the cue's number or, at the top of a block, any other name."""
    if arrow == 0 or lines[arrow - 1].startswith("WEBVTT"):
        return False
    return arrow == 1 or lines[arrow - 1].strip().isdigit()


def _read_voices(cue: Cue) -> Iterator[Passage]:
    """The cue's words, divided where another voice begins."""
    text = "\n".join(cue.lines)
    starts = [match.start() for match in VOICE.finditer(text)]
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        part = text[start:end]
        voice = VOICE.match(part)
        words = html.unescape(TAG.sub("", part[voice.end() :] if voice else part)).strip()
        if words:
            yield Passage(words, html.unescape(voice["name"]).strip() if voice else "", cue.time)
