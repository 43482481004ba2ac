"""An analysis as the JSON document of the command line; stable order, the same bytes for the same analysis."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from corpus.types import Analysis, Transcript

VERSION = 1


def format_result(analysis: Analysis, transcripts: Sequence[Transcript]) -> str:
    """The document of all results, with the transcripts they refer to."""
    document = {
        "version": VERSION,
        "config": dict(analysis.config),
        "transcripts": [_transcript(transcript) for transcript in transcripts],
        "actors": [asdict(one) for one in analysis.actors],
        "relations": [asdict(one) for one in analysis.relations],
        "statements": [asdict(one) for one in analysis.statements],
        "themes": [asdict(one) for one in analysis.themes],
        "challenges": [asdict(one) for one in analysis.challenges],
        "measures": [asdict(one) for one in analysis.measures],
        "overlaps": [asdict(one) for one in analysis.overlaps],
        "routings": [asdict(one) for one in analysis.routings],
        "changes": [asdict(one) for one in analysis.changes],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _transcript(transcript: Transcript) -> dict[str, Any]:
    metadata = transcript.metadata
    return {
        "id": transcript.id,
        "file": transcript.file,
        "sha256": transcript.sha256,
        "warnings": list(transcript.warnings),
        "metadata": {
            "number": metadata.number,
            "municipality": metadata.municipality,
            "date": metadata.date.isoformat() if metadata.date else None,
            "perspective": metadata.perspective.value if metadata.perspective else None,
        },
        "turns": [asdict(turn) for turn in transcript.turns],
    }
