"""German texts of the search."""

from typing import Final

TITLE: Final = "Suche"
FIELD: Final = "Was möchten Sie wissen?"
PLACEHOLDER: Final = "zum Beispiel: kein Bus am Abend"
TRY: Final = (
    "Die Suche findet in den freigegebenen Interviews auch Stellen, die dasselbe mit anderen Worten sagen. "
    "Zum Ausprobieren:"
)
EXAMPLES: Final = (
    "Wie kommen Leute abends vom Sprachkurs nach Hause?",
    "keine Wohnung für große Familien",
    "Wer hilft beim Ausfüllen von Formularen?",
)
NOTHING_RELEASED: Final = "Noch kein Interview ist freigegeben. Sobald eines freigegeben ist, können Sie darin suchen."
SEARCHING: Final = "Die Interviews werden durchsucht …"
PREPARING: Final = (
    "Die Suche wird zum ersten Mal vorbereitet. Das dauert je nach Zahl der Interviews einige Minuten; die Treffer "
    "erscheinen dann von selbst."
)
NOBODY_ANSWERS: Final = (
    "Die Suche antwortet gerade nicht. Sie läuft im Hintergrund weiter. Wenn nach einer Minute nichts erscheint, "
    "bitten Sie die Administration, den Auswertungsprozess zu prüfen."
)
FAILED: Final = (
    "Diese Suche ist gescheitert. Bitte laden Sie die Seite neu; wenn es wieder geschieht, wenden Sie sich an die "
    "Administration."
)
FOUND: Final = "{passages} in {conversations}, die passendste zuerst."
FOUND_BEST: Final = "Die {most} passendsten von {passages} in {conversations}."
NO_HITS: Final = (
    "Dazu wurde keine Stelle gefunden. Versuchen Sie es mit anderen oder weniger Wörtern, so wie man davon erzählen "
    "würde."
)
NO_HITS_HERE: Final = "Mit diesen Filtern gibt es keinen Treffer, ohne sie {passages}."
STILL_MISSING: Final = (
    "{conversations} noch nicht durchsuchbar. Bitte suchen Sie in einigen Minuten noch einmal, damit nichts fehlt."
)
CONVERSATION_IS: Final = ("Gespräch ist", "Gespräche sind")
ONE_OF: Final = "{name} ({count})"
