"""How fast interviews are analysed, and how fast one more is."""

import math
import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from corpus.demo import demo_district
from corpus.types import Analysis, Transcript
from nlp.language import load_language
from nlp.pipeline import analyse
from tests.bench.corpora import recombined, words
from tests.bench.memory import family, megabytes

INTERVIEWS = 40
LENGTH = 9000
CORES = 2
# The curve: so many interviews, each this long.
GROWING = (10, 20, 40, 80, 160)
SHORT = 2000


def measure() -> list[tuple[str, str, str]]:
    """Rows of what was measured: name, value, aim. The demo's exchanges come again and again, real ones don't.

    Each in a process of its own, which weighs nothing of the one before.
    """
    rows: list[tuple[str, str, str]] = []
    for apart, name in ((False, ""), (True, ", no sentence twice")):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            rows += pool.submit(measure_once, apart=apart, name=name).result()
    return rows


def measure_once(*, apart: bool, name: str) -> list[tuple[str, str, str]]:
    """The rows for interviews in which sentences come again, or none does."""
    texts = recombined(INTERVIEWS + 1, length=LENGTH, apart=apart)
    nlp = load_language()
    findings: dict[str, bytes] = {}
    with _weighed() as weights:
        before, first = _timed(texts[:-1], nlp=nlp, findings=findings)
    _, second = _timed(texts, nlp=nlp, findings=findings, previous=before)
    return [
        (f"{INTERVIEWS} interviews{name}", f"{words(texts[:-1]):,} words", f"{len(before.statements):,} statements"),
        (f"whole analysis, {CORES} cores", f"{first:.1f} s", "<= 120 s"),
        ("", f"{words(texts[:-1]) / first:,.0f} words/s", ">= 3,000 words/s"),
        ("memory with children, peak", f"{max(weights):,.0f} MB", "<= 1,200 MB"),
        (f"one more interview of {LENGTH:,} words", f"{second:.1f} s", "<= 6 s"),
    ]


def measure_growth() -> list[tuple[str, str, str]]:
    """How the cost grows with the number of interviews, beside what n log n would give."""
    nlp = load_language()
    texts = [recombined(count, length=SHORT, seed=count, apart=True) for count in GROWING]
    seconds = [_timed(some, nlp=nlp, findings={})[1] for some in texts]
    first = seconds[0] / _n_log_n(GROWING[0])
    return [
        (f"{count} interviews of {SHORT:,} words", f"{one:.1f} s", f"n log n: {first * _n_log_n(count):.1f} s")
        for count, one in zip(GROWING, seconds, strict=True)
    ]


def _n_log_n(count: int) -> float:
    return count * math.log(count)


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
        district=district.name,
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
