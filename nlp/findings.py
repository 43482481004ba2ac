"""What one transcript says by itself: sentences, entities, vectors, kinds. Independent of all other transcripts."""

import hashlib
import json
import zlib
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Span as SpacySpan

from corpus.types import SpeakerRole, Transcript
from nlp.embedding import DIMENSIONS, Vectors, embed
from nlp.language import annotate
from nlp.statements.classifier import KINDS, WEIGHTS, classify, look_around

VERSION = 2
QUESTION_LENGTH = 300
NOUNS = frozenset({"NOUN", "PROPN"})
KEPT_LABELS = frozenset({"PER", "ORG", "LOC"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A respondent's sentence, half-open in its turn. ``question``: row of the question before it, or -1."""

    turn: int
    start: int
    end: int
    question: int
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity as the language pipeline sees it."""

    turn: int
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Row i of ``vectors`` (n × 512) and ``kinds`` (n × 5) belongs to sentence i; ``questions`` holds m × 512."""

    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    vectors: Vectors
    questions: Vectors
    kinds: npt.NDArray[np.float32]


def find(transcript: Transcript, nlp: Language) -> Findings:
    """Annotate, embed and classify one transcript."""
    docs = list(annotate(nlp, [turn.text for turn in transcript.turns]))
    questions, rows = _questions(transcript)
    sentences = [
        _sentence(span, turn, rows[turn])
        for turn, doc in enumerate(docs)
        if transcript.turns[turn].role is SpeakerRole.RESPONDENT
        for span in doc.sents
        if span.text.strip()
    ]
    texts = [transcript.turns[s.turn].text[s.start : s.end] for s in sentences]
    vectors, asked = embed(texts), embed(questions)
    around = look_around(vectors, asked, [(sentence.turn, sentence.question) for sentence in sentences])
    return Findings(
        sentences=tuple(sentences),
        entities=tuple(_entity(ent, turn) for turn, doc in enumerate(docs) for ent in doc.ents if _is_kept(ent)),
        vectors=vectors,
        questions=asked,
        kinds=classify(texts, vectors, around),
    )


def make_key(transcript: Transcript, model: str) -> str:
    """The key under which the findings of this text may be stored: text, roles, models and version of the code."""
    turns = [[turn.role.value, turn.text] for turn in transcript.turns]
    parts = [VERSION, model, _digest_file(WEIGHTS), turns]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def encode(findings: Findings) -> bytes:
    """Compact bytes: one line of JSON, then the matrices in half precision, compressed."""
    head = {
        "sentences": [asdict(sentence) for sentence in findings.sentences],
        "entities": [asdict(entity) for entity in findings.entities],
        "questions": len(findings.questions),
    }
    matrices = (findings.vectors, findings.questions, findings.kinds)
    body = b"".join(matrix.astype(np.float16).tobytes() for matrix in matrices)
    return zlib.compress(json.dumps(head, ensure_ascii=False).encode() + b"\n" + body, 1)


def decode(data: bytes) -> Findings:
    """The findings again, equal to what was encoded."""
    line, _, body = zlib.decompress(data).partition(b"\n")
    head = json.loads(line)
    sentences = tuple(Sentence(**{**row, "nouns": tuple(row["nouns"])}) for row in head["sentences"])
    numbers = np.frombuffer(body, dtype=np.float16).astype(np.float32)
    first = len(sentences) * DIMENSIONS
    second = first + head["questions"] * DIMENSIONS
    return Findings(
        sentences=sentences,
        entities=tuple(Entity(**row) for row in head["entities"]),
        vectors=numbers[:first].reshape(-1, DIMENSIONS),
        questions=numbers[first:second].reshape(-1, DIMENSIONS),
        kinds=numbers[second:].reshape(-1, len(KINDS) + 1),
    )


def _questions(transcript: Transcript) -> tuple[list[str], list[int]]:
    """The interviewer's turns (their end: that is where the question is) and for each turn the row of the last one."""
    questions: list[str] = []
    rows: list[int] = []
    for turn in transcript.turns:
        if turn.role is SpeakerRole.INTERVIEWER:
            questions.append(turn.text[-QUESTION_LENGTH:])
        rows.append(len(questions) - 1)
    return questions, rows


def _sentence(span: SpacySpan, turn: int, question: int) -> Sentence:
    text = span.text
    start = span.start_char + len(text) - len(text.lstrip())
    end = span.start_char + len(text.rstrip())
    nouns = tuple(token.text for token in span if _is_noun(token.text, token.pos_))
    return Sentence(turn, start, end, question, nouns)


def _is_noun(text: str, tag: str) -> bool:
    return len(text) > 2 and text[0].isupper() and text.replace("-", "").isalpha() and tag in NOUNS


def _is_kept(ent: SpacySpan) -> bool:
    return ent.label_ in KEPT_LABELS and bool(ent.text.strip())


def _entity(ent: SpacySpan, turn: int) -> Entity:
    return Entity(turn, ent.start_char, ent.end_char, ent.label_)


@cache
def _digest_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
