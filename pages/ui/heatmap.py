"""A cross table whose fields are shaded and can be pressed, by mouse, finger and keyboard alike.

A real table and no drawing: screen readers read it, long names wrap, and on a phone all of it stays in view.
"""

from collections.abc import Callable, Collection, Mapping
from html import escape
from typing import Any, Final

import streamlit as st

from pages.ui.matrices import FEW, WHOLE, Cell, Matrix
from pages.ui.texts import matrix as says
from pages.ui.texts import words

SHARE: Final = "anteil"

# background, text: six steps that print well, the text readable on each; thin columns stay in the light half
_SHADES: Final = (
    ("#f6f8f9", "#4b5563"),
    ("#dbe8ee", "#111827"),
    ("#b3d0dc", "#111827"),
    ("#86b5c8", "#111827"),
    ("#2f7391", "#ffffff"),
    ("#174a60", "#ffffff"),
)
_LIGHTER: Final = (0, 1, 1, 2, 2, 3)
_ROOM_FOR_NAMES, _ROOM_FOR_A_LETTER = 220, 7.5

_RULES: Final = """
:host,.heat{display:block}
.heat{container-type:inline-size;overflow-x:auto;color:#111827;font-family:var(--st-font,sans-serif);font-size:.9rem}
table{border-collapse:separate;border-spacing:2px;width:100%;table-layout:fixed}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
col.names{width:13rem}
th{font-weight:400;text-align:left;line-height:1.25;hyphens:auto}
thead th{vertical-align:bottom;text-align:center;padding:.2rem .1rem}
thead th.corner{text-align:left}
thead span{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap}
.held th,.held td{font-size:.8rem;color:#4b5563;padding:.1rem .1rem .35rem;text-align:center}
.held th{text-align:left}
td{padding:0;height:2.3rem}
.held td{height:auto}
button{all:unset;box-sizing:border-box;cursor:pointer;width:100%;height:100%;min-height:2.3rem;display:flex;
align-items:center;justify-content:center;border-radius:3px;font-variant-numeric:tabular-nums}
th button{justify-content:flex-start;padding:.15rem .3rem;overflow-wrap:anywhere}
button:hover{outline:2px solid #1f5f7a;outline-offset:-2px}
button:focus-visible{outline:3px solid #b4541a;outline-offset:-1px}
button[aria-pressed=true]{outline:3px solid #111827;outline-offset:-2px}
th button[aria-pressed=true]{font-weight:600}
.whole{font-weight:600}
.few{background-image:repeating-linear-gradient(45deg,rgb(255 255 255/.5) 0 3px,transparent 3px 8px)}
.note{margin:.4rem 0 0;font-size:.85rem;color:#4b5563}
.note i{display:inline-block;width:1.6rem;height:.9rem;vertical-align:-.1rem;margin-right:.4rem;border-radius:2px;
background-color:#b3d0dc}
@container (max-width:560px){col.names{width:8.4rem}table{border-spacing:1px;font-size:.82rem}.unit{display:none}}
"""
_COLOURS: Final = "".join(
    f".h{step}{{background-color:{back};color:{text}}}" for step, (back, text) in enumerate(_SHADES)
)

# Fixed script: the table comes from ``page`` below, where every name is escaped. One field is in the tab order, the
# arrow keys lead to the others; after a rerun whoever stood on a field stands there again.
_SCRIPT: Final = """
export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".heat")
  const fields = () => [...host.querySelectorAll("button")]
  if (host.dataset.shown !== data) {
    const held = fields().indexOf(host.getRootNode().activeElement)
    const scrolled = host.scrollLeft
    host.innerHTML = data
    host.dataset.shown = data
    host.scrollLeft = scrolled
    const all = fields()
    const again = all[held]
    const first = again || all.find((one) => one.ariaPressed === "true") || all[0]
    if (first) first.tabIndex = 0
    if (again) again.focus({ preventScroll: true })
  }
  const reach = (from, to) => {
    if (!to) return
    from.tabIndex = -1
    to.tabIndex = 0
    to.focus()
  }
  host.onclick = (event) => {
    const button = event.target.closest("button")
    if (!button) return
    fields().forEach((one) => (one.tabIndex = -1))
    button.tabIndex = 0
    setTriggerValue("pick", { row: button.dataset.row, column: button.dataset.column })
  }
  host.onkeydown = (event) => {
    const cell = event.target.closest("td,th")
    if (!cell) return
    const line = cell.parentElement
    const over = (next) => next && next.children[cell.cellIndex]
    const next = {
      ArrowLeft: cell.previousElementSibling,
      ArrowRight: cell.nextElementSibling,
      ArrowUp: over(line.previousElementSibling),
      ArrowDown: over(line.nextElementSibling),
      Home: line.firstElementChild,
      End: line.lastElementChild,
    }[event.key]
    if (next === undefined) return
    event.preventDefault()
    reach(event.target, next && next.querySelector("button"))
  }
}
"""


@st.cache_resource(show_spinner=False)
def _heatmap() -> Any:
    return st.components.v2.component(
        "fundament_heatmap", html='<div class="heat"></div>', css=_RULES + _COLOURS, js=_SCRIPT
    )


