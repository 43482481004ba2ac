"""The gate between reading and analysing: text passes only when a person declares it free of protected names."""

import datetime as dt
from dataclasses import dataclass, replace

from corpus.errors import InvalidInput
from corpus.people import Right, User
from corpus.types import Transcript, TranscriptState


@dataclass(frozen=True, slots=True)
class Release:
    """A released transcript with who declared what, and when."""

    transcript: Transcript
    declaration: str
    by: User
    at: dt.datetime


def declare_free_of_names(transcript: Transcript, *, declaration: str, by: User, at: dt.datetime) -> Release:
    """Release the transcript. Raises NotAllowed without Right.UPLOAD, InvalidInput without words or when released."""
    by.demand(Right.UPLOAD)
    if not declaration.strip():
        raise InvalidInput("Bitte erklären Sie, dass der Text keine zu schützenden Namen enthält.")
    if transcript.state is TranscriptState.RELEASED:
        raise InvalidInput(f"{transcript.id} ist bereits freigegeben.")
    return Release(replace(transcript, state=TranscriptState.RELEASED), declaration.strip(), by, at)
