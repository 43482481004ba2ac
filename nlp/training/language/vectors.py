"""Subword vectors from the speeches: every word of a language gets one, also words never seen."""

import re
import tempfile
from pathlib import Path

import floret

from nlp.training.language.raw import read_texts

DIMENSIONS = 96
ROWS = 40_000
WORDS = re.compile(r"\w+(?:[-.:*/]\w+)*|[^\w\s]")


def train_vectors(data: Path, target: Path) -> None:
    """Write a floret table (text, ROWS x DIMENSIONS) to `target`; one thread: every run gives the same table."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "words.txt"
        with corpus.open("w", encoding="utf-8") as lines:
            lines.writelines(" ".join(WORDS.findall(text)) + "\n" for text in read_texts(data))
        model = floret.train_unsupervised(
            str(corpus), model="cbow", mode="floret", hashCount=2, bucket=ROWS, minn=4, maxn=5,
            dim=DIMENSIONS, epoch=2, minCount=5, thread=1, verbose=0,
        )  # fmt: skip
        model.save_floret_vectors(str(target))
