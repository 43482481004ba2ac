"""What can change a result, as one digest: of a transcript, of a model."""

import hashlib
from functools import cache
from pathlib import Path

from corpus.documents import dump
from corpus.types import Transcript


def input_digest(transcript: Transcript) -> str:
    """SHA-256 in hex over id, turns with their roles, and metadata; file name, warnings and state don't count."""
    content = Transcript(
        id=transcript.id,
        file="",
        sha256=transcript.sha256,
        turns=transcript.turns,
        metadata=transcript.metadata,
    )
    return hashlib.sha256(dump(content)).hexdigest()


@cache
def digest_folder(folder: Path) -> str:
    """16 hex digits over names and contents of all files in the folder, read once per process."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


@cache
def digest_file(file: Path) -> str:
    """16 hex digits over the content of one file, read once per process."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]
