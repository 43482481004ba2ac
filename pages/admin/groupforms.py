"""The forms of a working group: changing one, taking it out, making a new one."""

from dataclasses import replace

import streamlit as st

from corpus.people import User
from corpus.store.accounts import change_account
from corpus.store.districts import save_district
from corpus.types import Compared, District, Draft, WorkingGroup
from pages.admin.groupfields import show_more
from pages.admin.membership import drop_group, moved, put_group
from pages.ui import address, desk
from pages.ui.comparing import offer_comparison, show_similar
from pages.ui.evidence import plain
from pages.ui.texts import admin as texts

_ROUND = "groups made in this session"


def show_edit(admin: User, district: District, people: list[User]) -> None:
    """Change one group, or take it out."""
    if not district.groups:
        st.info(texts.NO_GROUPS_YET)
        return
    by_id = {group.id: group for group in district.groups}
    default = district.groups[0].id
    group = by_id[
        address.choose(texts.CHOOSE_GROUP, list(by_id), key="gruppe", default=default, show=lambda id: by_id[id].name)
    ]
    with st.form(f"group {group.id}"):
        name = st.text_input(texts.GROUP_NAME, group.name, key=f"{group.id}-name", max_chars=200)
        remit = st.text_area(texts.REMIT, group.remit, key=f"{group.id}-remit", help=texts.REMIT_HELP)
        members = choose_members(group, people)
        more = show_more(district, replace(group, name=name, remit=remit), key=group.id)
        if st.form_submit_button(texts.SAVE, type="primary"):
            with desk.errors_here():
                save(admin, put_group(district, more))
                move(admin, people, group=group.id, members=members)
                finish(texts.SAVED)
    with st.popover(texts.REMOVE_GROUP), desk.errors_here():
        st.text(texts.REMOVE_GROUP_SURE.format(name=group.name))
        if st.button(texts.REMOVE_YES, key=f"{group.id}-remove"):
            save(admin, drop_group(district, group.id))
            move(admin, people, group=group.id, members=[])
            finish(texts.GROUP_REMOVED.format(name=group.name))


def choose_members(group: WorkingGroup, people: list[User]) -> list[int]:
    """Account ids of those who shall belong to the group."""
    names = {person.id: person.name for person in people}
    inside = [person.id for person in people if group.id in person.groups]
    return st.multiselect(
        texts.MEMBERS,
        list(names),
        inside,
        key=f"{group.id}-members",
        format_func=lambda id: names[id],
        help=texts.MEMBERS_HELP,
    )


def show_new(admin: User, district: District) -> None:
    """A form for one more group; it starts empty after each success."""
    made = st.session_state.setdefault(_ROUND, 0)
    with st.form("new group"):
        name = st.text_input(texts.GROUP_NAME, max_chars=200, key=f"new-name-{made}")
        remit = st.text_area(texts.REMIT, help=texts.REMIT_HELP, key=f"new-remit-{made}")
        more = show_more(district, WorkingGroup("", name, remit), key=f"new-{made}")
        with st.container(horizontal=True):
            pressed = st.form_submit_button(texts.CREATE_GROUP, type="primary")
            offer_comparison()
        if pressed:
            with desk.errors_here():
                save(admin, put_group(district, more))
                st.session_state[_ROUND] = made + 1
                finish(texts.GROUP_CREATED.format(name=name.strip()))
    show_similar(Draft(Compared.GROUP, name.strip(), remit.strip(), targets=more.targets, area=more.area))


def save(admin: User, district: District) -> None:
    """Put the changed profile in force."""
    save_district(desk.store(), district, by=admin, at=desk.now())


def move(admin: User, people: list[User], *, group: str, members: list[int]) -> None:
    """Write the groups of the accounts that come or go."""
    for one in moved(people, group, members=members):
        change_account(
            desk.store(),
            one.id,
            name=one.name,
            roles=one.roles,
            groups=one.groups,
            active=one.active,
            by=admin,
            at=desk.now(),
        )


def finish(message: str) -> None:
    """Say it and draw the page anew."""
    st.toast(plain(message))
    st.rerun()
