"""Measure the shipped German pipeline on data it was never trained on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from spacy.language import Language
from spacy.tokens import Doc

from nlp.language import annotate, load_language
from nlp.metrics import Score, compare_lists, compare_sets
from nlp.training.language.names import Named, read_conll, read_domain, read_spans
from nlp.training.language.treebanks import Tagged, read_treebank

SPOKEN = Path(__file__).parent / "spoken.txt"
PUBLISHED = "spaCy 2020 0.40, GermaNER 0.63, CoreNLP 0.72, its gazetteers for minutes 0.88"
# Exact spans of PER, ORG and LOC: file -> target, and what others reach.
NAME_SETS = {
    "germeval2014_dev": ("0.72", "prototype 0.62"),
    "plenar_gold_09036": ("0.80", f"prototype 0.73, {PUBLISHED}"),
    "europarl_test": ("0.80", "prototype 0.75"),
    "europarl_dev": ("–", ""),
    "smartdata_v1_test": ("–", 'adjectives and words like "Gruppe" are names there'),
    "mobie_test": ("–", "roads, directions and hashtags are names there"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    metric: str
    value: float
    target: str
    others: str = ""

    def as_text(self) -> str:
        """The line, in columns."""
        value = f"{self.value:.3f}" if self.value <= 1 else f"{self.value:,.0f}"
        return f"{self.metric:<40}{value:>8}{self.target:>8}  {self.others}".rstrip()


def evaluate(data: Path) -> str:
    """Table of every metric beside its target and baselines; `data` holds the folders `ner` and `ud`."""
    nlp = load_language()
    rows = [*measure_names(nlp, data), *measure_words(nlp, data), measure_sentences(nlp), measure_speed(nlp, data)]
    head = f"{'metric':<40}{'shipped':>8}{'target':>8}  baselines"
    return "\n".join([head, *(row.as_text() for row in rows)])


def measure_names(nlp: Language, data: Path) -> Iterable[Row]:
    """Micro F1 of named entities on each open set and on the test part of the project's own sentences."""
    for name, (target, others) in NAME_SETS.items():
        score = score_names(nlp, list(read_names(data / "ner", name, nlp)))
        yield Row(f"entities, F1, {name}", score.f1, target, others)
    own = score_names(nlp, list(read_domain("test", nlp)))
    yield Row("entities, F1, own domain, test part", own.f1, "0.88")


def read_names(folder: Path, name: str, nlp: Language) -> Iterable[Named]:
    """The sentences of one set, whichever of the two formats its file has."""
    spans = folder / f"{name}.spans.jsonl"
    return read_spans(spans, nlp) if spans.exists() else read_conll(folder / f"{name}.conll")


def score_names(nlp: Language, sentences: Sequence[Named]) -> Score:
    """Exact spans of the pipeline against those by hand, on the same words."""
    gold = [sentence.as_doc(nlp.vocab) for sentence in sentences]
    found = nlp.pipe(Doc(nlp.vocab, list(sentence.words)) for sentence in sentences)
    return compare_sets([_spans(doc) for doc in gold], [_spans(doc) for doc in found])


def measure_words(nlp: Language, data: Path) -> Iterable[Row]:
    """Accuracy of coarse tags and lemmas on the test part of UD German GSD, contractions as one word."""
    sentences = list(read_treebank(data / "ud/de_gsd-ud-test.conllu"))
    docs = list(nlp.pipe(Doc(nlp.vocab, list(s.words), spaces=list(s.gaps)) for s in sentences))
    yield Row("coarse tags, accuracy, GSD test", _agree(sentences, docs, "tags", "pos_"), "0.95")
    yield Row("lemmas, accuracy, GSD test", _agree(sentences, docs, "lemmas", "lemma_"), "0.95")


def measure_sentences(nlp: Language) -> Row:
    """F1 of the places where a sentence ends, on the project's own spoken turns."""
    turns = read_turns(SPOKEN)
    gold = [_ends(sentences) for sentences in turns]
    docs = annotate(nlp, [" ".join(sentences) for sentences in turns])
    found = [{sentence.text.rstrip() and sentence.end_char for sentence in doc.sents} for doc in docs]
    return Row("sentence ends, F1, own spoken turns", compare_sets(gold, found).f1, "0.95")


def measure_speed(nlp: Language, data: Path) -> Row:
    """Words a second of processor time, from raw text."""
    sentences = list(read_treebank(data / "ud/de_gsd-ud-test.conllu"))
    texts = [" ".join(word for s in sentences[i : i + 8] for word in s.words) for i in range(0, len(sentences), 8)]
    list(annotate(nlp, texts[:10]))
    start = process_time()
    words = sum(len(doc) for doc in annotate(nlp, texts))
    return Row("words a second, one core", words / (process_time() - start), "8,000")


def read_turns(path: Path) -> list[list[str]]:
    """Turns as lists of sentences: one a line, an empty line between turns, comments start with #."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    turns = [[line for line in block.splitlines() if line and not line.startswith("# ")] for block in blocks]
    return [turn for turn in turns if turn]


def _ends(sentences: Sequence[str]) -> set[int]:
    ends, length = set(), -1
    for sentence in sentences:
        length += len(sentence) + 1
        ends.add(length)
    return ends


def _spans(doc: Doc) -> set[tuple[int, int, str]]:
    return {(span.start, span.end, span.label_) for span in doc.ents if span.label_ in ("PER", "ORG", "LOC")}


def _agree(sentences: Sequence[Tagged], docs: Sequence[Doc], gold: str, found: str) -> float:
    expected = [value for sentence in sentences for value in getattr(sentence, gold)]
    return compare_lists(expected, [getattr(token, found) for doc in docs for token in doc])
