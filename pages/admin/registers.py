"""The register of organisations and offices as a table in a file: take it out, load another one."""

from dataclasses import replace

import streamlit as st

from corpus.people import User
from corpus.registers import COLUMNS, Register, parse_register
from corpus.store.districts import save_district
from corpus.types import District
from pages.gate.exports import REGISTER
from pages.ui import desk
from pages.ui.texts import admin as texts
from pages.ui.texts import words

SHOWN = 12


def show_register(admin: User, district: District) -> None:
    """What is in force with its download, and a file to put in its place."""
    st.write(texts.REGISTER_LEAD)
    st.text(_holds(texts.REGISTER_NOW, Register(district.organisations, district.offices)))
    if district.name:
        st.html(f'<a href="{REGISTER}" target="_self">{texts.REGISTER_DOWNLOAD}</a>')
    # a register in force clears the field: what was just loaded need not be offered again
    key = f"register-{hash((district.organisations, district.offices))}"
    file = st.file_uploader(texts.REGISTER_FILE, type=["csv"], max_upload_size=1, key=key)
    st.caption(texts.REGISTER_COLUMNS_HELP.format(columns=", ".join(COLUMNS)))
    if file is None:
        return
    with desk.errors_here():
        _offer(admin, district, found=parse_register(file.name, file.getvalue()))


def _offer(admin: User, district: District, *, found: Register) -> None:
    """Say what the file holds, and put it in force when asked."""
    st.text(_holds(texts.REGISTER_HOLDS, found))
    with st.expander(texts.REGISTER_PREVIEW):
        st.table(register_rows(found)[:SHOWN])
    st.caption(texts.REGISTER_REPLACES)
    if st.button(texts.REGISTER_APPLY, type="primary"):
        changed = replace(district, organisations=found.organisations, offices=found.offices)
        save_district(desk.store(), changed, by=admin, at=desk.now())
        st.toast(texts.REGISTER_APPLIED)
        st.rerun()


def _holds(sentence: str, register: Register) -> str:
    sizes = {"organisations": register.organisations, "offices": register.offices}
    return sentence.format(**{part: words.counted(len(held), *texts.COUNTS[part]) for part, held in sizes.items()})


def register_rows(register: Register) -> list[dict[str, str]]:
    """Organisations and offices as rows: what it is, how it is called, other words for it."""
    entries = [(texts.IS_ORGANISATION, one.name, one.aliases) for one in register.organisations] + [
        (texts.IS_OFFICE, f"{one.function}, {one.organisation}", one.aliases) for one in register.offices
    ]
    return [
        dict(zip(texts.REGISTER_COLUMNS, (kind, name, ", ".join(aliases)), strict=True))
        for kind, name, aliases in entries
    ]
