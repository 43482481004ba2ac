import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from corpus.errors import InvalidInput, NotAllowed
from corpus.people import Role
from corpus.store import sessions
from corpus.store.accounts import change_account, set_password
from corpus.store.sessions import (
    change_password,
    create_first_account,
    has_accounts,
    read_session,
    setup_token,
    sign_in,
    sign_out,
)

# Slow because of the hashes, and the same statements as in the other tests.
ONE_IS_ENOUGH = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

FIRST = {"login": "Chefin", "name": "Die Chefin", "password": "ein langes Kennwort"}
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def enter(store, now, password):
    def enter(login="stab", word=password, *, address="10.0.0.1", at=now):
        return sign_in(store, login, word, address=address, now=at)

    return enter


def test_the_first_account_is_made_with_the_token_of_the_console(blank_store, now):
    token = setup_token(blank_store, now=now)
    assert not has_accounts(blank_store)
    user = create_first_account(blank_store, token, **FIRST, roles={Role.ADMIN, Role.STAFF}, now=now)
    assert (user.login, user.roles) == ("chefin", {Role.ADMIN, Role.STAFF})
    assert has_accounts(blank_store)
    assert setup_token(blank_store, now=now) is None


def test_only_the_latest_setup_token_counts_and_only_once(blank_store, now):
    old, new = setup_token(blank_store, now=now), setup_token(blank_store, now=now)
    for wrong in (old, "", "erraten"):
        with pytest.raises(NotAllowed, match="Einrichtungscode"):
            create_first_account(blank_store, wrong, **FIRST, roles={Role.ADMIN}, now=now)
    create_first_account(blank_store, new, **FIRST, roles={Role.ADMIN}, now=now)
    with pytest.raises(NotAllowed):
        create_first_account(blank_store, new, **FIRST | {"login": "zweite"}, roles={Role.ADMIN}, now=now)


def test_a_refused_first_account_leaves_the_token_valid(blank_store, now):
    token = setup_token(blank_store, now=now)
    for wrong in ({"password": "kurz"}, {"roles": {Role.STAFF}}):
        with pytest.raises(InvalidInput):
            create_first_account(blank_store, token, **({**FIRST, "roles": {Role.ADMIN}} | wrong), now=now)
    assert create_first_account(blank_store, token, **FIRST, roles={Role.ADMIN}, now=now).id


def test_signing_in_gives_a_token_that_says_who_is_there(store, people, now, enter):
    token = enter(" STAB ")
    assert len(token) == 43
    assert read_session(store, token, now=now) == people.staff


def test_tokens_and_passwords_are_not_stored(store, enter, password):
    token = enter()
    with store.read() as connection:
        stored = str([connection.execute(sa.select(table)).all() for table in sessions.accounts.metadata.sorted_tables])
    assert token not in stored
    assert password not in stored


def test_wrong_login_or_password_gives_nothing(enter, password):
    attempts = [("stab", "falsch falsch falsch"), ("stab", ""), ("niemand", password), ("", password)]
    assert [enter(*attempt) for attempt in attempts] == [None] * 4


def test_every_session_has_a_token_of_its_own(store, now, enter):
    first, second = enter(), enter()
    sign_out(store, first)
    assert read_session(store, first, now=now) is None
    assert read_session(store, second, now=now) is not None


@pytest.mark.parametrize("token", ["", "x", "' OR 1=1 --", "ä" * 43, "\0", "\ud800"])
def test_an_invented_token_is_nobody(store, enter, now, token):
    enter()
    assert read_session(store, token, now=now) is None
    sign_out(store, token)


def test_a_session_ends_after_half_an_hour_without_a_click(store, now, enter):
    token = enter()
    assert read_session(store, token, now=now + 29 * MINUTE) is not None
    assert read_session(store, token, now=now + 58 * MINUTE) is not None
    assert read_session(store, token, now=now + 89 * MINUTE) is None
    assert read_session(store, token, now=now + 58 * MINUTE) is None


def test_a_session_ends_after_ten_hours_whatever_happens(store, now, enter):
    token = enter()
    for minutes in range(0, 601, 25):
        assert read_session(store, token, now=now + minutes * MINUTE) is not None
    assert read_session(store, token, now=now + 601 * MINUTE) is None


