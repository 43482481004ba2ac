"""Sentence boundaries fit for speech: full stops of abbreviations, ordinals and transcription marks end nothing.

Speech recognition may write small after a full stop, and pauses instead of full stops.
"""

import re
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from nlp.german.tokens import MARK, read_abbreviations

NAME = "speech_sentences"
ENDS = frozenset({".", "!", "?", "…", "...", "....", "?!", "!?", "!!", "??", "!!!", "???", ".."})
CLOSERS = frozenset({'"', "'", "“", "”", "»", "«", "‘", "’", ")", "]", "''"})
CONTINUING = frozenset({",", ";", ":", "/"})
# After these a small letter goes on with the sentence.
TRAILING = frozenset({"…", "...", "....", ".."})
STOPS = ENDS - TRAILING
OPENERS = frozenset({"(", "["})
ORDINAL = re.compile(r"\d{1,2}\.|[IVX]+\.")
LONGEST_ASIDE = 25
WORDS = Path(__file__).parent / "full_stops.txt"


_mark = re.compile(MARK)
_begins_small = re.compile(r"(?:^|[.?!])\W*[a-zäöüß]")
# Longer than the shortest, which is a hesitation: (..) (--) (3) (1.5)
_pause = re.compile(r"[(\[](?:\.{2,}|…|-{2,}|\d+(?:[.,]\d+)?)[)\]]")
_abbreviations = frozenset(read_abbreviations())
# Written small these can't be words: nobody could speak them.
_unspeakable = frozenset(one.lower() for one in _abbreviations if len(one) > 2 and not set("aeiouäöü") & {*one.lower()})
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
    starts, ended, aside, quoted = {0}, "", -1, False
    small = _is_small(doc)
    # Where no full stop stands at all, pauses are all there is.
    pauses = small and not any(token.text in ENDS for token in doc)
    for token in doc:
        if token.text == '"':
            quoted = not quoted
        if token.text in OPENERS and not ended:
            aside = token.i
        opens = token.text == '"' and quoted
        if ended and (opens or not _belongs_before(token)):
            if _can_start(token, ended, small=small):
                starts.add(token.i)
            ended = ""
        if token.text in CLOSERS:
            aside = -1
        if aside >= 0 and token.i - aside < LONGEST_ASIDE:
            ended = ""
        elif _ends(token) or token.text.count("\n") > 1 or (pauses and _pause.fullmatch(token.text)):
            ended = token.text
        elif ended and token.text in CLOSERS:
            # Who reports speech goes on small behind it: „Nein!“ sagte er.
            ended = token.text
    return starts


def _is_small(doc: Doc) -> bool:
    """Whether sentences begin with small letters here: of the first word and those behind full stops most do."""
    if not _begins_small.search(doc.text):
        return False
    after = [two.text[0] for one, two in pairwise(doc) if one.text in STOPS and two.is_alpha]
    first = next((token.text[0] for token in doc if token.is_alpha), "")
    small = sum(letter.islower() for letter in after) + first.islower()
    return 2 * small > len(after) + 1


def _ends(token: Token) -> bool:
    text = token.text
    if text[-1] not in ".!?…":
        return False
    if text.lower().endswith("str.") or (text == "." and _is_shortened(token)):
        return _next_word(token) in _words["after"] and token.nbor().text[0].isupper()
    if text in ENDS:
        return True
    if ORDINAL.fullmatch(text):
        return _is_plain_number(token)
    return text.endswith(".") and len(text) > 2 and text not in _abbreviations and not _mark.fullmatch(text)


def _is_shortened(token: Token) -> bool:
    """Whether a full stop only shortens the word before it: "Goethestr.", and "dr." for "Dr."."""
    before = token.nbor(-1) if token.i else token
    return not before.whitespace_ and (before.lower_.endswith("str") or f"{before.text}." in _unspeakable)


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


def _can_start(token: Token, ended: str, *, small: bool) -> bool:
    """After a full stop a small letter or a comma goes on with the sentence ("Also ... ja", "usw., dann").

    Unless the text begins all its sentences small. After a question a small letter always begins a new one.
    """
    if token.text in CONTINUING:
        return ended.count("\n") > 1
    if not token.text[0].islower() or ended.count("\n") > 1:
        return True
    asks = ended in ENDS and ended[-1] in "!?"
    return asks or (small and ended not in TRAILING and ended not in CLOSERS)
