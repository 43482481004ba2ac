"""German texts of the pages for exploring and deciding."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CONVERSATION: Final = ("Gespräch", "Gespräche")
MUNICIPALITY: Final = ("Gemeinde", "Gemeinden")
PERSPECTIVE: Final = ("Perspektive", "Perspektiven")
PASSAGE: Final = ("Stelle", "Stellen")
FROM_CONVERSATIONS: Final = ("Gespräch", "Gesprächen")

QUESTION: Final = "Gefragt wurde"
CHALLENGE: Final = "Herausforderung"
CONVERSATIONS: Final = "Gespräche"
THEME: Final = "Thema"


NO_ANALYSIS: Final = "Noch keine Auswertung – sie entsteht aus den freigegebenen Interviews."
NOTHING_RELEASED: Final = (
    "Noch kein Interview ist freigegeben. Die Moderation lädt Interviews hoch und gibt sie frei, dann kann es losgehen."
)
START: Final = "Auswertung starten"
START_AGAIN: Final = "Neu auswerten"
STARTED: Final = "Die Auswertung ist angefordert."
RESET: Final = "Filter zurücksetzen"
MORE_QUOTES: Final = "Mehr Zitate zeigen ({left} weitere)"
READ_ON: Final = "{id}, Beitrag {turn} – im Interview lesen"
NO_QUOTES: Final = "Hier gibt es keine Zitate."
PICK: Final = "Bitte wählen"
PICK_FIRST: Final = "Bitte wählen Sie zuerst, wohin."
ALL_THEMES: Final = "alle Themen"
ALL_MUNICIPALITIES: Final = "alle Gemeinden"
ALL_PERSPECTIVES: Final = "alle Perspektiven"
EVERYWHERE: Final = "alle"
WITHOUT_THEME: Final = "ohne Thema"

OVERVIEW: Final = "Überblick"
HEADLINE: Final = (
    "Aus {interviews} in {municipalities} kommen {challenges}, die sich wiederholen. Am breitesten getragen: "
    "„{label}“ – in {breadth} aus {places}."
)
HEADLINE_NONE: Final = "Aus {interviews} hat sich noch keine Herausforderung ergeben, die sich wiederholt."
RELEASED_COUNT: Final = "Gespräche"
MUNICIPALITIES_COUNT: Final = "Gemeinden"
OPEN_COUNT: Final = "Noch offen"
TOP: Final = "Was die meisten bewegt"
TOP_HINT: Final = "Zahl der Gespräche je Herausforderung. Ein Klick auf einen Balken öffnet die Zitate."
TOP_ALT: Final = "Balkendiagramm der Herausforderungen nach Zahl der Gespräche. An der Spitze: {first}."
AS_LIST: Final = "Dieselben Herausforderungen als Liste"
LOOK: Final = "ansehen"
TO_UPLOAD: Final = "Interviews hochladen"
NEXT: Final = "Wie es weitergeht"
NEXT_ASSIGN: Final = "Noch ohne Arbeitskreis: **{count}**"
NEXT_UNSURE: Final = "davon ohne sicheren Vorschlag: {count}"
NEXT_MATERIAL: Final = "Seit dieser Auswertung neu oder geändert: {count}"
NEXT_NONE: Final = "Alles zugewiesen. Die Antworten der Arbeitskreise finden Sie im Eingang."
TO_ROUTING: Final = "Zur Zuweisung"
TO_CHALLENGES: Final = "Alle Herausforderungen mit Zitaten"
TO_INBOX: Final = "Zum Eingang der Arbeitskreise"
TO_INTERVIEWS: Final = "Zu den Interviews"
TO_THEMES: Final = "Themen nach Gemeinden"
MISSING_PERSPECTIVES: Final = "Noch nicht gehört: {names}."
ONE_CHALLENGE: Final = ("Herausforderung", "Herausforderungen")

THEMES: Final = "Themen"
THEMES_BY: Final = "Gegenüberstellen mit"
BY: Final[Mapping[str, str]] = MappingProxyType({"gemeinde": "Gemeinden", "perspektive": "Perspektiven"})
NO_THEMES: Final = "In dieser Auswertung gibt es noch keine Themen."
NO_COLUMNS: Final = "Zu den Interviews fehlt diese Angabe noch. Die Moderation kann sie beim Interview ergänzen."
THEME_WORDS: Final = "Wörter, die das Thema ausmachen: {words}"
ALL_KINDS: Final = "alle Arten"

ACTORS: Final = "Akteure"
ACTOR_KIND: Final = "Art"
ALL_ACTOR_KINDS: Final = "alle Arten"
ACTOR: Final = "Akteur"
NO_ACTORS: Final = "In dieser Auswertung sind keine Akteure erkannt."
ACTOR_TABLE: Final = "Alle Akteure als Tabelle"
ALSO: Final = "auch genannt: {names}"
MENTIONS: Final = "Nennungen"
RELATIONS_TITLE: Final = "Beziehungen"
COLUMN_NAME: Final = "Name"
COLUMN_KIND: Final = "Art"
COLUMN_QUOTES: Final = "Zitate"

CHALLENGES: Final = "Herausforderungen"
NO_CHALLENGES: Final = "Noch wiederholt sich keine Herausforderung über mehrere Gespräche."
BACK_TO_ALL: Final = "Alle Herausforderungen"
IN_WORDS: Final = "Wörter: {words}"
BREADTH: Final = "{interviews} · {municipalities} · {perspectives}"
IS_ASSIGNED: Final = "zugewiesen: {id}"
IS_OPEN: Final = "noch nicht zugewiesen"
QUOTES: Final = "Zitate"
RELATED: Final = "Vorschläge und Maßnahmen zum selben Thema"
NO_RELATED: Final = "Zu diesem Thema wurden keine Vorschläge und keine Maßnahmen genannt."
GONE: Final = "Diese Herausforderung gibt es in der jetzigen Auswertung nicht mehr."

ROUTING: Final = "Zuweisung"
ROUTING_HINT: Final = (
    "Das Programm schlägt vor, Sie entscheiden. Mit der Zuweisung entsteht ein Vorgang mit eigener Kopie der Zitate; "
    "neue Auswertungen ändern ihn nicht mehr."
)
NO_GROUPS: Final = "Es sind noch keine Arbeitskreise angelegt. Die Administration kann das unter „Gruppen“ tun."
ALL_ASSIGNED: Final = "Alle Herausforderungen dieser Auswertung sind zugewiesen."
OPEN_TAB: Final = "Offen ({count})"
ALL_OPEN: Final = "Alle offenen"
DONE_TAB: Final = "Zugewiesen ({count})"
HISTORY_TAB: Final = "Verlauf"
VIEW: Final = "Ansicht"
SUGGESTION: Final = "{group} – {percent} %"
BECAUSE: Final = "wegen: {words}"
UNSURE: Final = "Der Vorschlag ist unsicher – bitte selbst ansehen."
SUPPORTING: Final = "Mitwirkend: {name}"
NO_SUGGESTION: Final = "Kein Vorschlag"
WHERE_TO: Final = "Zuweisen an"
UNSURE_OFFICE: Final = "unsicher → Geschäftsstelle"
NOTE: Final = "Notiz (freiwillig)"
ASSIGN: Final = "Zuweisen"
ASSIGNED_NOW: Final = "Zugewiesen: {ids}."
BATCH: Final = "Mehrere auf einmal zuweisen"
BATCH_FROM: Final = "Alle, deren erster Vorschlag mindestens so wahrscheinlich ist (in Prozent)"
BATCH_NONE: Final = "Kein Vorschlag ist so wahrscheinlich."
BATCH_ASSIGN: Final = "{count} zuweisen"
BATCH_LINE: Final = "{label} → {group} ({percent} %)"
OPEN_DOSSIER: Final = "Vorgang {id} öffnen"
WHICH_ACTOR: Final = "Akteur ansehen"
NO_HISTORY: Final = "Noch nichts entschieden."
COLUMN_DOSSIER: Final = "Vorgang"
COLUMN_TITLE: Final = "Herausforderung"
COLUMN_WHEN: Final = "Wann"
COLUMN_WHO: Final = "Wer"
COLUMN_WHAT: Final = "Was"
COLUMN_NOTE: Final = "Notiz"
