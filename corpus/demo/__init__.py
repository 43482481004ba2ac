"""An invented district with its interviews and its register of measures; the profiles that ship with the product."""

import datetime as dt
from pathlib import Path

from corpus.districts import parse_codebook, parse_district
from corpus.errors import NotFound
from corpus.registers import parse_measures
from corpus.types import Codebook, District, Metadata, Perspective, RegisteredMeasure

_HERE = Path(__file__).parent
PROFILES = ("demo", "landkreis-peine")


def profile(name: str) -> District:
    """A profile that ships: one of PROFILES. Raises NotFound."""
    if name not in PROFILES:
        raise NotFound(f"Ein Profil „{name}“ liegt nicht bei. Vorhanden sind: {', '.join(PROFILES)}.")
    return parse_district((_HERE / "profiles" / f"{name}.toml").read_text("utf-8"))


def default_codebook() -> Codebook:
    """The fields of action to start with where a district has none of its own."""
    return parse_codebook((_HERE / "profiles" / "codebook.toml").read_text("utf-8"))


def demo_district() -> District:
    """The invented district the demo interviews come from."""
    return profile("demo")


def demo_files() -> list[tuple[str, bytes]]:
    """File name and content of every demo interview, in the order of the names."""
    return [(path.name, path.read_bytes()) for path in sorted((_HERE / "interviews").glob("interview-*.*"))]


def demo_measures() -> tuple[RegisteredMeasure, ...]:
    """The invented district's register of measures, not stored yet."""
    file = _HERE / "measures.csv"
    themes = {theme.id: theme.label for theme in demo_district().codebook.themes}
    return parse_measures(file.name, file.read_bytes(), themes=themes).measures


def demo_metadata() -> dict[str, Metadata]:
    """Metadata by file name, also for the formats that have no place for it."""
    return {
        f"interview-{number}{suffix}": Metadata(number, municipality, dt.date(2026, month, day), perspective, duration)
        for number, suffix, municipality, (month, day), perspective, duration in _INTERVIEWS
    }


_INTERVIEWS = (
    ("01", ".docx", "Brakenhusen", (3, 3), Perspective.POLITICS, "41 Minuten"),
    ("02", ".txt", "Harlingsen", (3, 5), Perspective.CIVIL_SOCIETY, "52 Minuten"),
    ("03", ".odt", "Ollerstedt", (3, 10), Perspective.ADMINISTRATION, "38 Minuten"),
    ("04", ".pdf", "Ollerstedt", (3, 12), Perspective.ADMINISTRATION, "44 Minuten"),
    ("05", ".json", "Sarnhorst", (3, 17), Perspective.NEWCOMERS, "35 Minuten"),
    ("06", ".rtf", "Mehlstedt", (3, 19), Perspective.EDUCATION, "40 Minuten"),
    ("07", ".vtt", "Kaltenrode", (3, 24), Perspective.EDUCATION, "33 Minuten"),
    ("08", ".txt", "Wittenbrok", (3, 26), Perspective.BUSINESS, "36 Minuten"),
    ("09", ".docx", "Sarnhorst", (4, 9), Perspective.CIVIL_SOCIETY, "37 Minuten"),
    ("10", ".html", "Harlingsen", (4, 14), Perspective.POLITICS, "39 Minuten"),
    ("11", ".srt", "Wittenbrok", (4, 16), Perspective.CIVIL_SOCIETY, "42 Minuten"),
    ("12", ".csv", "Ollerstedt", (4, 21), Perspective.EDUCATION, "40 Minuten"),
    ("13", ".xlsx", "Ollerstedt", (4, 23), Perspective.NEWCOMERS, "45 Minuten"),
    ("14", ".docx", "Mehlstedt", (4, 28), Perspective.BUSINESS, "34 Minuten"),
    ("15", ".odt", "Kaltenrode", (5, 5), Perspective.CIVIL_SOCIETY, "43 Minuten"),
    ("16", ".txt", "Brakenhusen", (5, 7), Perspective.NEWCOMERS, "37 Minuten"),
)
