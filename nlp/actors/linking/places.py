"""Places under one name, and whether a name that town and district share means the town or the district."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from corpus.types import ActorKind, Transcript
from nlp.actors.known import Known, Sighting
from nlp.actors.names import fold

# A district is the interviews' own if it is named in so many times more of them than the next.
LEADS = 2

_district = re.compile(r"^(?:Landkreis|Kreis|LK)(?:es|en|e|s)?\s+(?P<place>[A-ZÄÖÜ].*)$")
_district_word = re.compile(r"^(?:Landkreis|Kreis|LK)(?:es|en|e|s)?$")
_bare_district = re.compile(
    r"(?P<before>\b\w+\s+)?\b(?:der|den|dem|des|vom|beim|zum|unser|unserem|unseren|unseres|Der|Dem|Den|Des|Vom|Beim|Unser"
    r"|von|und|Von)\s+(?P<name>Landkreis(?:es)?)(?![\w-])(?!\s+(?:und\s+)?[A-ZÄÖÜ]\w+\s*(?:,|\.|und)?\s*$)"
)
_said = re.compile(r"\b(?:Landkreis|Kreis)(?:es|en|e|s)?\s+(?P<place>[A-ZÄÖÜ][\w-]+)")
_inside = frozenset({"in", "im", "durch", "ganzen", "aus", "für"})
_community = re.compile(
    r"^(?:Stadt|Gemeinde|Samtgemeinde|Einheitsgemeinde|Kreisstadt|Hansestadt|Landeshauptstadt|Ortschaft|Ortsteil|Dorf"
    r"|Land|Landes|Bundesland|Flecken)s?\s+(?=[A-ZÄÖÜ])"
)
_districts_before = re.compile(r"\b(?:Landkreise[ns]?|Kreise[n]?)\s+(?:[A-ZÄÖÜ][\w-]+(?:,\s+|\s+und\s+|\s+oder\s+))+$")
_called_before = re.compile(
    r"(?:\b(?:Gemeinden|Kommunen|Landrat|Landrätin|Landrats|Kreistag|Kreistags|Kreisverwaltung)\s+(?:von|in|aus|im\s+Raum)"
    r"|\bLandkreis(?:es)?,?\s+(?:also|nämlich|und\s+zwar)(?:\s+in)?)\s+(?:ganz\s+)?$"
)
_called_after = re.compile(
    r"^(?:,?\s+(?:also\s+|als\s+|und\s+zwar\s+)?(?:der|dem|den|ganze[nr]?|als)?\s*(?:Land)?[Kk]reis\b"
    r"|\s+(?:ist|bleibt)\s+(?:halt\s+|ja\s+|eben\s+|doch\s+)?ein\s+(?:\w+e[rn]?\s+)*(?:Landkreis|Flächenkreis|Kreis)\b"
    r"|\s+(?:hat|besteht\s+aus|mit|und)\s+(?:ja\s+|halt\s+|insgesamt\s+)?(?:seinen?|ihren?|\w+)\s+(?:\w+en\s+)?"
    r"(?:Gemeinden|Kommunen)\b)"
)


def is_district(surface: str) -> bool:
    """Whether a name is that of a district: "Landkreis Peine", "Kreises Peine", and "Landkreis" alone."""
    return bool(_district.match(surface) or _district_word.match(surface))


def name_district(surface: str) -> str:
    """The district's name in the nominative: "Landkreis Peine" for "Kreises Peine"; "Landkreis" for the word alone."""
    found = _district.match(" ".join(surface.split()))
    return f"Landkreis {found['place']}" if found else "Landkreis"


def find_district(forms: Mapping[str, Known], named: Iterable[tuple[str, str]]) -> str:
    """The district the interviews are about: that of the register, or the one most of them name; or "".

    ``named``: interview and surface of each mention.
    """
    own = sorted({name_district(one.name) for one in forms.values() if one.sure and _district.match(one.name)})
    if own:
        return own[0] if len(own) == 1 else ""
    pairs = {(interview, name_district(surface)) for interview, surface in named if _district.match(surface)}
    counts = Counter(sorted(name for _, name in pairs))
    first, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= LEADS * second[1] else ""


def find_districts(transcript: Transcript, named: Mapping[str, int]) -> list[str]:
    """Districts said in an interview, whoever took them for names. ``named``: words that are part of names."""
    found = (match for turn in transcript.turns for match in _said.finditer(turn.text))
    return [f"Landkreis {match['place']}" for match in found if named.get(match["place"])]


def find_bare_districts(text: str, turn: int) -> list[Sighting]:
    """Where "der Landkreis" acts or is addressed; "im Landkreis" and "für den ganzen Landkreis" only say where."""
    if "Landkreis" not in text:
        return []
    return [
        Sighting(turn, found.start("name"), found.end("name"), found["name"], ActorKind.ORG)
        for found in _bare_district.finditer(text)
        if (found["before"] or "").strip().lower() not in _inside
    ]


def write_district(name: str) -> list[str]:
    """The ways to write a district: "Kreis Peine", "Landkreises Peine", "Landkreise Peine"."""
    place = name.removeprefix("Landkreis ")
    return [f"{word}{ending} {place}" for word in ("Landkreis", "Kreis") for ending in ("", "es", "e", "en")]


def means_district(before: str, after: str) -> bool:
    """Whether a place that shares its name with a district stands for the district here."""
    return bool(_districts_before.search(before) or _called_before.search(before) or _called_after.match(after))


def is_community(surface: str) -> bool:
    """Whether a name says that it is a town or village: "Stadt Einbeck", "Gemeinde Edemissen"."""
    return bool(_community.match(surface))


def bare_place(surface: str) -> str:
    """A place without "Stadt" or "Gemeinde" before it."""
    return _community.sub("", " ".join(surface.split()))


def name_places(surfaces: Sequence[tuple[str, str]]) -> dict[str, str]:
    """For each surface of a place its bare nominative. ``surfaces``: each with the words after it."""
    bare = Counter(bare_place(surface) for surface, _ in surfaces)
    followed = {bare_place(surface): after for surface, after in surfaces}
    return {surface: _nominative(bare_place(surface), bare, followed) for surface, _ in surfaces}


def _nominative(place: str, counts: Counter[str], followed: Mapping[str, str]) -> str:
    """Without the -s of the genitive where the name is known without it, or stands before what it possesses."""
    base = place[:-1]
    if not place.endswith("s") or place[-2:] == "ss":
        return place
    possesses = bool(re.match(r"\s+[A-ZÄÖÜ]\w", followed[place])) and re.search(
        r"(?:en|an|nd|rg|rf|er|dt|im|ck)s$", place
    )
    return base if counts.get(base) or possesses else place


def place_key(place: str) -> str:
    """What all spellings of a place share."""
    return fold(bare_place(place)).removeprefix("bad ")
