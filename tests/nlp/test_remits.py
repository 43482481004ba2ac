"""The invented districts keep the shape that training the routing relies on."""

from collections import Counter

import pytest

from corpus.demo import demo_district
from nlp.training.challenges import read_challenges, read_twins
from nlp.training.remits import RemitDistrict, read_remits

DISTRICTS = read_remits()
IDS = {one.id for one in read_challenges()}
EACH = pytest.mark.parametrize("district", DISTRICTS, ids=lambda district: district.id)


def test_there_are_many_groups_in_many_districts_and_none_is_of_the_demo() -> None:
    groups = [group for district in DISTRICTS for group in district.groups]
    demo = demo_district().groups
    assert len({district.id for district in DISTRICTS}) == len(DISTRICTS) >= 10
    assert len({group.text for group in groups}) == len(groups) >= 85
    assert not {group.text for group in groups} & {group.remit for group in demo}
    assert not {group.name for group in groups} & {group.name for group in demo}


@EACH
def test_a_district_has_several_groups_that_all_have_something_to_do(district: RemitDistrict) -> None:
    assert 6 <= len(district.groups) <= 11
    assert len({group.id for group in district.groups}) == len(district.groups)
    assert all(group.name and group.text and group.best for group in district.groups)


@EACH
def test_a_challenge_exists_and_has_at_most_one_best_group(district: RemitDistrict) -> None:
    decided = Counter([*district.unfit, *(name for group in district.groups for name in group.best)])
    also = {name for group in district.groups for name in group.also}
    assert set(decided) <= IDS
    assert max(decided.values()) == 1
    assert also <= set(decided) - set(district.unfit)
    assert not any(set(group.best) & set(group.also) for group in district.groups)


@EACH
def test_the_same_problem_goes_to_the_same_group(district: RemitDistrict) -> None:
    same, _ = read_twins()
    for names in same:
        found = [district.groups_for(name)[:1] for name in names if name in _decided(district)]
        assert len(set(found)) <= 1


def test_the_best_group_comes_first_and_undecided_challenges_have_none() -> None:
    district = DISTRICTS[0]
    for group in district.groups:
        assert all(district.groups_for(name)[0] == group for name in group.best)
        assert all(group in district.groups_for(name)[1:] for name in group.also)
    assert district.groups_for("nobody-has-read-this") == ()


def _decided(district: RemitDistrict) -> set[str]:
    return {*district.unfit, *(name for group in district.groups for name in group.best)}
