"""More sentences from few: other people, places and institutions put into labelled sentences, and lists to do it."""

import csv
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from nlp.training.language.names import Named, label_words, parse_inline

SURNAMES = Path(__file__).parent / "surnames.txt"
# Lines with slots for names (what minutes hold, what people in a district say and write), and how often to fill each.
PATTERNS = {"minutes.txt": 12, "spoken.txt": 4}
SLOT = re.compile(r"\{(\w+)\}")
ADDRESS = re.compile(r"\b(?:Herrn?|Frau|Kolleg(?:e|en|in)) (?:Dr\. )?([A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?)\b")
NO_SURNAMES = re.compile(r"(?i).*(?:präsident|minister|kanzler|vorsitzend|sekretär|koll|abgeordnet|damen|professor)")
OFTEN = 4
LISTS: dict[str, list[str]] = json.loads((Path(__file__).parent / "lists.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Lists:
    """Names to choose from; `local` places are German ones, `known` those that may be replaced."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    places: tuple[str, ...]


def read_lists(data: Path, speeches: Iterable[str]) -> Lists:
    """First names, surnames (German, foreign, and those addressed in speeches) and German places, each once."""
    with (data / "names/first_names_berlin.csv").open(encoding="utf-8") as rows:
        first = [row["name"] for row in csv.DictReader(rows) if len(row["name"]) > 2]
    with (data / "places/geonames_de_over_500.csv").open(encoding="utf-8") as rows:
        places = [row["name"] for row in csv.DictReader(rows)]
    last = [*(data / "names/last_names_de.txt").read_text(encoding="utf-8").split(), *find_surnames(speeches)]
    foreign = SURNAMES.read_text(encoding="utf-8").split()
    # A third of all surnames drawn shall be foreign ones.
    return Lists(_once(first), (*_once(last), *foreign * (1 + len(last) // (2 * len(foreign)))), _once(places))


def find_surnames(speeches: Iterable[str]) -> list[str]:
    """Surnames by which speakers were addressed at least OFTEN times."""
    counts = Counter(name for text in speeches for name in ADDRESS.findall(text))
    return sorted(name for name, count in counts.items() if count >= OFTEN and not NO_SURNAMES.match(name))


def vary(sentence: Named, lists: Lists, *, dice: random.Random, share: float) -> Named:
    """The sentence with about `share` of its entities replaced by others of their kind."""
    words: list[str] = []
    labels: list[str] = []
    for kind, span in _chunks(sentence):
        new = _replace(kind, span, lists, dice) if kind and dice.random() < share else span
        words += new
        labels += [f"{'I' if n else 'B'}-{kind}" for n in range(len(new))] if kind in ("PER", "ORG", "LOC") else []
        labels += [kind or "O"] * len(new) if kind not in ("PER", "ORG", "LOC") else []
    return Named(tuple(words), tuple(labels))


def fill_patterns(nlp: Language, lists: Lists, *, dice: random.Random) -> Iterator[Named]:
    """The lines of PATTERNS with names in their slots, lines without slots once."""
    for name, times in PATTERNS.items():
        for line in read_patterns(name):
            for _ in range(times if SLOT.search(line) else 1):
                text, spans = parse_inline(SLOT.sub(lambda slot: _fill(slot[1], lists, dice), line))
                yield label_words(nlp.make_doc(text), spans)


def read_patterns(name: str) -> list[str]:
    """The lines of a file of this folder, without comments."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and line[0] != "#"]


def _fill(slot: str, lists: Lists, dice: random.Random) -> str:
    """A name for a slot; names from a list may have slots of their own, "low_" asks for small letters."""
    if slot == "body":
        return " ".join(_institution(lists, dice))
    names = {"last": lists.last, "first": lists.first, "place": lists.places}
    kind = slot.removeprefix("low_")
    name = SLOT.sub(lambda inner: _fill(inner[1], lists, dice), dice.choice(names.get(kind) or LISTS[kind]))
    return name.lower() if kind != slot else name


def _chunks(sentence: Named) -> Iterator[tuple[str, list[str]]]:
    kind, span = "", []
    for word, label in zip(sentence.words, sentence.labels, strict=True):
        if label[0] == "I":
            span.append(word)
            continue
        if span:
            yield kind, span
        kind, span = (label[2:] if label[0] == "B" else label.strip("O")), [word]
    yield kind, span


def _replace(kind: str, span: list[str], lists: Lists, dice: random.Random) -> list[str]:
    if kind == "PER":
        return _person(len(span), lists, dice)
    if kind == "LOC" and len(span) == 1 and span[0].isalpha():
        return dice.choice(lists.places).split()
    if kind == "ORG" and len(span) <= 3:
        return _institution(lists, dice)
    return span


def _person(length: int, lists: Lists, dice: random.Random) -> list[str]:
    first, last = dice.choice(lists.first), dice.choice(lists.last)
    if length == 1:
        return [last if dice.random() < 0.65 else first]
    if dice.random() < 0.07:
        last += "-" + dice.choice(lists.last)
    return [*([dice.choice(lists.first)] if length > 2 and dice.random() < 0.5 else []), first, last]


def _institution(lists: Lists, dice: random.Random) -> list[str]:
    place, form = dice.choice(lists.places), dice.random()
    if form < 0.35:
        return dice.choice(LISTS["offices"]).split()
    if form < 0.65:
        return [dice.choice(LISTS["placed"]), *place.split()]
    if form < 0.85:
        unit = [*dice.choice(LISTS["units"]).split(), dice.choice(LISTS["task"])]
        return [*unit, "und", dice.choice(LISTS["task"])] if dice.random() < 0.3 else unit
    return [dice.choice(lists.last), dice.choice(("GmbH", "AG", "Stiftung", "e.V.", "KG"))]


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
