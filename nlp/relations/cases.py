"""Which part a named actor can play in its clause: told by the preposition, the article and the gender of the name."""

import re
from functools import cache
from pathlib import Path

GERMAN = Path(__file__).parent.parent / "german"
# Stands for a named actor in a clause, see clauses.py.
NAMED = "[\ue000-\uf8ff]"
# Roles beside the prepositions themselves.
SUBJECT, OBJECT, DATIVE, GENITIVE, OWN = "subj", "obj", "dat", "gen", "own"
NOMINAL = frozenset({SUBJECT, OBJECT, DATIVE})

_CONTRACTED = {"vom": "von", "beim": "bei", "zum": "zu", "zur": "zu", "im": "in", "am": "an", "ans": "an"} | {
    "ins": "in", "fürs": "für", "ums": "um", "aufs": "auf", "durchs": "durch", "übers": "über", "seitens": "von"
}  # fmt: skip
_PREPOSITIONS = (
    "ab an auf aus außer bei bis durch für gegen gegenüber hinter in mit nach neben ohne über um unter von vor wegen "
    "zu zwischen seit statt trotz samt innerhalb außerhalb laut während entlang"
)
PREPOSITION = "|".join([*_CONTRACTED, *_PREPOSITIONS.split()])
_ARTICLE = (
    r"de[rmns]|die|das|(?:ein|kein|unser|euer|ihr|sein|mein|dies|jed|jen|eur)(?:e[rmns]?|s)?|beide[nr]?|alle[nr]?"
)
_PEOPLE = (
    r"(?:\w*[Kk]olleg(?:en|innen)|Leuten?|Frauen|Männern?|Kräften?|\w*[Mm]itarbeite(?:r|rn|rinnen|nden)|Damen|Herren"
    r"|\w*[Bb]erate(?:r|rn|rinnen)|Ehrenamtlichen|Verantwortlichen|Trainern?)"
)
# "die vom DRK", "den Kollegen der VHS": people who stand for their organisation.
_METONYM = (
    rf"(?P<people>(?:{_PEOPLE}\s+)?(?:vom|von\s+de[rn]|von|aus\s+de[mr]|im|beim|bei\s+der)\s+|{_PEOPLE}\s+de[rs]\s+)"
)
# "mit Frau Schulz vom Jobcenter"
_PERSON = r"(?:Frau|Herrn?)\s+(?:Dr\.\s+)?[^\W\d_][\w-]+\s+(?:vom|von\s+der|aus\s+de[mr]|im|beim|bei\s+der)\s+"
NOUN_PHRASE = rf"(?:(?P<prep>{PREPOSITION})\s+)?(?:(?P<article>{_ARTICLE})\s+(?-i:[a-zäöüß]\w+e[nrsm]?\s+){{0,2}}?)?"
_start = re.compile(
    rf"(?:(?:\b(?P<outer>{PREPOSITION})\s+)?\b(?P<group>die|den|denen)\s+{_METONYM}"
    rf"|\b(?P<to>{PREPOSITION})\s+{_PERSON}|(?<!\w){NOUN_PHRASE})$",
    re.IGNORECASE,
)
_after_noun = re.compile(r"[A-ZÄÖÜ][\wäöüß-]+\s+$")
# "das Jobcenter in Peine": what stands right behind a name only says which one it is.
_attribute = re.compile(r"\s(?:in|im|aus|von|vom|am|bei)\s(?:de[rmn]\s)?", re.IGNORECASE)
# "wir vom Jugendamt", "uns, also dem Verein", "bei uns im Rathaus": the speaker's own organisation.
_own = re.compile(
    r"\b(?:(?:wir|uns|ich|mich|mir)\s+(?:hier\s+|da\s+)?(?:als|vom|von\s+de[rn])|(?:wir|uns)\s*,\s*(?:also\s+)?"
    r"(?:de[rmn]|die|das)|bei\s+uns\s+(?:im|in\s+de[rn]|beim|bei\s+de[rn]))\s+$",
    re.IGNORECASE,
)


def roles_of(before: str, name: str) -> frozenset[str]:
    """The roles open to a name after these words of its sentence: "subj", "obj", "dat", "gen" or a preposition.

    Where the speaker speaks as the named organisation the only role is "own".
    """
    if _own.search(before):
        return frozenset({OWN})
    if _attribute.fullmatch(before):
        return frozenset()
    found = _start.search(before)
    if found is None:
        return NOMINAL
    if found["group"]:
        return frozenset({_plain(found["outer"])}) if found["outer"] else _CASES["die"]
    if found["to"]:
        return frozenset({_plain(found["to"])})
    if found["prep"]:
        return frozenset({_plain(found["prep"])})
    return _by_article((found["article"] or "").lower(), name, after_noun=_stands_after_noun(before, found))


def governs(preposition: str, article: str) -> bool:
    """Whether the preposition may still hold for a name with this article: not "mit der AWO und die Caritas"."""
    return not (preposition in {"mit", "von", "bei", "zu", "zwischen"} and article.lower() in {"die", "das"})


def article_of(before: str) -> str:
    """The article at the end of these words, or nothing."""
    found = _start.search(before)
    return (found["article"] or "") if found else ""


def _plain(preposition: str) -> str:
    return _CONTRACTED.get(preposition.lower(), preposition.lower())


_CASES = {
    "die": frozenset({SUBJECT, OBJECT}),
    "das": frozenset({SUBJECT, OBJECT}),
    "dem": frozenset({DATIVE}),
    "den": frozenset({OBJECT, DATIVE}),
    "des": frozenset({GENITIVE}),
}


def _by_article(article: str, name: str, *, after_noun: bool) -> frozenset[str]:
    if article.startswith("de") and article == "der":
        return _by_der(name, after_noun=after_noun)
    if article in _CASES:
        return _CASES[article]
    endings = {"em": _CASES["dem"], "en": frozenset({OBJECT, DATIVE}), "es": frozenset({GENITIVE})}
    if article.endswith("er") and article not in {"unser", "euer"}:
        return _by_der(name, after_noun=after_noun)
    return endings.get(article[-2:], _CASES["die"]) if article else NOMINAL


def _by_der(name: str, *, after_noun: bool) -> frozenset[str]:
    gender = gender_of(name)
    if gender == "m":
        return frozenset({SUBJECT})
    oblique = frozenset({GENITIVE}) if after_noun else frozenset({DATIVE})
    return oblique if gender == "f" else oblique | {SUBJECT}


def _stands_after_noun(before: str, found: re.Match[str]) -> bool:
    return bool(_after_noun.search(before[: found.start()])) and bool(before[: found.start()].strip(" "))


@cache
def gender_of(name: str) -> str:
    """ "m", "f" or "n" by the ending of the word that carries the name, or nothing where it tells nothing."""
    endings = _read_endings()
    for word in re.findall(r"[\wäöüß]+", re.split(r"\s(?:für|der|des|am|im|in|an|zur|zum|von|e\. ?V)\b", name)[0]):
        folded = word.lower()
        best = max((end for end in endings if folded.endswith(end)), key=len, default="")
        if best:
            return endings[best]
    return ""


@cache
def _read_endings() -> dict[str, str]:
    lines = (GERMAN / "heads.txt").read_text(encoding="utf-8") + (GERMAN / "genders.txt").read_text(encoding="utf-8")
    parts = [line.split(":", 1) for line in lines.splitlines() if line and not line.startswith("#")]
    return {word.lower(): gender for gender, words in parts for word in words.split()}
