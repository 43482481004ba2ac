"""What a person may correct of a transcript: who asks, who answers, and the facts about it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from corpus.errors import FundamentError
from corpus.readers.speakers import with_roles
from corpus.store.districts import read_district
from corpus.store.material import correct, read_material
from corpus.types import Metadata, Perspective, SpeakerRole, Transcript
from pages.material.conversation import show_conversation, show_warnings
from pages.material.drafts import Draft, answers, speakers
from pages.ui import desk
from pages.ui.evidence import plain
from pages.ui.notices import keep_notice
from pages.ui.texts import material as says
from pages.ui.texts import words

FIRST_TURNS = 20
EARLIEST = dt.date(1990, 1, 1)


def correct_metadata(metadata: Metadata, *, municipalities: Sequence[str], key: str) -> Metadata:
    """Fields for what is known of the interview; the corrected value."""
    places = list(dict.fromkeys(("", *municipalities, metadata.municipality)))
    left, right = st.columns(2)
    municipality = left.selectbox(
        says.MUNICIPALITY,
        places,
        index=places.index(metadata.municipality),
        format_func=lambda name: name or says.UNKNOWN,
        key=f"{key}-municipality",
    )
    perspective = right.selectbox(
        says.PERSPECTIVE,
        [None, *Perspective],
        index=[None, *Perspective].index(metadata.perspective),
        format_func=lambda choice: words.PERSPECTIVES[choice] if choice else says.UNKNOWN,
        key=f"{key}-perspective",
    )
    date = left.date_input(
        says.DATE,
        metadata.date,
        min_value=min(EARLIEST, metadata.date or EARLIEST),
        format="DD.MM.YYYY",
        key=f"{key}-date",
    )
    number = right.text_input(says.NUMBER, metadata.number, key=f"{key}-number", max_chars=40)
    if municipality and municipality not in municipalities:
        st.caption(says.NOT_IN_DISTRICT.format(name=plain(municipality)))
    return replace(metadata, municipality=municipality, perspective=perspective, date=date, number=number.strip())


def correct_roles(transcript: Transcript, *, key: str) -> Transcript:
    """One choice per speaker; the transcript with the corrected roles."""
    st.caption(says.WHO_ASKS_HINT)
    chosen: dict[str, SpeakerRole] = {}
    columns = st.columns(3)
    for position, (speaker, (role, count)) in enumerate(speakers(transcript).items()):
        label = says.SPEAKER.format(speaker=speaker or says.NO_SPEAKER, turns=words.counted(count, *says.TURN_COUNT))
        answer = columns[position % 3].selectbox(
            plain(label),
            list(SpeakerRole),
            index=list(SpeakerRole).index(role),
            format_func=lambda choice: words.SPEAKERS[choice],
            key=f"{key}-role-{position}",
        )
        chosen[speaker] = answer or role
    corrected = with_roles(transcript, chosen)
    if not answers(corrected):
        st.warning(says.NOBODY_ANSWERS)
    return corrected


def edit_draft(draft: Draft, *, municipalities: Sequence[str]) -> Draft:
    """Everything about one draft that a person looks at and corrects before storing; the corrected draft."""
    transcript = draft.transcript
    show_warnings(transcript)
    st.markdown(f"**{says.METADATA}**")
    metadata = correct_metadata(transcript.metadata, municipalities=municipalities, key=draft.key)
    st.markdown(f"**{says.WHO_ASKS}**")
    corrected = replace(correct_roles(transcript, key=draft.key), metadata=metadata)
    st.markdown(f"**{says.CONVERSATION}**")
    turns = len(transcript.turns)
    everything = turns > FIRST_TURNS and st.toggle(says.SHOW_ALL.format(count=turns), key=f"{draft.key}-all")
    show_conversation(corrected, marks={}, first=None if everything else FIRST_TURNS)
    declared = st.checkbox(says.DECLARATION, draft.declared, key=f"{draft.key}-declared")
    return replace(draft, transcript=corrected, declared=declared)


def correct_stored(transcript: Transcript) -> None:
    """Correct a stored interview; the correction counts from the next analysis on."""
    store, user = desk.store(), desk.user()
    version = next(row.version for row in read_material(store, by=user) if row.id == transcript.id)
    key = f"{transcript.id}-{version}"
    names = [municipality.name for municipality in read_district(store).municipalities]
    metadata = correct_metadata(transcript.metadata, municipalities=names, key=key)
    roles = {name: role for name, (role, _) in speakers(correct_roles(transcript, key=key)).items()}
    if st.button(says.SAVE_CORRECTION, type="primary"):
        try:
            correct(store, transcript.id, roles=roles, metadata=metadata, version=version, by=user, at=desk.now())
        except FundamentError as error:
            st.error(plain(str(error)))
        else:
            keep_notice(says.CORRECTED)
            st.rerun()
