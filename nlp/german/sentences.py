"""Sentence boundaries fit for speech: full stops of abbreviations, ordinals and transcription marks end nothing."""

import re
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from nlp.german.tokens import MARK, read_abbreviations

NAME = "speech_sentences"
ENDS = frozenset({".", "!", "?", "…", "...", "....", "?!", "!?", "!!", "??", "!!!", "???", ".."})
CLOSERS = frozenset({'"', "'", "“", "”", "»", "«", "‘", "’", ")", "]", "''"})
CONTINUING = frozenset({",", ";", ":", "/"})
OPENERS = frozenset({"(", "["})
ORDINAL = re.compile(r"\d{1,2}\.|[IVX]+\.")
LONGEST_ASIDE = 25
WORDS = Path(__file__).parent / "full_stops.txt"


_mark = re.compile(MARK)
_abbreviations = frozenset(read_abbreviations())
_lines = [line.split(": ") for line in WORDS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
_words = {name: frozenset(words.split()) for name, words in _lines}


@Language.component(NAME, assigns=["token.is_sent_start"])
def mark_sentences(doc: Doc) -> Doc:
    """Set every token's `is_sent_start`; nothing after this component moves a boundary."""
    starts = find_starts(doc)
    for token in doc:
        token.is_sent_start = token.i in starts
    return doc


def find_starts(doc: Doc) -> set[int]:
    """Indices of tokens that begin a sentence."""
    starts, ended, aside, quoted = {0}, False, -1, False
    for token in doc:
        if token.text == '"':
            quoted = not quoted
        if token.text in OPENERS and not ended:
            aside = token.i
        opens = token.text == '"' and quoted
        if ended and (opens or not _belongs_before(token)):
            if _can_start(token, doc[token.i - 1]):
                starts.add(token.i)
            ended = False
        if token.text in CLOSERS:
            aside = -1
        inside = aside >= 0 and token.i - aside < LONGEST_ASIDE
        ended = (ended or _ends(token) or token.text.count("\n") > 1) and not inside
    return starts


def _ends(token: Token) -> bool:
    text = token.text
    if text in ENDS:
        return True
    if ORDINAL.fullmatch(text):
        return _is_plain_number(token)
    return text.endswith(".") and len(text) > 2 and text not in _abbreviations and not _mark.fullmatch(text)


def _is_plain_number(token: Token) -> bool:
    before = token.nbor(-1).lower_ if token.i else ""
    after = _next_word(token)
    counted = before in _words["counted"]
    return bool(before) and before not in _words["before"] and (counted or after in _words["after"])


def _next_word(token: Token) -> str:
    return token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""


def _belongs_before(token: Token) -> bool:
    """Closing quotes, further full stops and marks like "(lacht)" stay with the sentence they follow."""
    return token.text in CLOSERS or token.text in ENDS or token.is_space or bool(_mark.fullmatch(token.text))


def _can_start(token: Token, previous: Token) -> bool:
    """After a full stop a small letter or a comma goes on with the sentence: "Also ... ja", "usw., dann"."""
    goes_on = token.text[0].islower() or token.text in CONTINUING
    return not goes_on or previous.text.count("\n") > 1
