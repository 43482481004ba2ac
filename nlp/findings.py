"""What one transcript says by itself: sentences, entities, vectors, kinds. Independent of all other transcripts.

Several processes do this at once. So that each stays small nothing here loads scikit-learn; the kinds of the sentences
are added by who reads the findings (nlp/reading.py).
"""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from itertools import islice
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from corpus.errors import FailedAnalysis
from corpus.types import SpeakerRole, Transcript
from nlp.embedding import Vectors
from nlp.language import annotate, find_borders
from nlp.sentences import DIMENSIONS, embed_sentences

VERSION = 5
TURNS_AT_ONCE = 32
QUESTION_LENGTH = 300
T = TypeVar("T")
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
    """Row i of ``vectors`` (n × 512) and ``kinds`` (n × 5) belongs to sentence i; ``questions`` holds m × 512.

    ``kinds`` has no columns until somebody classified the sentences.
    """

    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    vectors: Vectors
    questions: Vectors
    kinds: npt.NDArray[np.float32]


def find(transcript: Transcript, nlp: Language) -> Findings:
    """Annotate and embed one transcript; what kind of statement each sentence is stays open.

    Raises FailedAnalysis naming the interview that could not be read.
    """
    try:
        return _find(transcript, nlp)
    except Exception as error:
        # The message of a parser may quote the interview; only its type goes on.
        raise FailedAnalysis(f"{transcript.id} („{transcript.file}“)") from error


def _find(transcript: Transcript, nlp: Language) -> Findings:
    """Sentences are embedded while the next turns are annotated: both compute mostly outside the interpreter's lock."""
    questions, rows = list_questions(transcript)
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    embedded: list[Future[Vectors]] = []
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(embed_sentences, questions)
        docs = annotate(nlp, [turn.text for turn in transcript.turns])
        for batch in _batched(enumerate(docs), TURNS_AT_ONCE):
            said = [one for turn, doc in batch for one in _read_sentences(transcript, turn, doc, question=rows[turn])]
            embedded.append(pool.submit(embed_sentences, list_texts(transcript, said)))
            sentences += said
            entities += [_entity(ent, turn) for turn, doc in batch for ent in doc.ents if _is_kept(ent)]
        return Findings(
            sentences=tuple(sentences),
            entities=tuple(entities),
            vectors=np.concatenate([embed_sentences([]), *(part.result() for part in embedded)]),
            questions=asked.result(),
            kinds=np.zeros((len(sentences), 0), dtype=np.float32),
        )


def _read_sentences(transcript: Transcript, turn: int, doc: Doc, *, question: int) -> list[Sentence]:
    if transcript.turns[turn].role is not SpeakerRole.RESPONDENT:
        return []
    return [_sentence(span, turn, question) for span in doc.sents if span.text.strip()]


def _batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def list_texts(transcript: Transcript, sentences: Sequence[Sentence]) -> list[str]:
    """The words of the sentences."""
    return [transcript.turns[s.turn].text[s.start : s.end] for s in sentences]


def list_questions(transcript: Transcript) -> tuple[list[str], list[int]]:
    """The interviewer's turns (their end: that is where the question is) and for each turn the row of the last one."""
    questions: list[str] = []
    rows: list[int] = []
    for turn in transcript.turns:
        if turn.role is SpeakerRole.INTERVIEWER:
            questions.append(turn.text[-QUESTION_LENGTH:])
        rows.append(len(questions) - 1)
    return questions, rows


def make_key(transcript: Transcript, models: Sequence[str]) -> str:
    """The key under which the findings of this text may be stored: text, roles, models and version of the code."""
    turns = [[turn.role.value, turn.text] for turn in transcript.turns]
    parts = [VERSION, *models, turns]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def encode(findings: Findings) -> bytes:
    """Compact bytes: one line of JSON, then the matrices in half precision, compressed."""
    head = {
        "sentences": [asdict(sentence) for sentence in findings.sentences],
        "entities": [asdict(entity) for entity in findings.entities],
        "questions": len(findings.questions),
        "kinds": findings.kinds.shape[1],
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
        kinds=numbers[second:].reshape(first // DIMENSIONS, head["kinds"]),
    )


def _sentence(span: SpacySpan, turn: int, question: int) -> Sentence:
    start, end = find_borders(span)
    nouns = tuple(token.text for token in span if _is_noun(token.text, token.pos_))
    return Sentence(turn, start, end, question, nouns)


def _is_noun(text: str, tag: str) -> bool:
    return len(text) > 2 and text[0].isupper() and text.replace("-", "").isalpha() and tag in NOUNS


def _is_kept(ent: SpacySpan) -> bool:
    return ent.label_ in KEPT_LABELS and bool(ent.text.strip())


def _entity(ent: SpacySpan, turn: int) -> Entity:
    return Entity(turn, ent.start_char, ent.end_char, ent.label_)
