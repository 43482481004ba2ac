"""What of a transcript can change a result, as one digest."""

import hashlib

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
