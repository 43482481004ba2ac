"""German texts of the network: who has to do with whom, and in whose view."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from corpus.types import Perspective, RelationKind

TITLE: Final = "Wer mit wem zu tun hat"
HINT: Final = (
    "Jede Linie ist, was in den Gesprächen über eine Beziehung gesagt wird – immer die Sicht derer, die sprechen. "
    "Ein Pfeil zeigt, von wem es ausgeht. Je größer ein Punkt, desto mehr Gespräche nennen den Akteur. "
    "Ein Klick auf eine Linie oder auf eine Zeile der Tabelle zeigt die Zitate."
)
KINDS: Final[Mapping[RelationKind, str]] = MappingProxyType(
    {
        RelationKind.COOPERATES: "Zusammenarbeit",
        RelationKind.RESPONSIBLE: "Zuständigkeit",
        RelationKind.FUNDS: "Förderung",
        RelationKind.TENSION: "Spannung",
        RelationKind.CONTACT_MISSING: "fehlender Kontakt",
        RelationKind.TOGETHER: "nur zusammen genannt",
    }
)
PHRASES: Final[Mapping[RelationKind, str]] = MappingProxyType(
    {
        RelationKind.COOPERATES: "arbeitet zusammen mit",
        RelationKind.RESPONSIBLE: "ist zuständig für",
        RelationKind.FUNDS: "fördert",
        RelationKind.TENSION: "hat Spannungen mit",
        RelationKind.CONTACT_MISSING: "hat keinen Kontakt zu",
        RelationKind.TOGETHER: "wird zusammen genannt mit",
    }
)
FILTERS: Final = "Auswahl"
PHRASES_OF_VOICES: Final[Mapping[RelationKind, str]] = MappingProxyType(
    {
        RelationKind.COOPERATES: "arbeiten zusammen mit",
        RelationKind.RESPONSIBLE: "sind zuständig für",
        RelationKind.FUNDS: "fördern",
        RelationKind.TENSION: "haben Spannungen mit",
        RelationKind.CONTACT_MISSING: "haben keinen Kontakt zu",
        RelationKind.TOGETHER: "werden zusammen genannt mit",
    }
)
VIEWS: Final[Mapping[Perspective, str]] = MappingProxyType(
    {
        Perspective.ADMINISTRATION: "aus der Verwaltung",
        Perspective.POLITICS: "aus der Politik",
        Perspective.CIVIL_SOCIETY: "aus der Zivilgesellschaft",
        Perspective.NEWCOMERS: "von Zugewanderten",
        Perspective.BUSINESS: "aus der Wirtschaft",
        Perspective.EDUCATION: "aus der Bildung",
    }
)
VOICES: Final = "Stimmen {of}"
VOICES_HINT: Final = (
    "Ein Kasten steht für die Sprechenden selbst: So sagen Stimmen aus diesem Bereich „wir“, "
    "ohne dass ihre Einrichtung genannt wird."
)
WHICH_KINDS: Final = "Beziehungen"
KINDS_BY_DEFAULT: Final = "alle, außer „nur zusammen genannt“"
ALL_KINDS: Final = "alle"
VIEW: Final = "Sicht"
ALL_VIEWS: Final = "alle Perspektiven"
NO_VIEW: Final = "Perspektive nicht angegeben"
WHICH: Final = "Beziehung ansehen"
RESET: Final = "Filter des Netzes zurücksetzen"
SEEN_BY: Final = "Aus Sicht von: {views}"
ONE_VIEW: Final = "{view} ({count})"
NODE: Final = "{name} – {count}"
LEFT_OUT: Final = "Gezeichnet sind die {count} am häufigsten genannten Akteure; die Tabelle enthält alle Beziehungen."

ALT: Final = "Netz aus {nodes} und {edges}. {most} Alle Angaben stehen auch in der Tabelle darunter."
ALT_MOST: Final = "Am häufigsten belegt: {edges}."
NODES: Final = ("Akteur", "Akteuren")
EDGES: Final = ("Beziehung", "Beziehungen")

FEW: Final = (
    "Weil erst wenige Beziehungen ausdrücklich genannt sind, zeigen dünne graue Linien auch, wer nur im selben Satz "
    "vorkommt."
)
MORE: Final = (
    "Dazu {pairs}, die nur im selben Satz genannt sind. Sie lassen sich unter „Auswahl“ bei „Beziehungen“ einschalten."
)
PAIR: Final = ("Paar", "Paare")

NONE: Final = "Zwischen diesen Akteuren ist noch keine Beziehung erkannt."
NONE_FIT: Final = "Zu diesen Filtern ist keine Beziehung erkannt."
TABLE: Final = "Alle Beziehungen als Tabelle"
COLUMN_WHO: Final = "Wer"
COLUMN_KIND: Final = "Art"
COLUMN_WITH: Final = "mit wem"
COLUMN_VIEW: Final = "Sicht"
