"""Names without a model: one spelling for all variants, the nominative, legal forms, initials."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from rapidfuzz.distance import Levenshtein

GERMAN = Path(__file__).parent.parent / "german"
SHORTEST_STEM = 4
ENDINGS = ("es", "en", "er", "em", "s", "e", "n")
# Letters that sound alike at least at some places of a word, the longer ones first.
SOUNDS = (
    ("sch", "x"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("ck", "k"), ("tz", "z"), ("ts", "z"), ("ae", "e"),
    ("ie", "i"),
    ("ah", "a"), ("eh", "e"), ("ih", "i"), ("oh", "o"), ("uh", "u"), ("v", "f"), ("w", "f"), ("b", "p"), ("d", "t"),
    ("g", "k"), ("c", "z"), ("y", "i"), ("q", "k"),
)  # fmt: skip
SHORTEST_HEARD = 6
# In words as long as this one letter more or less is a slip and no other word.
LONG = 10
DIGITS = frozenset("0123456789")
ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
STRONG = {"m": "er", "n": "es", "f": "e"}

_letters = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae"}
)
_article = re.compile(
    r"^(?:der|die|das|dem|den|des|ein|eine|einem|einer|im|vom|beim|zum|zur|unser\w*)\s+", re.IGNORECASE
)
_register_mark = re.compile(r"\s*,?\s*\be\.\s?V\b\.?")
_legal_form = re.compile(r",?\s+(?:e\.\s?[VG]\b\.?|eV|gGmbH|GmbH|mbH|AG|eG|KG|gemeinnützige)(?=\s|$)")
_genitive = re.compile(r"\b(?:des|eines|unseres|ihres|seines|eures|meines|dieses|jenes)\s+(?:[a-zäöü]\w+\s+)?$", re.I)
_adjective = re.compile(
    r"^\w*(?:isch|lich|ig|iert|ell|end|sam|haft|iv|ional|deutsch|rot|rund|sozial|kommunal|freiwillig|vereint|evangelisch"
    r"|offen|bunt|jung|alt|neu|groß|klein|ambulant|mobil|frei|grün)(?P<ending>e[nmrs]?)$",
    re.IGNORECASE,
)
_small = "für und der die das des dem den im in am an zur zum von vom bei beim mit zu e v ev"
_small_words = frozenset(_small.split(" "))


@cache
def fold(name: str) -> str:
    """One spelling for hyphen, umlaut and diacritic variants: "Çelik" and "Celik", "Öztürk" and "Oeztuerk"."""
    small = unicodedata.normalize("NFC", name).replace("İ", "i").casefold().translate(_letters)
    bare = "".join(c for c in unicodedata.normalize("NFD", small) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare.replace("-", "")))


def simplify(surface: str) -> str:
    """A surface without article and with single spaces; "e.V." is written "e. V."."""
    return _register_mark.sub(" e. V.", _article.sub("", " ".join(surface.split()))).strip()


def drop_legal_form(name: str) -> str:
    """The name without "e. V." or "gGmbH"."""
    return _legal_form.sub("", name).strip()


@cache
def read_words(name: str) -> frozenset[str]:
    """All words of a data file, without its comments."""
    lines = (GERMAN / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def stem_name(name: str) -> tuple[str, ...]:
    """What all forms of an organisation's name share, word by word: "des Roten Kreuzes" and "Rotes Kreuz"."""
    words = re.findall(r"[\w]+", drop_legal_form(simplify(name)).replace("-", ""))
    return tuple(_stem(word) for word in words if word not in _small_words)


def _stem(word: str) -> str:
    if word.isupper() and len(word) < 7:
        return word.casefold()
    stem, before = fold(word), ""
    while stem != before:
        before = stem
        ending = next((e for e in ENDINGS if stem.endswith(e) and len(stem) - len(e) >= SHORTEST_STEM), "")
        stem = stem[: len(stem) - len(ending)]
    return stem


def is_genitive(before: str) -> bool:
    """Whether the words before a name put it into the genitive: "des", "unseres"."""
    return bool(_genitive.search(before[-40:]))


def to_nominative(surface: str, *, genitive: bool) -> str:
    """The name of an organisation in the nominative: "Deutsches Rotes Kreuz" for "des Deutschen Roten Kreuzes"."""
    words = simplify(surface).split()
    head = find_head(words)
    noun = words[head] if words else ""
    bare = _drop_genitive(noun) if genitive and noun.endswith("s") and not noun.isupper() else noun
    gender = find_gender(bare)
    adjectives = [_strengthen(word, gender) for word in words[:head]]
    return " ".join([*adjectives, *([bare] if words else []), *words[head + 1 :]])


