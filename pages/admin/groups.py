"""Working groups: name, remit, members."""

import streamlit as st

from corpus.people import Right, User
from corpus.store.accounts import read_accounts
from corpus.store.districts import read_district
from corpus.types import District
from pages.admin.groupforms import show_edit, show_new
from pages.admin.membership import eligible
from pages.ui import address, desk
from pages.ui.evidence import plain
from pages.ui.texts import admin as texts


def show(admin: User, district: District) -> None:
    """The list, the form of one group, a form for a new one: a tab each."""
    admin.demand(Right.ADMINISTER)
    st.title(texts.GROUPS)
    st.write(texts.GROUPS_LEAD)
    if not district.name:
        st.info(texts.DISTRICT_FIRST)
        address.link(texts.OWN_DISTRICT, "landkreis", icon=":material/map:")
        return
    people = eligible(read_accounts(desk.store(), by=admin))
    every, one, new = st.tabs(texts.GROUP_TABS)
    with every:
        show_list(district, people)
    with one:
        show_edit(admin, district, people)
    with new:
        show_new(admin, district)


def show_list(district: District, people: list[User]) -> None:
    """All groups with their remits and members."""
    if not district.groups:
        st.info(texts.NO_GROUPS_YET)
        return
    members = {group.id: ", ".join(one.name for one in people if group.id in one.groups) for group in district.groups}
    rows = [(plain(group.name), plain(group.remit), plain(members[group.id]) or "–") for group in district.groups]
    st.table([dict(zip((texts.GROUP, texts.REMIT, texts.MEMBERS), row, strict=True)) for row in rows])


show(desk.user(), read_district(desk.store()))
