"""What runs where. Read only: operators change it when they start the program."""

import platform
import shutil
from importlib.metadata import version
from pathlib import Path

import streamlit as st

from corpus.people import Right, User
from corpus.store.jobs import Job, latest_job
from pages.ui import desk
from pages.ui.evidence import plain
from pages.ui.texts import admin as texts
from pages.ui.texts import words

PACKAGES = ("streamlit", "spacy", "scikit-learn", "SQLAlchemy")


def show(admin: User) -> None:
    """One table."""
    admin.demand(Right.ADMINISTER)
    st.title(texts.SETTINGS)
    st.write(texts.SETTINGS_LEAD)
    values = read_values(latest_job(desk.store()))
    st.table(
        [
            {texts.PART: f"{part} `{variable}`" if variable else part, texts.VALUE: plain(values[key])}
            for key, (part, variable) in texts.ROWS.items()
        ]
    )


def read_values(job: Job | None) -> dict[str, str]:
    """Row key -> what to show."""
    settings = desk.settings()
    folder = desk.data_folder()
    kind = settings.database_url.split(":", 1)[0].split("+", 1)[0]
    return {
        "database": texts.DATABASES.get(kind, kind),
        "data": str(folder),
        "size": shown_size(size_of(folder)),
        "free": shown_size(shutil.disk_usage(folder).free),
        "language": settings.language or texts.SHIPPED_LANGUAGE,
        "encoder": settings.encoder or texts.SHIPPED_ENCODER,
        "worker": texts.WORKERS[settings.worker],
        "cores": str(settings.cores),
        "upload": texts.MEGABYTES.format(size=settings.max_upload_mb),
        "job": describe(job),
        "versions": ", ".join([f"Python {platform.python_version()}", *(f"{one} {version(one)}" for one in PACKAGES)]),
    }


def describe(job: Job | None) -> str:
    """State and time of the latest analysis."""
    if job is None:
        return texts.NEVER
    return f"{words.JOBS[job.state]}, {words.shown_time(job.finished_at or job.requested_at)}"


def size_of(folder: Path) -> int:
    """Bytes of all files below the folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def shown_size(size: int) -> str:
    """``12,3 MB`` or ``4,5 GB``."""
    if size >= 1_000_000_000:
        return texts.GIGABYTES.format(size=words.shown_number(size / 1_000_000_000, digits=1))
    return texts.MEGABYTES.format(size=words.shown_number(size / 1_000_000, digits=1))


show(desk.user())
