"""How well the contrary of a challenge is found, beside the sentences praising something that share most words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from corpus.errors import InvalidInput
from corpus.types import Challenge, Metadata, SpeakerRole, Statement, StatementKind, Transcript, Turn
from nlp.config import AnalysisConfig
from nlp.dissent.finding import find_dissent
from nlp.embedding import Said, embed_said
from nlp.evaluation.demo import GOLD
from nlp.evaluation.gold import read_demo
from nlp.evaluation.gold import read_gold as read_statements
from nlp.findings import Findings, list_texts
from nlp.language import load_language
from nlp.reading import read_findings
from nlp.sentences import embed_sentences
from nlp.statements.classifier import KINDS
from nlp.statements.passages import Passage, find_question

HERE = Path(__file__).parent
STRENGTH = KINDS.index(StatementKind.STRENGTH) + 1
# The baseline takes so many sentences for each problem, those that share most words.
NEAREST = 3
CONTRARY = "y"
# What is asked where the case doesn't say.
ASKED = "Wie ist das bei Ihnen?"

_quoted = re.compile(r"([y1]) (\d\d) \| (.+)")


@dataclass(frozen=True, slots=True)
class Case:
    """What people complain of, by problem; transcripts with what others say; (problem, transcript, words) -> mark."""

    complaints: Mapping[str, Sequence[Said]]
    transcripts: Sequence[Transcript]
    marks: Mapping[tuple[str, str, str], str]


def evaluate(data: Path) -> str:
    """Precision, recall and F1 on the invented cases and on the demo interviews. ``data`` is not needed."""
    del data
    head = f"dissent{'':24} {'P':>5} {'R':>5} {'F1':>5}   nearest strengths (TF-IDF): {'P':>4} {'R':>5} {'F1':>5}"
    named = [("cases, test part", read_cases("test")), ("cases, dev part", read_cases("dev")), *read_interviews()]
    return "\n".join([head, *(_row(name, case) for name, case in named)])


def read_cases(part: str) -> Case:
    """The cases of "test" or "dev", each sentence an interview of its own. Raises InvalidInput for a wrong line."""
    return parse_cases((HERE / f"dissent_{part}.txt").read_text(encoding="utf-8"))


def parse_cases(text: str) -> Case:
    """The notation is explained in dissent_dev.txt. Raises InvalidInput for a line that is none."""
    complaints: dict[str, list[Said]] = {}
    transcripts: list[Transcript] = []
    marks: dict[tuple[str, str, str], str] = {}
    problem = question = ""
    for line in text.splitlines():
        mark, _, words = line.partition(" ")
        if mark == "##":
            problem = words
        elif mark == "?":
            question = words
        elif mark == "c":
            complaints.setdefault(problem, []).append(Said(words))
        elif mark in ("y", "n"):
            transcripts.append(_interview(f"x{len(transcripts)}", question, words))
            question = ""
            if mark == CONTRARY:
                marks[problem, transcripts[-1].id, words] = CONTRARY
        elif line and mark != "#":
            raise InvalidInput(f"Im Goldstandard der Gegenstimmen ist eine Zeile falsch: {line}")
    return Case(complaints, transcripts, marks)


def read_interviews() -> list[tuple[str, Case]]:
    """The demo interviews with even and with odd numbers; thresholds were chosen on the odd ones."""
    transcripts = [replace(one, id=one.metadata.number) for one in read_demo()]
    labelled, _ = read_statements(GOLD, transcripts)
    turns = {one.id: one.turns for one in transcripts}
    complaints: dict[str, list[Said]] = {}
    for one in labelled:
        if one.challenge and one.kind == StatementKind.CHALLENGE:
            asked = find_question(turns[one.span.transcript], one.span.turn)
            complaints.setdefault(one.challenge, []).append(Said(one.text, asked))
    marks = _read_marks((HERE / "dissent_demo.txt").read_text(encoding="utf-8"))
    parts = [(f"demo, {name} interviews", odd) for name, odd in (("even", 0), ("odd", 1))]
    return [
        (name, Case(complaints, [one for one in transcripts if int(one.id) % 2 == odd], _of(marks, odd)))
        for name, odd in parts
    ]


def _of(marks: Mapping[tuple[str, str, str], str], odd: int) -> dict[tuple[str, str, str], str]:
    return {key: mark for key, mark in marks.items() if int(key[1]) % 2 == odd}


def _read_marks(text: str) -> dict[tuple[str, str, str], str]:
    marks: dict[tuple[str, str, str], str] = {}
    problem = ""
    for line in text.splitlines():
        found = _quoted.fullmatch(line)
        if line.startswith("## "):
            problem = line[3:]
        elif found:
            marks[problem, found[2], found[3]] = found[1]
        elif line and not line.startswith("#"):
            raise InvalidInput(f"Im Goldstandard der Gegenstimmen ist eine Zeile falsch: {line}")
    return marks


def _interview(id: str, question: str, words: str) -> Transcript:
    turns = (Turn("I", SpeakerRole.INTERVIEWER, question or ASKED), Turn("B", SpeakerRole.RESPONDENT, words))
    return Transcript(id, f"{id}.txt", id, turns, Metadata())


def _row(name: str, case: Case) -> str:
    findings = read_findings(case.transcripts, load_language(), cache=None, cores=1, progress=lambda *_: None)
    ours = _score(_find(case, findings), case)
    theirs = _score(_find_nearest(case, findings), case)
    return f"{name:31} {_format(ours)}{'':29} {_format(theirs)}"


def _format(scores: tuple[float, float, float]) -> str:
    return " ".join(f"{score:5.2f}" for score in scores)


def _find(case: Case, findings: Sequence[Findings]) -> list[tuple[str, str, str]]:
    passages, challenges = _build_challenges(case.complaints)
    found = find_dissent(challenges, passages, case.transcripts, findings)
    return [(one.id, quote.transcript, quote.text) for one in found for quote in one.dissent]


def _build_challenges(complaints: Mapping[str, Sequence[Said]]) -> tuple[list[Passage], list[Challenge]]:
    passages, challenges = [], []
    for problem, said in complaints.items():
        meanings, own = embed_said(said), embed_sentences([one.text for one in said])
        ids = tuple(f"{problem}-{row}" for row in range(len(said)))
        for row, (id, one) in enumerate(zip(ids, said, strict=True)):
            statement = Statement(id, problem, 0, 0, len(one.text), one.text, StatementKind.CHALLENGE, 1.0)
            passages.append(Passage(statement, meanings[row], own[row], ()))
        challenges.append(Challenge(problem, problem, (), ids, ()))
    return passages, challenges


def _find_nearest(case: Case, findings: Sequence[Findings]) -> list[tuple[str, str, str]]:
    """For each problem the strengths that share most words with what people complain of."""
    strengths = [
        (transcript.id, text)
        for transcript, found in zip(case.transcripts, findings, strict=True)
        for text, kinds in zip(list_texts(transcript, found.sentences), found.kinds, strict=True)
        if kinds[STRENGTH] >= AnalysisConfig().strength_threshold
    ]
    texts = [" ".join(one.text for one in said) for said in case.complaints.values()]
    vectorizer = TfidfVectorizer(sublinear_tf=True).fit([*texts, *(text for _, text in strengths)])
    scores = (vectorizer.transform(texts) @ vectorizer.transform([text for _, text in strengths]).T).toarray()
    return [
        (problem, *strengths[column])
        for problem, row in zip(case.complaints, scores, strict=True)
        for column in np.argsort(-row, kind="stable")[:NEAREST]
        if row[column] > 0
    ]


def _score(found: Sequence[tuple[str, str, str]], case: Case) -> tuple[float, float, float]:
    """Precision, recall and F1 over (problem, transcript, words); words meet where one contains the other."""
    marks = [[mark for key, mark in case.marks.items() if _meets(one, key)] for one in found]
    right = sum(CONTRARY in one for one in marks)
    wrong = sum(not one for one in marks)
    gold = [key for key, mark in case.marks.items() if mark == CONTRARY]
    recall = sum(any(_meets(one, key) for one in found) for key in gold) / max(1, len(gold))
    precision = right / max(1, right + wrong)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _meets(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    return one[:2] == other[:2] and (one[2] in other[2] or other[2] in one[2])
