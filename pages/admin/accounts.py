"""The form of an account, and writing what it holds."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from corpus.people import Role, User
from corpus.store.accounts import change_account, create_account
from corpus.types import WorkingGroup
from pages.admin.passwords import new_password, remember_password
from pages.ui import desk
from pages.ui.evidence import plain
from pages.ui.texts import admin as texts
from pages.ui.texts import words

_ROUND = "accounts made in this session"


@dataclass(frozen=True, slots=True)
class Filled:
    """What the form of an account holds."""

    name: str
    roles: frozenset[Role]
    groups: tuple[str, ...]
    active: bool


def next_form() -> None:
    """The form of a new account starts empty again; after an error it keeps what was typed."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def fill_in_login() -> str:
    """The login of an account that does not exist yet."""
    return st.text_input(texts.LOGIN, max_chars=64, key=f"login-{st.session_state.get(_ROUND, 0)}")


def fill_in(person: User | None, groups: Sequence[WorkingGroup]) -> Filled:
    """The inputs of an account, inside a form. None: an account that does not exist yet."""
    key = f"person-{person.id}" if person else f"person-new-{st.session_state.get(_ROUND, 0)}"
    names = {group.id: group.name for group in groups}
    name = st.text_input(texts.NAME, person.name if person else "", key=f"{key}-name", max_chars=200)
    roles = st.multiselect(
        texts.ROLES,
        list(Role),
        [role for role in Role if person and role in person.roles],
        key=f"{key}-roles",
        format_func=lambda role: words.ROLES[role],
        help=texts.ROLES_HELP,
    )
    chosen = st.multiselect(
        texts.GROUPS,
        list(names),
        [group for group in person.groups if group in names] if person else [],
        key=f"{key}-groups",
        format_func=lambda group: names[group],
        help=texts.GROUPS_HELP if names else texts.NO_GROUPS,
    )
    active = st.checkbox(texts.ACTIVE, person.active, key=f"{key}-active") if person else True
    return Filled(name, frozenset(roles), tuple(chosen), active)


def create(admin: User, login: str, filled: Filled) -> None:
    """Make the account with a password nobody chose, and show that once."""
    password = new_password()
    made = create_account(
        desk.store(),
        login=login,
        name=filled.name,
        roles=filled.roles,
        groups=filled.groups,
        password=password,
        by=admin,
        at=desk.now(),
    )
    remember_password(made.login, password)
    next_form()
    st.toast(plain(texts.CREATED.format(login=made.login)))
    st.rerun()


def change(admin: User, person: User, filled: Filled) -> None:
    """Write what the form holds."""
    change_account(
        desk.store(),
        person.id,
        name=filled.name,
        roles=filled.roles,
        groups=filled.groups,
        active=filled.active,
        by=admin,
        at=desk.now(),
    )
    st.toast(texts.SAVED)
    st.rerun()
