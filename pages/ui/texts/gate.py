"""Texts of the web edge: signing in, the first start, the own password, refusals."""

from typing import Final

SIGN_IN: Final = "Anmelden"
SIGN_IN_LEAD: Final = "Integrationsbedarf sichtbar machen: von Interviews zu Aufgaben für die Arbeitskreise."
LOGIN: Final = "Anmeldename"
PASSWORD: Final = "Kennwort"  # noqa: S105
WRONG: Final = "Anmeldename oder Kennwort stimmt nicht. Bitte prüfen Sie beides."
SIGNED_OUT: Final = "Sie sind abgemeldet."
ENDED: Final = "Ihre Sitzung ist beendet. Bitte melden Sie sich neu an."
FORGOTTEN: Final = "Kennwort vergessen? Die Administration kann Ihnen ein neues geben."
SIGN_OUT: Final = "Abmelden"

SETUP: Final = "Fundament einrichten"
SETUP_LEAD: Final = (
    "Noch gibt es kein Konto. Legen Sie jetzt das erste an; es verwaltet alle weiteren. "
    "Das Einmal-Kennzeichen steht in dem Fenster, in dem das Programm gestartet wurde."
)
TOKEN: Final = "Einmal-Kennzeichen"  # noqa: S105
NAME: Final = "Vor- und Nachname"
REPEAT: Final = "Kennwort wiederholen"
PASSWORD_HINT: Final = "Mindestens 12 Zeichen; ein Satz aus mehreren Wörtern merkt sich leicht."  # noqa: S105
LOGIN_HINT: Final = "Kleinbuchstaben, Ziffern, Punkt, Bindestrich, zum Beispiel m.muster"
ALL_ROLES: Final = "Ich moderiere und werte selbst aus"
ALL_ROLES_HINT: Final = (
    "Gibt dem Konto zusätzlich die Rollen Moderation und Koordinierungsstab. Das lässt sich später ändern."
)
CREATE: Final = "Konto anlegen und anmelden"
UNEQUAL: Final = "Die beiden Kennwörter sind verschieden. Bitte geben Sie zweimal dasselbe ein."

CHANGE: Final = "Kennwort ändern"
OLD_PASSWORD: Final = "Bisheriges Kennwort"  # noqa: S105
NEW_PASSWORD: Final = "Neues Kennwort"  # noqa: S105
NEW_REPEAT: Final = "Neues Kennwort wiederholen"
CHANGED: Final = "Ihr Kennwort ist geändert. Andere Sitzungen Ihres Kontos wurden beendet."
BACK: Final = "Zurück zum Programm"

FOREIGN: Final = "Diese Anfrage kam von einer fremden Seite und wurde nicht ausgeführt."
REFUSED: Final = "Dafür fehlt Ihnen die Berechtigung."
SIGN_IN_FIRST: Final = "Bitte melden Sie sich zuerst an."
MISSING: Final = "Diese Adresse gibt es nicht."
TOO_LARGE: Final = "Die Anfrage ist zu groß."

FIRST_START: Final = """
Fundament läuft. Es gibt noch kein Konto.
  1. Öffnen Sie {address}/einrichten
  2. Einmal-Kennzeichen: {token}

"""
STARTED: Final = "Fundament läuft: {address}\n"
NO_SCRIPT: Final = "Bitte schalten Sie JavaScript ein; ohne JavaScript kann diese Seite nicht angezeigt werden."
