"""Words every area uses: names of roles, kinds, states and steps, and the messages of the frame."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from corpus.people import Role
from corpus.types import ActorKind, Perspective, SpeakerRole, StatementKind, TranscriptState

_HERE: Final = ZoneInfo("Europe/Berlin")

PRODUCT: Final = "Fundament"

ROLES: Final[Mapping[Role, str]] = MappingProxyType(
    {
        Role.FACILITATOR: "Moderation",
        Role.STAFF: "Koordinierungsstab",
        Role.MEMBER: "Arbeitskreis",
        Role.ADMINISTRATION: "Fachverwaltung",
        Role.ADMIN: "Administration",
    }
)
PERSPECTIVES: Final[Mapping[Perspective, str]] = MappingProxyType(
    {
        Perspective.ADMINISTRATION: "Verwaltung",
        Perspective.POLITICS: "Politik",
        Perspective.CIVIL_SOCIETY: "Zivilgesellschaft",
        Perspective.NEWCOMERS: "Zugewanderte",
        Perspective.BUSINESS: "Wirtschaft",
        Perspective.EDUCATION: "Bildung",
    }
)
SPEAKERS: Final[Mapping[SpeakerRole, str]] = MappingProxyType(
    {SpeakerRole.INTERVIEWER: "fragt", SpeakerRole.RESPONDENT: "antwortet", SpeakerRole.OTHER: "zählt nicht mit"}
)
STATES: Final[Mapping[TranscriptState, str]] = MappingProxyType(
    {
        TranscriptState.RAW: "eingelesen",
        TranscriptState.SUGGESTED: "Vorschläge liegen vor",
        TranscriptState.REVIEWED: "geprüft",
        TranscriptState.RELEASED: "freigegeben",
    }
)
STATEMENTS: Final[Mapping[StatementKind, str]] = MappingProxyType(
    {
        StatementKind.CHALLENGE: "Herausforderung",
        StatementKind.PROPOSAL: "Vorschlag",
        StatementKind.MEASURE: "Maßnahme",
        StatementKind.STRENGTH: "Stärke",
    }
)
ACTORS: Final[Mapping[ActorKind, str]] = MappingProxyType(
    # no person is ever shown, only the office somebody holds
    {ActorKind.PER: "Amt", ActorKind.ORG: "Organisation", ActorKind.LOC: "Ort"}
)
STEPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "": "Vorbereitung",
        "reading": "Interviews werden gelesen",
        "actors": "Akteure werden erkannt",
        "statements": "Aussagen werden erkannt",
        "themes": "Themen werden gebildet",
        "challenges": "Herausforderungen werden zusammengeführt",
        "measures": "Maßnahmen werden gesammelt",
        "routing": "Arbeitskreise werden vorgeschlagen",
        "saving": "Ergebnis wird gespeichert",
    }
)
JOBS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "waiting": "Auswertung wartet auf ihren Start",
        "running": "Auswertung läuft",
        "done": "Auswertung abgeschlossen",
        "failed": "Auswertung gescheitert",
        "cancelled": "Auswertung abgebrochen",
    }
)

OFFICE: Final = "Geschäftsstelle"
NOT_KNOWN: Final = "nicht angegeben"
ALL: Final = "alle"

SESSION_ENDED: Final = "Ihre Sitzung ist beendet. Bitte melden Sie sich neu an."
SIGN_IN_AGAIN: Final = "Zur Anmeldung"
NO_ACCESS_TITLE: Final = "Kein Zugriff"
NO_ACCESS: Final = (
    "Diese Seite gehört nicht zu Ihren Aufgaben. Wenn Sie sie brauchen, wenden Sie sich bitte an die Administration."
)
INCIDENT: Final = (
    "Das hat leider nicht geklappt. Bitte laden Sie die Seite neu. Wenn es wieder geschieht, nennen Sie der "
    "Administration die Vorgangsnummer **{number}**."
)


def shown_time(moment: dt.datetime) -> str:
    """Date and time of day as read in Germany: ``22.11.2026, 16:05 Uhr``."""
    return f"{moment.astimezone(_HERE):%d.%m.%Y, %H:%M} Uhr"


def shown_date(day: dt.date | None) -> str:
    """``22.11.2026``, or a dash when unknown."""
    return f"{day:%d.%m.%Y}" if day else "–"


def shown_number(number: float, *, digits: int = 0) -> str:
    """A number with German separators: ``1.234,5``."""
    return f"{number:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def counted(number: int, one: str, many: str) -> str:
    """``1 Interview``, ``12 Interviews``."""
    return f"{shown_number(number)} {one if number == 1 else many}"


SECTIONS: Final = ("Material", "Erkenntnisse", "Arbeitskreise", "Verwaltung")
PAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "start": "Start",
        "hochladen": "Hochladen",
        "interviews": "Interviews",
        "interview": "Interview",
        "ueberblick": "Überblick",
        "suche": "Suche",
        "themen": "Themen",
        "vergleich": "Zitate im Vergleich",
        "akteure": "Akteure",
        "herausforderungen": "Herausforderungen",
        "massnahmen": "Maßnahmen",
        "zuweisung": "Zuweisung",
        "vorschlaege": "Vorschläge",
        "eingang": "Eingang",
        "vorgang": "Vorgang",
        "personen": "Personen",
        "gruppen": "Gruppen",
        "landkreis": "Landkreis",
        "einstellungen": "Einstellungen",
    }
)
