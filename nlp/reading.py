"""Findings of all transcripts: from the cache where they are known, over several processes where it pays."""

import hashlib
import os
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from functools import cache
from pathlib import Path

from spacy.language import Language

from corpus.errors import FailedAnalysis
from corpus.types import Transcript
from nlp.findings import Findings, decode, encode, find, make_key
from nlp.language import MODEL, load_language

FindingsCache = MutableMapping[str, bytes]
Progress = Callable[[str, int, int], None]

# Starting processes with models of their own takes as long as reading so many words.
FEWEST_WORDS_FOR_PROCESSES = 30_000


def read_findings(
    transcripts: Sequence[Transcript],
    nlp: Language,
    *,
    cache: FindingsCache | None,
    cores: int,
    progress: Progress,
) -> list[Findings]:
    """One Findings per transcript, in the order given; what was missing in the cache is put there.

    Raises FailedAnalysis naming the interview that could not be read.
    """
    known: FindingsCache = {} if cache is None else cache
    keys = find_keys(transcripts, nlp)
    # Everything passes through its stored form, so that cached and new findings are the same to the last bit.
    data = {key: known[key] for key in keys if key in known}
    missing = {key: one for key, one in zip(keys, transcripts, strict=True) if key not in data}
    total = len(set(keys))
    progress("reading", len(data), total)
    for key, found in zip(missing, _find_all(list(missing.values()), nlp, cores=cores), strict=True):
        known[key] = data[key] = found
        progress("reading", len(data), total)
    return [decode(data[key]) for key in keys]


def find_keys(transcripts: Sequence[Transcript], nlp: Language) -> list[str]:
    """The keys under which the findings of the transcripts may be stored."""
    model = _digest_folder(Path(nlp.path)) if nlp.path else str(nlp.meta.get("version"))
    return [make_key(transcript, model) for transcript in transcripts]


def _find_all(transcripts: Sequence[Transcript], nlp: Language, *, cores: int) -> Iterator[bytes]:
    words = sum(turn.text.count(" ") for transcript in transcripts for turn in transcript.turns)
    if cores < 2 or nlp.path is None or words < FEWEST_WORDS_FOR_PROCESSES:
        return (_find_one(transcript, nlp) for transcript in transcripts)
    return _find_in_processes(transcripts, nlp, cores=cores)


def _find_in_processes(transcripts: Sequence[Transcript], nlp: Language, *, cores: int) -> Iterator[bytes]:
    """In the order given. The processes end with the last transcript: each holds models of its own in memory."""
    from joblib import Parallel, delayed
    from joblib.externals.loky import get_reusable_executor

    for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    language = "" if Path(nlp.path) == MODEL else str(nlp.path)
    parallel = Parallel(n_jobs=cores, backend="loky", return_as="generator", batch_size=1)
    try:
        yield from parallel(delayed(_find_elsewhere)(transcript, language) for transcript in transcripts)
    finally:
        get_reusable_executor().shutdown(wait=True)


def _find_elsewhere(transcript: Transcript, language: str) -> bytes:
    return _find_one(transcript, _load_once(language))


@cache
def _load_once(language: str) -> Language:
    return load_language(language)


def _find_one(transcript: Transcript, nlp: Language) -> bytes:
    try:
        return encode(find(transcript, nlp))
    except Exception as error:
        # The message of a parser may quote the interview; only its type goes on.
        raise FailedAnalysis(f"{transcript.id} („{transcript.file}“)") from error


@cache
def _digest_folder(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
