"""Accounts: who there is, a new one, changing one."""

from collections.abc import Sequence

import streamlit as st

from corpus.people import Right, Role, User
from corpus.store.accounts import read_accounts, set_password
from corpus.store.districts import read_district
from corpus.types import District
from pages.admin.accounts import change, create, fill_in, fill_in_login
from pages.admin.passwords import new_password, remember_password, show_password
from pages.ui import address, desk
from pages.ui.texts import admin as texts
from pages.ui.texts import words


def show(admin: User, district: District) -> None:
    """The list, then the two forms."""
    admin.demand(Right.ADMINISTER)
    people = read_accounts(desk.store(), by=admin)
    st.title(texts.PEOPLE)
    st.write(texts.PEOPLE_LEAD)
    show_password()
    st.dataframe(rows(people, {group.id: group.name for group in district.groups}), hide_index=True)
    edit, new = st.columns(2, gap="large")
    with edit:
        show_edit(admin, people, district)
    with new:
        show_new(admin, district)


def rows(people: Sequence[User], names: dict[str, str]) -> list[dict[str, str]]:
    """One row per account; ``names`` maps group ids to names."""
    return [
        {
            texts.NAME: person.name,
            texts.LOGIN: person.login,
            texts.ROLES: ", ".join(words.ROLES[role] for role in Role if role in person.roles),
            texts.GROUPS: ", ".join(names.get(group, group) for group in person.groups),
            texts.STATE: texts.IS_ACTIVE[person.active],
        }
        for person in people
    ]


def show_new(admin: User, district: District) -> None:
    """A form for a new account; its password is made up here and shown once."""
    st.header(texts.NEW_PERSON)
    with st.form("new person", clear_on_submit=False):
        login = fill_in_login()
        filled = fill_in(None, district.groups)
        if st.form_submit_button(texts.CREATE, type="primary"):
            with desk.errors_here():
                create(admin, login, filled)


def show_edit(admin: User, people: list[User], district: District) -> None:
    """Choose an account, change it, give it a new password."""
    st.header(texts.EDIT_PERSON)
    by_id = {str(person.id): person for person in people}
    chosen = address.choose(
        texts.CHOOSE_PERSON, list(by_id), key="konto", default=str(admin.id), show=lambda id: by_id[id].name
    )
    person = by_id[chosen]
    with st.form(f"person {person.id}"):
        filled = fill_in(person, district.groups)
        if st.form_submit_button(texts.SAVE, type="primary"):
            with desk.errors_here():
                change(admin, person, filled)
    if st.button(texts.NEW_PASSWORD, help=texts.NEW_PASSWORD_HINT):
        password = new_password()
        set_password(desk.store(), person.id, password, by=admin, at=desk.now())
        remember_password(person.login, password)
        st.rerun()


show(desk.user(), read_district(desk.store()))
