"""German texts of what stands side by side: heatmap, quotes in columns, how widely something is carried."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pages.ui.texts import words

# the heatmap
KIND: Final = "Welche Aussagen zählen"
KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "challenge": "nur Herausforderungen",
        "proposal": "nur Vorschläge",
        "measure": "nur Maßnahmen",
        "strength": "nur Stärken",
    }
)
VALUE: Final = "Felder zeigen"
VALUES: Final[Mapping[str, str]] = MappingProxyType({"anzahl": "Anzahl", "anteil": "Anteil"})
HINTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "anzahl": "Jedes Feld zählt die Gespräche, in denen das Thema vorkommt.",
        "anteil": "Jedes Feld zeigt, in wie viel Prozent der Gespräche einer Spalte das Thema vorkommt.",
    }
)
HINT_KEYS: Final = (
    "Ein Klick auf ein Feld zeigt unten die Zitate; mit der Tastatur geht es mit den Pfeiltasten von Feld zu Feld."
)
THEME: Final = "Thema"
WHOLE: Final = "alle"
HELD: Final = "Gespräche insgesamt (n)"
FEW: Final = "Gestreift: weniger als {few} Gespräche in der Spalte. Anteile sagen dort wenig."
FEW_SPOKEN: Final = "wenige Gespräche"
CELL: Final = "{count} von {of}"
CONVERSATIONS: Final = ("Gespräch", "Gesprächen")
PERCENT: Final = "{percent}\N{NO-BREAK SPACE}%"
ALT: Final = "Themen in Zeilen, {columns} in Spalten; je Feld die {value} der Gespräche."

# the cards of themes
CARDS: Final = "Alle Themen mit Zitaten"
QUOTES: Final[Mapping[int, str]] = MappingProxyType(
    {1: "Ein Zitat zu „{name}“", 2: "Zwei Zitate zu „{name}“", 3: "Drei Zitate zu „{name}“"}
)
NOT_SPOKEN_OF: Final = "Dazu hat noch niemand gesprochen."
NOT_SPOKEN_OF_SO: Final = "Keine Aussage passt zu dieser Auswahl. „Filter zurücksetzen“ zeigt wieder alle."
COMPARE: Final = "Zitate nebeneinander vergleichen"
ALL_THEMES: Final = "Alle Themen"

# quotes side by side
TITLE: Final = "Zitate im Vergleich"
INTRO: Final = (
    "Was sagen die einen, was die anderen? Wählen Sie ein Thema oder eine Herausforderung und bis zu {most} Spalten."
)
SUBJECT: Final = "Worum es geht"
SUBJECTS: Final[Mapping[str, str]] = MappingProxyType({"thema": "Thema", "herausforderung": "Herausforderung"})
BY: Final = "Spalten sind"
COLUMNS: Final = "Spalten (höchstens {most})"
COLUMNS_HINT: Final = "ohne Auswahl die mit den meisten Gesprächen dazu"
PER_COLUMN: Final = "Zitate je Spalte"
CONTEXT: Final = "im Zusammenhang"
NUMBERS: Final[Mapping[str, str]] = MappingProxyType({number: number for number in ("1", "2", "3", "5")})
COLUMN_COUNT: Final = "**{passages}** aus {interviews}"
COLUMN_EMPTY: Final = "Davon ist hier nicht die Rede – in {interviews}."
COLUMN_EMPTY_SO: Final = "Aussagen dieser Art gibt es hier dazu nicht – in {interviews}."
NO_MORE: Final = "Mehr Stellen gibt es hier nicht."
NOTHING: Final = (
    "Noch gibt es nichts zu vergleichen. Sobald Interviews ausgewertet sind, stehen hier ihre Zitate nebeneinander."
)
NO_THEMES: Final = "Noch gibt es keine Themen. Wählen Sie oben „Herausforderung“."
NO_CHALLENGES: Final = "Noch hat sich keine Herausforderung ergeben. Wählen Sie oben „Thema“."
WHOLE_THEME: Final = "Alle Zitate dieses Themas"
WHOLE_CHALLENGE: Final = "Alle Zitate dieser Herausforderung"

# how widely a challenge is carried
INTERVIEWS: Final = "Gespräche"
MUNICIPALITIES: Final = "Gemeinden"
PERSPECTIVES: Final = "Perspektiven"
NOT_NAMED: Final = "In diesen Gemeinden nicht genannt: {names}."
NOT_SAID_BY: Final = "Aus diesen Perspektiven nicht genannt: {names}."
SORT: Final = "Reihenfolge"
SORTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "breite": "meiste Gespräche zuerst",
        "gemeinden": "meiste Gemeinden zuerst",
        "perspektiven": "meiste Perspektiven zuerst",
        "name": "nach dem Alphabet",
    }
)
SCOPE: Final = "Wie oft"
SCOPES: Final[Mapping[str, str]] = MappingProxyType(
    {"": "alle", "mehrere": "aus mehreren Gesprächen", "einzeln": "nur aus einem Gespräch"}
)
SHOWN_OF: Final = "{shown} von {all} Herausforderungen"
RECURRING: Final = "Aus mehreren Gesprächen"
SINGLE: Final = "Nur in einem Gespräch, aber gewichtig"
SINGLE_WHY: Final = "Davon spricht bisher nur ein Gespräch."
NONE_FIT: Final = "Keine Herausforderung passt zu diesen Filtern. „Filter zurücksetzen“ zeigt wieder alle."


def shown_of(count: int, of: int) -> str:
    """``3 von 4 Gesprächen``."""
    return f"{CELL.format(count=count, of=words.shown_number(of))} {CONVERSATIONS[0] if of == 1 else CONVERSATIONS[1]}"
