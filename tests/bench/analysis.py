"""How fast interviews are analysed, and how fast one more is."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from corpus.demo import demo_district
from corpus.types import Analysis, Transcript
from nlp.language import load_language
from nlp.pipeline import analyse
from tests.bench.corpora import recombined, words
from tests.bench.memory import family, megabytes

INTERVIEWS = 40
LENGTH = 6000
CORES = 2


def measure() -> list[tuple[str, str, str]]:
    """Rows of what was measured: name, value, aim."""
    texts = recombined(INTERVIEWS + 1, length=LENGTH)
    nlp = load_language()
    findings: dict[str, bytes] = {}
    with _weighed() as weights:
        before, first = _timed(texts[:-1], nlp=nlp, findings=findings)
    _, second = _timed(texts, nlp=nlp, findings=findings, previous=before)
    return [
        (f"{INTERVIEWS} interviews, {words(texts[:-1]):,} words", f"{first:.1f} s", ""),
        (f"whole analysis, {CORES} cores", f"{words(texts[:-1]) / first:,.0f} words/s", ">= 3,000 words/s"),
        ("memory with children, peak", f"{max(weights):,.0f} MB", "<= 1,200 MB"),
        (f"one more interview of {LENGTH:,} words", f"{second:.1f} s", "<= 10 s"),
    ]


def _timed(
    texts: list[Transcript],
    *,
    nlp: object,
    findings: dict[str, bytes],
    previous: Analysis | None = None,
) -> tuple[Analysis, float]:
    district = demo_district()
    began = time.perf_counter()
    result = analyse(
        texts,
        nlp=nlp,
        codebook=district.codebook,
        groups=district.groups,
        organisations=district.organisations,
        municipalities=district.municipalities,
        offices=district.offices,
        previous=previous,
        findings=findings,
        cores=CORES,
    )
    return result, time.perf_counter() - began


@contextmanager
def _weighed() -> Iterator[list[float]]:
    """What this process and its children weigh in MB, looked at five times a second."""
    weights, over = [0.0], threading.Event()

    def look() -> None:
        while not over.wait(0.2):
            weights.append(sum(megabytes(pid, measure="Pss") for pid in family(os.getpid())))

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield weights
    finally:
        over.set()
        watcher.join()
