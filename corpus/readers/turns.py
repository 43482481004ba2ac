"""Passages to turns: head, speakers, time stamps, and the list of everything that is not speech."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.readers.heads import find_head, read_head
from corpus.readers.labels import Labels, Layout, choose_labels, split_label
from corpus.readers.marks import Line, read_lines
from corpus.readers.sources import Source, digest, find_missing
from corpus.readers.speakers import are_guessed, assign_roles
from corpus.readers.texts import is_german, normalise
from corpus.types import LeftOut, SpeakerRole, Transcript, Turn

HEAD = "Kopf des Interviews; Nummer, Datum, Ort, Dauer und Bereich wurden daraus übernommen."
PREAMBLE = "Steht vor der ersten Äußerung und gehört zu keiner sprechenden Person."
STAMPS = "Zeitmarken; die erste jeder Äußerung wurde als deren Zeit übernommen."
NUMBERS = "Zeilennummern."
DECORATION = "Klammern und Sternchen um die Namen der Sprechenden."
TABLE_HEAD = "Kopfzeile der Tabelle."
SILENT = "Kennung ohne Äußerung."
NOBODY = (
    "Es wurden keine Sprechenden erkannt. Bitte stellen Sie jeder Äußerung eine Kennung mit Doppelpunkt voran,"
    " zum Beispiel „I:“ und „B:“, und laden Sie die Datei erneut hoch, oder ordnen Sie den Text in der Vorschau zu."
)
GUESSED = "Wer fragt und wer antwortet, wurde aus dem Gespräch erschlossen. Bitte prüfen Sie die Rollen."
FOREIGN = "Der Text scheint nicht auf Deutsch zu sein. Die Auswertung versteht nur Deutsch."
DOUBTFUL = "Einige Zeilen beginnen wie mit einem Namen, wurden aber nicht als Wechsel der Sprechenden gelesen: {names}."
LOST = "{count} Zeichen der Datei konnten nicht zugeordnet werden. Bitte vergleichen Sie die Vorschau mit der Datei."
LONGEST_PREAMBLE = 1500
LONGEST_TURN = 800
SENTENCE_ENDS = (".", "!", "?", "…", "“", ")")
COLUMN_WORDS = (
    "sprecher sprecherin sprechende sprecher:in sprecher*in speaker person name kürzel wer text inhalt äußerung"
    " beitrag transkript transkription zeit zeitmarke start beginn ende time nr nr. zeile id"
)
COLUMN_NAMES = frozenset(COLUMN_WORDS.split())


@dataclass(frozen=True, slots=True)
class Division:
    """The lines of a body by what they are, in their order."""

    head: tuple[Line, ...]
    preamble: tuple[Line, ...]
    columns: tuple[Line, ...]
    speech: tuple[Line, ...]
    labels: Labels


@dataclass(slots=True)
class Draft:
    """A turn while its lines are being gathered."""

    speaker: str
    time: str | None
    parts: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, line: Line, text: str) -> None:
        """One more line; a line end stays where the source begins a new paragraph."""
        self.time = self.time or line.time
        if text:
            joint = "" if not self.parts else "\n" if line.begins else " "
            self.parts.append(joint + text)
            self.length += len(text)

    def is_full(self, line: Line) -> bool:
        """Whether speech of nobody in particular should go on in a new turn with this line."""
        if self.speaker or not self.parts:
            return False
        return line.begins or (self.length > LONGEST_TURN and self.parts[-1].endswith(SENTENCE_ENDS))

    @property
    def text(self) -> str:
        """The words of the turn."""
        return "".join(self.parts)


def build_transcript(name: str, source: Source) -> Transcript:
    """The transcript of one source with German warnings; its id is empty."""
    division = divide(read_lines(source.passages))
    drafts = gather(division.speech, division.labels)
    turns = assign_roles(
        [Turn(draft.speaker, SpeakerRole.OTHER, draft.text, draft.time) for draft in drafts if draft.text]
    )
    silent = [f"{draft.speaker}:" for draft in drafts if not draft.text and draft.speaker]
    left_out = (
        *list_left_out(division, silent),
        *(LeftOut(normalise(item.text), item.reason) for item in source.left_out),
    )
    metadata = read_head([line.raw for line in (*division.head, *division.preamble)])
    transcript = Transcript("", name, digest(turns), turns, metadata, left_out)
    return replace(transcript, warnings=(*source.warnings, *warn(transcript, source, division.labels)))


def divide(lines: Sequence[Line]) -> Division:
    """Head, preamble and speech. A long preamble is speech: somebody tells before the first label."""
    leading = next((index for index, line in enumerate(lines) if line.speaker), len(lines))
    end = find_head([line.raw for line in lines[:leading]], recurring=_find_recurring(lines))
    rest = list(lines[end:])
    columns = [line for line in rest[:1] if _is_column_head(line)]
    rest = rest[len(columns) :]
    labels = choose_labels([line for line in rest if not line.speaker])
    first = next((index for index, line in enumerate(rest) if line.speaker or labels.split(line)), 0)
    if sum(len(line.raw) for line in rest[:first]) > LONGEST_PREAMBLE:
        first = 0
    # a stamp above the first label is that turn's time
    while first and not rest[first - 1].text:
        first -= 1
    return Division(tuple(lines[:end]), tuple(rest[:first]), tuple(columns), tuple(rest[first:]), labels)


def _find_recurring(lines: Sequence[Line]) -> frozenset[str]:
    """What stands before a colon at the beginning of more than one line."""
    labels = (split_label(line.text, layout=Layout.COLON) for line in lines if not line.speaker)
    counts = Counter(label.name for label in labels if label)
    return frozenset(name for name, count in counts.items() if count > 1)


def _is_column_head(line: Line) -> bool:
    cells = [cell.strip().lower() for cell in line.raw.split("\t") if cell.strip()]
    return len(cells) > 1 and all(cell in COLUMN_NAMES for cell in cells)


def gather(lines: Sequence[Line], labels: Labels) -> list[Draft]:
    """The lines as turns, in order. Lines of the same speaker go together where the format names the speaker."""
    drafts: list[Draft] = []
    pending: str | None = None
    for line in lines:
        label = None if line.speaker else labels.split(line)
        if not line.text and (not drafts or drafts[-1].time):
            pending = line.time
            continue
        if label or not drafts or (line.speaker and line.speaker != drafts[-1].speaker) or drafts[-1].is_full(line):
            drafts.append(Draft(label.name if label else line.speaker, pending or line.time))
            pending = None
        drafts[-1].add(line, label.rest if label else line.text)
    return drafts


def list_left_out(division: Division, silent: Sequence[str]) -> Iterator[LeftOut]:
    """Everything of the body that is not speech, with its reason."""
    speech = division.speech
    lists = (
        ("\n", HEAD, [line.raw.strip() for line in division.head]),
        ("\n", PREAMBLE, [line.raw.strip() for line in division.preamble]),
        ("\n", TABLE_HEAD, [line.raw.strip() for line in division.columns]),
        (" ", STAMPS, [stamp for line in speech for stamp in line.stamps]),
        (" ", NUMBERS, [line.number for line in speech if line.number]),
        (
            " ",
            DECORATION,
            [label.decoration for line in speech if not line.speaker and (label := division.labels.split(line))],
        ),
        (" ", SILENT, silent),
    )
    for joint, reason, texts in lists:
        if any(texts):
            yield LeftOut(joint.join(text for text in texts if text), reason)


def warn(transcript: Transcript, source: Source, labels: Labels) -> Iterator[str]:
    """What a person should look at before storing."""
    turns = transcript.turns
    if not any(turn.speaker for turn in turns):
        yield NOBODY
    elif are_guessed(turns):
        yield GUESSED
    if labels.doubtful and any(turn.speaker for turn in turns):
        yield DOUBTFUL.format(names=", ".join(f"„{name}:“" for name in labels.doubtful))
    if not is_german("\n".join(turn.text for turn in turns)):
        yield FOREIGN
    missing = find_missing((normalise(passage.text) for passage in source.passages), transcript)
    if missing:
        yield LOST.format(count=missing.total())
