"""German texts of the actors: the card, what people can change, and the history of it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from corpus.workflow import ActorAct, ActorClass, Protection

COUNT: Final = ("Akteur", "Akteure")
HIDDEN: Final = ("Name bleibt geschützt", "Namen bleiben geschützt")
HIDDEN_WHY: Final = (
    "Gezeigt werden Organisationen, Orte und Ämter. Wer als Person genannt ist, erscheint nie mit Namen."
)
WITHHELD: Final = ("weitere Stelle nennt einen Namen und wird", "weitere Stellen nennen einen Namen und werden")
WITHHELD_LINE: Final = "{passages} hier nicht gezeigt."
QUESTIONS: Final = "Noch zu klären: wer ist gemeint? ({count})"
QUESTION: Final = "Wer ist mit „{name}“ gemeint?"
QUESTION_HINT: Final = "Der Name passt auf mehrere Akteure. Ihre Antwort gilt auch für neue Auswertungen."
SAME_AS: Final = "dasselbe wie „{name}“"
NONE_OF_THEM: Final = "nichts davon – ein eigener Akteur"
ANSWER: Final = "Festlegen"
ANSWERED: Final = "Festgelegt. Zurücknehmen können Sie das im Verlauf."

EDIT_HINT: Final = "Was Sie hier festlegen, gilt für alle, auch bei neuen Auswertungen. Es lässt sich zurücknehmen."
ACTS: Final[Mapping[ActorAct, str]] = MappingProxyType(
    {
        ActorAct.RENAME: "Umbenennen",
        ActorAct.MERGE: "Zusammenführen",
        ActorAct.SPLIT: "Abtrennen",
        ActorAct.RECLASS: "Anders einordnen",
    }
)
NEW_NAME: Final = "Neuer Name"
DO_RENAME: Final = "Umbenennen"
RENAMED: Final = "Der neue Name gilt ab jetzt."

WITH_WHOM: Final = "„{name}“ ist dasselbe wie …"
WITH_WHOM_HINT: Final = "Ähnliche Namen stehen oben."
CHOOSE: Final = "Bitte wählen"
NAME_AFTER: Final = "Gemeinsamer Name"
AFTER_MERGE: Final = "Danach ein Akteur mit {mentions} in {interviews}."
DO_MERGE: Final = "Zusammenführen"
MERGED: Final = "Zusammengeführt. Zurücknehmen können Sie das im Verlauf."
MENTION: Final = ("Nennung", "Nennungen")
IN_INTERVIEWS: Final = ("Gespräch", "Gesprächen")

SPELLINGS: Final = "Schreibweisen, die jemand anderen meinen"
SPELLING: Final = "„{surface}“ ({count})"
PLACES: Final = "Oder einzelne Stellen"
PLACE: Final = "{transcript}, Beitrag {turn}: … {words} …"
NAME_OF_PART: Final = "Name des neuen Akteurs"
AS_WHAT: Final = "Der neue Akteur ist"
AS_BEFORE: Final = "dieselbe Art wie bisher"
DO_SPLIT: Final = "Abtrennen"
SPLIT_DONE: Final = "Abgetrennt. Der neue Akteur steht nun eigens in der Liste."

IS_RATHER: Final = "„{name}“ ist"
CLASSES: Final[Mapping[ActorClass, str]] = MappingProxyType(
    {
        ActorClass.ORGANISATION: "eine Organisation",
        ActorClass.PLACE: "ein Ort",
        ActorClass.OFFICE: "ein Amt (Funktion und Organisation)",
        ActorClass.PROTECTED: "eine Person, deren Name geschützt bleibt",
        ActorClass.NOTHING: "kein Akteur",
    }
)
FUNCTION: Final = "Funktion"
FUNCTION_LIKE: Final = "zum Beispiel Bürgermeisterin"
ORGANISATION: Final = "Organisation oder Ort"
ORGANISATION_LIKE: Final = "zum Beispiel VHS oder Edemissen"
OWN_NAME: Final = "Name, unter dem der Akteur erscheint"
DO_RECLASS: Final = "Einordnung speichern"
RECLASSED: Final = "Die Einordnung gilt ab jetzt."
PROTECTED_NOW: Final = "Der Name ist ab jetzt geschützt und erscheint nirgends mehr."

UNSHOWN: Final = "Nicht gezeigte Personen ({count})"
UNSHOWN_HINT: Final = (
    "Diese Personen erscheinen nirgends als Akteure. Hält jemand von ihnen ein öffentliches Amt, "
    "können Sie das Amt zeigen; der Name bleibt geschützt."
)
UNSHOWN_TABLE: Final = "Nicht gezeigte Personen nach ihrer ersten Stelle im Text"
WHICH_UNSHOWN: Final = "Welche Stelle möchten Sie ansehen?"
NO_PLACE: Final = "keine"
UNSHOWN_PLACE: Final = "{transcript}, Beitrag {turn}"
UNSHOWN_AGAIN: Final = "{place} ({number}. Person)"
UNSHOWN_NAME: Final = "Name im Text: {name}"
REASON: Final = "Nicht gezeigt: {reason}."
REASONS: Final[Mapping[Protection, str]] = MappingProxyType(
    {
        Protection.DECIDED: "von Hand so festgelegt",
        Protection.UNCLEAR: "der Name passt auf mehrere Personen",
        Protection.NO_ORGANISATION: "Funktion genannt, aber nicht, wo",
        Protection.NO_FUNCTION: "Organisation genannt, aber kein Amt",
        Protection.PRIVATE: "Personenname ohne öffentliches Amt",
    }
)
COLUMN_PLACE: Final = "Erste Stelle"
COLUMN_WHERE: Final = "Wo"
COLUMN_REASON: Final = "Grund"
SHOW_OFFICE: Final = "Als öffentliche Funktion zeigen"
OFFICE_SHOWN: Final = (
    "Das Amt wird ab jetzt gezeigt, der Name bleibt geschützt. Zurücknehmen können Sie das im Verlauf."
)

ALL_HISTORY: Final = "Alle Entscheidungen über Akteure ({count})"
UNNAMED: Final = "ein geschützter Name"
FORMER: Final = "ein früherer Akteur"
QUOTED: Final = "„{name}“"
AND: Final = " und "
DID_MERGE: Final = "{others} und {first} sind dasselbe"
DID_MERGE_AS: Final = "{others} und {first} sind dasselbe, gemeinsamer Name: {name}"
DID_SPLIT: Final = "Von {first} abgetrennt: {name}"
DID_SPLIT_SPELLINGS: Final = "Von {first} abgetrennt: {name} (Schreibweisen: {surfaces})"
DID_RENAME: Final = "{first} heißt nun {name}"
DID_RECLASS: Final[Mapping[ActorClass, str]] = MappingProxyType(
    {
        ActorClass.ORGANISATION: "{first} ist eine Organisation",
        ActorClass.PLACE: "{first} ist ein Ort",
        ActorClass.OFFICE: "{first} ist ein Amt: {function}, {organisation}",
        ActorClass.PROTECTED: "{first} gilt als Personenname",
        ActorClass.NOTHING: "{first} ist kein Akteur",
    }
)
AS_NAME: Final = ", Name: {name}"
