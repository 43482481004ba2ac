"""The hand-written challenges keep the shape that training and measuring rely on."""

from collections import Counter

import pytest

from corpus.demo import demo_district
from nlp.training.challenges import Told, read_challenges, read_queries, read_twins

TOLD = read_challenges()
IDS = {one.id for one in TOLD}
GROUPS = {group.id for group in demo_district().groups}


def test_there_are_many_challenges_and_each_is_in_one_part() -> None:
    parts = Counter(one.part for one in TOLD)
    assert len(IDS) == len(TOLD) >= 120
    assert sum(len(one.wordings) for one in TOLD) >= 1_500
    assert parts["train"] + parts["test"] == len(TOLD)
    assert parts["test"] >= 60


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.id)
def test_a_challenge_is_told_by_many_and_routed_and_has_real_lookalikes(told: Told) -> None:
    assert len(told.wordings) >= 8
    assert len({wording.register for wording in told.wordings}) >= 6
    assert told.groups
    assert set(told.groups) <= GROUPS
    assert set(told.lookalikes) <= IDS - {told.id}
    assert all(wording.text and wording.register for wording in told.wordings)


def test_no_two_people_say_the_same_words() -> None:
    texts = [wording.text for one in TOLD for wording in one.wordings]
    assert len(texts) == len(set(texts))


def test_the_same_problem_is_never_in_both_parts() -> None:
    part = {one.id: one.part for one in TOLD}
    same, near = read_twins()
    assert {name for names in (*same, *near) for name in names} <= IDS
    assert all(len({part[name] for name in names}) == 1 for names in same)


def test_every_train_challenge_has_short_queries_in_words_of_their_own() -> None:
    queries = read_queries()
    assert set(queries) == {one.id for one in TOLD if one.part == "train"}
    assert all(len(of_one) >= 4 for of_one in queries.values())
    flat = [query.casefold() for of_one in queries.values() for query in of_one]
    assert len(flat) == len(set(flat))
    assert all(1 <= len(query.split()) <= 8 for query in flat)
    told = {text.casefold() for one in TOLD for text in (one.title, *(wording.text for wording in one.wordings))}
    assert told.isdisjoint(flat)
