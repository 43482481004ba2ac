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

from corpus.errors import InvalidInput
from corpus.settings import read_settings

MODEL = Path(__file__).parent / "german" / "encoder"
UNREADABLE = (
    "Unter „{folder}“ liegt kein Satz-Encoder: Erwartet werden die Dateien model.onnx und tokenizer.json. "
    "Bitte prüfen Sie die Einstellung FUNDAMENT_ENCODER."
)
# Most pieces of each part of what is said: the end of the question and of what came before, the beginning of the rest.
MARKS = {"text": 90, "question": -40, "before": -40, "after": 24}
PREFIX = "query:"
ORDER = ("question", "before", "text", "after")

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
    """A folder with `model.onnx` and `tokenizer.json`; raise InvalidInput where they are missing or unreadable.

    The model takes `ids` and `marks` (both: pieces) and gives a unit vector.
    """

    def __init__(self, folder: Path = MODEL) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        model = folder / "model.onnx"
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        except Exception as error:
            raise InvalidInput(UNREADABLE.format(folder=folder)) from error
        self.version = hashlib.sha256(model.read_bytes()).hexdigest()[:16]
        self.dimensions: int = self._session.get_outputs()[0].shape[0]
        self.lay_out = make_layout(self._tokenizer)

    def embed(self, said: Sequence[Said], *, threads: int = 1) -> Vectors:
        """Unit vectors n × dimensions, rounded to half precision so that they survive storage unchanged."""
        if not said:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        with ThreadPoolExecutor(threads) as pool:
            rows = list(pool.map(self._embed_one, said))
        return np.stack(rows).astype(np.float16).astype(np.float32)

    def _embed_one(self, said: Said) -> Vectors:
        ids, marks = self.lay_out(said)
        fed = {"ids": np.array(ids, dtype=np.int64), "marks": np.array(marks, dtype=np.int64)}
        vector: Vectors = self._session.run(None, fed)[0]
        return vector


def make_layout(tokenizer: Any) -> Callable[[Said], Pieces]:
    """How what is said becomes one row of pieces: what came before, the words themselves, what came after."""
    start, end = tokenizer.token_to_id("<s>"), tokenizer.token_to_id("</s>")
    parts = sorted(MARKS, key=ORDER.index)

    def split(text: str, longest: int) -> list[int]:
        pieces: list[int] = tokenizer.encode(text, add_special_tokens=False).ids if text else []
        return pieces[longest:] if longest < 0 else pieces[:longest]

    def lay_out(said: Said) -> Pieces:
        rows = [(split(getattr(said, part), MARKS[part]), list(MARKS).index(part)) for part in parts]
        inner = [(piece, mark) for row, mark in rows for piece in row]
        head = [start, *split(PREFIX, len(PREFIX))]
        pieces = [*head, *(piece for piece, _ in inner), end]
        return pieces, [*[0] * len(head), *(mark for _, mark in inner), 0]

    return lay_out


@cache
def load_encoder() -> Encoder:
    """The encoder of this process: the shipped one, or the one whose folder the operator named."""
    return Encoder(Path(read_settings().encoder or MODEL))


def embed(texts: Sequence[str]) -> Vectors:
    """Unit vectors of texts without context, one row each."""
    return embed_said([Said(text) for text in texts])


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
