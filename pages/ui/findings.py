"""The latest analysis together with the transcripts it speaks of, ready to look things up in."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from corpus.types import (
    Actor,
    Analysis,
    Challenge,
    Change,
    Coded,
    Measure,
    Mention,
    Overlap,
    Perspective,
    Relation,
    Routing,
    Statement,
    StatementKind,
    Theme,
    Transcript,
    is_view,
)
from corpus.workflow import ActorDecision
from corpus.workflow.codings.applying import recode
from corpus.workflow.codings.arranging import Arranged
from corpus.workflow.codings.decisions import CodingDecision
from pages.ui.actors import arrange_shown
from pages.ui.entries import Entry
from pages.ui.evidence import ACTOR, Mark
from pages.ui.found import list_later, names_found
from pages.ui.network import interviews_of
from pages.ui.texts import words

P = TypeVar("P", Statement, Mention)


class Breadth(NamedTuple):
    """How widely something is carried: distinct interviews, municipalities and perspectives."""

    interviews: int
    municipalities: int
    perspectives: int


@dataclass(frozen=True)
class Findings:
    """One analysis by id, with actors, themes and challenges as people arranged them.

    ``decided`` and ``coded`` are the latest entries about actors and about themes and challenges; ``codings`` are all
    decisions about the latter, ``arranged`` what they gave, ``changes`` what waits for an answer. ``named`` are the
    program's names of them, ``later`` the interviews that came after they were first found.

    Protected actors are not in here, and of persons in office only the office, so no page can show a person's name.
    ``hidden`` counts those left out; ``heirs``: id of an actor that is no more -> where it went, "" for nowhere.
    """

    id: int
    inputs: Mapping[str, str]
    transcripts: Mapping[str, Transcript]
    statements: Mapping[str, Statement]
    actors: Mapping[str, Actor]
    relations: tuple[Relation, ...]
    themes: Mapping[str, Theme]
    challenges: Mapping[str, Challenge]
    routings: Mapping[str, Routing]
    decided: int = 0
    hidden: int = 0
    heirs: Mapping[str, str] = field(default_factory=dict)
    history: tuple[Entry, ...] = ()
    coded: int = 0
    codings: tuple[CodingDecision, ...] = ()
    arranged: Mapping[Coded, Arranged] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    named: Mapping[Coded, Mapping[str, str]] = field(default_factory=dict)
    later: frozenset[str] = frozenset()
    measures: Mapping[str, Measure] = field(default_factory=dict)
    overlaps: tuple[Overlap, ...] = ()

    def theme_label(self, theme: str) -> str:
        """What the theme is called, or "" where it is gone."""
        found = self.themes.get(theme)
        return found.label if found else ""

    def is_unsure(self, challenge: str) -> bool:
        """Whether a person should look at it before it goes anywhere."""
        routing = self.routings.get(challenge)
        return routing is None or routing.unsure or not routing.ranked


def gather(
    analysis_id: int,
    analysis: Analysis,
    *,
    transcripts: Iterable[Transcript],
    decisions: Iterable[ActorDecision] = (),
    codings: Iterable[CodingDecision] = (),
    decided: int = 0,
    coded: int = 0,
) -> Findings:
    """The analysis as decided, indexed by id, without protected actors and without transcripts it has not seen."""
    seen = {t.id: t for t in transcripts if t.id in analysis.inputs}
    made = tuple(codings)
    recoded = recode(analysis, made, about={t.id: t.metadata for t in seen.values()})
    shown = arrange_shown(recoded.analysis, decisions)
    return Findings(
        id=analysis_id,
        inputs=analysis.inputs,
        transcripts=seen,
        statements={statement.id: statement for statement in shown.analysis.statements},
        actors=shown.actors,
        relations=tuple(r for r in shown.analysis.relations if _may_be_shown(r, shown.actors)),
        themes={theme.id: theme for theme in recoded.analysis.themes},
        challenges={challenge.id: challenge for challenge in recoded.analysis.challenges},
        routings={routing.challenge: routing for routing in analysis.routings},
        decided=decided,
        hidden=shown.hidden,
        heirs=shown.heirs,
        history=shown.history,
        coded=coded,
        codings=made,
        arranged={Coded.THEME: recoded.themes, Coded.CHALLENGE: recoded.challenges},
        changes=recoded.analysis.changes,
        named=names_found(analysis),
        later=list_later(analysis),
        measures={measure.id: _in_field(measure, recoded.themes) for measure in shown.analysis.measures},
        overlaps=shown.analysis.overlaps,
    )


def _in_field(measure: Measure, themes: Arranged) -> Measure:
    """With the theme that its own is part of by now."""
    return replace(measure, theme=themes.heir(measure.theme) or measure.theme)


def _may_be_shown(relation: Relation, actors: Mapping[str, Actor]) -> bool:
    return all(end in actors or is_view(end) for end in (relation.source, relation.target))


def breadth(findings: Findings, transcripts: Iterable[str]) -> Breadth:
    """Counts over the given interviews; what is not known of an interview is not counted."""
    known = [findings.transcripts[key].metadata for key in set(transcripts) if key in findings.transcripts]
    return Breadth(
        len(known),
        len({metadata.municipality for metadata in known if metadata.municipality}),
        len({metadata.perspective for metadata in known if metadata.perspective}),
    )


def ranked_challenges(
    findings: Findings, *, theme: str = "", municipality: str = "", perspective: str = ""
) -> list[Challenge]:
    """The challenges that pass the filters, most widely carried first."""
    fitting = [
        challenge
        for challenge in findings.challenges.values()
        if (not theme or challenge.theme == theme)
        and (not municipality or municipality in challenge.municipalities)
        and (not perspective or perspective in challenge.perspectives)
    ]
    return sorted(fitting, key=lambda c: (*(-n for n in breadth(findings, c.transcripts)), c.label, c.id))


def column_of(findings: Findings, statement: Statement, *, by: str) -> str:
    """In which column of a cross table the statement counts; ``by``: "gemeinde" or "perspektive"."""
    transcript = findings.transcripts.get(statement.transcript)
    if transcript is None:
        return ""
    return transcript.metadata.municipality if by == "gemeinde" else str(transcript.metadata.perspective or "")


def cross_table(findings: Findings, *, by: str, kinds: Sequence[StatementKind] = ()) -> dict[tuple[str, str], int]:
    """(theme id, column) -> number of interviews in which the theme comes up, in statements of these kinds if any."""
    seen: dict[tuple[str, str], set[str]] = {}
    for theme in findings.themes.values():
        for statement in statements_of(findings, theme.statements, kinds=kinds):
            column = column_of(findings, statement, by=by)
            if column:
                seen.setdefault((theme.id, column), set()).add(statement.transcript)
    return {cell: len(interviews) for cell, interviews in seen.items()}


def statements_of(findings: Findings, ids: Iterable[str], *, kinds: Sequence[StatementKind] = ()) -> list[Statement]:
    """The statements that exist among the ids, in the given order, of the given kinds if any are named."""
    found = (findings.statements[key] for key in ids if key in findings.statements)
    return [statement for statement in found if not kinds or statement.kind in kinds]


def marks_by_turn(findings: Findings, transcript: Transcript, *, shown: Iterable[str]) -> dict[int, list[Mark]]:
    """Turn number -> marks. ``shown``: statement kinds and "actor". What no longer fits the text is left out."""
    wanted = set(shown)
    marks = [
        (s.turn, Mark(s.start, s.end, s.kind, words.STATEMENTS[s.kind]), s.text)
        for s in findings.statements.values()
        if s.transcript == transcript.id and s.kind in wanted
    ] + [
        (m.turn, Mark(m.start, m.end, ACTOR, f"{words.ACTORS[actor.kind]}: {actor.name}"), m.surface)
        for actor in findings.actors.values()
        if ACTOR in wanted
        for m in actor.mentions
        if m.transcript == transcript.id and m.surface
    ]
    by_turn: dict[int, list[Mark]] = {}
    for turn, mark, text in marks:
        if turn < len(transcript.turns) and transcript.turns[turn].text[mark.start : mark.end] == text:
            by_turn.setdefault(turn, []).append(mark)
    return by_turn


def in_turns(statements: Iterable[P]) -> list[P]:
    """One statement of every interview, then the second of each, and so on."""
    said: Counter[str] = Counter()
    ranked = []
    for statement in statements:
        ranked.append((said[statement.transcript], statement))
        said[statement.transcript] += 1
    return [statement for _, statement in sorted(ranked, key=lambda pair: pair[0])]


def theme_names_by_breadth(findings: Findings) -> dict[str, str]:
    """Theme id -> name, the theme of most interviews first; themes nobody speaks of stand last."""
    counts = {
        theme.id: len({statement.transcript for statement in statements_of(findings, theme.statements)})
        for theme in findings.themes.values()
    }
    ordered = sorted(counts, key=lambda theme: (-counts[theme], findings.theme_label(theme), theme))
    return {theme: findings.theme_label(theme) for theme in ordered}


def columns(findings: Findings, *, by: str) -> dict[str, str]:
    """Column id -> name of a cross table by "gemeinde" or "perspektive"."""
    if by == "gemeinde":
        return {name: name for name in municipalities(findings)}
    return {str(perspective): words.PERSPECTIVES[perspective] for perspective in perspectives(findings)}


def actors_by_breadth(findings: Findings, *, kind: str = "") -> list[Actor]:
    """The actors of a kind, or all, those named in most interviews first."""
    fitting = [actor for actor in findings.actors.values() if kind in {"", actor.kind}]
    return sorted(fitting, key=lambda a: (-interviews_of(a), -len(a.mentions), a.name, a.id))


def municipalities(findings: Findings) -> list[str]:
    """The municipalities the interviews come from, in alphabetical order."""
    return sorted({t.metadata.municipality for t in findings.transcripts.values() if t.metadata.municipality})


def perspectives(findings: Findings) -> list[Perspective]:
    """The perspectives that were heard, in their usual order."""
    heard = {t.metadata.perspective for t in findings.transcripts.values()}
    return [perspective for perspective in Perspective if perspective in heard]
