"""German texts around decisions that can be taken back."""

from typing import Final

EDIT: Final = "Bearbeiten"
WHAT: Final = "Was möchten Sie ändern?"
HISTORY: Final = "Verlauf"
UNDO: Final = "Rückgängig"
UNDONE_NOW: Final = "Die Entscheidung ist zurückgenommen."
MADE: Final = "{time}, {name}"
TAKEN_BACK: Final = "zurückgenommen am {time} von {name}"
