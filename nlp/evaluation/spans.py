"""Statements as the analysis cuts them out of whole turns, beside the stretches a person labelled."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.types import SpeakerRole, StatementKind, Transcript, Turn
from nlp.config import AnalysisConfig
from nlp.evaluation.gold import OVERLAP, Span, overlap
from nlp.findings import Findings, list_texts
from nlp.language import load_language
from nlp.metrics import Score
from nlp.reading import read_findings
from nlp.statements.classifier import KINDS
from nlp.statements.spans import cut_thoughts
from nlp.training.interviews import LabelledInterview, LabelledTurn

Kinds = Sequence[tuple[Span, StatementKind]]


def compare(interviews: Sequence[LabelledInterview]) -> list[str]:
    """Lines of a table: precision, recall and F1 of each kind, read like any transcript, beside "every sentence"."""
    transcripts = [transcribe(one) for one in interviews]
    findings = read_findings(transcripts, load_language(), cache=None, cores=1, progress=lambda *_: None)
    pairs = list(zip(transcripts, findings, strict=True))
    found = [one for transcript, own in pairs for one in _cut(transcript, own)]
    every = [_span(transcript, own, row, row) for transcript, own in pairs for row in range(len(own.sentences))]
    gold = [span for one in interviews for span in list_gold(one)]
    head = f"spans, intersection over union ≥ {OVERLAP}"
    return [f"{head:38} {'P':>5} {'R':>5} {'F1':>5}   every sentence: F1"] + [
        _row(kind, _choose(found, kind), _choose(gold, kind), every=every) for kind in KINDS
    ]


def transcribe(interview: LabelledInterview) -> Transcript:
    """The interview as a transcript: a question, then an answer; a question that two people answer stands once."""
    turns: list[Turn] = []
    for before, one in pairwise((None, *interview.turns)):
        if one is not None and (before is None or before.question != one.question):
            turns.append(Turn("I", SpeakerRole.INTERVIEWER, one.question))
        turns += [Turn("B", SpeakerRole.RESPONDENT, _join(one))] if one is not None else []
    return Transcript(interview.id, f"{interview.id}.txt", interview.id, tuple(turns))


def list_gold(interview: LabelledInterview) -> list[tuple[Span, StatementKind]]:
    """What a person labelled, in the turns of `transcribe`: a statement and the sentences that continue it are one."""
    rows = (row for row, turn in enumerate(transcribe(interview).turns) if turn.role is SpeakerRole.RESPONDENT)
    found: list[tuple[Span, StatementKind]] = []
    for row, turn in zip(rows, interview.turns, strict=True):
        start = 0
        for sentence in turn.sentences:
            end = start + len(sentence.text)
            if sentence.kind is not None:
                first = found.pop()[0].start if sentence.continues else start
                found.append((Span(interview.id, row, first, end), sentence.kind))
            start = end + 1
    return found


def pair(found: Sequence[Span], gold: Sequence[Span]) -> Score:
    """Pairs that overlap closely enough, the closest first, each span in one pair only."""
    near = sorted(
        (-round(overlap(one, other), 6), row, column)
        for row, one in enumerate(found)
        for column, other in enumerate(gold)
        if overlap(one, other) >= OVERLAP
    )
    rows, columns = set[int](), set[int]()
    for _, row, column in near:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
    return Score(gold=len(gold), found=len(found), right=len(rows))


def _join(turn: LabelledTurn) -> str:
    return " ".join(sentence.text for sentence in turn.sentences)


def _cut(transcript: Transcript, findings: Findings) -> list[tuple[Span, StatementKind]]:
    thoughts = cut_thoughts(findings, list_texts(transcript, findings.sentences), config=AnalysisConfig())
    return [(_span(transcript, findings, one.first, one.last), KINDS[one.kind]) for one in thoughts]


def _span(transcript: Transcript, findings: Findings, first: int, last: int) -> Span:
    begins, ends = findings.sentences[first], findings.sentences[last]
    return Span(transcript.id, begins.turn, begins.start, ends.end)


def _choose(spans: Kinds, kind: StatementKind) -> list[Span]:
    return [span for span, own in spans if own is kind]


def _row(kind: StatementKind, found: Sequence[Span], gold: Sequence[Span], *, every: Sequence[Span]) -> str:
    score = pair(found, gold)
    numbers = f"{score.precision:5.2f} {score.recall:5.2f} {score.f1:5.2f}"
    return f"{kind.value:38} {numbers} {pair(every, gold).f1:21.2f}"
