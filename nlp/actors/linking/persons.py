"""Persons of one interview: their names put together where exactly one fits."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from corpus.types import ActorKind
from nlp.actors.known import Sighting
from nlp.actors.linking.offices import read_functions
from nlp.actors.names import GERMAN, find_gender, fold, is_acronym, read_words

_capital = r"[A-ZÄÖÜÇĞİÖŞŁŚŻČŠŽĐØÉÁ]"
_name = rf"{_capital}[\w’'-]+(?:\s+(?:(?:von|van|de|da|al|el)\s+)?{_capital}[\w’'-]+)?"
_titles = r"(?:(?:Dr\.|Prof\.|Doktor|Professorin|Professor)\s+)*"
_titled = re.compile(rf"(?<!\w)(?:Herrn?|Frau|Familie)\s+{_titles}(?P<name>{_name})")
_title_before = re.compile(
    rf"(?<!\w)(?P<title>Herrn?|Frau|Familie|Kollegin|Kollege[n]?|Pastorin|Pastor|Pfarrerin|Pfarrer|Bürgermeisterin"
    rf"|Bürgermeister|Landrätin|Landrat)\s+{_titles}$"
)
_introduced = re.compile(
    rf"\b(?:ich heiße|mein Name ist|Mein Name ist|Ich heiße|ich bin (?:die|der)|Ich bin (?:die|der)|Ich bin|ich bin"
    rf"|man nennt mich|alle nennen mich)\s+(?:übrigens |also |ja |eigentlich )?(?:Frau |Herr )?(?P<name>{_name})"
)
_possessed = re.compile(rf"^\s+{_capital}\w")
_title = re.compile(r"^(?:(?:Herrn?|Frau|Familie|Doktor|Dr\.|Prof\.|Professorin|Professor|Pastorin|Pastor)\s+)+")
# Words after "Frau" that begin a sentence of their own, or a noun: "Frau Müller Termine gibt".
_patronymic = ("rs", "ns", "ts", "ks", "ms", "bs")

Words = tuple[str, ...]


@dataclass(slots=True)
class Person:
    """Mentions of one person in one interview, as indexes, with all the names used. ``words``: the fullest, folded."""

    words: Words
    gender: str = ""
    names: list[str] = field(default_factory=list)
    members: list[int] = field(default_factory=list)
    several: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """The fullest name, without initials where possible."""
        return min(self.names, key=lambda one: (-len(one.split()), one.count("."), -len(one), one))

    @property
    def is_full(self) -> bool:
        """Whether first and last name are known."""
        return len(self.words) > 1


@dataclass(frozen=True, slots=True)
class Called:
    """A name as said once: without title, in the nominative; gender "m", "f", "family" or "" as the title tells."""

    name: str
    gender: str

    @property
    def words(self) -> Words:
        """The name's words, folded."""
        return split_name(self.name)


def has_title(before: str) -> bool:
    """Whether the words before a name are a person's title."""
    return bool(_title_before.search(before[-40:]))


def is_personal(name: str) -> bool:
    """Whether a name begins with a first name and goes on like a person's: rather protected than shown."""
    first, _, rest = name.partition(" ")
    if first in read_words("no_first_names.txt") and not rest:
        return False
    is_first = fold(first) in read_first_names() or (first.endswith("s") and fold(first[:-1]) in read_first_names())
    return is_first and " " not in rest and not (find_gender(rest) or is_acronym(rest) or rest[:1].isdigit())


def find_titled(text: str, turn: int) -> list[Sighting]:
    """Names after "Herr" and "Frau", which language pipelines often miss."""
    if not ("Herr" in text or "Frau" in text or "Familie" in text):
        return []
    return [
        Sighting(turn, found.start("name"), found.start("name") + len(name), name, ActorKind.PER)
        for found in _titled.finditer(text)
        if (name := _cut(found["name"], text[found.end() : found.end() + 1]))
    ]


def _cut(name: str, after: str) -> str:
    """One word or two: the second only where the first may be a first name."""
    first, _, second = name.partition(" ")
    no_names = read_words("no_last_names.txt") | read_functions().keys()
    if first in no_names:
        return ""
    return name if second and fold(first) in read_first_names() and second not in no_names else first


def find_introduced(text: str) -> list[str]:
    """Names by which a speaker calls themselves."""
    return [found["name"] for found in _introduced.finditer(text)]


