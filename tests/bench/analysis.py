"""How fast interviews are analysed, and how fast one more is."""

import time

from corpus.demo import demo_district
from corpus.types import Analysis, Transcript
from nlp.language import load_language
from nlp.pipeline import analyse
from tests.bench.corpora import recombined, words

INTERVIEWS = 40
LENGTH = 6000
CORES = 2


def measure() -> list[tuple[str, str, str]]:
    """Rows of what was measured: name, value, aim."""
    texts = recombined(INTERVIEWS + 1, length=LENGTH)
    nlp = load_language()
    findings: dict[str, bytes] = {}
    before, first = _timed(texts[:-1], nlp=nlp, findings=findings)
    _, second = _timed(texts, nlp=nlp, findings=findings, previous=before)
    return [
        (f"{INTERVIEWS} interviews, {words(texts[:-1]):,} words", f"{first:.1f} s", ""),
        (f"whole analysis, {CORES} cores", f"{words(texts[:-1]) / first:,.0f} words/s", ">= 3,000 words/s"),
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
        previous=previous,
        findings=findings,
        cores=CORES,
    )
    return result, time.perf_counter() - began