def show_heatmap(
    matrix: Matrix, *, value: str, chosen: tuple[str, str], alt: str, key: str, follow: Callable[[str, str], None]
) -> None:
    """Draw the table; ``follow`` is called with the row and the column of a pressed field.

    Args:
        value: what fields show, SHARE or anything else for the count.
        chosen: row and column that are marked as pressed.
        alt: the table in a sentence, for those who can't see it.
        key: another table, another key.
    """

    def press() -> None:
        pick = st.session_state[key].pick or {}
        row, column = str(pick.get("row", "")), str(pick.get("column", ""))
        if row in matrix.rows and column in {WHOLE, *matrix.columns}:
            follow(row, column)

    _heatmap()(data=heat_table(matrix, value=value, chosen=chosen, alt=alt), key=key, on_pick_change=press)


def show_fields(page: str, *, key: str, follow: Callable[[str, str], None]) -> None:
    """Draw HTML of another table with such buttons (``pages.ui.grid``) and its arrow keys; ``follow`` as above."""

    def press() -> None:
        pick = st.session_state[key].pick or {}
        follow(str(pick.get("row", "")), str(pick.get("column", "")))

    _heatmap()(data=page, key=key, on_pick_change=press)


def heat_table(matrix: Matrix, *, value: str, chosen: tuple[str, str], alt: str) -> str:
    """HTML of the table with everything escaped; the first column is the name, the second all interviews."""
    names = {WHOLE: says.WHOLE} | dict(matrix.columns)
    head = "".join(f'<th scope="col"><span>{escape(name)}</span></th>' for name in names.values())
    held = "".join(_held(matrix.held.get(column, 0), column=column) for column in names)
    body = "".join(_line(matrix, row, names, value=value, chosen=chosen) for row in matrix.rows)
    few = any(matrix.held.get(column, 0) < FEW for column in matrix.columns)
    return (
        f"{_room(names.values())}<table><caption>{escape(alt)}</caption>"
        f'<colgroup><col class="names">{"<col>" * len(names)}</colgroup>'
        f'<thead><tr><th scope="col" class="corner">{says.THEME}</th>{head}</tr></thead>'
        f'<tbody><tr class="held"><th scope="row">{says.HELD}</th>{held}</tr>{body}</tbody></table>'
        + (f'<p class="note"><i class="few"></i>{says.FEW.format(few=words.shown_number(FEW))}</p>' if few else "")
    )


def _room(names: Collection[str]) -> str:
    """Names of columns lie flat where the longest word has room, and stand upright elsewhere."""
    longest = max((len(word) for name in names for word in name.split()), default=0)
    wide = _ROOM_FOR_NAMES + len(names) * (8 + round(_ROOM_FOR_A_LETTER * longest))
    flat = "{writing-mode:horizontal-tb;transform:none;white-space:normal}"
    return f"<style>@container (min-width:{wide}px){{thead span{flat}}}</style>"


def _held(number: int, *, column: str) -> str:
    few = f'<span title="{says.FEW_SPOKEN}">*</span>' if column != WHOLE and number < FEW else ""
    return f"<td>{number}{few}</td>"


def _line(matrix: Matrix, row: str, names: Mapping[str, str], *, value: str, chosen: tuple[str, str]) -> str:
    label = _button(row, WHOLE, shown=escape(matrix.rows[row]), said=matrix.rows[row], pressed=chosen == (row, WHOLE))
    fields = "".join(
        _field(matrix, (row, column), name, value=value, pressed=chosen == (row, column))
        for column, name in names.items()
    )
    return f'<tr><th scope="row">{label}</th>{fields}</tr>'


def _field(matrix: Matrix, place: tuple[str, str], name: str, *, value: str, pressed: bool) -> str:
    row, column = place
    cell = matrix.cell(row, column)
    shown = f'{cell.percent}<span class="unit">\N{NO-BREAK SPACE}%</span>' if value == SHARE else str(cell.count)
    said = spoken(cell, value=value, whole=column == WHOLE)
    looks = "whole" if column == WHOLE else shade(cell, value=value, top=matrix.top)
    names = f"{matrix.rows[row]}, {name}"
    return f"<td>{_button(row, column, shown=shown, said=f'{said} – {names}', pressed=pressed, looks=looks)}</td>"


def _button(row: str, column: str, *, shown: str, said: str, pressed: bool, looks: str = "") -> str:
    state = "true" if pressed else "false"
    return (
        f'<button type="button" tabindex="-1" class="{looks}" aria-pressed="{state}" title="{escape(said)}" '
        f'aria-label="{escape(said)}" data-row="{escape(row)}" data-column="{escape(column)}">{shown}</button>'
    )


def spoken(cell: Cell, *, value: str, whole: bool = False) -> str:
    """A field in words: ``75 %, 3 von 4 Gesprächen``, with a warning where few were held."""
    share = [says.PERCENT.format(percent=cell.percent)] if value == SHARE else []
    few = [says.FEW_SPOKEN] if cell.is_few and not whole else []
    return ", ".join([*share, says.shown_of(cell.count, cell.of), *few])


def shade(cell: Cell, *, value: str, top: int) -> str:
    """Classes of a field: six steps from nothing to all, lighter and hatched where few interviews were held."""
    part = cell.percent / 100 if value == SHARE else cell.count / max(top, 1)
    step = min(len(_SHADES) - 1, 1 + int(part * (len(_SHADES) - 1))) if cell.count else 0
    return f"h{_LIGHTER[step]} few" if cell.is_few else f"h{step}"