@cache
def split_name(name: str) -> Words:
    """A person's name without titles, word by word and folded."""
    return tuple(fold(word) for word in _title.sub("", " ".join(name.split())).split() if fold(word))


def read_called(before: str, surface: str, after: str, *, seen: Mapping[Words, int]) -> Called:
    """The name of one mention. ``before``, ``after``: the text around; ``seen``: all names of the interview."""
    title = _title_before.search(before)
    gender = _gender_of(title["title"]) if title else ""
    bare = _title.sub("", " ".join(surface.split())).rstrip("’'")
    return Called(_drop_genitive(bare, after, seen=seen), gender)


def _gender_of(title: str) -> str:
    if title == "Familie":
        return "family"
    return "f" if title == "Frau" or title.endswith("in") else "m"


def _drop_genitive(name: str, after: str, *, seen: Mapping[Words, int]) -> str:
    """ "Müller" for "Müllers", where "Müller" is said too, or a thing of theirs follows."""
    if not name.endswith("s") or len(name) < 4 or name.endswith("ss"):
        return name
    words = split_name(name)
    base = (*words[:-1], words[-1][:-1])
    if any(other != words and other[-1] == base[-1] for other in seen) or base in seen:
        return name[:-1]
    alone = not any(other != words and other[-1] == words[-1] for other in seen) and seen.get(words, 0) < 2
    return name[:-1] if alone and _possessed.match(after) and not name.endswith(_patronymic) else name


def link_persons(called: Sequence[Called]) -> list[Person]:
    """The persons of one interview. ``several``: the persons (as numbers) a short name may stand for."""
    people: list[Person] = []
    order = sorted(range(len(called)), key=lambda i: _rank(called[i], i))
    for i in [i for i in order if called[i].gender != "family"]:
        _place(called[i], i, people)
    for i in [i for i in order if called[i].gender == "family"]:
        _add(people, Called(f"Familie {called[i].name}", "family"), i, words=("familie", *called[i].words))
    return people


def _rank(one: Called, number: int) -> tuple[int, bool, bool, int]:
    """Full names first, then names with a title, then bare ones."""
    return -len(one.words), _is_initial(one.words), not one.gender, number


def _place(one: Called, number: int, people: list[Person]) -> None:
    fitting = [i for i, person in enumerate(people) if _fits(one, person)]
    same = [i for i in fitting if people[i].words == one.words]
    chosen = same if len(same) == 1 else fitting
    if len(chosen) == 1:
        _join(people[chosen[0]], one, number)
    else:
        _add(people, one, number, words=one.words)
        people[-1].several = tuple(chosen)


def _join(person: Person, one: Called, number: int) -> None:
    person.names.append(one.name)
    person.members.append(number)
    person.gender = person.gender or one.gender


def _add(people: list[Person], one: Called, number: int, *, words: Words) -> None:
    known = one.gender or (read_first_names().get(words[0], "") if len(words) > 1 else "")
    people.append(Person(words, known, [one.name], [number]))


def _fits(one: Called, person: Person) -> bool:
    """Whether a name may be this person's: the same, its beginning or end, or with initials; and no other gender."""
    if one.gender and person.gender and one.gender != person.gender:
        return False
    short, long = one.words, person.words
    if short == long or not short or "".join(short) == "".join(long):
        return bool(short)
    if len(short) < len(long):
        return long[: len(short)] == short or long[-len(short) :] == short or _is_outer(short, long)
    return len(short) == len(long) > 1 and _is_initial(short) and _same_initial(short, long)


def _is_outer(short: Words, long: Words) -> bool:
    """First and last name, with names between left out."""
    return len(short) > 1 and _same_initial((short[0], short[-1]), (long[0], long[-1]))


def _is_initial(words: Words) -> bool:
    return bool(words) and len(words[0]) == 1


def _same_initial(short: Words, long: Words) -> bool:
    return short[1:] == long[1:] and (short[0] == long[0] or (len(short[0]) == 1 and long[0].startswith(short[0])))


@cache
def read_first_names() -> Mapping[str, str]:
    """First names with the gender they are given to, "" where to both."""
    lines = (GERMAN / "first_names.txt").read_text(encoding="utf-8").splitlines()
    rows: Iterable[tuple[str, str]] = (
        (name, line[:1].strip("b")) for line in lines if line[1:2] == ":" for name in line[2:].split()
    )
    return {fold(name): gender for name, gender in rows}
