"""A district as lines of text people can edit, one thing a line, and back."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from corpus.errors import InvalidInput
from corpus.types import Codebook, CodebookTheme, Municipality, Office, Organisation
from pages.ui.texts import admin as texts

_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def make_identifier(name: str, *, taken: Sequence[str] = ()) -> str:
    """A short stable id made of the name: ``AK Sprache & Bildung`` → ``ak-sprache-bildung``."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_SPELLED_OUT)).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "x"
    number = 1
    while (found := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return found


def _split(text: str) -> Iterator[tuple[int, str, str]]:
    """Line number, name, rest; raises InvalidInput naming the line for a missing or repeated name."""
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        name, _, rest = (part.strip() for part in line.partition(":"))
        if not name and not rest:
            continue
        if not name:
            raise InvalidInput(texts.LINE_EMPTY.format(number=number))
        if name in seen:
            raise InvalidInput(texts.LINE_TWICE.format(number=number, name=name))
        seen.add(name)
        yield number, name, rest


def _list(rest: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in rest.split(",") if part.strip()))


def _line(name: str, rest: str) -> str:
    return f"{name}: {rest}" if rest else name


def format_municipalities(municipalities: Sequence[Municipality]) -> str:
    """``Gemeinde: Ort, Ort`` per line."""
    return "\n".join(_line(one.name, ", ".join(one.places)) for one in municipalities)


def parse_municipalities(text: str) -> tuple[Municipality, ...]:
    """The inverse of format_municipalities. Raises InvalidInput naming the line."""
    return tuple(Municipality(name, _list(rest)) for _, name, rest in _split(text))


def format_organisations(organisations: Sequence[Organisation]) -> str:
    """``Name: Kurzform, Kurzform`` per line."""
    return "\n".join(_line(one.name, ", ".join(one.aliases)) for one in organisations)


def parse_organisations(text: str) -> tuple[Organisation, ...]:
    """The inverse of format_organisations. Raises InvalidInput naming the line."""
    return tuple(Organisation(name, _list(rest)) for _, name, rest in _split(text))


def format_offices(offices: Sequence[Office]) -> str:
    """``Funktion, Organisation: anderes Wort, anderes Wort`` per line."""
    return "\n".join(_line(f"{one.function}, {one.organisation}", ", ".join(one.aliases)) for one in offices)


def parse_offices(text: str) -> tuple[Office, ...]:
    """The inverse of format_offices. Raises InvalidInput naming the line."""
    return tuple(_office(number, name, rest) for number, name, rest in _split(text))


def _office(number: int, name: str, rest: str) -> Office:
    function, _, organisation = (part.strip() for part in name.partition(","))
    if not (function and organisation):
        raise InvalidInput(texts.LINE_NO_ORGANISATION.format(number=number))
    return Office(function, organisation, _list(rest))


def format_codebook(codebook: Codebook) -> str:
    """``Bezeichnung: Beschreibung`` per line."""
    return "\n".join(f"{theme.label}: {theme.description}" for theme in codebook.themes)


def parse_codebook(text: str, *, before: Codebook) -> Codebook:
    """The inverse of format_codebook. A theme that keeps its label keeps its id. Raises InvalidInput."""
    known = {theme.label: theme.id for theme in before.themes}
    themes: list[CodebookTheme] = []
    for number, label, description in _split(text):
        if not description:
            raise InvalidInput(texts.LINE_NO_TEXT.format(number=number, name=label))
        taken = [*known.values(), *(theme.id for theme in themes)]
        themes.append(CodebookTheme(known.get(label) or make_identifier(label, taken=taken), label, description))
    return Codebook(tuple(themes))
