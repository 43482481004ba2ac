"""German texts of what others say to the contrary of a challenge."""

from typing import Final

TITLE: Final = "Wer es anders sieht"
WHAT: Final = "Aus {interviews} heißt es, dass es dieses Problem dort nicht gibt oder dass es gut läuft."
WHAT_WITH_PLACES: Final = (
    "Aus {interviews} in {municipalities} heißt es, dass es dieses Problem dort nicht gibt oder dass es gut läuft."
)
NOBODY: Final = "Eine Gegenstimme hat das Programm in den Interviews nicht gefunden."
CHOSEN: Final = "Die Stellen hat das Programm gesucht. Ob sie wirklich widersprechen, zeigt der Zusammenhang."
INTERVIEWS: Final = ("einem Interview", "{count} Interviews")
MUNICIPALITIES: Final = ("einer Gemeinde", "{count} Gemeinden")
