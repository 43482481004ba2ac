"""The start page: what is next, for each role; in an empty program, how to begin."""

import streamlit as st

from corpus.people import Right, User
from corpus.store.districts import read_district
from corpus.types import District
from pages.ui import address, desk
from pages.ui.evidence import plain
from pages.ui.progress import show_progress
from pages.ui.texts import admin as texts
from pages.ui.texts import words
from pages.welcome.demo import load_demo

# What a right lets people do, in the order in which the work flows.
TASKS = {
    Right.UPLOAD: ("hochladen", "interviews"),
    Right.DECIDE: ("ueberblick", "herausforderungen", "zuweisung"),
    Right.ANSWER: ("eingang",),
    Right.ADMINISTER: ("personen", "gruppen", "landkreis"),
}


def show(user: User, district: District) -> None:
    """Greeting, progress of a running analysis, next steps."""
    st.title(plain(district.name) or words.PRODUCT)
    st.text(texts.HELLO.format(name=user.name))
    show_progress()
    if district.name:
        show_tasks(user)
    else:
        show_beginning(user)


def show_beginning(user: User) -> None:
    """Two ways to begin for the administration, a word of patience for all others."""
    if not user.can(Right.ADMINISTER):
        st.info(texts.EMPTY_OTHERS)
        return
    with st.container(border=True):
        st.header(texts.EMPTY)
        st.write(texts.EMPTY_LEAD)
        if not user.can(Right.UPLOAD):
            st.info(texts.DEMO_NEEDS)
        elif st.button(texts.LOAD_DEMO, type="primary", help=texts.DEMO_HINT):
            fill(user)
        address.link(texts.OWN_DISTRICT, "landkreis", icon=":material/map:")


def fill(user: User) -> None:
    """Load the demo with a bar that names each file."""
    bar = st.progress(0.0)

    def report(file: str, number: int, every: int) -> None:
        bar.progress((number - 1) / every, text=texts.DEMO_READING.format(number=number, all=every, file=file))

    load_demo(desk.store(), by=user, at=desk.now(), report=report)
    st.toast(texts.DEMO_DONE)
    st.rerun()


def show_tasks(user: User) -> None:
    """One line per page that matters to this person, with what to do there."""
    slugs = [slug for right, pages in TASKS.items() if user.can(right) for slug in pages]
    if not slugs:
        st.info(texts.NOTHING_TO_DO)
        return
    st.header(texts.NEXT)
    for slug in slugs:
        where, what = st.columns([1, 3], vertical_alignment="center", gap="small")
        with where:
            address.link(words.PAGES[slug], slug)
        what.write(texts.STEPS[slug])


show(desk.user(), read_district(desk.store()))
