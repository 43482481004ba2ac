"""The heatmap of themes: how many interviews of each column speak of each."""

import streamlit as st

from pages.matrix.choices import COLUMN, THEME
from pages.ui import address
from pages.ui.heatmap import show_heatmap
from pages.ui.matrices import Matrix
from pages.ui.texts import insights, matrix


def show_heat(table: Matrix, *, by: str, value: str, key: str) -> None:
    """The table; a pressed field goes to the URL. Another analysis, another ``key``."""
    if not table.columns:
        st.info(insights.NO_COLUMNS)
        return

    def follow(row: str, column: str) -> None:
        address.put(THEME, row)
        address.put(COLUMN, column)

    st.caption(f"{matrix.HINTS[value]} {matrix.HINT_KEYS}")
    show_heatmap(
        table,
        value=value,
        chosen=(address.value(THEME), address.value(COLUMN)),
        alt=matrix.ALT.format(columns=insights.BY[by], value=matrix.VALUES[value]),
        key=f"heat-{key}-{by}",
        follow=follow,
    )
