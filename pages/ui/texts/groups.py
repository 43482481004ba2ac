"""German texts of what a working group says of itself beside its remit."""

from typing import Final

MORE: Final = "Mehr zur Gruppe"
FIELDS: Final = "Handlungsfelder"
# one, or several that have to be told apart
FORMER_FIELD: Final = ("ein früheres Handlungsfeld", "ein früheres Handlungsfeld ({n})")
TARGETS: Final = "Zielgruppen"
TARGETS_HELP: Final = "Mehrere mit Komma trennen, zum Beispiel „Frauen, Jugendliche“."
AREA: Final = "Gebiet"
AREA_HELP: Final = "Ohne Auswahl arbeitet die Gruppe für den ganzen Landkreis."
WHOLE_DISTRICT: Final = "ganzer Landkreis"
MEMBERS: Final = "Beteiligte Organisationen"
MEMBERS_HELP: Final = "Zur Wahl stehen die Organisationen des Landkreises. Namen von Personen gehören nicht hierher."
RHYTHM: Final = "Wie oft trifft sich die Gruppe?"
RHYTHM_LIKE: Final = "zum Beispiel alle zwei Monate"
CHOOSE: Final = "Bitte wählen"
