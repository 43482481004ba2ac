"""The findings in force, read once per analysis and decision, for whoever may see them."""

import streamlit as st

from corpus.store.actors import actor_decisions, latest_actor_entry
from corpus.store.analyses import latest_analysis_id, read_analysis
from corpus.store.codings import coding_decisions, latest_coding_entry
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
def _gather_once(database: str, analysis_id: int, entries: tuple[int, int]) -> Findings:
    """Arranged and indexed once per analysis and latest decisions about actors and about themes and challenges."""
    analysis, transcripts = _read_once(database, analysis_id)
    store, user = desk.store(), desk.user()
    return gather(
        analysis_id,
        analysis,
        transcripts=transcripts,
        decisions=actor_decisions(store, by=user),
        codings=coding_decisions(store, by=user),
        decided=entries[0],
        coded=entries[1],
    )


def current_findings() -> Findings | None:
    """The latest findings as decided, or None before the first analysis. Raises NotAllowed without the right."""
    store, user = desk.store(), desk.user()
    analysis_id = latest_analysis_id(store, by=user)
    if analysis_id is None:
        return None
    entries = latest_actor_entry(store, by=user), latest_coding_entry(store, by=user)
    return _gather_once(desk.settings().database_url, analysis_id, entries)


def unshown_actors(analysis_id: int) -> list[Unshown]:
    """Those whom these findings leave out, for people who decide; looked up for each of them, never kept."""
    user = desk.user()
    analysis, _ = _read_once(desk.settings().database_url, analysis_id)
    return list_unshown(analysis, actor_decisions(desk.store(), by=user), by=user)
