"""What else a group says of itself: fields of action, target groups, area, organisations, how often it meets."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from corpus.types import District, WorkingGroup
from pages.ui.texts import groups as says


def show_more(district: District, group: WorkingGroup, *, key: str) -> WorkingGroup:
    """The group with these fields as filled in; they are optional and stand behind a line of their own."""
    fields = {theme.id: theme.label for theme in district.codebook.themes}
    former = [id for id in group.fields if id not in fields]
    names = fields | {id: says.FORMER_FIELD[len(former) > 1].format(n=n) for n, id in enumerate(former, start=1)}
    with st.expander(says.MORE):
        chosen = st.multiselect(
            says.FIELDS,
            list(names),
            list(group.fields),
            format_func=names.__getitem__,
            placeholder=says.CHOOSE,
            key=f"{key}-fields",
        )
        targets = st.text_input(says.TARGETS, ", ".join(group.targets), help=says.TARGETS_HELP, key=f"{key}-targets")
        area = st.multiselect(
            says.AREA,
            _with([one.name for one in district.municipalities], group.area),
            list(group.area),
            placeholder=says.WHOLE_DISTRICT,
            help=says.AREA_HELP,
            key=f"{key}-area",
        )
        members = st.multiselect(
            says.MEMBERS,
            _with([one.name for one in district.organisations], group.members),
            list(group.members),
            placeholder=says.CHOOSE,
            help=says.MEMBERS_HELP,
            key=f"{key}-organisations",
        )
        rhythm = st.text_input(
            says.RHYTHM, group.rhythm, placeholder=says.RHYTHM_LIKE, max_chars=100, key=f"{key}-rhythm"
        )
    return replace(
        group,
        fields=tuple(chosen),
        targets=tuple(part.strip() for part in targets.split(",") if part.strip()),
        area=tuple(area),
        members=tuple(members),
        rhythm=rhythm.strip(),
    )


def _with(options: Sequence[str], chosen: Sequence[str]) -> list[str]:
    """The options, and at the end what was chosen when there were others."""
    return list(dict.fromkeys([*options, *chosen]))