def test_clicks_are_written_down_once_a_minute(store, now, enter):
    token = enter()
    seen = sa.select(sessions.sessions.c.seen_at)
    for seconds, expected in ((59, now), (60, now + MINUTE)):
        read_session(store, token, now=now + dt.timedelta(seconds=seconds))
        with store.read() as connection:
            assert connection.execute(seen).scalar() == expected


def test_sessions_that_ended_are_cleared_away(store, now, enter):
    enter()
    enter(at=now + 31 * MINUTE)
    with store.read() as connection:
        assert len(connection.execute(sa.select(sessions.sessions)).all()) == 1


def test_a_changed_role_counts_at_the_next_look(store, people, now, enter):
    token = enter()
    change_account(
        store, people.staff.id, name="Stab", roles={Role.MEMBER}, groups=["bus"], active=True, by=people.admin, at=now
    )
    assert read_session(store, token, now=now).roles == {Role.MEMBER}


def test_a_closed_account_is_out_at_once_and_stays_out(store, people, now, enter):
    token, who = enter(), people.staff
    fields = {"name": who.name, "roles": who.roles, "groups": who.groups, "by": people.admin, "at": now}
    change_account(store, who.id, **fields, active=False)
    assert read_session(store, token, now=now) is None
    assert enter() is None
    change_account(store, who.id, **fields, active=True)
    assert read_session(store, token, now=now) is None


def test_changing_the_password_ends_all_other_sessions(store, people, now, enter, password):
    here, elsewhere = enter(), enter()
    change_password(store, old=password, new="ein ganz neues Wort", keep=here, by=people.staff, now=now)
    assert read_session(store, here, now=now) is not None
    assert read_session(store, elsewhere, now=now) is None
    assert enter() is None
    assert enter(word="ein ganz neues Wort") is not None


def test_changing_the_password_needs_the_old_one_and_a_good_new_one(store, people, now, enter, password):
    with pytest.raises(NotAllowed, match="bisherige"):
        change_password(store, old="falsch falsch falsch", new="ein ganz neues Wort", by=people.staff, now=now)
    with pytest.raises(InvalidInput):
        change_password(store, old=password, new="kurz", by=people.staff, now=now)
    assert enter() is not None


def test_a_password_set_by_the_administration_ends_all_sessions(store, people, now, enter):
    token = enter()
    set_password(store, people.staff.id, "ein ganz neues Wort", by=people.admin, at=now)
    assert read_session(store, token, now=now) is None


def test_umlauts_typed_on_different_machines_are_the_same_password(store, people, now, enter):
    set_password(store, people.staff.id, "Brücken über Flüsse", by=people.admin, at=now)
    assert enter(word="Bru\u0308cken u\u0308ber Flu\u0308sse") is not None


@ONE_IS_ENOUGH
@pytest.mark.parametrize("login", ["stab", "niemand"])
def test_ten_failures_close_a_login_for_a_quarter_of_an_hour(enter, now, login, password):
    for number in range(10):
        assert enter(login, "falsch falsch falsch", address=f"10.0.1.{number}") is None
    for address in ("10.0.2.1", "10.0.2.2"):
        with pytest.raises(NotAllowed, match="Viertelstunde"):
            enter(login, password, address=address)
    later = now + 15 * MINUTE
    assert (enter(login, password, at=later) is not None) == (login == "stab")


@ONE_IS_ENOUGH
def test_ten_failures_close_an_address(enter):
    for number in range(10):
        enter(f"wer{number}", "falsch falsch falsch")
    with pytest.raises(NotAllowed):
        enter()
    assert enter(address="10.0.0.2") is not None


@ONE_IS_ENOUGH
def test_people_who_know_their_password_are_never_slowed_down(enter):
    assert all(enter() for _ in range(12))


def test_many_guesses_at_once_are_no_way_around_the_limit(enter):
    def guess(number):
        try:
            return enter("stab", "falsch falsch falsch", address=f"10.0.3.{number}")
        except NotAllowed:
            return "refused"

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(guess, range(24)))
    assert answers.count("refused") == 14
    assert answers.count(None) == 10
