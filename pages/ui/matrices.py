"""Cross tables of themes and the quotes that stand side by side in them. Pure.

Everything is counted in interviews, never in mentions: who talks a lot doesn't weigh more.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.types import Challenge, Statement, StatementKind
from pages.ui.findings import (
    Findings,
    breadth,
    column_of,
    columns,
    cross_table,
    in_turns,
    ranked_challenges,
    statements_of,
)

FEW: Final = 3
MOST_COLUMNS: Final = 4
WHOLE: Final = ""

# What the theme's first word adds to a statement's score, the second half as much and so on.
_FIRST_WORD: Final = 0.3


@dataclass(frozen=True, slots=True)
class Cell:
    """``count`` interviews out of the ``of`` that were held."""

    count: int
    of: int

    @property
    def percent(self) -> int:
        """The share as a whole number, half rounded up; 0 of 0 is 0."""
        return (200 * self.count + self.of) // (2 * self.of) if self.of else 0

    @property
    def is_few(self) -> bool:
        """Whether so few interviews were held that a share says little."""
        return self.of < FEW


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows by columns, ids -> names in the order they are shown. Column WHOLE stands for all interviews."""

    rows: Mapping[str, str]
    columns: Mapping[str, str]
    counts: Mapping[tuple[str, str], int]
    held: Mapping[str, int]

    def cell(self, row: str, column: str = WHOLE) -> Cell:
        """How many interviews of the column speak of the row; unknown ids count nothing."""
        return Cell(self.counts.get((row, column), 0), self.held.get(column, 0))

    @property
    def top(self) -> int:
        """The greatest number of interviews in one cell, the column of the whole left out."""
        return max((count for (_, column), count in self.counts.items() if column != WHOLE), default=0)


@dataclass(frozen=True, slots=True)
class Column:
    """What one group says: its passages, one of each interview first, and how many of its interviews they are from."""

    id: str
    name: str
    passages: tuple[Statement, ...]
    cell: Cell


def matrix_of(findings: Findings, rows: Mapping[str, str], *, by: str, kinds: Sequence[StatementKind] = ()) -> Matrix:
    """Themes by municipality or perspective (``by``: "gemeinde" or "perspektive"); without ``kinds`` all statements.

    ``rows``: theme id -> name.
    """
    counts = cross_table(findings, by=by, kinds=kinds)
    for row in rows:
        said = statements_of(findings, findings.themes[row].statements, kinds=kinds)
        counts[row, WHOLE] = len({statement.transcript for statement in said} & set(findings.transcripts))
    return Matrix(rows, columns(findings, by=by), counts, held(findings, by=by))


def held(findings: Findings, *, by: str) -> dict[str, int]:
    """Column -> number of interviews held there; WHOLE -> all of them."""
    counts = {WHOLE: len(findings.transcripts)} | dict.fromkeys(columns(findings, by=by), 0)
    for transcript in findings.transcripts.values():
        metadata = transcript.metadata
        column = metadata.municipality if by == "gemeinde" else str(metadata.perspective or "")
        if column:
            counts[column] += 1
    return counts


def representative(findings: Findings, theme: str, *, kinds: Sequence[StatementKind] = ()) -> list[Statement]:
    """What is said on a theme, the most telling first, and every interview once before any has its second say.

    Telling is what is certain and in the theme's own words.
    """
    found = findings.themes[theme]
    said = statements_of(findings, found.statements, kinds=kinds)
    return in_turns(sorted(said, key=lambda one: (-_telling(one, found.keywords), one.id)))


def _telling(statement: Statement, keywords: Sequence[str]) -> float:
    spoken = statement.text.casefold()
    own = sum(_FIRST_WORD / rank for rank, word in enumerate(keywords, 1) if word.casefold() in spoken)
    return round(statement.score + own, 6)


def side_by_side(
    findings: Findings, statements: Iterable[Statement], *, chosen: Sequence[str], by: str
) -> list[Column]:
    """The chosen columns; without any the ones of most interviews. The order of the statements is kept within each."""
    said, names, whole = in_turns(statements), columns(findings, by=by), held(findings, by=by)
    found = []
    for column, name in names.items():
        here = tuple(statement for statement in said if column_of(findings, statement, by=by) == column)
        found.append(Column(column, name, here, Cell(len({one.transcript for one in here}), whole[column])))
    widest = sorted(found, key=lambda column: -column.cell.count)[:MOST_COLUMNS]
    wanted = [column for column in chosen if column in names][:MOST_COLUMNS] or [column.id for column in widest]
    return [column for column in found if column.id in wanted]


def is_recurring(challenge: Challenge) -> bool:
    """Whether more than one interview carries it."""
    return len(set(challenge.transcripts)) > 1


def in_order(findings: Findings, *, sort: str, **scope: str) -> list[Challenge]:
    """The challenges that pass the filters of ``ranked_challenges``: those that recur first, each part in order.

    ``sort``: "gemeinden", "perspektiven", "name", or anything else for the number of interviews.
    """
    places = {"gemeinden": 1, "perspektiven": 2}.get(sort)
    found = ranked_challenges(findings, **scope)
    if sort == "name":
        found.sort(key=lambda one: (one.label.casefold(), one.id))
    elif places:
        found.sort(key=lambda one: -breadth(findings, one.transcripts)[places])
    return sorted(found, key=lambda one: not is_recurring(one))
