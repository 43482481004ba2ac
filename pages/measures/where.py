"""What is offered where: fields of action × municipalities, and the filters of the register."""

import streamlit as st

from pages.ui import address
from pages.ui.filters import choose_or_all, offer_reset
from pages.ui.grid import Field, Grid, draw_grid
from pages.ui.heatmap import show_fields
from pages.ui.measures import Book, Scope, area_columns, count_offers
from pages.ui.texts import measures as says
from pages.ui.texts import words

THEME, PLACE, TARGET, PROVIDER, STATE = FILTERS = ("feld", "gemeinde", "zielgruppe", "traeger", "stand")
_DARKEST = 5


def show_where(book: Book) -> None:
    """The table; a pressed field sets the filters."""
    counts, columns = count_offers(book), area_columns(book)
    held = {theme for theme, _ in counts}
    known = [theme.id for theme in book.district.codebook.themes if theme.id in book.themes]
    rows = {theme: book.theme_name(theme) for theme in [*known, *sorted(held - set(known))]}
    fields = {
        (row, column): _field(counts.get((row, column), 0), rows[row], columns[column])
        for row in rows
        for column in columns
    }

    def follow(row: str, column: str) -> None:
        address.put(THEME, row if row in rows else "")
        address.put(PLACE, column if column in columns else "")

    st.subheader(says.WHERE)
    st.caption(says.WHERE_HINT)
    grid = Grid(says.THEME, rows, columns, fields)
    chosen = (address.value(THEME), address.value(PLACE))
    show_fields(draw_grid(grid, chosen=chosen, alt=says.WHERE_ALT), key="measures-where", follow=follow)


def _field(count: int, row: str, column: str) -> Field:
    said = says.CELL.format(count=words.counted(count, *says.MEASURE), row=row, column=column)
    return Field(str(count) if count else "", said, f"h{min(_DARKEST, count + 1) if count else 0}")


def choose_scope(book: Book) -> Scope:
    """The filters, kept in the URL."""
    measures = [entry.measure for entry in book.entries.values()]
    places = [column for column in area_columns(book) if column]
    targets = sorted({target for measure in measures for target in measure.targets}, key=str.casefold)
    providers = sorted({measure.provider for measure in measures if measure.provider}, key=str.casefold)
    first, second, third, fourth, fifth = st.columns(5)
    with first:
        theme = choose_or_all(
            says.THEME, list(book.themes), key=THEME, everything=says.ALL_THEMES, names=dict(book.themes)
        )
    with second:
        place = choose_or_all(says.MUNICIPALITY, places, key=PLACE, everything=says.ALL_MUNICIPALITIES)
    with third:
        target = choose_or_all(says.TARGET, targets, key=TARGET, everything=says.ALL_TARGETS)
    with fourth:
        provider = choose_or_all(says.PROVIDER, providers, key=PROVIDER, everything=says.ALL_PROVIDERS)
    with fifth:
        state = address.choose(
            says.STATE, list(says.STATES), key=STATE, default="laufend", show=says.STATES.__getitem__
        )
    offer_reset(*FILTERS)
    return Scope(theme, place, target, provider, state)
