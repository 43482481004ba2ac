"""Hochladen: read files, look at them, correct them, declare them free of names – and only then store them."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from corpus.people import Right
from corpus.store.districts import read_district
from pages.material import forms
from pages.material.drafts import Draft, exchange
from pages.material.intake import (
    choose_files,
    current_intake,
    forget,
    keep,
    show_refusals,
    store_drafts,
)
from pages.ui import address, desk, tables
from pages.ui.evidence import STYLE
from pages.ui.notices import show_notice
from pages.ui.texts import material as says
from pages.ui.texts import words


def page() -> None:
    """Files in, one outcome per file; nothing is stored before the last button."""
    desk.user().demand(Right.UPLOAD)
    st.title(says.UPLOAD)
    st.html(STYLE)
    if show_notice():
        address.link(says.TO_INTERVIEWS, "interviews")
    choose_files()
    show_refusals()
    if current_intake().drafts:
        table = st.container()
        _look_at_one()
        shown = current_intake().drafts
        table.header(says.READABLE.format(readable=words.counted(len(shown), *says.INTERVIEW_COUNT)))
        rows = tables.draft_rows((draft.transcript, draft.declared) for draft in shown)
        table.dataframe(rows, hide_index=True, column_config=tables.columns(), placeholder="–", alt=says.UPLOAD)
        _offer_storing(shown)


def _look_at_one() -> None:
    """The chosen draft with its facts, speakers and conversation; corrections are kept."""
    by_key = {draft.key: draft for draft in current_intake().drafts}
    chosen = st.selectbox(says.LOOK_AT, list(by_key), format_func=lambda key: by_key[key].transcript.file)
    with st.container(border=True):
        municipalities = [municipality.name for municipality in read_district(desk.store()).municipalities]
        keep(exchange(current_intake(), forms.edit_draft(by_key[chosen], municipalities=municipalities)))
        st.button(says.REMOVE, on_click=forget, args=([chosen],))


def _offer_storing(shown: Sequence[Draft]) -> None:
    everything = len(shown) > 1 and st.checkbox(says.DECLARATION_ALL.format(count=len(shown)), key="declare-all")
    ready = [replace(draft, declared=draft.declared or everything) for draft in shown]
    declared = sum(draft.declared for draft in ready)
    st.caption(says.DECLARED.format(declared=declared, all=len(ready)))
    with st.container(horizontal=True):
        only_save = st.button(says.SAVE)
        and_release = st.button(says.SAVE_AND_RELEASE, type="primary", disabled=not declared)
    if only_save or and_release:
        store_drafts(ready, releasing=and_release)


if __name__ == "__main__":
    page()
