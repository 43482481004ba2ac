"""Short forms the texts explain: "Forum Ziviler Friedensdienst (forumZFD)", "VHS, also die Volkshochschule"."""

import re
from collections.abc import Iterable

from nlp.actors.names import find_initials, fold, is_acronym, is_genitive, to_nominative

_explained = re.compile(
    r"(?P<long>(?:[A-ZÄÖÜ][\w-]+\s+(?:(?:für|und|der|des|zur|gegen|in|im|am|von)\s+)*){0,6}[A-ZÄÖÜ][\w-]+)"
    r"(?:\s+e\.\s?V\.)?"
    r"(?:\s*\((?:kurz:?\s*)?|,\s*kurz:?\s+)(?P<short>[A-Za-zÄÖÜäöü][\w-]{1,11})(?:\)|(?=[\s.,;]))"
)
_reverse = re.compile(
    r"(?P<short>(?<![\w-])[A-ZÄÖÜ]{2,6})"
    r"(?:\s*\(|,?\s+(?:also|das ist|das heißt|heißt das)\s+(?:der|die|das|den|dem)\s+)"
    r"(?P<long>[A-ZÄÖÜ][\w-]+(?:\s+(?:(?:für|und|der|des)\s+)*[A-ZÄÖÜ][\w-]+){0,4})"
)


def find_abbreviations(texts: Iterable[str]) -> dict[str, str]:
    """Short forms explained in the texts: "Forum Ziviler Friedensdienst (forumZFD)" gives forumZFD → Forum …"""
    found: dict[str, str] = {}
    for text in texts:
        for pattern in (_explained, _reverse) if "(" in text or ", kurz" in text or " also " in text else ():
            for match in pattern.finditer(text):
                long = _shorten(match["short"], match["long"])
                if long:
                    found.setdefault(match["short"], long)
    return found


def _shorten(short: str, long: str) -> str:
    """The part of the long form the short one stands for: its initials, or its letters in this order; or ""."""
    words = long.split()
    if not is_acronym(short) or fold(short) == fold(long):
        return ""
    starts = [i for i in range(len(words)) if words[i][:1].isupper()]
    tails = {to_nominative(" ".join(words[i:]), genitive=is_genitive(" ".join(words[:i]) + " ")) for i in starts}
    ranked = sorted(tails, key=lambda tail: (fold(short) not in find_initials(tail), len(tail), tail))
    return next((tail for tail in ranked if len(tail) > len(short) + 2 and _fits(fold(short), fold(tail))), "")


def _fits(short: str, long: str) -> bool:
    rest = iter(long)
    return long[:1] == short[:1] and all(letter in rest for letter in short)
