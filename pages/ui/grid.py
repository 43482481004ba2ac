"""A small table of counts whose fields are shaded, hold words for screen readers, and can be pressed."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

# Looks of a field beside the six shades of the heatmap (h0 to h5).
GAP: Final = "gap"
COVERED: Final = "covered"
STYLE: Final = (
    "<style>.gap{background-color:#f3c6a5;color:#111827;font-weight:600}.covered{background-color:#e3efe6;"
    "color:#1d4d2b}.key{margin:.4rem 0 0;font-size:.85rem;color:#4b5563}.key i{display:inline-block;width:1.6rem;"
    "height:.9rem;vertical-align:-.1rem;margin:0 .4rem 0 0;border-radius:2px}"
    ".key span{display:inline-block;margin-right:1.2rem}</style>"
)


@dataclass(frozen=True, slots=True)
class Field:
    """What a field shows, what it says to those who can't see it, and its look."""

    shown: str
    said: str
    look: str = "h0"


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows by columns, ids -> names in the order they are drawn. ``corner``: what the rows are."""

    corner: str
    rows: Mapping[str, str]
    columns: Mapping[str, str]
    fields: Mapping[tuple[str, str], Field]


def draw_grid(grid: Grid, *, chosen: tuple[str, str], alt: str, key: str = "") -> str:
    """HTML for ``heatmap.show_fields``, everything escaped. ``key``: HTML of a legend, escaped by the caller."""
    head = "".join(f'<th scope="col"><span>{escape(name)}</span></th>' for name in grid.columns.values())
    body = "".join(_line(grid, row, chosen) for row in grid.rows)
    columns = "<col>" * len(grid.columns)
    return (
        f"{STYLE}<table><caption>{escape(alt)}</caption>"
        f'<colgroup><col class="names">{columns}</colgroup><thead><tr><th scope="col" class="corner">'
        f"{escape(grid.corner)}</th>{head}</tr></thead><tbody>{body}</tbody></table>{key}"
    )


def legend(entries: Mapping[str, str]) -> str:
    """HTML of the looks with their meaning: look -> meaning."""
    shown = "".join(f'<span><i class="{escape(look)}"></i>{escape(said)}</span>' for look, said in entries.items())
    return f'<p class="key">{shown}</p>'


def _line(grid: Grid, row: str, chosen: tuple[str, str]) -> str:
    cells = "".join(_cell(grid, (row, column), pressed=chosen == (row, column)) for column in grid.columns)
    return f'<tr><th scope="row">{escape(grid.rows[row])}</th>{cells}</tr>'


def _cell(grid: Grid, place: tuple[str, str], *, pressed: bool) -> str:
    field = grid.fields[place]
    said, state = escape(field.said), "true" if pressed else "false"
    return (
        f'<td><button type="button" tabindex="-1" class="{field.look}" aria-pressed="{state}" title="{said}" '
        f'aria-label="{said}" data-row="{escape(place[0])}" data-column="{escape(place[1])}">'
        f"{escape(field.shown)}</button></td>"
    )
