"""Functions people hold in public: "der Bürgermeister von Edemissen", "Frau Meier, die Leiterin der VHS"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.types import Office
from nlp.actors.known import Sighting
from nlp.actors.linking.places import bare_place
from nlp.actors.names import GERMAN, fold, stem_name

NEAR = 70
# A short word ("der", "die") may stand between the preposition and the name.
NEXT = 4

TITLES = r"(?:(?:Herrn?|Frau|Doktor|Dr\.|Prof\.|Professorin|Professor)\s+)*"
_link = r"(?:\s+(?:von|vom|der|des|in|im|aus|bei der|beim|für die|für den)(?:\s+(?:Gemeinde|Stadt|Samtgemeinde))?\s+)"
# Nobody in particular: "ein Bürgermeister", "die Bürgermeister", "als Bürgermeister", "Herr Bürgermeister".
_nobody = re.compile(
    r"\b(?:eine?[nmrs]?|keine?[nmrs]?|alle|viele|beide[n]?|jede[rnm]?|mehrere|zwei|drei|vier|sieben|als|zum|zur|Herr|Herrn"
    r"|Frau|bin|war|wird|wurde|werden|früherer?|ehemaliger?|welche[rnm]?|stellvertretende[rnm]?)\s+$",
    re.IGNORECASE,
)
_plural = re.compile(r"\b(?:die|Die|unsere|Unsere|den|diese|Diese|anderen|meisten)\s+$")
_staff = re.compile(r"^\s*,?\s*(?:die\s+|der\s+)?(?:vom|von der|von dem|von|beim|bei der|aus dem|aus der)\s+$")
_before = re.compile(rf"^\s*,?\s*(?:der |die |den |dem )?{TITLES}$")
# Functions that decline like adjectives: one form in the nominative for both genders.
NOMINAL = ("beauftragte", "vorsitzende")
_nominal = re.compile(rf"({'|'.join(NOMINAL)})[nr]$")
_after = re.compile(r"^\s*,?\s*(?:ist |das ist |also |heute )?(?:der|die|unser|unsere)\s+(?:\w+e\s+)?$")


# The other gender written behind a function word: "Leiter:in", "Leiter/-in", "Leiterin/Leiter".
_both = r"(?P<both>[:*_]in|/-?in)?(?:\s?/\s?(?:der\s|die\s)?(?=[^\W\d_a-zäöü])(?P<other>{words}))?"


@dataclass(frozen=True, slots=True)
class Held:
    """A function word, where it stands, and the organisation or place beside it. ``both``: the ":in" behind it."""

    word: str
    start: int
    end: int
    beside: Sighting | None
    both: str = ""


@dataclass(frozen=True, slots=True)
class Functions:
    """The function words to look for: whose they are, and what the district's register says about them."""

    whose: dict[str, str]
    offices: tuple[Office, ...]
    pattern: re.Pattern[str]