def inflect(name: str) -> list[str]:
    """A name with the endings its adjectives can have: "Roten Kreuz" for "Rotes Kreuz"; nothing without adjectives."""
    words = name.split()
    head = find_head(words)
    stems = [word[: found.start("ending")] for word in words[:head] if (found := _match_adjective(word))]
    return [" ".join([*(stem + ending for stem in stems), *words[head:]]) for ending in ADJECTIVE_ENDINGS if stems]


def find_head(words: Sequence[str]) -> int:
    """Where the noun stands that a name turns on: the first word that is no adjective."""
    return next((i for i, word in enumerate(words) if not _match_adjective(word)), len(words) - 1)


def _match_adjective(word: str) -> re.Match[str] | None:
    """An adjective with its ending; "Tisches" only looks like one."""
    found = _adjective.match(word)
    return None if found and word[: found.start("ending")].casefold() in _genders() else found


def is_adjective(word: str) -> bool:
    """Whether a word ends like the adjectives in names of organisations do."""
    return bool(_match_adjective(word))


def _drop_genitive(noun: str) -> str:
    if noun.endswith("es") and find_gender(noun[:-2]) and not find_gender(noun[:-1]):
        return noun[:-2]
    if find_gender(noun[:-1]) or not find_gender(noun):
        return noun[:-1]
    return noun


def _strengthen(word: str, gender: str) -> str:
    found = _match_adjective(word)
    return word[: found.start("ending")] + STRONG[gender] if found and gender else word


@cache
def _genders() -> dict[str, str]:
    lines = (GERMAN / "heads.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(": ") for line in lines if not line.startswith("#")]
    return {word: gender for gender, words in rows for word in words.split()}


@cache
def find_gender(noun: str) -> str:
    """The gender of a word organisations are called by: "m", "f", "n", or "" if unknown."""
    low = noun.casefold()
    return next((_genders()[low[i:]] for i in range(len(low)) if low[i:] in _genders()), "")


@cache
def is_local(name: str) -> bool:
    """Whether the first noun of a name is a word for something of which a district has many: "Grundschule"."""
    words = [word for word in drop_legal_form(name).split() if not _match_adjective(word)]
    low = words[0].casefold() if words else ""
    known = read_words("local_heads.txt")
    return low in known or any(f"-{low[i:]}" in known for i in range(len(low)))


def is_acronym(word: str) -> bool:
    """Short forms with two capitals or more: "KSB", "forumZFD", "DITIB"."""
    return " " not in word and 2 <= len(word) <= 10 and sum(letter.isupper() for letter in word) >= 2


@cache
def find_initials(name: str) -> frozenset[str]:
    """Possible abbreviations of a name: the initials of its words, with and without the parts of compounds."""
    words = [word for word in re.findall(r"\w+", drop_legal_form(name)) if word not in _small_words]
    split = [part for word in words for part in _split_compound(word.casefold())]
    plain = "".join(word[0] for word in words)
    first = "".join(part[0] for part in _split_compound(words[0].casefold())) if words else ""
    return frozenset(one.casefold() for one in (plain, first, "".join(part[0] for part in split)) if len(one) > 1)


def _split_compound(word: str) -> list[str]:
    """The known parts of a compound, or the word itself."""
    parts: list[str] = []
    rest = word
    while rest:
        length = next((n for n in range(len(rest), 2, -1) if rest[:n] in read_words("word_parts.txt")), 0)
        if not length:
            return [word]
        parts.append(rest[:length])
        rest = rest[length:]
    return parts


def sounds_like(one: str, other: str) -> bool:
    """Whether speech recognition may have written one for the other: same sounds, hardly another spelling."""
    if min(len(one), len(other)) < SHORTEST_HEARD or abs(len(one) - len(other)) > 1 or one[-1:] in DIGITS:
        return False
    apart = Levenshtein.distance(one, other, score_cutoff=2)
    return 0 < apart <= 2 and (find_sound(one) == find_sound(other) or (apart == 1 and len(one) >= LONG))


@cache
def find_sound(word: str) -> str:
    """The sounds of a folded word: letters German ears hold for the same become one, double ones single."""
    for letters, sound in SOUNDS:
        word = word.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", word)
