"""Texts of the start page and of the administration."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# --- start page -------------------------------------------------------------------------------------------
HELLO: Final = "Guten Tag, {name}"
NEXT: Final = "Was steht an?"
NOTHING_TO_DO: Final = "Ihr Konto hat noch keine Aufgabe. Bitte wenden Sie sich an die Administration."
STEPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "hochladen": "Interviews hochladen, Vorschau prüfen und freigeben.",
        "interviews": "Interviews lesen, mit den markierten Fundstellen.",
        "ueberblick": "Die wichtigsten Themen und Herausforderungen auf einen Blick.",
        "herausforderungen": "Herausforderungen mit ihren Zitaten im Zusammenhang.",
        "zuweisung": "Vorschläge für die Zuweisung an Arbeitskreise prüfen und bestätigen.",
        "eingang": "Zugewiesene Herausforderungen annehmen, weitergeben oder beantworten.",
        "personen": "Konten anlegen, Rollen und Gruppen vergeben.",
        "gruppen": "Arbeitskreise mit Aufgaben und Mitgliedern pflegen.",
        "landkreis": "Gemeinden, Organisationen und Handlungsfelder pflegen.",
    }
)
EMPTY: Final = "Fundament ist noch leer"
EMPTY_LEAD: Final = (
    "Zum Kennenlernen können Sie einen erfundenen Landkreis mit Interviews laden, oder Sie beginnen mit Ihrem eigenen."
)
EMPTY_OTHERS: Final = "Fundament ist noch leer. Sobald die Administration den Landkreis einrichtet, geht es hier los."
LOAD_DEMO: Final = "Beispiel-Landkreis laden"
DEMO_HINT: Final = "Erfundene Interviews, Arbeitskreise und Gemeinden. Die Auswertung startet sofort."
DEMO_NEEDS: Final = (
    "Zum Laden brauchen Sie zusätzlich die Rolle Moderation, denn dabei werden Interviews freigegeben. "
    "Eine andere Person aus der Administration kann sie Ihnen geben."
)
OWN_DISTRICT: Final = "Eigenen Landkreis einrichten"
DEMO_READING: Final = "Interview {number} von {all} wird gelesen: {file}"
DEMO_DONE: Final = "Der Beispiel-Landkreis ist geladen. Die Auswertung läuft."
DEMO_DECLARATION: Final = "Erfundene Interviews des Beispiel-Landkreises; alle Personen sind frei erfunden."
INTERVIEWS: Final = ("Interview", "Interviews")
RELEASED: Final = "davon freigegeben"

# --- people -----------------------------------------------------------------------------------------------
PEOPLE: Final = "Personen"
PEOPLE_LEAD: Final = "Wer darf sich anmelden, und mit welchen Aufgaben?"
LOGIN: Final = "Anmeldename"
NAME: Final = "Name"
ROLES: Final = "Rollen"
GROUPS: Final = "Gruppen"
ACTIVE: Final = "Konto ist aktiv"
STATE: Final = "Zustand"
IS_ACTIVE: Final[Mapping[bool, str]] = MappingProxyType({True: "aktiv", False: "gesperrt"})
NEW_PERSON: Final = "Neues Konto"
EDIT_PERSON: Final = "Konto bearbeiten"
CHOOSE_PERSON: Final = "Welches Konto?"
CREATE: Final = "Konto anlegen"
SAVE: Final = "Änderungen speichern"
SAVED: Final = "Gespeichert."
CREATED: Final = "Das Konto „{login}“ ist angelegt."
SHOWN_ONCE: Final = (
    "Einmal-Kennwort für „{login}“. Es wird nur jetzt gezeigt; geben Sie es persönlich weiter. "
    "Die Person ersetzt es nach der ersten Anmeldung unter „Kennwort ändern“."
)
NOTED: Final = "Notiert, ausblenden"
NEW_PASSWORD: Final = "Neues Einmal-Kennwort vergeben"  # noqa: S105
NEW_PASSWORD_HINT: Final = "Das bisherige Kennwort gilt dann nicht mehr, offene Sitzungen enden."  # noqa: S105
ROLES_HELP: Final = (
    "Moderation lädt Interviews hoch und gibt sie frei. Der Koordinierungsstab wertet aus und weist zu. "
    "Arbeitskreise sehen nur, was ihnen zugewiesen ist. Die Administration verwaltet Konten und Landkreis."
)
GROUPS_HELP: Final = "Zählt nur zusammen mit der Rolle Arbeitskreis."
NO_GROUPS: Final = "Noch gibt es keine Gruppen. Legen Sie sie unter „Gruppen“ an."

# --- groups -----------------------------------------------------------------------------------------------
GROUPS_LEAD: Final = (
    "Bestehende Arbeitskreise und Fachgruppen. Ihr Auftrag entscheidet mit, was ihnen vorgeschlagen wird."
)
GROUP: Final = "Gruppe"
GROUP_NAME: Final = "Name der Gruppe"
REMIT: Final = "Auftrag"
REMIT_HELP: Final = "Zwei oder drei Sätze: Wofür ist die Gruppe da, und womit befasst sie sich?"
MEMBERS: Final = "Mitglieder"
MEMBERS_HELP: Final = "Zur Wahl stehen aktive Konten mit der Rolle Arbeitskreis."
GROUP_TABS: Final = ("Übersicht", "Bearbeiten", "Neue Gruppe")
NO_GROUPS_YET: Final = "Noch gibt es keine Gruppen. Legen Sie unter „Neue Gruppe“ die erste an."
CHOOSE_GROUP: Final = "Welche Gruppe?"
CREATE_GROUP: Final = "Gruppe anlegen"
REMOVE_GROUP: Final = "Gruppe entfernen"
REMOVE_GROUP_SURE: Final = "„{name}“ entfernen? Bereits zugewiesene Vorgänge müssen vorher anderswo liegen."
REMOVE_YES: Final = "Ja, entfernen"
GROUP_CREATED: Final = "Die Gruppe „{name}“ ist angelegt."
GROUP_REMOVED: Final = "Die Gruppe „{name}“ ist entfernt."
GROUP_NEEDS: Final = "Bitte geben Sie der Gruppe einen Namen und einen Auftrag."
GROUP_TAKEN: Final = "Eine Gruppe „{name}“ gibt es schon. Bitte wählen Sie einen anderen Namen."
DISTRICT_FIRST: Final = "Bitte geben Sie zuerst dem Landkreis einen Namen."

# --- district ---------------------------------------------------------------------------------------------
DISTRICT: Final = "Landkreis"
DISTRICT_LEAD: Final = "Was das Programm über Ihren Landkreis weiß."
DISTRICT_NAME: Final = "Name des Landkreises"
TABS: Final = ("Gemeinden", "Organisationen und Ämter", "Handlungsfelder", "Register als Tabelle", "Profil als Datei")
MUNICIPALITIES: Final = "Gemeinden und Orte"
MUNICIPALITIES_HELP: Final = "Eine Zeile je Gemeinde, zum Beispiel „Gemeinde: Ort, Ort, Ort“."
ORGANISATIONS: Final = "Bekannte Organisationen"
ORGANISATIONS_HELP: Final = "Eine Zeile je Organisation, zum Beispiel „Kreissportbund: KSB, Sportbund“."
OFFICES: Final = "Bekannte Ämter"
OFFICES_HELP: Final = (
    "Eine Zeile je Amt, zum Beispiel „Bürgermeister, Edemissen: Rathauschef“ – Funktion, Organisation oder Ort und, "
    "wenn es sie gibt, andere Wörter dafür. Bitte keine Namen von Personen."
)
LINE_NO_ORGANISATION: Final = (
    "Zeile {number}: Bitte schreiben Sie Funktion und Organisation mit einem Komma dazwischen, zum Beispiel "
    "„Landrat, Landkreis Peine“."
)
CODEBOOK: Final = "Handlungsfelder"
CODEBOOK_HELP: Final = "Eine Zeile je Handlungsfeld, zum Beispiel „Wohnen: Wohnungen finden, halten und bezahlen“."
LINE_EMPTY: Final = "Zeile {number}: Vor dem Doppelpunkt fehlt der Name."
LINE_TWICE: Final = "Zeile {number}: „{name}“ steht schon weiter oben."
LINE_NO_TEXT: Final = "Zeile {number}: Hinter „{name}:“ fehlt die Beschreibung."
DOWNLOAD: Final = "Profil herunterladen (TOML)"
DOWNLOAD_HINT: Final = (
    "Enthält Gemeinden, Gruppen mit Auftrag, Organisationen, Ämter und Handlungsfelder, keine Personen."
)
LOAD_PROFILE: Final = "Profil laden"
LOAD_LEAD: Final = "Ein geladenes Profil ersetzt alle Angaben auf dieser Seite und die Liste der Gruppen."
SOURCE: Final = "Woher?"
OWN_FILE: Final = "aus einer eigenen Datei"
PROFILES: Final[Mapping[str, str]] = MappingProxyType(
    {"demo": "mitgeliefert: Beispiel-Landkreis", "landkreis-peine": "mitgeliefert: Landkreis Peine"}
)
PROFILE_FILE: Final = "Profil-Datei (TOML)"
NOT_TEXT: Final = (
    "Die Datei ist kein Text in UTF-8. Bitte speichern Sie sie als UTF-8 und versuchen Sie es noch einmal."
)
PROFILE_HOLDS: Final = "{name}: {municipalities}, {groups}, {organisations}, {offices}, {themes}"
COUNTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "municipalities": ("Gemeinde", "Gemeinden"),
        "groups": ("Gruppe", "Gruppen"),
        "organisations": ("Organisation", "Organisationen"),
        "offices": ("Amt", "Ämter"),
        "themes": ("Handlungsfeld", "Handlungsfelder"),
    }
)
APPLY: Final = "Profil übernehmen"
APPLIED: Final = "Das Profil „{name}“ ist übernommen."
REGISTER_COLUMNS_HELP: Final = (
    "Die Datei hat die Spalten {columns}. Mehrere Kurzformen trennt ein senkrechter Strich. Am einfachsten laden Sie "
    "das Register herunter, ergänzen es und laden es hier wieder hoch. Namen von Personen gehören nicht hinein."
)
REGISTER_LEAD: Final = (
    "Organisationen und Ämter als CSV-Datei, zum Bearbeiten in Excel oder LibreOffice. Was im Register steht, "
    "geht bei der Auswertung allem vor, was das Programm vermutet."
)
REGISTER_DOWNLOAD: Final = "Register herunterladen (CSV)"
REGISTER_NOW: Final = "Jetzt im Register: {organisations}, {offices}."
REGISTER_FILE: Final = "Register-Datei (CSV)"
REGISTER_HOLDS: Final = "Die Datei enthält {organisations} und {offices}."
REGISTER_REPLACES: Final = "Übernehmen ersetzt die bisherigen Organisationen und Ämter; alles andere bleibt."
REGISTER_APPLY: Final = "Register übernehmen"
REGISTER_APPLIED: Final = "Das Register ist übernommen. Es gilt ab der nächsten Auswertung."
REGISTER_PREVIEW: Final = "Vorschau: die ersten Einträge"
REGISTER_COLUMNS: Final = ("Art", "Name", "Auch genannt")
IS_ORGANISATION: Final = "Organisation"
IS_OFFICE: Final = "Amt"
VERSIONS: Final = "Frühere Fassungen"
VERSION: Final = "Fassung {version} vom {time}, gespeichert von {name}"

# --- settings ---------------------------------------------------------------------------------------------
SETTINGS: Final = "Einstellungen"
SETTINGS_LEAD: Final = "Was wo läuft. Geändert wird es beim Start des Programms über die genannten Umgebungsvariablen."
PART: Final = "Teil"
VALUE: Final = "Stand"
DATABASES: Final[Mapping[str, str]] = MappingProxyType({"sqlite": "SQLite im Datenordner", "postgresql": "PostgreSQL"})
ROWS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "database": ("Datenbank", "FUNDAMENT_DATABASE_URL"),
        "data": ("Datenordner", "FUNDAMENT_DATA"),
        "size": ("Belegt im Datenordner", ""),
        "free": ("Frei auf dem Datenträger", ""),
        "language": ("Sprachmodell", "FUNDAMENT_LANGUAGE"),
        "encoder": ("Satz-Encoder", "FUNDAMENT_ENCODER"),
        "worker": ("Auswertungsprozess", "FUNDAMENT_WORKER"),
        "cores": ("Rechenkerne der Auswertung", "FUNDAMENT_CORES"),
        "upload": ("Größte Datei beim Hochladen", "FUNDAMENT_MAX_UPLOAD_MB"),
        "job": ("Letzte Auswertung", ""),
        "versions": ("Fassungen", ""),
    }
)
SHIPPED_LANGUAGE: Final = "mitgelieferte deutsche Sprachverarbeitung"
SHIPPED_ENCODER: Final = "mitgelieferter deutscher Satz-Encoder"
WORKERS: Final[Mapping[bool, str]] = MappingProxyType(
    {True: "läuft neben dem Webserver", False: "läuft getrennt (python -m nlp worker)"}
)
NEVER: Final = "noch keine"
MEGABYTES: Final = "{size} MB"
GIGABYTES: Final = "{size} GB"
