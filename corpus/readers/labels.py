"""Which beginnings of lines name a speaker: by known short forms, and by repetition where names stand there."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.readers.marks import Line


class Layout(StrEnum):
    """How a transcript sets its speakers: "I: text", "I<tab>text", or the name alone on a line."""

    COLON = "colon"
    TAB = "tab"
    ALONE = "alone"


GENDER = r"(?:in|nen|innen|/in|/-in|\*in|:in|_in|\(in\)|/r|\(r\))?"
ASKING = "|".join(
    [
        *(
            "I",
            "IV",
            "Iv",
            "INT",
            r"Int\.?",
            "Interviewende[rn]?",
            "Interviewleitung",
            r"Mod\.?",
            "Moderation",
            "Fragende[rn]?",
        ),
        *(name + GENDER for name in ("Interviewer", "Moderator", "Forscher", "Reporter", "Fragesteller", "Journalist")),
    ]
)
ANSWERING = "|".join(
    [
        *("B", "BF", r"Bef\.?", "BP", "IP", "TN", "TP", "Expert(?:e|in)", "Teilnehmende[rn]?"),
        *(name + r"(?:/r|\(r\)|:r|\*r|[rn])?" for name in ("Befragte", "Interviewte")),
        *(name + GENDER for name in ("Interviewpartner", "Gesprächspartner", "Proband", "Teilnehmer", "Erzähler")),
    ]
)
NEUTRAL = "|".join(
    [
        *("Sp", "Speaker", "SPEAKER", r"S\d", "Person", "Stimme", "UNKNOWN", "Unknown", "Unbekannt", "UU"),
        *("Ehe(?:mann|frau)", "Mutter", "Vater", "Sohn", "Tochter", "Kolleg(?:e|in)"),
        *(name + GENDER for name in ("Sprecher", "Dolmetscher", "Übersetzer")),
    ]
)
SUFFIX = r"(?:[ _-]?\d{1,2}|[ _-][A-Z])?(?: ?\([^():]{1,30}\))?"
KNOWN = re.compile(rf"(?:{ASKING}|{ANSWERING}|{NEUTRAL}){SUFFIX}")
TITLES = frozenset(["Frau", "Herr", "Herrn", "Fr.", "Hr.", "Dr.", "Prof."])
PARTICLES = frozenset(["von", "van", "de", "der", "zu", "al", "el", "ben", "bin", "ter"])
#: Both must occur: each alone is a usual word before a colon.
PAIR = frozenset(["Frage", "Antwort"])

OPENING = r"(?P<open>[\[<*_]*)"
FREE_NAME = r"[^\W\d_][^:\[\]{}<>*\t]{0,60}?"
CLOSING = r"(?P<close>[\]>*_]*)"
COLON_LINE = re.compile(
    rf"{OPENING}(?P<name>(?:{KNOWN.pattern})|{FREE_NAME}){CLOSING}\s*:(?P<after>[*_]*)(?!//)(?P<rest>.*)"
)
TAB_LINE = re.compile(rf"{OPENING}(?P<name>{FREE_NAME}){CLOSING}(?P<after>)(?:\t|  +)\s*(?P<rest>.*)")
ALONE_LINE = re.compile(rf"{OPENING}(?P<name>{FREE_NAME}){CLOSING}(?P<after>)\s*(?P<rest>)")
PATTERNS = {Layout.COLON: COLON_LINE, Layout.TAB: TAB_LINE, Layout.ALONE: ALONE_LINE}

#: Words that open a line of speech or of the form ("Problem: …", "Datum: …") and are no people.
NOT_PEOPLE_WORDS = (
    "Also Und Aber Ja Nein Denn Nun Gut Genau Dann Da So Das Dies Beispiel Beispielsweise Problem Probleme Punkt Frage"
    " Fazit Ergebnis Zitat Anmerkung Hinweis Erstens Zweitens Drittens Thema Themen Ziel Ziele Stichwort Motto Wichtig"
    " Kurz Konkret Nochmal Kurzum Achtung Vorteil Nachteil Grund Gründe Folge Folgen Lösung Idee Vorschlag Wunsch"
    " Datum Ort Dauer Gemeinde Titel Projekt Uhrzeit Zeit Beginn Ende Aufnahme Transkription Pause Quelle Foto Text"
    " Start Stop Sprache Sprecher Audioquelle Audio Perspektive Bereich Kapitel Abschnitt Teil Nummer Note Notiz Memo"
    " Legende Stand Version Seite Anlass"
)
NOT_PEOPLE = frozenset(NOT_PEOPLE_WORDS.split())


FEW_LINES = 10


@dataclass(frozen=True, slots=True)
class Label:
    """A line taken apart: who begins, what follows, and the brackets or stars that were around the name."""

    name: str
    rest: str
    decoration: str


@dataclass(frozen=True, slots=True)
class Labels:
    """The layout of a transcript and the names that count as speakers. No names: nobody was recognised."""

    layout: Layout
    names: frozenset[str]
    doubtful: tuple[str, ...] = ()

    def split(self, line: Line) -> Label | None:
        """The line's label if it begins a turn."""
        label = split_label(line.text, layout=self.layout)
        return label if label and label.name in self.names else None


