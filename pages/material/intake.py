"""Chosen files become drafts in this session, and drafts become stored interviews."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from corpus.errors import FundamentError
from corpus.readers import read_guarded
from corpus.store.jobs import request_analysis
from corpus.store.material import add_transcripts, find_duplicate, release
from pages.material.drafts import Draft, Intake, take_in, without
from pages.ui import desk
from pages.ui.evidence import plain
from pages.ui.notices import keep_notice
from pages.ui.texts import material as says

_INTAKE, _ROUND = "upload intake", "upload round"


def current_intake() -> Intake:
    """What this session has read and not stored."""
    intake: Intake = st.session_state.get(_INTAKE, Intake())
    return intake


def keep(intake: Intake) -> None:
    """Remember the drafts for the next rerun."""
    st.session_state[_INTAKE] = intake


def choose_files() -> None:
    """The uploader. What was chosen is read, kept as drafts, and the uploader starts empty again."""
    number = st.session_state.setdefault(_ROUND, 0)
    limit = desk.settings().max_upload_mb
    files = st.file_uploader(
        says.CHOOSE_FILES, accept_multiple_files=True, key=f"files-{number}", max_upload_size=limit
    )
    st.caption(says.UPLOAD_HINT)
    if files:
        keep(_read_all(files))
        st.session_state[_ROUND] = number + 1
        st.rerun()


def _read_all(files: list[st.runtime.uploaded_file_manager.UploadedFile]) -> Intake:
    user, intake, bar = desk.user(), current_intake(), st.progress(0.0)
    for position, file in enumerate(files):
        text = says.READING.format(file=plain(file.name), number=position + 1, all=len(files))
        bar.progress(position / len(files), text=text)
        intake = take_in(
            intake,
            file.name,
            file.getvalue(),
            read=read_guarded,
            existing=lambda digest: find_duplicate(desk.store(), digest, by=user) or "",
        )
    return intake


def show_refusals() -> None:
    """One sentence per file that could not become a draft; they stay until dismissed."""
    intake = current_intake()
    for refusal in intake.refusals:
        st.error(plain(refusal))
    if intake.refusals:
        st.button(says.DISMISS, on_click=lambda: keep(replace(intake, refusals=())))


def forget(keys: list[str]) -> None:
    """Drop drafts that were stored or are not wanted."""
    keep(without(current_intake(), keys))


def store_drafts(drafts: Sequence[Draft], *, releasing: bool) -> None:
    """Store all drafts; where releasing, release the declared ones and ask for an analysis."""
    store, user, now = desk.store(), desk.user(), desk.now()
    try:
        added = add_transcripts(store, [(draft.transcript, draft.content) for draft in drafts], by=user, at=now)
        ids = [transcript.id for transcript, draft in zip(added, drafts, strict=True) if releasing and draft.declared]
        if ids:
            release(store, ids, declaration=says.DECLARATION, by=user, at=now)
            request_analysis(store, by=user, at=now)
    except FundamentError as error:
        st.error(plain(str(error)))
        return
    forget([draft.key for draft in drafts])
    saved = says.SAVED.format(ids=", ".join(transcript.id for transcript in added))
    keep_notice(saved + (" " + says.RELEASED.format(ids=", ".join(ids)) if ids else ""))
    st.rerun()
