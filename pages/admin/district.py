"""The district: municipalities and places, organisations and offices, fields of action, and all that as files."""

from dataclasses import replace

import streamlit as st

from corpus.people import Right, User
from corpus.store.districts import read_district, save_district
from corpus.types import District
from pages.admin import lines
from pages.admin.profiles import show_profile
from pages.admin.registers import show_register
from pages.ui import desk
from pages.ui.texts import admin as texts


def show(admin: User, district: District) -> None:
    """The forms and the files, one tab each."""
    admin.demand(Right.ADMINISTER)
    st.title(texts.DISTRICT)
    st.write(texts.DISTRICT_LEAD)
    places, organisations, fields, register, file = st.tabs(texts.TABS)
    with places:
        show_places(admin, district)
    with organisations:
        show_organisations(admin, district)
        show_offices(admin, district)
    with fields:
        show_fields(admin, district)
    with register:
        show_register(admin, district)
    with file:
        show_profile(admin, district)


def show_places(admin: User, district: District) -> None:
    """Name of the district, its municipalities with their places."""
    with st.form("places"):
        name = st.text_input(texts.DISTRICT_NAME, district.name, max_chars=200)
        before = lines.format_municipalities(district.municipalities)
        text = st.text_area(texts.MUNICIPALITIES, before, height=320)
        st.caption(texts.MUNICIPALITIES_HELP)
        if st.form_submit_button(texts.SAVE, type="primary"):
            with desk.errors_here():
                places = lines.parse_municipalities(text)
                save(admin, replace(district, name=name.strip(), municipalities=places))


def show_organisations(admin: User, district: District) -> None:
    """Organisations with the short forms people use."""
    with st.form("organisations"):
        before = lines.format_organisations(district.organisations)
        text = st.text_area(texts.ORGANISATIONS, before, height=320)
        st.caption(texts.ORGANISATIONS_HELP)
        if st.form_submit_button(texts.SAVE, type="primary"):
            with desk.errors_here():
                save(admin, replace(district, organisations=lines.parse_organisations(text)))


def show_offices(admin: User, district: District) -> None:
    """Functions people hold, by organisation or place."""
    with st.form("offices"):
        text = st.text_area(texts.OFFICES, lines.format_offices(district.offices), height=240)
        st.caption(texts.OFFICES_HELP)
        if st.form_submit_button(texts.SAVE, type="primary"):
            with desk.errors_here():
                save(admin, replace(district, offices=lines.parse_offices(text)))


def show_fields(admin: User, district: District) -> None:
    """The codebook."""
    with st.form("fields"):
        before = lines.format_codebook(district.codebook)
        text = st.text_area(texts.CODEBOOK, before, height=320)
        st.caption(texts.CODEBOOK_HELP)
        if st.form_submit_button(texts.SAVE, type="primary"):
            with desk.errors_here():
                save(admin, replace(district, codebook=lines.parse_codebook(text, before=district.codebook)))


def save(admin: User, district: District) -> None:
    """Put the changed profile in force and draw the page anew."""
    save_district(desk.store(), district, by=admin, at=desk.now())
    st.toast(texts.SAVED)
    st.rerun()


show(desk.user(), read_district(desk.store()))
