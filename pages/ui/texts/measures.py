"""German texts of the register of measures: entries, found offers, overlaps, gaps."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from corpus.workflow.measures import MeasureStep, VerdictKind

TITLE: Final = "Maßnahmen"
LEAD: Final = "Welche Angebote es gibt, wo sich welche überschneiden und wo etwas fehlt."
VIEW: Final = "Ansicht"
VIEWS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "verzeichnis": "Verzeichnis ({count})",
        "gefunden": "Gefundene Angebote ({count})",
        "ueberschneidungen": "Überschneidungen ({count})",
        "luecken": "Lücken ({count})",
    }
)
BEFORE_FINDINGS: Final = (
    "Sobald Interviews ausgewertet sind, stehen hier auch die Angebote, von denen die Befragten erzählen, mit "
    "Überschneidungen und Lücken."
)

# the register
RUNNING: Final = ("laufende Maßnahme", "laufende Maßnahmen")
FROM_PROVIDERS: Final = ("Träger", "Trägern")
FIELDS: Final = ("Handlungsfeld", "Handlungsfeldern")
NUMBERS_FROM: Final = " von {providers}"
NUMBERS_IN: Final = " in {fields}"
NUMBERS_OVER: Final[Mapping[str, str]] = MappingProxyType(
    {"beendet": "{count} beendet", "zurueckgezogen": "{count} zurückgezogen"}
)
EMPTY: Final = (
    "Das Verzeichnis ist noch leer. Tragen Sie eine erste Maßnahme ein, oder lesen Sie eine Tabelle ein, die es in "
    "Ihrem Haus schon gibt."
)
EMPTY_READ: Final = "Das Verzeichnis ist noch leer. Der Koordinierungsstab trägt hier ein, was es an Angeboten gibt."
WHERE: Final = "Was es wo gibt"
WHERE_HINT: Final = "Zahl der laufenden Maßnahmen. Ein Feld anklicken zeigt sie; Pfeiltasten führen von Feld zu Feld."
WHERE_ALT: Final = "Tabelle: Handlungsfelder in Zeilen, Gemeinden in Spalten, je Feld die Zahl laufender Maßnahmen."
WHOLE_DISTRICT: Final = "ganzer Landkreis"
WITHOUT_THEME: Final = "ohne Handlungsfeld"
FORMER_THEME: Final = "ein früheres Handlungsfeld"
CELL: Final = "{count} – {row}, {column}"
MEASURE: Final = ("Maßnahme", "Maßnahmen")
THEME: Final = "Handlungsfeld"
ALL_THEMES: Final = "alle"
MUNICIPALITY: Final = "Gemeinde"
ALL_MUNICIPALITIES: Final = "alle"
TARGET: Final = "Zielgruppe"
ALL_TARGETS: Final = "alle"
PROVIDER: Final = "Träger"
ALL_PROVIDERS: Final = "alle"
STATE: Final = "Stand"
STATES: Final[Mapping[str, str]] = MappingProxyType(
    {"laufend": "laufend", "beendet": "beendet", "zurueckgezogen": "zurückgezogen", "alle": "alle"}
)
SHOWN_OF: Final = "{shown} von {all} Einträgen"
NONE_FIT: Final = "Kein Eintrag passt zu diesen Filtern. „Filter zurücksetzen“ zeigt wieder alle."
ADD: Final = "Maßnahme eintragen"
IMPORT: Final = "Tabelle einlesen"
DOWNLOAD: Final = "Verzeichnis herunterladen (CSV)"
BACK: Final = "Zum Verzeichnis"
SINCE: Final = "seit {start}"
UNTIL: Final = "bis {end}"
PERIOD: Final = "{start} bis {end}"
ENDED: Final = "beendet am {end}"
IS_WITHDRAWN: Final = "zurückgezogen"
SAID: Final = "„{text}“"
FROM_TALKS: Final = "in {count} genannt"
MISSING: Final = "Diesen Eintrag gibt es nicht."

# one entry
QUOTES: Final = "Zitate"
NO_QUOTES: Final = (
    "Zu diesem Eintrag ist noch kein Angebot aus den Gesprächen zugeordnet. Unter „Gefundene Angebote“ geht das mit "
    "„gehört zu …“."
)
EDIT: Final = "Bearbeiten"
CLOSE: Final = "Beenden oder zurückziehen"
OPEN_AGAIN: Final = "Wieder aufnehmen"
HISTORY: Final = "Verlauf"
NAME: Final = "Name"
DESCRIPTION: Final = "Beschreibung"
PROVIDER_HELP: Final = "Wer die Maßnahme anbietet. Bitte keine Namen von Personen."
TARGETS: Final = "Zielgruppen"
TARGETS_HELP: Final = "Mehrere mit Komma trennen, zum Beispiel „Frauen, Jugendliche“."
AREA: Final = "Gebiet"
AREA_HELP: Final = "Gemeinden oder Orte. Ohne Auswahl gilt die Maßnahme im ganzen Landkreis."
CHOOSE: Final = "Bitte wählen"
NO_THEME: Final = "keines"
START: Final = "Beginn"
END: Final = "Ende"
END_HELP: Final = "Ohne Datum läuft die Maßnahme weiter."
SAVE: Final = "Speichern"
ADDED: Final = "„{name}“ steht jetzt als {id} im Verzeichnis."
FROM_FOUND: Final = "Vorausgefüllt aus dem, was Befragte erzählen. Bitte prüfen und ergänzen Sie die Angaben."
END_LEAD: Final = "Die Maßnahme läuft aus. Der Eintrag bleibt mit seinem Ende im Verzeichnis."
DO_END: Final = "Als beendet eintragen"
WITHDRAW_LEAD: Final = (
    "Der Eintrag war ein Versehen oder steht doppelt da. Er zählt nicht mehr, bleibt aber nachlesbar."
)
DO_WITHDRAW: Final = "Eintrag zurückziehen"
RESTORE_LEAD: Final = "Der Eintrag zählt dann wieder mit."
REASON: Final = "Begründung"
DONE: Final[Mapping[MeasureStep, str]] = MappingProxyType(
    {
        MeasureStep.CHANGE: "{id} ist gespeichert.",
        MeasureStep.END: "Das Ende von {id} ist eingetragen.",
        MeasureStep.WITHDRAW: "{id} ist zurückgezogen.",
        MeasureStep.RESTORE: "{id} ist wieder aufgenommen.",
    }
)
STEPS: Final[Mapping[MeasureStep, str]] = MappingProxyType(
    {
        MeasureStep.ADD: "eingetragen",
        MeasureStep.CHANGE: "geändert",
        MeasureStep.END: "beendet zum {end}",
        MeasureStep.WITHDRAW: "zurückgezogen",
        MeasureStep.RESTORE: "wieder aufgenommen",
    }
)
MADE: Final = "{time}, {name}"
WAS: Final = "{column}: {before} → {after}"
NOTHING: Final = "–"
FOUND_COLUMN: Final = "Angebote aus Gesprächen"
SEE_ALSO: Final = "Mögliche Überschneidungen"
PAIR: Final = "mit {name} ({percent} %)"
PAIR_SETTLED: Final = "mit {name}: {verdict}"

# the import
FILE: Final = "Tabelle (CSV oder Excel)"
FILE_HELP: Final = (
    "Die erste Zeile nennt die Spalten: {columns}. Nötig ist nur „Name“; übliche andere Überschriften werden "
    "verstanden. Mehrere Zielgruppen oder Orte trennt ein Komma oder ein senkrechter Strich. Gespeichert wird erst, "
    "wenn Sie es bestätigen, und dann alles oder nichts."
)
NEW: Final = "Neu ({count})"
CHANGED: Final = "Geändert ({count})"
SAME: Final = "Schon vorhanden und gleich ({count})"
TAKE: Final = "{count} übernehmen"
TO_TAKE: Final = ("Eintrag", "Einträge")
NOTHING_NEW: Final = "Alles aus dieser Tabelle steht schon genauso im Verzeichnis."
IMPORTED: Final = "{new} hinzugekommen, {changed} geändert."
IMPORTED_NEW: Final = ("Eintrag ist", "Einträge sind")
COLUMN_ID: Final = "Nummer"
COLUMN_WHAT: Final = "Was sich ändert"

# found offers
FOUND_LEAD: Final = (
    "Davon erzählen die Befragten, und noch kein Eintrag steht dafür. Übernehmen Sie ein Angebot ins Verzeichnis, "
    "oder ordnen Sie es einem Eintrag zu."
)
NO_FOUND: Final = "Für alle Angebote, von denen die Befragten erzählen, gibt es einen Eintrag."
ADOPT: Final = "Ins Verzeichnis übernehmen"
BELONGS: Final = "gehört zu …"
WHICH_ENTRY: Final = "Zu welchem Eintrag gehört das?"
ASSIGN: Final = "Zuordnen"
ASSIGNED: Final = "Das Angebot gehört jetzt zu {id}."
NO_OFFER: Final = "Kein Angebot"
NO_OFFER_HINT: Final = "Die Stelle erzählt von keinem Angebot. Zurücknehmen können Sie das unten unter „Alle Urteile“."
DISMISSED: Final = "„{name}“ gilt nicht mehr als Angebot."
ENTRY: Final = "{id} – {name}"
FOR: Final = "für: {name}"
PASSAGES: Final = "{count} lesen"

# overlaps
OVERLAPS_LEAD: Final = (
    "Diese Paare ähneln sich. Ob sie sich doppeln, ergänzen oder nebeneinanderstehen, entscheiden Sie; Ihr Urteil "
    "bleibt, auch bei neuen Auswertungen."
)
NO_OVERLAPS: Final = "In dieser Auswertung ähneln sich keine Maßnahmen so, dass es der Mühe wert wäre."
SHOW: Final = "Zeigen"
PAIRS: Final[Mapping[str, str]] = MappingProxyType({"offen": "offen ({count})", "entschieden": "entschieden ({count})"})
NONE_OPEN: Final = "Über alle Paare ist entschieden."
NONE_SETTLED: Final = "Noch ist über kein Paar entschieden."
PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "topic": "Thema",
        "target": "Zielgruppe",
        "area": "Gebiet",
        "place": "Gebiet",
        "provider": "Träger",
        "time": "Zeitraum",
        "text": "Wortlaut",
    }
)
PERCENT: Final = "{percent} %"
PART: Final = "{part}: {percent} % gleich"
ALIKE: Final = "Ähnlichkeit {percent} %"
SHARED: Final = "Beide nennen: {words}"
REGISTERED: Final = "im Verzeichnis"
FROM_TEXTS: Final = "aus den Gesprächen"
VERDICT_REASON: Final = "Begründung für Ihr Urteil"
VERDICTS: Final[Mapping[VerdictKind, str]] = MappingProxyType(
    {
        VerdictKind.DUPLICATE: "doppelt",
        VerdictKind.COMPLEMENTS: "ergänzen sich",
        VerdictKind.SEPARATE: "verschieden",
        VerdictKind.NO_OFFER: "kein Angebot",
    }
)
JUDGE: Final[Mapping[VerdictKind, str]] = MappingProxyType(
    {
        VerdictKind.DUPLICATE: "Doppelt",
        VerdictKind.COMPLEMENTS: "Ergänzen sich",
        VerdictKind.SEPARATE: "Verschieden",
    }
)
JUDGED: Final = "Ihr Urteil ist festgehalten. Sie finden es unter „entschieden“."
UNDO: Final = "Rückgängig"
UNDONE: Final = "Das Urteil ist zurückgenommen."
TAKEN_BACK: Final = "zurückgenommen am {time} von {name}"
ALL_VERDICTS: Final = "Alle Urteile ({count})"
BETWEEN: Final = "{first} / {second}"
FORMER: Final = "ein früheres Angebot"

# gaps
GAPS_LEAD: Final = (
    "Hier wird eine Herausforderung genannt, aber keine Maßnahme im selben Handlungsfeld, weder im Verzeichnis noch "
    "in den Gesprächen. Eine Lücke ist ein Hinweis zum Nachfragen, kein Beweis."
)
NO_GAPS: Final = "Zu jeder Herausforderung ist dort, wo sie genannt wird, auch eine Maßnahme bekannt."
GAPS_HINT: Final = "Die Zahl zählt Gespräche, die davon erzählen, ohne dass es ein Angebot gibt."
GAPS_ALT: Final = "Tabelle: Herausforderungen in Zeilen, Gemeinden in Spalten, je Feld die Gespräche ohne Maßnahme."
GAP_SAID: Final = "{count} ohne Maßnahme – {row}, {column}"
COVERED_SAID: Final = "{count}, Maßnahme vorhanden – {row}, {column}"
UNSAID: Final = "nicht genannt – {row}, {column}"
COVERED: Final = "✓"
LEGEND_GAP: Final = "genannt, keine Maßnahme bekannt"
LEGEND_COVERED: Final = "genannt, Maßnahme vorhanden"
CHALLENGE: Final = "Herausforderung"
ALL_CHALLENGES: Final = "Bitte wählen"
EVERYWHERE: Final = "alle Gemeinden mit Lücke"
WITHOUT: Final = ("Herausforderung ohne Thema wird", "Herausforderungen ohne Thema werden")
WITHOUT_LINE: Final = "{count} hier nicht verglichen."
GAP_LINE: Final = "**{municipality}**: {count} ({ids}), keine Maßnahme im Handlungsfeld „{theme}“."
TO_CHALLENGE: Final = "Zur Herausforderung mit allen Zitaten"
FILL_GAP: Final = "Maßnahme dafür eintragen"
CONVERSATIONS: Final = ("Gespräch", "Gespräche")
IN_CONVERSATIONS: Final = ("Gespräch", "Gesprächen")
