"""Default deny: what is not written in this table is forbidden."""

import itertools

import pytest

from corpus.errors import NotAllowed
from corpus.people import Right, Role, User

MATRIX = {
    Role.FACILITATOR: {Right.UPLOAD, Right.READ_TRANSCRIPTS},
    Role.STAFF: {Right.EXPLORE, Right.DECIDE},
    Role.MEMBER: {Right.ANSWER},
    Role.ADMINISTRATION: {Right.CHECK},
    Role.ADMIN: {Right.ADMINISTER},
}


def someone(*roles: Role, active: bool = True) -> User:
    return User(1, "login", "Name", frozenset(roles), active=active)


@pytest.mark.parametrize(("role", "right"), list(itertools.product(Role, Right)))
def test_a_role_grants_what_the_table_says_and_nothing_else(role, right):
    assert someone(role).can(right) == (right in MATRIX[role])


@pytest.mark.parametrize("count", range(len(Role) + 1))
def test_several_roles_grant_the_union_of_their_rights(count):
    for roles in itertools.combinations(Role, count):
        granted = {right for right in Right if someone(*roles).can(right)}
        assert granted == set().union(*(MATRIX[role] for role in roles))


@pytest.mark.parametrize("right", Right)
def test_a_closed_account_may_do_nothing(right):
    assert not someone(*Role, active=False).can(right)


def test_demanding_a_right_that_is_missing_names_the_remedy():
    with pytest.raises(NotAllowed, match="Administration"):
        someone(Role.MEMBER).demand(Right.DECIDE)


def test_demanding_a_right_that_is_there_passes():
    someone(Role.STAFF).demand(Right.DECIDE)
