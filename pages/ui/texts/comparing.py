"""German texts of the check whether something like a draft exists already."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from corpus.types import Compared

ASK: Final = "Gibt es das schon?"
LEADS: Final[Mapping[Compared, str]] = MappingProxyType(
    {
        Compared.MEASURE: "Ähnliche Maßnahmen im Verzeichnis",
        Compared.DOSSIER: "Ähnliche offene Vorgänge",
        Compared.GROUP: "Arbeitskreise mit ähnlichem Auftrag",
    }
)
NOTHING: Final = "Nichts Ähnliches gefunden."
HIDDEN: Final = "{count}, die Sie nicht einsehen dürfen."
HIDDEN_ONES: Final = ("weiterer ähnlicher Vorgang", "weitere ähnliche Vorgänge")
LOOKING: Final = "Es wird geprüft, ob es das schon gibt …"
NOBODY_ANSWERS: Final = "Die Prüfung auf Ähnliches antwortet gerade nicht. Sie können trotzdem speichern."
FAILED: Final = "Die Prüfung auf Ähnliches ist gescheitert. Sie können trotzdem speichern."
# From this score on.
HOW_LIKE: Final = ((0.6, "sehr ähnlich"), (0.4, "ähnlich"), (0.0, "entfernt ähnlich"))
PART: Final = "{part} {percent} %"
WORDS: Final = "beide sagen: {words}"
