"""Learn which endings lead to which lemma: from the treebanks, and from HanTa's analysis of frequent words."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from HanTa import HanoverTagger
from spacy.language import Language

from nlp.german.lemmas import NAME, START, UNCHANGED, as_key
from nlp.training.language.treebanks import Tagged, as_coarse, read_empirist, read_treebank

COMMON = 12
OPEN_CLASSES = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
# Gender forms, which no treebank holds.
ALWAYS = {
    "NOUN": {f"{mark}innen": (5, "in") for mark in ":*_/"} | {"/-innen": (5, "in"), "(innen)": (7, "(in)")},
}

Entry = tuple[str, str, str]
"""Word, coarse tag, lemma."""
Rule = tuple[int, str]


def train_lemmas(nlp: Language, data: Path, *, entries: Iterable[Entry]) -> None:
    """Add lemmas to a pipeline: where a treebank knows a word it decides, else HanTa's `entries`."""
    by_hand = (("ud/de_gsd-ud-dev.conllu", 100_000), ("ud/de_pud-ud-test.conllu", 10_000))
    sources = [(weight, list_entries(read_treebank(data / path))) for path, weight in by_hand]
    sources += [(100, list_entries(read_empirist(data / "ud/empirist.vrt"))), (1, list_names(read_names(data)))]
    sources += [(1, (entry for entry in entries if entry[1] != "PROPN"))]
    nlp.add_pipe(NAME).learn(learn_endings(sources))  # type: ignore[attr-defined]


def list_common_nouns(data: Path, entries: Iterable[Entry]) -> list[str]:
    """Words that HanTa holds for nouns and no list of names holds."""
    surnames = (data / "names/last_names_de.txt").read_text(encoding="utf-8").split()
    names = {*read_names(data), *surnames}
    return sorted({word for word, tag, _ in entries if tag == "NOUN"} - names)


def read_names(data: Path) -> Iterator[str]:
    """First names and places."""
    for path in ("names/first_names_berlin.csv", "places/geonames_de_over_500.csv"):
        with (data / path).open(encoding="utf-8") as rows:
            yield from (row["name"] for row in csv.DictReader(rows))


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How often each word occurs."""
    return Counter(word for text in texts for word in WORD.findall(text))


def analyse_words(words: Counter[str], tagger: HanoverTagger.HanoverTagger) -> Iterator[Entry]:
    """Lemmas of common words, for every open coarse tag that HanTa thinks likely."""
    for word, count in sorted(words.items()):
        if count >= COMMON:
            for fine, _ in tagger.tag_word(word, cutoff=4):
                tag = as_coarse(word, fine)
                if tag in OPEN_CLASSES:
                    yield word, tag, str(tagger.analyze(word, pos=fine)[0])


def list_entries(sentences: Iterable[Tagged]) -> Iterator[Entry]:
    """Every word of a treebank with its tag and lemma."""
    for sentence in sentences:
        yield from zip(sentence.words, sentence.tags, sentence.lemmas, strict=True)


def list_names(names: Iterable[str]) -> Iterator[Entry]:
    """Names and their genitives ("Peines")."""
    for name in names:
        yield name, "PROPN", name
        if name[-1] not in "sxzß":
            yield name + "s", "PROPN", name


def learn_endings(sources: Iterable[tuple[int, Iterable[Entry]]]) -> dict[str, dict[str, Rule]]:
    """Rules from weighted sources of entries: each ending that is not already served by a shorter one."""
    votes: dict[tuple[str, str], Counter[Rule]] = defaultdict(Counter)
    for weight, entries in sources:
        for word, tag, lemma in entries:
            if tag not in UNCHANGED and lemma and lemma != "_":
                key = as_key(word, tag)
                votes[tag, key][_compare(key, lemma)] += weight
    words: dict[str, dict[str, Rule]] = defaultdict(dict)
    for (tag, key), rules in votes.items():
        words[tag][key] = _winner(rules)
    return {tag: _prune(words[tag]) | ALWAYS.get(tag, {}) for tag in sorted(words)}


def _compare(key: str, lemma: str) -> Rule:
    word = key.removeprefix(START)
    same = 0
    while same < min(len(word), len(lemma)) and word[same] == lemma[same]:
        same += 1
    return len(word) - same, lemma[same:]


def _winner(rules: Counter[Rule]) -> Rule:
    return min(rules, key=lambda rule: (-rules[rule], rule))


def _prune(words: dict[str, Rule]) -> dict[str, Rule]:
    endings: dict[str, Counter[Rule]] = defaultdict(Counter)
    for key, rule in words.items():
        for start in range(len(key) + 1):
            ending = key[start:]
            if len(ending) >= rule[0]:
                endings[ending][rule] += 1
    kept: dict[str, Rule] = {}
    for ending in sorted(endings, key=lambda text: (len(text), text)):
        rule = words[ending] if ending in words else _winner(endings[ending])
        enough = ending in words or endings[ending].total() >= 2
        if enough and rule != _inherit(ending, kept):
            kept[ending] = rule
    return kept


def _inherit(ending: str, kept: dict[str, Rule]) -> Rule:
    for start in range(1, len(ending) + 1):
        if ending[start:] in kept:
            return kept[ending[start:]]
    return 0, ""
