"""What the encoder learns from: texts that mean the same, look-alikes that do not, problems and who would take them."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from nlp.embedding import Said
from nlp.training.challenges import Told, Wording, name_twins, read_challenges, read_queries, read_twins
from nlp.training.remits import RemitDistrict, read_remits

# Every fifth thesis, in the order of election and name, only evaluates.
KEPT_BACK = 5
# Chances that a wording is met without all of its context, without its neighbours, without its question.
BARE, NO_NEIGHBOURS, NO_QUESTION = 0.25, 0.15, 0.15
# Chances that it is met in lower case or without punctuation, as some speech recognition writes.
LOWER, NO_MARKS = 0.06, 0.06
# Chance that a meaning is also met as a short question somebody types into a search field, or as its title.
ASKED = 0.4
_marks = str.maketrans("", "", ',.;:–„“"')


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts and what each means: the same key, the same meaning. ``district``: groups one of which fits each."""

    said: tuple[Said, ...]
    meanings: tuple[str, ...]
    district: RemitDistrict | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """All wordings by meaning; titles and queries, look-alikes by meaning; pairs nobody may call different."""

    wordings: Mapping[str, tuple[Wording, ...]]
    queries: Mapping[str, tuple[str, ...]]
    lookalikes: Mapping[str, tuple[str, ...]]
    near: frozenset[frozenset[str]]
    theses: Sequence[Sequence[str]]
    districts: Sequence[RemitDistrict]


def read_lesson(data: Path) -> Lesson:
    """Everything but what is kept back for evaluation."""
    first = name_twins()
    kept_back = {first.get(told.id, told.id) for told in read_challenges("test")}
    asked = read_queries()
    by_meaning: dict[str, list[Told]] = {}
    for told in read_challenges("train"):
        if (meaning := first.get(told.id, told.id)) not in kept_back:
            by_meaning.setdefault(meaning, []).append(told)
    return Lesson(
        wordings={one: tuple(said for told in alike for said in told.wordings) for one, alike in by_meaning.items()},
        queries={one: tuple(_list_queries(alike, asked)) for one, alike in by_meaning.items()},
        lookalikes={
            one: tuple(sorted({first.get(id, id) for told in alike for id in told.lookalikes} & set(by_meaning)))
            for one, alike in by_meaning.items()
        },
        near=find_near(first),
        theses=[texts for number, texts in enumerate(read_theses(data)) if number % KEPT_BACK],
        districts=read_remits(),
    )


def _list_queries(alike: Sequence[Told], asked: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The title first, then what people would type."""
    yield alike[0].title
    for told in alike:
        yield from asked.get(told.id, ())


def find_near(first: Mapping[str, str]) -> frozenset[frozenset[str]]:
    """Pairs of meanings too near to be called different."""
    pairs = (permutations({first.get(one, one) for one in group}, 2) for group in read_twins()[1])
    return frozenset(frozenset(pair) for group in pairs for pair in group)


def read_theses(data: Path) -> list[list[str]]:
    """Comments of several parties on one thesis each, in a fixed order."""
    lines = (data / "clusters" / "positions_until_2021.jsonl").read_text(encoding="utf-8").splitlines()
    rows = sorted((json.loads(line) for line in lines), key=lambda row: (row["election"], row["thesis"]))
    return [row["texts"] for row in rows]


def read_unseen_theses(data: Path) -> list[list[str]]:
    """The theses that are kept back for evaluation."""
    return [texts for number, texts in enumerate(read_theses(data)) if number % KEPT_BACK == 0]


def draw_batches(lesson: Lesson, *, count: int, meanings: int, theses: float, dice: random.Random) -> Iterator[Batch]:
    """Batches of two texts for each of so many meanings; a share of them are comments on theses."""
    for _ in range(count):
        if dice.random() < theses:
            yield _draw_theses(lesson, meanings // 2, dice)
        else:
            yield _draw_challenges(lesson, meanings, dice)


def _draw_theses(lesson: Lesson, count: int, dice: random.Random) -> Batch:
    chosen = dice.sample(range(len(lesson.theses)), count)
    pairs = [(str(one), text) for one in chosen for text in dice.sample(lesson.theses[one], 2)]
    return Batch(tuple(Said(text) for _, text in pairs), tuple(one for one, _ in pairs))


def _draw_challenges(lesson: Lesson, count: int, dice: random.Random) -> Batch:
    pairs: list[tuple[str, Said]] = []
    for meaning in _choose_meanings(lesson, count, dice):
        pairs += [(meaning, blur(said, dice)) for said in dice.sample(lesson.wordings[meaning], 2)]
        if dice.random() < ASKED:
            pairs.append((meaning, Said(dice.choice(lesson.queries[meaning]))))
    return Batch(tuple(said for _, said in pairs), tuple(one for one, _ in pairs), dice.choice(lesson.districts))


def _choose_meanings(lesson: Lesson, count: int, dice: random.Random) -> list[str]:
    """Half of them from two fields together with their look-alikes, half from anywhere."""
    fields = dice.sample(sorted({one.partition("-")[0] for one in lesson.wordings}), 2)
    chosen: list[str] = []
    for one in dice.sample(inside := [one for one in lesson.wordings if one.partition("-")[0] in fields], len(inside)):
        if len(chosen) < count // 2:
            chosen += [other for other in (one, *lesson.lookalikes[one]) if other not in chosen]
    chosen = chosen[:count]
    return chosen + dice.sample([one for one in lesson.wordings if one not in chosen], count - len(chosen))


def blur(wording: Wording, dice: random.Random) -> Said:
    """The wording as an analysis may meet it: with less context, or as speech recognition writes."""
    question, before, after, luck = wording.question, wording.before, wording.after, dice.random()
    if luck < BARE:
        question = before = after = ""
    elif luck < BARE + NO_NEIGHBOURS:
        before = after = ""
    elif luck < BARE + NO_NEIGHBOURS + NO_QUESTION:
        question = ""
    text, luck = wording.text, dice.random()
    if luck < LOWER:
        text = text.lower()
    elif luck < LOWER + NO_MARKS:
        text = text.translate(_marks)
    return Said(text, question, before, after)
