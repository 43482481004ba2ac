"""Challenges × municipalities as a table: said and nothing offered, said and offered, not said."""

from corpus.workflow.gaps import Gap
from pages.ui import address
from pages.ui.findings import Findings, municipalities
from pages.ui.grid import COVERED, GAP, Field, Grid, draw_grid, legend
from pages.ui.heatmap import show_fields
from pages.ui.texts import measures as says
from pages.ui.texts import words

CHALLENGE, PLACE = "luecke", "gemeinde"


def show_table(findings: Findings, gaps: list[Gap], rows: dict[str, str]) -> None:
    """A pressed field goes to the URL. ``rows``: id of a challenge -> label."""
    columns = {name: name for name in municipalities(findings)}
    missing = {(gap.challenge, gap.municipality): len(gap.transcripts) for gap in gaps}
    fields = {
        (row, column): _field(findings, (row, column), missing.get((row, column), 0))
        for row in rows
        for column in columns
    }

    def follow(row: str, column: str) -> None:
        address.put(CHALLENGE, row)
        address.put(PLACE, column if (row, column) in missing else "")

    grid = Grid(says.CHALLENGE, rows, columns, fields)
    key = legend({GAP: says.LEGEND_GAP, COVERED: says.LEGEND_COVERED})
    page = draw_grid(grid, chosen=(address.value(CHALLENGE), address.value(PLACE)), alt=says.GAPS_ALT, key=key)
    show_fields(page, key="gaps-where", follow=follow)


def _field(findings: Findings, place: tuple[str, str], missing: int) -> Field:
    challenge, column = findings.challenges[place[0]], place[1]
    told = sum(
        findings.transcripts[id].metadata.municipality == column
        for id in set(challenge.transcripts)
        if id in findings.transcripts
    )
    where = {"row": challenge.label, "column": column, "count": words.counted(told, *says.CONVERSATIONS)}
    if missing:
        return Field(str(missing), says.GAP_SAID.format(**where), GAP)
    if told:
        return Field(says.COVERED, says.COVERED_SAID.format(**where), COVERED)
    return Field("", says.UNSAID.format(**where))
