"""Words to vectors: the project's own German sentence encoder, run by onnxruntime; the one door to it.

One text at a time: the scale of a quantised layer is found over all that is computed at once, so that in a larger
batch the vector of a text would depend on its neighbours.
"""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.digests import digest_folder
from corpus.errors import BadConfiguration
from corpus.settings import read_settings

MODEL = Path(__file__).parent / "german" / "encoder"
UNREADABLE = (
    "Unter „{folder}“ liegt kein Satz-Encoder: Erwartet werden die Dateien model.onnx und tokenizer.json. "
    "Bitte prüfen Sie die Einstellung FUNDAMENT_ENCODER."
)
# The parts of what is said, numbered by their marks, and most pieces of each: the end of the question and of what came
# before, the beginning of the rest. Who says much needs less context: it fills up what the words leave of FILLED_UP_TO.
MARKS = {"text": 90, "question": -28, "before": -28, "after": 16}
FILLED_UP_TO = 80
ORDER = ("question", "before", "text", "after")
PREFIX = "query:"

Vectors = npt.NDArray[np.float32]
Pieces = tuple[list[int], list[int]]
"""Numbers of word pieces, and for each the number of the part it belongs to."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words with what was asked before them and what the person said just before and after; "" where nothing."""

    text: str
    question: str = ""
    before: str = ""
    after: str = ""


class Encoder:
    """A folder with `model.onnx` and `tokenizer.json`; raise BadConfiguration where they are missing or unreadable.

    The model takes `ids` and `marks` (both: pieces) and gives a unit vector.
    """

    def __init__(self, folder: Path = MODEL) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        model, providers = str(folder / "model.onnx"), ["CPUExecutionProvider"]
        try:
            self.lay_out = make_layout(Tokenizer.from_file(str(folder / "tokenizer.json")))
            self._session = onnxruntime.InferenceSession(model, options, providers=providers)
        except Exception as error:
            raise BadConfiguration(UNREADABLE.format(folder=folder)) from error
        layout = repr((MARKS, FILLED_UP_TO, ORDER, PREFIX))
        self.version = hashlib.sha256(f"{digest_folder(folder)}{layout}".encode()).hexdigest()
        self.dimensions: int = self._session.get_outputs()[0].shape[0]

    def embed(self, said: Sequence[Said], *, threads: int = 1) -> Vectors:
        """Unit vectors n × dimensions, rounded to half precision so that they survive storage unchanged."""
        if not said:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        with ThreadPoolExecutor(max(1, threads)) as pool:
            rows = list(pool.map(self._embed_one, said))
        return np.stack(rows).astype(np.float16).astype(np.float32)

    def _embed_one(self, said: Said) -> Vectors:
        ids, marks = self.lay_out(said)
        fed = {"ids": np.array(ids, dtype=np.int64), "marks": np.array(marks, dtype=np.int64)}
        vector: Vectors = self._session.run(None, fed)[0]
        return vector


def make_layout(tokenizer: Any) -> Callable[[Said], Pieces]:
    """How what is said becomes one row of pieces: what came before, the words themselves, what came after."""
    numbers = {part: number for number, part in enumerate(MARKS)}

    def split(text: str) -> list[int]:
        pieces: list[int] = tokenizer.encode(text, add_special_tokens=False).ids if text else []
        return pieces

    head, end = [tokenizer.token_to_id("<s>"), *split(PREFIX)], tokenizer.token_to_id("</s>")

    def choose(said: Said) -> dict[str, list[int]]:
        kept: dict[str, list[int]] = {}
        for part, longest in MARKS.items():
            row, room = split(getattr(said, part)), max(0, FILLED_UP_TO - sum(map(len, kept.values())))
            most = longest if part == "text" else min(abs(longest), room)
            kept[part] = row[max(0, len(row) - most) :] if longest < 0 else row[:most]
        return kept

    def lay_out(said: Said) -> Pieces:
        pieces, marks, kept = [*head], [0] * len(head), choose(said)
        for part in ORDER:
            pieces += kept[part]
            marks += [numbers[part]] * len(kept[part])
        return [*pieces, end], [*marks, 0]

    return lay_out


@cache
def load_encoder() -> Encoder:
    """The encoder of this process: the shipped one, or the one whose folder the operator named."""
    return Encoder(Path(read_settings().encoder or MODEL))


def embed(texts: Sequence[str], *, threads: int = 1) -> Vectors:
    """Unit vectors of texts without context, one row each."""
    return load_encoder().embed([Said(text) for text in texts], threads=threads)


def embed_said(said: Sequence[Said]) -> Vectors:
    """Unit vectors of words read in their context, one row each."""
    return load_encoder().embed(said)


def encoder_version() -> str:
    """Changes with the encoder: part of every key under which vectors are kept."""
    return load_encoder().version


def normalise(vectors: Vectors) -> Vectors:
    """Rows scaled to length one; rows of zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)
    return scaled