@cache
def read_functions() -> dict[str, str]:
    """Each function word with whose it is: "municipality", "district" or "none"."""
    whose = "none"
    found: dict[str, str] = {}
    for line in (GERMAN / "functions.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            whose = line[2:].strip()
        elif not line.startswith("#"):
            found |= dict.fromkeys(line.split(), whose)
    return found


@cache
def prepare_functions(offices: tuple[Office, ...] = ()) -> Functions:
    """The general function words with those of the district's register."""
    own = {word: "none" for office in offices for word in (office.function, *office.aliases) if word[:1].isupper()}
    whose = {**own, **read_functions()}
    words = "|".join(re.escape(word) for word in sorted(whose, key=lambda word: (-len(word), word)))
    return Functions(
        whose,
        offices,
        re.compile(
            rf"(?<![\w-])(?=[^\W\d_a-zäöü])(?P<word>{words})s?{_both.format(words=words)}(?![\w-])"
            rf"(?P<link>{_link})?"
        ),
    )


def find_functions(text: str, others: Sequence[Sighting], *, functions: Functions) -> list[Held]:
    """All function words of a turn, left to right. ``others``: organisations and places of the turn."""
    return [
        Held(
            found["word"],
            found.start(),
            max(found.end("word"), found.end("both"), found.end("other")),
            _find_beside(found.end(), others) if found["link"] else None,
            found["both"] or "",
        )
        for found in functions.pattern.finditer(text)
    ]


def _find_beside(start: int, others: Sequence[Sighting]) -> Sighting | None:
    return next((one for one in others if one.end > start and one.start <= start + NEXT), None)


def is_somebody(text: str, held: Held) -> bool:
    """Whether the function word alone means its holder and not the office, several people or the one addressed."""
    before = text[max(0, held.start - 30) : held.start]
    if _nobody.search(before):
        return False
    return (
        bool(held.both) or held.word.endswith("in") or held.word.lower().endswith(NOMINAL) or not _plural.search(before)
    )


def find_held(text: str, person: Sighting, *, held: Sequence[Held]) -> Held | None:
    """The function named directly with a person; where in doubt none."""
    return next((one for one in held if _stands_with(text, person, one)), None)


def _stands_with(text: str, person: Sighting, held: Held) -> bool:
    until = max(held.end, held.beside.end if held.beside else 0)
    if until <= person.start < until + NEAR and _before.match(text[until : person.start]):
        return True
    return person.end <= held.start < person.end + NEAR and bool(_after.match(text[person.end : held.start]))


def find_employer(text: str, person: Sighting, *, others: Sequence[Sighting]) -> Sighting | None:
    """The organisation a person is said to come from: "Frau Dr. Yılmaz vom Jobcenter"."""
    after = (one for one in others if person.end <= one.start < person.end + 20 and one.kind.value == "ORG")
    return next((one for one in after if _staff.match(text[person.end : one.start])), None)


def settle_office(
    word: str, organisation: str, *, home: str, district: str, functions: Functions, both: str = ""
) -> Office:
    """The function with its organisation: as said, as the register knows it, or as such functions go."""
    whose = functions.whose.get(word, "none")
    own = organisation or {"municipality": home, "district": district}.get(whose, "")
    exact = [one for one in functions.offices if _is_called(one, word)]
    known = exact or [one for one in functions.offices if neutral(one.function) == neutral(word)]
    # "Die Leiterin" may lead anything; "die Integrationsbeauftragte" is the one the register knows.
    fitting = [one for one in known if (_is_same(one.organisation, own) if own else whose in ("none", "district"))]
    if len(fitting) == 1:
        return Office(fitting[0].function, fitting[0].organisation)
    return Office(_nominative(word) + both, own)


def office_key(office: Office) -> tuple[str, str]:
    """What all ways to say one office share: "Bürgermeisterin" of "Gemeinde Edemissen" and "Bürgermeister" of it."""
    return neutral(office.function), " ".join(stem_name(bare_place(office.organisation)))


@cache
def neutral(function: str) -> str:
    """One form for both genders of a function: "landrat" for "Landrätin", "vorsitzende" for "Vorsitzender"."""
    low = fold(function)
    for mutated in ("ae", "oe", "ue"):
        low = low.replace(mutated, mutated[0])
    return _nominal.sub(r"\1", re.sub(r"[ _]?in$", "", low))


@cache
def find_holder_gender(function: str) -> str:
    """Whom a function word is said of: "f", "m", or "" where it fits both."""
    low = fold(function)
    if re.search(r"[ _]in$", low) or _nominal.search(low) or low.endswith(NOMINAL):
        return ""
    return "f" if low.endswith("in") else "m"


def is_same_office(own: Office, held: Office, *, gender: str, exactly: bool) -> bool:
    """Whether an office said without a person is somebody's ``own``, and not that of another ``gender``.

    Where only one of both names its organisation they are the same unless ``exactly``.
    """
    if neutral(own.function) != neutral(held.function):
        return False
    genders = {find_holder_gender(held.function), gender or find_holder_gender(own.function)} - {""}
    if own.function != held.function and len(genders) > 1:
        return False
    return office_key(own) == office_key(held) or not (exactly or (own.organisation and held.organisation))


def _is_same(one: str, other: str) -> bool:
    return stem_name(bare_place(one)) == stem_name(bare_place(other))


def _is_called(office: Office, word: str) -> bool:
    return fold(word) in {fold(one) for one in (office.function, *office.aliases)}


def _nominative(word: str) -> str:
    """ "Beauftragter" for "Beauftragten"."""
    return word[:-1] if word.endswith(("beauftragten", "Vorsitzenden")) else word
