"""The head of a transcript: number, date, place, duration, perspective."""

import datetime as dt
import re
from collections.abc import Sequence

from corpus.types import Metadata, Perspective

MONTHS = [
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
]
NUMBER_KEY = r"(?:Interview|Transkript|Gespräch)s?[ -]?(?:Nr\.?|Nummer|Code|ID)|Nr\.?|Nummer|Kennung|Code|Pseudonym"
DATE_KEY = r"(?:Interview|Aufnahme|Gesprächs)?datum|Datum(?: (?:des|der) \w+)?|Interviewtag|Tag"
PLACE_KEY = r"Ort|Interviewort|Gemeinde|Kommune|Samtgemeinde|Einheitsgemeinde|Stadt"
LENGTH_KEY = r"(?:Interview|Aufnahme|Gesprächs)?dauer|Länge"
VIEW_KEY = r"Perspektive|Bereich|Sektor|Akteursgruppe|Zielgruppe|Gruppe"
ROLE_KEY = r"Funktion|Rolle|Position|Beruf|Tätigkeit|Institution|Organisation|Einrichtung"
OTHER_KEY = (
    r"Projekt|Datei(?:name)?|Audio(?:datei)?|Audioquelle|Aufnahme|Aufzeichnung|Beginn|Ende|Uhrzeit|Zeit|Start"
    r"|Transkri\w+|Transkribiert \w+"
    r"|Alter|Geschlecht|Sprache|Teilnehmende|Teilnehmer|Anwesende?|Titel|Thema|Anlass|Medium|Bemerkung(?:en)?|Besonderheiten|Regeln"
)
PEOPLE_KEY = (
    r"Interviewer(?:/?in|\*in|:in)?|Interviewt von|Interviewführung|Interviewte(?:/?r|n)?|Befragte(?:/?r|n)?"
    r"|(?:Interview|Gesprächs)partner(?:/?in|\*in|:in)?|Moderation|Person|Expert(?:e|in)"
)
KEYS = "|".join((NUMBER_KEY, DATE_KEY, PLACE_KEY, LENGTH_KEY, VIEW_KEY, ROLE_KEY, OTHER_KEY))
HINT = r"(?: ?\([^()]*\))?"
NEXT = rf"(?=\s*(?:[|;,]\s*(?:{KEYS})\s*[:=]|[|;]|$))"
FIELD = re.compile(rf"(?<![\w-])(?P<key>{KEYS}){HINT}\s*(?:[:=]|\t)\s*(?P<value>\S.*?){NEXT}", re.I)
HEAD_LINE = re.compile(rf"\s*[*_(]*(?:{KEYS}){HINT}[*_]*\s*(?:[:=]|\t)", re.I)
PEOPLE_LINE = re.compile(rf"\s*[*_]*(?:{PEOPLE_KEY})(?: ?\([^()]*\))?[*_]*\s*(?:[:=]|\t)\s*(?P<value>\S.*)", re.I)
TITLE = re.compile(
    r"\s*(?:(?:Leitfaden|Experten|Einzel|Gruppen)?(?:Interview|Gespräch|Transkript)(?:s?protokoll)?\b|Transkri)", re.I
)
TITLE_NUMBER = re.compile(
    r"\b(?:Interview|Transkript|Gespräch)\s*(?:Nr\.?|Nummer|#)?\s*(?P<number>[A-Z]{0,3}[-_]?\d{1,4}[a-z]?)\b"
)
DATE = re.compile(r"\b(?P<day>\d{1,2})\.\s?(?:(?P<month>\d{1,2})\.\s?|(?P<name>[A-Za-zä]+)\s+)(?P<year>\d{4}|\d{2})\b")
ISO_DATE = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")

