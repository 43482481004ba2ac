"""Findings of all transcripts: from the cache where they are known, over several processes where it pays."""

from collections.abc import Callable, Iterator, MutableMapping, Sequence
from dataclasses import replace
from pathlib import Path

from spacy.language import Language

from corpus.digests import digest_file, digest_folder
from corpus.types import Transcript
from nlp.findings import Findings, decode, encode, find, list_questions, list_texts, make_key
from nlp.processes import find_in_processes
from nlp.statements.classifier import WEIGHTS, classify
from nlp.statements.cues import CUES
from nlp.statements.features import Talk

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
    data = {key: stored for key in keys if (stored := known.get(key)) is not None}
    missing = {key: one for key, one in zip(keys, transcripts, strict=True) if key not in data}
    total = len(set(keys))
    progress("reading", len(data), total)
    found = _find_all(list(missing.values()), nlp, cores=cores)
    for (key, transcript), one in zip(missing.items(), found, strict=True):
        known[key] = data[key] = encode(_classify(transcript, one))
        progress("reading", len(data), total)
    return [decode(data[key]) for key in keys]


def find_keys(transcripts: Sequence[Transcript], nlp: Language) -> list[str]:
    """The keys under which the findings of the transcripts may be stored."""
    language = digest_folder(Path(nlp.path)) if nlp.path else str(nlp.meta.get("version"))
    models = [language, digest_file(WEIGHTS), digest_file(CUES)]
    return [make_key(transcript, models) for transcript in transcripts]


def _find_all(transcripts: Sequence[Transcript], nlp: Language, *, cores: int) -> Iterator[Findings]:
    words = sum(turn.text.count(" ") for transcript in transcripts for turn in transcript.turns)
    if cores < 2 or nlp.path is None or words < FEWEST_WORDS_FOR_PROCESSES:
        return (find(transcript, nlp) for transcript in transcripts)
    return map(decode, find_in_processes(transcripts, Path(nlp.path), processes=cores))


def _classify(transcript: Transcript, found: Findings) -> Findings:
    places = [(sentence.turn, sentence.question) for sentence in found.sentences]
    texts, (questions, _) = list_texts(transcript, found.sentences), list_questions(transcript)
    return replace(found, kinds=classify(Talk(texts, found.vectors, questions, found.questions, places)))
