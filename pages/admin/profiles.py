"""The profile as a file: take it out, load another one, look at earlier versions."""

import streamlit as st

from corpus.demo import PROFILES, profile
from corpus.districts import parse_district
from corpus.errors import InvalidInput
from corpus.people import User
from corpus.store.districts import district_history, save_district
from corpus.types import District
from pages.gate.exports import PROFILE
from pages.ui import desk
from pages.ui.evidence import plain
from pages.ui.texts import admin as texts
from pages.ui.texts import words

OWN = ""


def show_profile(admin: User, district: District) -> None:
    """Download, load, history."""
    if district.name:
        st.html(f'<a href="{PROFILE}" target="_self">{texts.DOWNLOAD}</a><p>{texts.DOWNLOAD_HINT}</p>')
    st.header(texts.LOAD_PROFILE)
    st.write(texts.LOAD_LEAD)
    source = st.selectbox(
        texts.SOURCE, [*PROFILES, OWN], format_func=lambda name: texts.PROFILES.get(name, texts.OWN_FILE)
    )
    with desk.errors_here():
        found = _uploaded() if source == OWN else profile(source)
        if found is not None:
            _offer(admin, found)
    show_versions(admin)


def _uploaded() -> District | None:
    file = st.file_uploader(texts.PROFILE_FILE, type=["toml"], max_upload_size=1)
    if file is None:
        return None
    try:
        return parse_district(file.getvalue().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InvalidInput(texts.NOT_TEXT) from None


def _offer(admin: User, found: District) -> None:
    """Say what the profile holds, and put it in force when asked."""
    sizes = {
        "municipalities": found.municipalities,
        "groups": found.groups,
        "organisations": found.organisations,
        "offices": found.offices,
        "themes": found.codebook.themes,
    }
    counts = {part: words.counted(len(held), *texts.COUNTS[part]) for part, held in sizes.items()}
    st.text(texts.PROFILE_HOLDS.format(name=found.name, **counts))
    if st.button(texts.APPLY, type="primary"):
        save_district(desk.store(), found, by=admin, at=desk.now())
        st.toast(plain(texts.APPLIED.format(name=found.name)))
        st.rerun()


def show_versions(admin: User) -> None:
    """Who saved when."""
    history = district_history(desk.store(), by=admin)
    if not history:
        return
    with st.expander(texts.VERSIONS):
        for one in history[:20]:
            st.text(texts.VERSION.format(version=one.version, time=words.shown_time(one.saved_at), name=one.saved_by))
