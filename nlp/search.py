"""What a search looks through: respondents' turns cut into passages, each with the question it answers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language

from corpus.types import SpeakerRole, Turn
from nlp.german.sentences import NAME
from nlp.language import find_borders

MOST_SENTENCES = 3
MOST_WORDS = 60
# "So. Es kam nie einer." says nothing alone and fills no passage: it goes with what was said before.
SHORTEST = 6

Borders = Sequence[tuple[int, int]]

_word = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class SearchPassage:
    """A stretch of a respondent's turn, half-open. ``question``: the interviewer's last turn before it, or ""."""

    turn: int
    start: int
    end: int
    text: str
    question: str


def cut_passages(
    turns: Sequence[Turn], sentences: Sequence[Borders], *, most_sentences: int = MOST_SENTENCES
) -> list[SearchPassage]:
    """Windows over what respondents say, in order; every sentence is in exactly one, no window leaves its turn.

    ``sentences`` holds for each turn the (start, end) of its sentences, see ``find_sentences``. A window has up to
    ``most_sentences`` of at least six words, and up to 60 words unless one sentence is longer or a short one follows.
    """
    passages: list[SearchPassage] = []
    question = ""
    for row, (turn, borders) in enumerate(zip(turns, sentences, strict=True)):
        if turn.role is SpeakerRole.INTERVIEWER:
            question = turn.text
        elif turn.role is SpeakerRole.RESPONDENT:
            for start, end in _cut(turn.text, borders, most_sentences):
                passages.append(SearchPassage(row, start, end, turn.text[start:end], question))
    return passages


def find_sentences(turns: Iterable[Turn], nlp: Language) -> list[Borders]:
    """For each turn the (start, end) of its sentences without the white space around; no tagger has to run."""
    mark = nlp.get_pipe(NAME)
    docs = (mark(nlp.make_doc(turn.text)) for turn in turns)
    return [[find_borders(span) for span in doc.sents if span.text.strip()] for doc in docs]


def _cut(text: str, borders: Borders, most: int) -> Iterator[tuple[int, int]]:
    start, last, full, words = -1, -1, 0, 0
    for begin, end in borders:
        length = len(_word.findall(text[begin:end]))
        counts = length >= SHORTEST
        if start >= 0 and counts and (full >= most or words + length > MOST_WORDS):
            yield start, last
            start = -1
        if start < 0:
            start, full, words = begin, 0, 0
        last, full, words = end, full + counts, words + length
    if start >= 0:
        yield start, last
