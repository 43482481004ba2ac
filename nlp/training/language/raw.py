"""Raw German text: all of it for vectors, and a sample of sentences of several registers for the teacher to label."""

import json
import lzma
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language

from nlp.training.challenges import read_challenges
from nlp.training.interviews import read_interviews
from nlp.training.language.names import read_conll, read_spans
from nlp.training.language.treebanks import read_empirist, read_treebank

WORD = re.compile(r"\w+(?:-\w+)*")
SHORTEST, LONGEST = 4, 50
SELDOM = 300
PLAIN = 0.3
TEXTS = 9_000

Words = tuple[str, ...]


def read_texts(data: Path) -> Iterator[str]:
    """Raw German text, one paragraph at a time: speeches, parliamentary questions, citizens' contributions."""
    with lzma.open(data / "text/bundestag_speeches.txt.xz", "rt", encoding="utf-8") as speeches:
        yield from speeches
    yield from read_field(data / "routing/kleine_anfragen_wp16_18.jsonl", "text")
    yield from read_field(data / "sentences/cimt_visible.jsonl", "content")


def read_field(path: Path, field: str) -> Iterator[str]:
    """One text of each line of a JSON lines file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield str(json.loads(line).get(field, ""))


def read_raw(
    nlp: Language, data: Path, *, speeches: Sequence[str], counts: dict[str, int], dice: random.Random
) -> dict[str, list[Words]]:
    """Sentences of each register, `counts` of them; most hold a rare word, which may be a name."""
    known = count_words(speeches)
    questions = list(dict.fromkeys(read_field(data / "routing/kleine_anfragen_wp16_18.jsonl", "text")))
    citizens = list(dict.fromkeys(read_field(data / "sentences/cimt_visible.jsonl", "content")))
    trees = [data / f"ud/{name}.conllu" for name in ("de_gsd-ud-dev", "de_pud-ud-test")]
    with nlp.select_pipes(enable=["speech_sentences"]):
        raw = {
            "speeches": list(split(nlp, dice.sample(speeches, min(TEXTS, len(speeches))))),
            "questions": list(split(nlp, dice.sample(questions, min(TEXTS, len(questions))))),
            "citizens": list(split(nlp, citizens)),
            "own": list(dict.fromkeys(split(nlp, read_own()))),
            "news": [row.words for row in read_spans(data / "ner/smartdata_v1_train.spans.jsonl", nlp)],
        }
    raw["fragments"] = [row.words for row in read_conll(data / "ner/wikiann_train.conll")]
    courts = (row.words for row in read_conll(data / "ner/ler_sample.conll"))
    raw["courts"] = [words for words in courts if len(words) <= LONGEST]
    raw["web"] = [row.words for path in trees for row in read_treebank(path)]
    raw["chat"] = [row.words for row in read_empirist(data / "ud/empirist.vrt")]
    return {name: choose(raw[name], counts[name], known=known, dice=dice) for name in sorted(raw)}


def read_own() -> Iterator[str]:
    """What people say in the project's own invented challenges and interviews, parts that train only."""
    for challenge in read_challenges("train"):
        for one in challenge.wordings:
            yield from (one.question, one.before, one.text, one.after)
    for interview in read_interviews("train"):
        for turn in interview.turns:
            yield from (turn.question, *(sentence.text for sentence in turn.sentences))


def split(nlp: Language, texts: Iterable[str]) -> Iterator[Words]:
    """The sentences of these texts that are neither very short nor very long."""
    for doc in nlp.pipe(texts):
        for sentence in doc.sents:
            words = tuple(token.text for token in sentence if not token.is_space)
            if SHORTEST <= len(words) <= LONGEST:
                yield words


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How often each word occurs."""
    return Counter(word for text in texts for word in WORD.findall(text))


def choose(sentences: Sequence[Words], count: int, *, known: Counter[str], dice: random.Random) -> list[Words]:
    """At most `count` sentences: those with a rare capitalised word, and some of the others."""
    mixed = dice.sample(sentences, len(sentences))
    kept = [words for words in mixed if dice.random() < PLAIN or _may_name(words, known)]
    return kept[:count]


def _may_name(words: Words, known: Counter[str]) -> bool:
    return any(w[0].isupper() and known[w] < SELDOM and w.lower() not in known for w in words[1:])
