"""Organisations and places under one name: genitives, articles, legal forms, abbreviations."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from nlp.words import read_stopwords, stem

_article = re.compile(
    r"^(?:der|die|das|dem|den|des|ein|eine|einem|einer|im|vom|beim|zum|zur|unser\w*)\s+", re.IGNORECASE
)
_legal_form = re.compile(r"\s*,?\s*(?:e\.\s?V\.?|gGmbH|GmbH|AG|gemeinnützige)$")
_explained = re.compile(
    r"(?P<long>(?:[A-ZÄÖÜ][\w-]+\s+(?:(?:für|und|der|des)\s+)*){0,6}[A-ZÄÖÜ][\w-]+)\s*\((?P<short>[A-ZÄÖÜ]{2,6})\)"
)


def simplify(surface: str) -> str:
    """What two surfaces of one name have in common: no article, no legal form, single spaces."""
    bare = _article.sub("", " ".join(surface.split()))
    return _legal_form.sub("", bare).strip()


def is_name(surface: str) -> bool:
    """Whether a surface can be a name at all: letters, a capital, and not only a common word."""
    bare = simplify(surface)
    letters = sum(character.isalpha() for character in bare)
    return letters > 1 and bare[:1].isupper() and stem(bare) not in read_stopwords() and "[" not in surface


def find_abbreviations(texts: Iterable[str]) -> dict[str, str]:
    """Short forms explained in the texts: "Kreissportbund Peine (KSB)" gives KSB → Kreissportbund Peine."""
    found = {match["short"]: match["long"] for text in texts if "(" in text for match in _explained.finditer(text)}
    return {short: long for short, long in found.items() if _fits(short, long)}


def _fits(short: str, long: str) -> bool:
    """The letters of the short form occur in the long one in this order, the first at its beginning."""
    rest = iter(long.lower())
    return long[:1].lower() == short[:1].lower() and all(letter in rest for letter in short.lower())


def group_surfaces(surfaces: Sequence[str], *, abbreviations: dict[str, str]) -> dict[str, str]:
    """For each simplified surface the name it goes under."""
    counts = Counter(surfaces)
    names = {surface: _nominative(surface, counts) for surface in counts}
    return {surface: abbreviations.get(name, name) for surface, name in names.items()}


def _nominative(surface: str, counts: Counter[str]) -> str:
    """Without the -s of the genitive where the name occurs without it."""
    base = surface[:-1]
    return base if surface.endswith("s") and counts.get(base) else surface
