"""German tokens as transcripts write them: gender forms, abbreviations and transcription marks stay whole."""

import re
from pathlib import Path

from spacy.attrs import PREFIX, SUFFIX
from spacy.lang.char_classes import ALPHA
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

ABBREVIATIONS = Path(__file__).parent / "abbreviations.txt"

# Written without a space, one token each: (lacht) (..) (5) (unv.) ((hustet)) @lacht@ //mhm// #00:12:03-4# [00:12:03]
MARK = (
    r"(?:[(\[](?:\.+|…|-+|\?+|\d+(?:[.,]\d+)?|unv\.|unverst\.|[a-zäöüß]{2,})[)\]](?![-\w])"
    r"|\(\(\w+\)\)|@\(?[\w.]+\)?@|//\w+//|#\d\d:\d\d(?::\d\d)?(?:[-.,]\d+)?#|\[\d\d:\d\d(?::\d\d)?(?:[-.,]\d+)?\])"
)
GENDER = rf"[{ALPHA}-]+(?:[:*_/]-?(?:innen|in|r|n)[{ALPHA}-]*|\((?:innen|in)\))"
# A colon or slash between letters parts two words, unless it stands for all genders.
BETWEEN_WORDS = rf"(?<=[{ALPHA}])[:/](?!-?innen|in\b|r\b|n\b)(?=[{ALPHA}0-9])"
# Weekdays and months that are also words at the end of a spoken sentence ("So. Jetzt …").
NOT_ABBREVIATED = ("So.", "Do.", "Di.", "Mo.", "Mi.", "Sa.", "Red.", "Co.", "Jun.", "Jul.", "Mär.", "min.", "max.")

_whole = re.compile(f"{MARK}|{GENDER}")


def read_abbreviations() -> list[str]:
    """Abbreviations that end in a full stop and never end a sentence, one a line; comments start with #."""
    lines = ABBREVIATIONS.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def improve_tokenizer(nlp: Language) -> None:
    """Give a German pipeline's tokenizer the forms of spoken transcripts; other languages' are left alone."""
    tokenizer, defaults = nlp.tokenizer, nlp.Defaults
    if nlp.lang != "de" or not isinstance(tokenizer, Tokenizer):
        return
    rules = {key: value for key, value in tokenizer.rules.items() if key not in NOT_ABBREVIATED}
    tokenizer.rules = rules | {word: [{ORTH: word}] for word in read_abbreviations()}
    tokenizer.token_match = _whole.fullmatch
    tokenizer.prefix_search = compile_prefix_regex([MARK, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([MARK, *(defaults.suffixes or ()), r"(?<=\d\d\d)\."]).search
    infixes = [rule for rule in map(str, defaults.infixes or ()) if "[:<>=]" not in rule and r"\/" not in rule]
    tokenizer.infix_finditer = compile_infix_regex([*infixes, BETWEEN_WORDS, r"(?<=\d)/(?=\d)"]).finditer


def lengthen_affixes(nlp: Language) -> None:
    """Make affixes longer than spaCy's one first letter and three last ones: they tell names from other words."""
    # A new mapping: the old one belongs to all German pipelines of the process.
    longer = {PREFIX: find_prefix, SUFFIX: find_suffix}
    nlp.vocab.lex_attr_getters = {**nlp.vocab.lex_attr_getters, **longer}  # type: ignore[attr-defined]
    for lexeme in nlp.vocab:
        lexeme.prefix_, lexeme.suffix_ = find_prefix(lexeme.orth_), find_suffix(lexeme.orth_)


def find_prefix(word: str) -> str:
    """The first letters of a word."""
    return word[:3]


def find_suffix(word: str) -> str:
    """The last letters of a word."""
    return word[-4:]
