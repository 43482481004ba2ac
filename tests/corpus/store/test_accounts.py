import itertools
from dataclasses import replace

import pytest

from corpus.errors import InvalidInput, NotAllowed, NotFound
from corpus.people import Role, User
from corpus.store.accounts import change_account, create_account, hash_password, read_accounts, read_members

# What is checked before the database is asked.
ONE_IS_ENOUGH = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def create(store, people, now):
    def create(**changes) -> User:
        fields = {
            "login": "neue",
            "name": "Neue",
            "roles": {Role.STAFF},
            "groups": (),
            "password": "ein langes Kennwort",
        }
        return create_account(store, **fields | changes, by=people.admin, at=now)

    return create


@pytest.fixture
def change(store, people, now):
    def change(user: User, *, by: User = people.admin, **changes) -> User:
        new = replace(user, **changes)
        fields = {"name": new.name, "roles": new.roles, "groups": new.groups, "active": new.active}
        return change_account(store, user.id, **fields, by=by, at=now)

    return change


def test_accounts_are_listed_by_name(store, people):
    listed = read_accounts(store, by=people.admin)
    assert set(listed) == set(people.everybody)
    assert [user.name for user in listed] == sorted(user.name for user in listed)


def test_members_are_listed_by_group_while_their_account_is_open(store, people, change):
    assert read_members(store, by=people.staff) == {
        "bus": ["Mobil"],
        "sprache": ["Sprecherin"],
        "wohnen": ["Sprecherin"],
    }
    change(people.member, active=False)
    change(people.other_member, roles=frozenset({Role.STAFF}))
    assert read_members(store, by=people.admin) == {}


@ONE_IS_ENOUGH
@pytest.mark.parametrize("login", ["STAB", "stab", " stab "])
def test_a_login_exists_once_however_it_is_written(create, login):
    with pytest.raises(InvalidInput, match="gibt es schon"):
        create(login=login)


@ONE_IS_ENOUGH
@pytest.mark.parametrize("changes", [{"login": "x"}, {"login": "mit leer"}, {"login": "x" * 65}, {"name": " "}])
def test_an_account_needs_a_proper_login_and_name(create, changes):
    with pytest.raises(InvalidInput):
        create(**changes)


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("", "12 bis 128"),
        ("x" * 11, "12 bis 128"),
        ("langes Wort " * 11, "12 bis 128"),
        ("Vorname.Name", "gleichen"),
        ("vorname nachname", "gleichen"),
        ("Passwort1234", "verbreitet"),
        ("123456789012", "verbreitet"),
    ],
)
def test_weak_passwords_are_refused(password, reason):
    with pytest.raises(InvalidInput, match=reason):
        hash_password(password, login="vorname.name", name="Vorname Nachname")


@pytest.mark.parametrize("password", ["ein langes Kennwort", "x7" * 64, "äöüß äöüß äöüß", "🚲🚌🚆🚲🚌🚆🚲🚌🚆🚲🚌🚆"])
def test_long_passwords_of_any_letters_are_taken(password):
    assert hash_password(password, login="a", name="b").startswith("$argon2id$")


def test_changes_are_seen(store, people, change):
    changed = change(people.staff, name="Neuer Name", roles=frozenset({Role.MEMBER}), groups=("bus", "wohnen"))
    assert changed in read_accounts(store, by=people.admin)


def test_an_unknown_account_is_not_found(people, change):
    with pytest.raises(NotFound):
        change(replace(people.staff, id=999))


@pytest.mark.parametrize("roles", [roles for n in range(1, 6) for roles in itertools.combinations(Role, n)])
@ONE_IS_ENOUGH
def test_nobody_gives_a_role_to_themselves(people, change, roles):
    gains = set(roles) - {Role.ADMIN}
    if gains:
        with pytest.raises(NotAllowed, match="andere Person"):
            change(people.admin, roles=frozenset(roles))
    else:
        assert change(people.admin, roles=frozenset(roles)).roles == set(roles)


@ONE_IS_ENOUGH
def test_nobody_puts_themselves_into_a_group(people, change):
    with pytest.raises(NotAllowed):
        change(people.admin, groups=("bus",))


@pytest.mark.parametrize("changes", [{"roles": frozenset()}, {"active": False}])
def test_one_administrator_always_stays(store, people, change, changes):
    with pytest.raises(InvalidInput, match="Administration"):
        change(people.admin, **changes)
    assert people.admin in read_accounts(store, by=people.admin)
    second = change(people.staff, roles=frozenset({Role.ADMIN}))
    assert change(people.admin, by=second, **changes) == replace(people.admin, **changes)
