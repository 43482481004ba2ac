"""Domain values as rows of tables: dates stay dates and numbers stay numbers, so that columns sort."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from corpus.store.material import MaterialRow
from corpus.types import Actor, SpeakerRole, Transcript
from corpus.workflow import Decision, Dossier, Unshown
from pages.ui.network import interviews_of
from pages.ui.texts import actors, insights, material, words, workflow

Row = dict[str, Any]


def columns() -> dict[str, Any]:
    """How dates and numbers are written, for ``st.dataframe(column_config=…)``; unused names do no harm."""
    number = st.column_config.NumberColumn(format="localized")
    return {
        material.DATE: st.column_config.DateColumn(format="DD.MM.YYYY"),
        material.COLUMN_WORDS: number,
        material.COLUMN_TURNS: number,
        insights.CONVERSATIONS: number,
        insights.COLUMN_QUOTES: number,
    }


def material_rows(rows: Iterable[MaterialRow], *, with_files: bool) -> list[Row]:
    """The stored interviews. File names may carry people's names, so only moderation gets them."""
    return [
        {
            material.COLUMN_ID: row.id,
            material.STATE: words.STATES[row.state],
            material.MUNICIPALITY: row.metadata.municipality or words.NOT_KNOWN,
            material.PERSPECTIVE: _perspective(row.metadata.perspective),
            material.DATE: row.metadata.date,
            material.COLUMN_WORDS: row.words,
        }
        | ({material.COLUMN_FILE: row.file} if with_files else {})
        for row in rows
    ]


def draft_rows(drafts: Iterable[tuple[Transcript, bool]]) -> list[Row]:
    """What was read but not stored: (transcript, whether declared free of names)."""
    return [
        {
            material.COLUMN_FILE: transcript.file,
            material.COLUMN_TURNS: len(transcript.turns),
            material.COLUMN_ASKS: _speakers(transcript, SpeakerRole.INTERVIEWER),
            material.COLUMN_ANSWERS: _speakers(transcript, SpeakerRole.RESPONDENT),
            material.MUNICIPALITY: transcript.metadata.municipality or words.NOT_KNOWN,
            material.PERSPECTIVE: _perspective(transcript.metadata.perspective),
            material.DATE: transcript.metadata.date,
            material.COLUMN_DECLARED: material.YES if declared else material.NO,
        }
        for transcript, declared in drafts
    ]


def _perspective(perspective: Any) -> str:
    return words.PERSPECTIVES.get(perspective, words.NOT_KNOWN)


def _speakers(transcript: Transcript, role: SpeakerRole) -> str:
    names = dict.fromkeys(turn.speaker or material.NO_SPEAKER for turn in transcript.turns if turn.role is role)
    return ", ".join(names) or "–"


def actor_rows(actors: Iterable[Actor]) -> list[Row]:
    """Who is named, with the number of conversations and passages."""
    return [
        {
            insights.COLUMN_NAME: actor.name,
            insights.COLUMN_KIND: words.ACTORS[actor.kind],
            insights.CONVERSATIONS: interviews_of(actor),
            insights.MENTIONS: len(actor.mentions),
        }
        for actor in actors
    ]


def unshown_rows(unshown: Mapping[str, Unshown], places: Mapping[str, str]) -> list[Row]:
    """Who is not shown, by place and without any name. ``places``: id -> how the first place is called."""
    return [
        {
            actors.COLUMN_PLACE: places[id],
            actors.FUNCTION: one.function or "–",
            actors.COLUMN_WHERE: one.organisation or "–",
            insights.MENTIONS: len(one.places),
            actors.COLUMN_REASON: actors.REASONS[one.reason],
        }
        for id, one in unshown.items()
    ]


def decision_words(decision: Decision, groups: Mapping[str, str]) -> str:
    """What was done, with the names of the groups; a group that no longer exists keeps its id."""
    return workflow.DECISIONS[decision.kind].format(
        origin=group_name(decision.group_from, groups), to=group_name(decision.group_to, groups)
    )


def group_name(group: str, groups: Mapping[str, str]) -> str:
    """The name of a group id; empty is the office."""
    return groups.get(group, group) or words.OFFICE


def decision_rows(dossiers: Iterable[Dossier], groups: Mapping[str, str]) -> list[Row]:
    """Every decision about the dossiers, the latest first."""
    made = [(decision, dossier) for dossier in dossiers for decision in dossier.decisions]
    made.sort(key=lambda pair: (pair[0].at, pair[1].id), reverse=True)
    return [
        {
            insights.COLUMN_WHEN: words.shown_time(decision.at),
            insights.COLUMN_DOSSIER: dossier.id,
            insights.COLUMN_TITLE: dossier.title,
            insights.COLUMN_WHAT: decision_words(decision, groups),
            insights.COLUMN_WHO: decision.by,
            insights.COLUMN_NOTE: decision.note,
        }
        for decision, dossier in made
    ]
