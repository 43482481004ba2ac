"""Train the shipped sentence encoder: e5-small made shallower, then tuned to what means the same; about an hour."""

import random
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch

from nlp.embedding import MODEL, Pieces, Said, make_layout
from nlp.training.encoder.export import export
from nlp.training.encoder.fitting import imitate, tune
from nlp.training.encoder.network import Network, run
from nlp.training.encoder.vocabulary import choose_pieces
from nlp.training.examples import Lesson, blur, draw_batches, read_lesson
from nlp.training.language.encoder import find_weights, make_tokenizer, read_weights
from nlp.training.language.fitting import SEED
from nlp.training.language.raw import read_texts

# Of e5's twelve layers those in the middle are missed least: without one of the layers 4 to 7 pairs of equal meaning
# are even told apart better than with all twelve (AUC 0.83 to 0.85 on the demo interviews), without layer 3 or 8 as
# well (0.83). With six, every statement can be read in its context.
DEEP, LAYERS, FIXED = range(12), (0, 1, 2, 9, 10, 11), 1
RAW = 9_000
STEPS, MEANINGS, THESES = 640, 22, 0.12
RATE_OF_IMITATING, RATE = 1e-4, 6e-5
COUNTED = 60_000
THREADS = 2
_sentence_end = re.compile(r"(?<=[.!?])\s+")


def train(data: Path) -> None:
    """Rebuild `nlp/german/encoder` from the data folder; the same data give the same scores."""
    torch.manual_seed(SEED)
    torch.set_num_threads(THREADS)
    dice = random.Random(SEED)  # noqa: S311
    weights = read_weights(find_weights())
    lay_out = make_layout(make_tokenizer(weights.pieces))
    lesson = read_lesson(data)
    texts = [text.strip() for text in read_texts(data) if text.strip()]
    rows = [lay_out(said) for said in draw_raw(texts, lesson, dice)]
    network = Network(weights, layers=LAYERS)
    imitate(network, rows, label(Network(weights, layers=DEEP), rows), rate=RATE_OF_IMITATING, at_once=24)
    network.layers[:FIXED].requires_grad_(False)
    batches = list(draw_batches(lesson, count=STEPS, meanings=MEANINGS, theses=THESES, dice=dice))
    tune(network, batches, lesson, lay_out=lay_out, rate=RATE)
    own = [text for said in lesson.wordings.values() for one in said for text in (one.text, one.question)]
    kept = choose_pieces(weights, [*dice.sample(texts, min(COUNTED, len(texts))), *own])
    MODEL.mkdir(exist_ok=True)
    make_tokenizer([weights.pieces[piece] for piece in kept]).save(str(MODEL / "tokenizer.json"), pretty=False)
    known = [lay_out(blur(one, dice)) for said in lesson.wordings.values() for one in said]
    export(network, kept, MODEL / "model.onnx", middle=label(network, known).mean(dim=0).numpy())


def draw_raw(texts: Sequence[str], lesson: Lesson, dice: random.Random) -> list[Said]:
    """One to three sentences of raw texts, half of them with their neighbours, and all wordings of the lesson."""
    return [*_cut(dice.sample(texts, min(RAW, len(texts))), dice), *_list_own(lesson, dice)]


def label(teacher: Network, rows: Sequence[Pieces]) -> torch.Tensor:
    """The teacher's unit vectors, rows × width."""
    teacher.eval()
    with torch.no_grad():
        vectors: torch.Tensor = run(teacher, rows, at_once=16)
    return vectors


def _cut(texts: Iterable[str], dice: random.Random) -> Iterable[Said]:
    for text in texts:
        sentences = _sentence_end.split(text)
        first = dice.randrange(len(sentences))
        last = first + dice.randint(1, 3)
        said = Said(" ".join(sentences[first:last]))
        if first and dice.random() < 0.5:
            said = Said(said.text, "", sentences[first - 1], " ".join(sentences[last : last + 1]))
        yield said


def _list_own(lesson: Lesson, dice: random.Random) -> Iterable[Said]:
    return (blur(wording, dice) for said in lesson.wordings.values() for wording in said)
