"""German texts of the working groups' pages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from corpus.workflow import DecisionKind, Stage

INBOX: Final = "Eingang"
NO_ITEMS: Final = "Hier liegt noch nichts. Sobald der Koordinierungsstab etwas zuweist, finden Sie es hier."
NO_GROUP: Final = "Ihr Konto gehört noch zu keinem Arbeitskreis. Bitte wenden Sie sich an die Administration."
NONE_FIT: Final = "Kein Vorgang passt zu diesen Filtern."
STAND: Final = "Stand"
GROUP: Final = "Arbeitskreis"
ALL: Final = "alle"
OFFICE: Final = "Geschäftsstelle"
HANDED_ON: Final = "weitergegeben"
STAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        Stage.ASSIGNED.value: "neu",
        "handed_on": "hierher weitergegeben",
        Stage.TAKEN.value: "übernommen",
        Stage.ANSWERED.value: "beantwortet",
        Stage.OFFICE.value: "bei der Geschäftsstelle",
    }
)
DECISIONS: Final[Mapping[DecisionKind, str]] = MappingProxyType(
    {
        DecisionKind.CONFIRMED: "bestätigt und zugewiesen an {to}",
        DecisionKind.ASSIGNED: "zugewiesen an {to}",
        DecisionKind.TAKEN: "übernommen",
        DecisionKind.HANDED_ON: "weitergegeben von {origin} an {to}",
        DecisionKind.ANSWERED: "beantwortet",
    }
)
ITEMS: Final = ("Vorgang", "Vorgänge")
SINCE: Final = "seit {time}"
FROM_CONVERSATIONS: Final = "aus {count} Gesprächen"
FROM_FEW: Final = "aus weniger als 3 Gesprächen"

NO_DOSSIER: Final = "Bitte wählen Sie einen Vorgang aus dem Eingang."
GONE: Final = "Diesen Vorgang gibt es nicht, oder er gehört nicht zu Ihren Arbeitskreisen."
BACK: Final = "Zum Eingang"
LIES_WITH: Final = "liegt bei: {group}"
EVIDENCE: Final = "Was dazu gesagt wurde"
MORE: Final = "Alle {count} Zitate zeigen"
NEXT: Final = "Was tun?"
TAKE: Final = "Übernehmen"
TAKE_HINT: Final = "Ihr Arbeitskreis nimmt sich des Themas an."
TAKEN: Final = "Übernommen."
HAND_ON: Final = "Weitergeben"
HAND_TO: Final = "Weitergeben an"
WHY: Final = "Warum? (muss ausgefüllt sein)"
HANDED: Final = "Weitergegeben an {group}."
ANSWER: Final = "Antworten"
ANSWER_TEXT: Final = "Antwort des Arbeitskreises"
ANSWERED: Final = "Die Antwort ist gespeichert."
ASSIGN: Final = "Zuweisen"
ASSIGN_TO: Final = "Zuweisen an"
NOTE: Final = "Notiz (freiwillig)"
ASSIGNED: Final = "Zugewiesen an {group}."
TRAIL: Final = "Verlauf"
TRAIL_LINE: Final = "{time} – {who}: {what}"
PICK: Final = "Bitte wählen"
PICK_FIRST: Final = "Bitte wählen Sie zuerst, wohin."
