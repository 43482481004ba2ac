"""The word pieces German needs, out of the many that a hundred languages need."""

from collections import Counter
from collections.abc import Iterable

from nlp.training.language.encoder import Weights, make_tokenizer

KEPT = 40_000
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
# One letter, alone or at the beginning of a word: everything else can be spelled with these.
LETTERS = 1


def choose_pieces(weights: Weights, texts: Iterable[str]) -> list[int]:
    """Numbers of the pieces that occur most in these texts, of all letters that occur and of the special ones."""
    tokenizer = make_tokenizer(weights.pieces)
    counts = Counter(piece for encoded in tokenizer.encode_batch(list(texts)) for piece in encoded.ids)
    seen = {letter for piece in counts for letter in weights.pieces[piece][0]}
    spelled = [
        n for n, (piece, _) in enumerate(weights.pieces) if len(piece.lstrip("▁")) <= LETTERS and set(piece) <= seen
    ]
    special = [n for n, (piece, _) in enumerate(weights.pieces) if piece in SPECIAL]
    often = [piece for piece, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    return sorted({*special, *spelled, *often[: KEPT - len(spelled)]})
