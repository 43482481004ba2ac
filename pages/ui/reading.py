"""The findings in force, read once per analysis and decision, for whoever may see them."""

from dataclasses import replace

import streamlit as st

from corpus.store.actors import actor_decisions, latest_actor_entry
from corpus.store.analyses import latest_analysis_id, read_analysis, theme_names
from corpus.store.material import read_released
from corpus.types import Analysis, Transcript
from corpus.workflow import Unshown, list_unshown
from pages.ui import desk
from pages.ui.findings import Findings, gather


@st.cache_resource(max_entries=2, show_spinner=False)
def _read_once(database: str, analysis_id: int) -> tuple[Analysis, tuple[Transcript, ...]]:
    """Read once per analysis; whether the person may see it is asked by the caller each time."""
    return read_analysis(desk.store(), analysis_id, by=desk.user()), tuple(read_released(desk.store()))


@st.cache_resource(max_entries=2, show_spinner=False)
def _gather_once(database: str, analysis_id: int, decided: int) -> Findings:
    """Arranged and indexed once per analysis and latest decision about actors."""
    analysis, transcripts = _read_once(database, analysis_id)
    decisions = actor_decisions(desk.store(), by=desk.user())
    return gather(analysis_id, analysis, transcripts=transcripts, decisions=decisions, decided=decided)


def current_findings() -> Findings | None:
    """The latest findings, or None before the first analysis. Raises NotAllowed without the right to see them."""
    analysis_id = latest_analysis_id(desk.store(), by=desk.user())
    if analysis_id is None:
        return None
    decided = latest_actor_entry(desk.store(), by=desk.user())
    return _gather_once(desk.settings().database_url, analysis_id, decided)


def named_findings() -> Findings | None:
    """The same with the theme names given by hand; for people who may explore."""
    found = current_findings()
    return found and replace(found, names=theme_names(desk.store(), by=desk.user()))


def unshown_actors(analysis_id: int) -> list[Unshown]:
    """Those whom these findings leave out, for people who decide; looked up for each of them, never kept."""
    user = desk.user()
    analysis, _ = _read_once(desk.settings().database_url, analysis_id)
    return list_unshown(analysis, actor_decisions(desk.store(), by=user), by=user)