PERSPECTIVES = (
    (Perspective.NEWCOMERS, r"zugewandert|geflücht|flüchtling|migrant|neuzugewan|asyl|zuwander|eingewandert"),
    (Perspective.CIVIL_SOCIETY, r"zivilgesell|ehrenamt|verein|kirch|wohlfahrt|initiative|verband|sport"),
    (Perspective.EDUCATION, r"bildung|schul|kita|kinder(?:garten|tag)|lehr|erzieh|volkshochschul|vhs"),
    (Perspective.BUSINESS, r"wirtschaft|unternehm|betrieb|handwerk|gewerbe|arbeitgeb|ihk|kammer"),
    (Perspective.POLITICS, r"politik|politisch|kreistag|stadtrat|gemeinderat|ratsmitglied|fraktion|abgeordnet|ortsrat"),
    (
        Perspective.ADMINISTRATION,
        r"verwaltung|behörde|amt\b|ämter|amts|bürgermeister|rathaus|landkreis|jobcenter|dezernat|koordinier",
    ),
)
LONGEST_HEAD = 30
LONGEST_LINE = 200
LONGEST_ENTRY = 600
LONGEST_VALUE = 90


def find_head(lines: Sequence[str], *, recurring: frozenset[str]) -> int:
    """How many of the first lines are the head of the form: keyed lines, with titles above and between them.

    ``recurring`` holds labels that come back below: "Interviewer: …" is then the first turn, not an entry.
    """
    end = 0
    for index, line in enumerate(lines[:LONGEST_HEAD]):
        if len(line) > LONGEST_ENTRY:
            break
        follows = any(HEAD_LINE.match(later) for later in lines[index + 1 : index + 3])
        if HEAD_LINE.match(line) or _names_people(line, recurring=recurring, follows=follows):
            end = index + 1
        elif not _may_stand_between(line):
            break
    if end == 0 and lines and TITLE.match(lines[0]) and len(lines[0]) <= LONGEST_VALUE and ":" not in lines[0]:
        return 1
    return end


def _names_people(line: str, *, recurring: frozenset[str], follows: bool) -> bool:
    match = PEOPLE_LINE.match(line)
    if match is None or len(match["value"]) > LONGEST_VALUE or match["value"].rstrip().endswith(("?", "!", ".")):
        return False
    return follows or line.split(":")[0].strip(" *_") not in recurring


def _may_stand_between(line: str) -> bool:
    """A title or separator, not a turn: short, without a speaker's colon."""
    return len(line) <= LONGEST_LINE and not re.match(r"\s*[^\s:]{1,30}(?: [^\s:]{1,30}){0,3}:\s", line)


def read_head(lines: Sequence[str]) -> Metadata:
    """What the lines of the head say. What is not there stays empty."""
    fields = [(match["key"], match["value"].strip(" *_,")) for line in lines for match in FIELD.finditer(line)]
    whole = "\n".join(lines)
    title = TITLE_NUMBER.search(whole)
    return Metadata(
        number=_first(fields, key=NUMBER_KEY) or (title["number"] if title else ""),
        municipality=_first(fields, key=r"Gemeinde|Kommune|Samtgemeinde|Einheitsgemeinde|Stadt")
        or _first(fields, key=PLACE_KEY),
        date=read_date(_first(fields, key=DATE_KEY)) or read_date(whole),
        perspective=read_perspective(_first(fields, key=VIEW_KEY)) or read_perspective(_first(fields, key=ROLE_KEY)),
        duration=_first(fields, key=LENGTH_KEY),
    )


def _first(fields: Sequence[tuple[str, str]], *, key: str) -> str:
    return next((value for name, value in fields if re.fullmatch(key, name, re.I)), "")


def read_date(text: str) -> dt.date | None:
    """The first German or ISO date in the text."""
    for match in (*DATE.finditer(text), *ISO_DATE.finditer(text)):
        parts = match.groupdict()
        name = (parts.get("name") or "").lower()
        month = MONTHS.index(name) + 1 if name in MONTHS else int(parts["month"] or 0)
        year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
        try:
            return dt.date(year, month, int(parts["day"]))
        except ValueError:
            continue
    return None


def read_perspective(text: str) -> Perspective | None:
    """The perspective a word of the head names, e.g. "Leiterin der Verwaltung"."""
    lowered = text.lower()
    return next((perspective for perspective, words in PERSPECTIVES if re.search(words, lowered)), None)
