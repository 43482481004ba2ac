"""German texts of the proposals about themes and challenges, of what people can change about them, and its history."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from corpus.types import ChangeKind, Coded
from corpus.workflow.codings.decisions import CodingAct

IN_INTERVIEWS: Final = ("Gespräch", "Gesprächen")
PASSAGE: Final = ("Stelle", "Stellen")
QUOTED: Final = "„{name}“"
AND: Final = " und "
KINDS: Final[Mapping[Coded, str]] = MappingProxyType({Coded.CHALLENGE: "Herausforderung", Coded.THEME: "Thema"})
GROUPS: Final[Mapping[Coded, str]] = MappingProxyType({Coded.CHALLENGE: "Herausforderungen", Coded.THEME: "Themen"})
UNNAMED: Final[Mapping[Coded, str]] = MappingProxyType(
    {Coded.CHALLENGE: "eine frühere Herausforderung", Coded.THEME: "ein früheres Thema"}
)
# after "von", "zu", "aus"
UNNAMED_AFTER: Final[Mapping[Coded, str]] = MappingProxyType(
    {Coded.CHALLENGE: "einer früheren Herausforderung", Coded.THEME: "einem früheren Thema"}
)

# proposals that wait
TITLE: Final = "Vorschläge"
PROPOSAL: Final = ("Vorschlag", "Vorschläge")
NEW_INTERVIEW: Final = ("neuen Gespräch", "neuen Gesprächen")
HEADLINE: Final = "Aus {interviews}: {proposals}."
HEADLINE_ONLY: Final = "{proposals}."
INTRO: Final = "Nichts davon gilt, bevor Sie es übernehmen. Einzelne Stellen können Sie abwählen."
WAITING: Final = "Aus {interviews}: {proposals} – ansehen und entscheiden"
WAITING_ONLY: Final = "{proposals} – ansehen und entscheiden"
NONE_OPEN: Final = (
    "Keine Vorschläge offen. Sobald ein neues Interview freigegeben und ausgewertet ist, steht hier, was sich daraus "
    "für Herausforderungen und Themen ergibt."
)
TO_CHALLENGES: Final = "Zu den Herausforderungen"
WHICH_INTERVIEW: Final = "Gespräch"
ALL_INTERVIEWS: Final = "alle neuen Gespräche"

JOINS: Final[tuple[str, str]] = ("{passages} passt zu {target}", "{passages} passen zu {target}")
NEW: Final = "Neu: {name} – {interviews}"
SPLIT: Final = "Teilen: {name} aus {target} herauslösen"
NOTHING_YET: Final = "Bisher: noch keine Stelle."
BEFORE: Final = "Bisher {passages}: {breadth}."
AFTER: Final = "Danach {passages}: {breadth}."
STAYING: Final = "Danach dort {passages}: {breadth}."
LEAVING: Final = "In der neuen Herausforderung {passages}: {breadth}."
MADE_OF: Final = "{passages}: {breadth}."
NOW_ELSEWHERE: Final = "liegt inzwischen in {name}"
ALREADY_THERE: Final = "liegt inzwischen schon dort"
NAME_OF_NEW: Final = "Name"
PLACE: Final = "{transcript}, Beitrag {turn}"
READ: Final = "im Interview lesen"
MORE: Final[tuple[str, str]] = ("{count} weitere Stelle", "{count} weitere Stellen")
THERE_ALREADY: Final = "Was schon dazugehört"
OPEN_IT: Final[Mapping[Coded, str]] = MappingProxyType(
    {Coded.CHALLENGE: "Herausforderung öffnen", Coded.THEME: "Thema öffnen"}
)
ACCEPT: Final = "Übernehmen"
ACCEPT_KEY: Final = "Alt+J"
REFUSE_KEY: Final = "Alt+N"
REFUSE: Final = "Ablehnen"
NONE_TICKED: Final = (
    "Es ist keine Stelle mehr angekreuzt. Kreuzen Sie mindestens eine an, oder lehnen Sie den Vorschlag ab."
)
NEEDS_NAME: Final = "Bitte geben Sie einen Namen ein."
TOOK: Final[Mapping[ChangeKind, str]] = MappingProxyType(
    {
        ChangeKind.JOIN: "Übernommen: {passages} bei {name}.",
        ChangeKind.NEW: "Übernommen: {name} ist neu dabei, mit {passages}.",
        ChangeKind.SPLIT: "Übernommen: {name} steht nun für sich, mit {passages}.",
    }
)
REFUSED: Final = "Abgelehnt. Das wird so nicht wieder vorgeschlagen."
ALL: Final = "Alle {count} übernehmen"
ALL_WHAT: Final = (
    "Damit gelten alle {count} Vorschläge, die hier stehen, auch die auf den weiteren Seiten: {parts}. Abgewählte "
    "Stellen bleiben außen vor. Zurücknehmen lässt sich das gleich danach und später im Verlauf."
)
ALL_PARTS: Final[Mapping[ChangeKind, tuple[str, str]]] = MappingProxyType(
    {
        ChangeKind.JOIN: ("Zuordnung", "Zuordnungen"),
        ChangeKind.NEW: ("neuer Eintrag", "neue Einträge"),
        ChangeKind.SPLIT: ("Teilung", "Teilungen"),
    }
)
DO_ALL: Final = "Ja, alle übernehmen"
TOOK_ALL: Final = "Übernommen: {proposals}."
LEFT_OPEN: Final = (
    " {proposals} ließ sich so nicht übernehmen und steht noch hier.",
    " {proposals} ließen sich so nicht übernehmen und stehen noch hier.",
)
UNDO_LAST: Final = "Letzte Antwort zurücknehmen"

# what people can change
EDIT_HINT: Final = "Was Sie hier festlegen, bleibt auch bei neuen Auswertungen. Es lässt sich im Verlauf zurücknehmen."
ACTS: Final[Mapping[CodingAct, str]] = MappingProxyType(
    {
        CodingAct.NAME: "Umbenennen",
        CodingAct.MERGE: "Zusammenführen",
        CodingAct.MOVE: "Stellen verschieben",
        CodingAct.SPLIT: "Abteilen",
        CodingAct.PIN: "Festhalten",
    }
)
NEW_NAME: Final = "Neuer Name"
NAME_HINT: Final = "Ohne Eingabe gilt wieder der Name, den das Programm vorschlägt: „{name}“."
DO_NAME: Final = "Umbenennen"
NAMED: Final = "Der neue Name gilt ab jetzt."
WITH_WHICH: Final = "{name} zusammenführen mit …"
WITH_WHICH_HINT: Final = "Ähnliches steht oben. Tippen Sie, um zu suchen."
ONE_OF: Final = "{name} ({interviews})"
NAME_AFTER: Final = "Gemeinsamer Name"
AFTER_MERGE: Final = "Danach zusammen {passages}: {breadth}."
DO_MERGE: Final = "Zusammenführen"
MERGED: Final = "Zusammengeführt. Zurücknehmen können Sie das im Verlauf."
WHICH_PASSAGES: Final = "Welche Stellen?"
FIND_PASSAGES: Final = "Stellen suchen"
PICKED: Final = "{picked} von {all} Stellen gewählt"
NO_PASSAGES: Final = "Keine Stelle passt zur Suche."
MORE_PASSAGES: Final = "Mehr Stellen zeigen ({left} weitere)"
WHERE_TO: Final = "Wohin?"
NOWHERE: Final = "Gehört nicht hierher (herausnehmen)"
DO_MOVE: Final = "Verschieben"
MOVED: Final = "Verschoben. Zurücknehmen können Sie das im Verlauf."
CHOOSE_WHERE: Final = "Bitte wählen Sie, wohin die Stellen gehören."
NAME_OF_PART: Final[Mapping[Coded, str]] = MappingProxyType(
    {Coded.CHALLENGE: "Name der neuen Herausforderung", Coded.THEME: "Name des neuen Themas"}
)
DO_SPLIT: Final = "Abteilen"
DIVIDED: Final[Mapping[Coded, str]] = MappingProxyType(
    {
        Coded.CHALLENGE: "Abgeteilt. Die neue Herausforderung steht nun eigens in der Liste.",
        Coded.THEME: "Abgeteilt. Das neue Thema steht nun eigens in der Liste.",
    }
)
PIN_WHAT: Final[Mapping[Coded, str]] = MappingProxyType(
    {
        Coded.CHALLENGE: "Festhalten: Das Programm schlägt dann keine Teilung mehr vor.",
        Coded.THEME: "Festhalten: Das Programm schlägt dann keine weiteren Stellen mehr für dieses Thema vor.",
    }
)
DO_PIN: Final = "Festhalten"
PINNED_NOW: Final = "Festgehalten."
DO_UNPIN: Final = "Nicht mehr festhalten"
UNPINNED_NOW: Final = "Nicht mehr festgehalten."
IS_PINNED: Final = "Festgehalten"
MERGED_FROM: Final = "Zusammengeführt mit {names}"
DIVIDED_FROM: Final = "Abgeteilt von {name}"
MORE_DOSSIERS: Final = "Dazu gehört auch Vorgang {id}"

# history
HISTORY_OF: Final = "Verlauf ({count})"
ALL_HISTORY: Final = "Alle Entscheidungen über Themen und Herausforderungen ({count})"
OF_KIND: Final = "{kind}: {words}"
# with a name that was given, and without
DID: Final[Mapping[CodingAct, tuple[str, str]]] = MappingProxyType(
    {
        CodingAct.NAME: ("{first} heißt nun {name}", "{first} trägt wieder den Namen aus den Texten"),
        CodingAct.MERGE: (
            "{all} sind zusammengeführt, gemeinsamer Name: {name}",
            "{all} sind zusammengeführt",
        ),
        CodingAct.SPLIT: ("Von {first} abgeteilt: {name} ({passages})", "Von {first} abgeteilt: {passages}"),
        CodingAct.CREATE: ("Neu angelegt: {name} ({passages})", "Neu angelegt ({passages})"),
        CodingAct.PIN: ("{first} ist festgehalten", "{first} ist festgehalten"),
        CodingAct.REFUSE: (
            "Vorschlag abgelehnt ({passages}): {first}",
            "Vorschlag abgelehnt ({passages}): {first}",
        ),
    }
)
DID_MOVE: Final = "{passages} von {first} zu {last} verschoben"
DID_JOIN: Final = "{passages} zu {first} genommen"
DID_TAKE_OUT: Final = "{passages} aus {first} herausgenommen"
AS_PROPOSED: Final = "{words} – wie vorgeschlagen"