def split_label(text: str, *, layout: Layout) -> Label | None:
    """The beginning of a line as a speaker in this layout, plausible or not."""
    match = PATTERNS[layout].fullmatch(text)
    if match is None:
        return None
    name = " ".join(match["name"].split())
    decoration = match["open"] + match["close"] + match["after"]
    if any(decoration.count(left) != decoration.count(right) for left, right in ("[]", "<>")):
        return None
    return Label(name, match["rest"].strip(), decoration)


def is_known(name: str) -> bool:
    """Whether the name is one of the usual short forms or has a title ("B1", "Interviewerin", "Frau Müller")."""
    return bool(KNOWN.fullmatch(name)) or (name.split()[0] in TITLES and looks_like_name(name))


def looks_like_name(name: str) -> bool:
    """Whether these could be the words of a name and not the beginning of a sentence."""
    words = re.sub(r" ?\([^()]*\)$", "", name).split()
    if not 1 <= len(words) <= 5 or words[0].rstrip(",") in NOT_PEOPLE:
        return False
    plain = all(re.fullmatch(r"[\w.'’-]+,?", word) for word in words)
    return plain and all(word[0].isupper() or word in PARTICLES or word.isdigit() for word in words)


def choose_labels(lines: Sequence[Line]) -> Labels:
    """The layout with most recognised lines; a colon wins a tie."""
    found = [_choose(lines, layout=layout) for layout in Layout]
    best, _ = max(found, key=lambda pair: pair[1])
    return best


def _choose(lines: Sequence[Line], *, layout: Layout) -> tuple[Labels, int]:
    split = (split_label(line.text, layout=layout) for line in lines)
    counts = Counter(label.name for label in split if label)
    known = {name for name in counts if is_known(name)} | (PAIR if counts.keys() >= PAIR else set())
    if layout is Layout.ALONE:
        known |= {line.text for line in lines if line.heads} & counts.keys()
    named = {name for name in counts if name not in known and looks_like_name(name)}
    accepted = _accept(counts, known=known, named=named, lines=len(lines), layout=layout)
    # a single letter in front of a colon or a tab may be a list: it takes two to talk
    if layout is not Layout.COLON and len(accepted) < 2:
        accepted = set()
    doubtful = tuple(sorted(name for name in named - accepted if layout is Layout.COLON and counts[name] > 1))
    return Labels(layout, frozenset(accepted), doubtful), sum(counts[name] for name in accepted)


def _accept(counts: Counter[str], *, known: set[str], named: set[str], lines: int, layout: Layout) -> set[str]:
    """Known labels always; names where they recur, measured by how much of the text is labelled without them."""
    sure = sum(counts[name] for name in known)
    likely = sum(counts[name] for name in named)
    if layout is Layout.COLON and sure + likely >= lines * 0.8 and lines > 1:
        return known | {name for name in named if counts[name] > 1 or " " in name or lines < FEW_LINES}
    fewest = max(2.0, 0.1 * sure) if layout is Layout.COLON else 2.0
    recurring = {name for name in named if counts[name] >= fewest}
    if not known and len(recurring) < 2:
        return set()
    return known | recurring
