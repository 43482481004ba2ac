"""Functions people hold in public: "der Bürgermeister von Edemissen", "Frau Meier, die Leiterin der VHS"."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FUNCTIONS = Path(__file__).parent.parent / "german" / "functions.txt"
NEAR = 70

TITLES = r"(?:(?:Herrn?|Frau|Dr\.|Prof\.)\s+)*"
_link = r"(?:\s+(?:von|vom|der|des|in|im|aus|bei der|beim|für die|für den)(?:\s+(?:Gemeinde|Stadt|Samtgemeinde))?\s+)"


@dataclass(frozen=True, slots=True)
class Held:
    """A function word and where the organisation or place beside it starts, or -1 if none does."""

    word: str
    start: int
    end: int
    beside: int


@cache
def read_functions() -> tuple[frozenset[str], frozenset[str]]:
    """Words that are offices by themselves, and words that need an organisation beside them."""
    lines = FUNCTIONS.read_text(encoding="utf-8").splitlines()
    body = " ".join(line for line in lines if not line.startswith("#"))
    offices, heads = body.split(" + ")
    return frozenset(offices.split()), frozenset(heads.split())


@cache
def _pattern() -> re.Pattern[str]:
    offices, heads = read_functions()
    words = "|".join(sorted(offices | heads, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w-])(?P<word>{words})s?(?![\w-])(?P<link>{_link})?")


def find_functions(text: str) -> list[Held]:
    """All function words of a turn, left to right."""
    return [
        Held(found["word"], found.start(), found.end("word"), found.end() if found["link"] else -1)
        for found in _pattern().finditer(text)
    ]


def stands_before(text: str, held: Held, *, until: int, name_at: int) -> bool:
    """Whether between the function (with its organisation, ending at ``until``) and the name stand only titles."""
    between = text[max(until, held.end) : name_at]
    return len(between) < NEAR and bool(re.fullmatch(rf"\s*,?\s*(?:der |die )?{TITLES}", between))


def stands_after(text: str, held: Held, *, name_end: int) -> bool:
    """Whether the function follows as an apposition: ", der Bürgermeister", ", unsere Landrätin"."""
    between = text[name_end : held.start]
    return len(between) < NEAR and bool(
        re.fullmatch(r"\s*,?\s*(?:ist |das ist |also )?(?:der|die|unser|unsere)\s+(?:\w+e\s+)?", between)
    )


def needs_organisation(word: str) -> bool:
    """Whether the word alone says nothing about who is meant."""
    return word not in read_functions()[0]


def describe(function: str, organisation: str) -> str:
    """The name to show for whoever holds the function: "Bürgermeister von Edemissen"."""
    if not organisation:
        return function
    if " " in organisation or organisation.isupper():
        return f"{function}, {organisation}"
    return f"{function} von {organisation}" if not needs_organisation(function) else f"{function}, {organisation}"
