"""Sentences of the speeches labelled by rules: who is addressed by name, places, parties and public bodies."""

import csv
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from spacy.language import Language

from nlp.training.language.names import MISSING, Named

LISTS = json.loads((Path(__file__).parent / "lists.json").read_text(encoding="utf-8"))
ADDRESSED = frozenset(LISTS["addressed"])
TITLES = frozenset(LISTS["titles"]) | ADDRESSED
BEFORE_PLACE = frozenset(LISTS["before_place"])
ARTICLES = frozenset(LISTS["articles"])
COUNTRIES = frozenset(LISTS["countries"])
WORD = re.compile(r"\w+(?:-\w+)*|[^\w\s]")
PARTICLES = frozenset(LISTS["particles"])
# Longer names come first.
BODIES = tuple(body.split() for body in LISTS["bodies"])


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names that are certain (persons' surnames after an address, places) and words that may be a name."""

    places: frozenset[str]
    first: frozenset[str]
    last: frozenset[str]


def read_gazetteer(data: Path, *, surnames: Iterable[str], texts: Sequence[str]) -> Gazetteer:
    """Names from the lists, without those that the texts use as common words."""
    with (data / "places/geonames_de_over_500.csv").open(encoding="utf-8") as rows:
        towns = [row["name"] for row in csv.DictReader(rows) if int(row["population"]) > 2_000]
    common = Counter(word for text in texts[::5] for word in text.split() if word[:1].islower())
    with (data / "names/first_names_berlin.csv").open(encoding="utf-8") as rows:
        first = {row["name"] for row in csv.DictReader(rows)}
    places = find_places(towns, texts) | COUNTRIES
    first = {name for name in first if len(name) > 2 and name[0].isupper() and common[name.lower()] < 3}
    return Gazetteer(places, frozenset(first - places), frozenset(surnames) - places)


def label_sentences(texts: Iterable[str], nlp: Language, *, names: Gazetteer, dice: random.Random) -> Iterator[Named]:
    """Sentences of at least five words with an entity in them; plain ones are kept one time in ten."""
    for doc in nlp.pipe(texts):
        for sentence in doc.sents:
            words = tuple(token.text for token in sentence if not token.is_space)
            if 5 <= len(words) <= 60:
                named = Named(words, label_by_rules(words, names))
                certain = any(label[0] == "B" for label in named.labels)
                if certain or dice.random() < 0.1:
                    yield named


def find_places(candidates: Iterable[str], texts: Iterable[str]) -> frozenset[str]:
    """Candidates that the texts use like a place: after "in", "aus", "nach" and the like, seldom after an article."""
    wanted = {place for place in candidates if " " not in place and len(place) > 3}
    total: Counter[str] = Counter()
    located: Counter[str] = Counter()
    article: Counter[str] = Counter()
    for text in texts:
        words = WORD.findall(text)
        for before, word in pairwise(words):
            if word in wanted:
                total[word] += 1
                located[word] += before in BEFORE_PLACE
                article[word] += before in ARTICLES
    return frozenset(p for p in total if located[p] > 0.25 * total[p] and article[p] < 0.1 * total[p])


def label_by_rules(words: tuple[str, ...], names: Gazetteer) -> tuple[str, ...]:
    """One label a word; "-" where a word may be a name but no rule is sure."""
    labels: list[str] = []
    while len(labels) < len(words):
        labels += _label_next(words[len(labels) :], names, before=words[: len(labels)])
    return tuple(labels)


def _label_next(words: tuple[str, ...], names: Gazetteer, before: tuple[str, ...]) -> list[str]:
    for body in BODIES:
        if list(words[: len(body)]) == body:
            return ["B-ORG", *["I-ORG"] * (len(body) - 1)]
    person = _count_person(words, names, addressed=bool(before) and before[-1] in TITLES)
    if person:
        return ["B-PER", *["I-PER"] * (person - 1)]
    if words[0] in names.places:
        return ["B-LOC"]
    unsure = words[0][:1].isupper() and (words[0] in names.last or words[0] in names.first)
    return [MISSING if unsure else "O"]


def _count_person(words: tuple[str, ...], names: Gazetteer, *, addressed: bool) -> int:
    if not words[0][:1].isupper() or words[0] in TITLES:
        return 0
    start = 0
    while start < min(2, len(words)) and words[start] in names.first:
        start += 1
    middle = start
    while middle < len(words) and middle < start + 2 and words[middle] in PARTICLES and start:
        middle += 1
    if middle < len(words) and words[middle] in names.last and (start or addressed):
        return middle + 1
    return 0
