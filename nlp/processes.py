"""Transcripts read in several processes at once, each with a language pipeline and an encoder of its own."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from joblib import Parallel, delayed
from joblib.externals.loky import get_reusable_executor

from corpus.types import Transcript
from nlp.findings import encode, find
from nlp.language import MODEL, load_language


def find_in_processes(transcripts: Sequence[Transcript], model: Path, *, processes: int) -> Iterator[bytes]:
    """Encoded findings in the order given. The processes end with the last transcript: each holds models in memory."""
    for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    language = "" if model == MODEL else str(model)
    parallel = Parallel(n_jobs=processes, backend="loky", return_as="generator", batch_size=1)
    try:
        yield from parallel(delayed(_find_encoded)(transcript, language) for transcript in transcripts)
    finally:
        get_reusable_executor().shutdown(wait=True)


def _find_encoded(transcript: Transcript, language: str) -> bytes:
    return encode(find(transcript, load_language(language)))
