"""The settings an operator can make, read once from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import BadConfiguration

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """``language``, ``encoder`` and ``database_url`` empty: the shipped models, SQLite in the data folder.

    ``worker`` False: the web server starts no worker of its own, ``python -m nlp worker`` runs elsewhere.
    """

    data: Path
    database_url: str
    language: str
    encoder: str
    cores: int
    max_upload_mb: int
    worker: bool = True


def _whole_number(environ: Mapping[str, str], key: str, default: int) -> int:
    value = environ.get(key, str(default))
    if not value.isdecimal() or int(value) < 1:
        raise BadConfiguration(f"{key}={value!r} ist keine ganze Zahl ab 1. Bitte ändern oder weglassen.")
    return int(value)


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process. Raises BadConfiguration naming variable and remedy."""
    data = Path(environ.get("FUNDAMENT_DATA", ROOT / "data")).expanduser().resolve()
    return Settings(
        data=data,
        database_url=environ.get("FUNDAMENT_DATABASE_URL", "") or f"sqlite:///{data / 'fundament.db'}",
        language=environ.get("FUNDAMENT_LANGUAGE", ""),
        encoder=environ.get("FUNDAMENT_ENCODER", ""),
        cores=_whole_number(environ, "FUNDAMENT_CORES", os.cpu_count() or 1),
        max_upload_mb=_whole_number(environ, "FUNDAMENT_MAX_UPLOAD_MB", 25),
        worker=environ.get("FUNDAMENT_WORKER", "yes") != "no",
    )
