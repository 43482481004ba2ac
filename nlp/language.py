"""The German pipeline: the shipped one or an installed one by name, with sentences and rules fit for speech."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from thinc.api import NumpyOps, set_current_ops

from corpus.errors import BadConfiguration
from nlp.german import entities, institutions, lemmas, sentences, tokens

# Loading a pipeline needs its parts' factories, which these modules register.
PARTS = (sentences.NAME, lemmas.NAME, entities.NAME, institutions.NAME)
# The rule layer asks for coarse tags, which one of these gives.
TAGGERS = frozenset({"morphologizer", "attribute_ruler"})
MODEL = Path(__file__).parent / "german" / "model"
BATCH = 64


@cache
def load_language(name: str = "") -> Language:
    """The shipped pipeline ("") or an installed spaCy pipeline, loaded once per process.

    Raises BadConfiguration if it is missing.
    """
    nlp = _load(name)
    if sentences.NAME not in nlp.pipe_names:
        nlp.add_pipe(sentences.NAME, first=True)
    if institutions.NAME not in nlp.pipe_names and TAGGERS.intersection(nlp.pipe_names):
        nlp.add_pipe(institutions.NAME, last=True)
    return nlp


def annotate(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Texts with tokens, sentences, coarse tags, lemmas and entities, in the order given, in this process."""
    return nlp.pipe(texts, batch_size=BATCH)


def find_borders(span: Span) -> tuple[int, int]:
    """Start and end of a span in its text, without the white space around it."""
    text = span.text
    return span.start_char + len(text) - len(text.lstrip()), span.start_char + len(text.rstrip())


def _load(name: str) -> Language:
    # OpenBLAS multiplies matrices four times as fast as spaCy's default.
    set_current_ops(NumpyOps(use_blis=False))
    try:
        nlp = spacy.load(name or MODEL)
    except OSError as error:
        raise BadConfiguration(_explain(name)) from error
    if not name:
        tokens.improve_tokenizer(nlp)
        if entities.NAME in nlp.pipe_names:
            tokens.lengthen_affixes(nlp)
    return nlp


def _explain(name: str) -> str:
    if name:
        return f"Das Sprachmodell „{name}“ ist nicht installiert. Installieren Sie es oder leeren Sie die Einstellung."
    return "Das mitgelieferte Sprachmodell fehlt. Erzeugen Sie es mit „python -m nlp train language --data ORDNER“."
