"""What a person chooses on the pages that set groups side by side; all of it lives in the URL."""

from collections.abc import Mapping

import streamlit as st

from corpus.types import StatementKind
from pages.ui import address
from pages.ui.filters import choose_or_all
from pages.ui.findings import Findings, columns
from pages.ui.matrices import MOST_COLUMNS
from pages.ui.texts import insights, matrix

THEME, COLUMN, BY, KIND, VALUE = "thema", "spalte", "nach", "art", "wert"
SUBJECT, CHALLENGE, COLUMNS, NUMBER = "was", "herausforderung", "spalten", "zitate"


def choose_by() -> str:
    """What the columns are: "gemeinde" or "perspektive"."""
    return _one_of(insights.THEMES_BY, insights.BY, key=BY, default="gemeinde")


def choose_value() -> str:
    """What the fields show: "anzahl" or "anteil"."""
    return _one_of(matrix.VALUE, matrix.VALUES, key=VALUE, default="anzahl")


def choose_subject() -> str:
    """What the quotes are about: THEME or CHALLENGE."""
    return _one_of(matrix.SUBJECT, matrix.SUBJECTS, key=SUBJECT, default=THEME)


def choose_number() -> int:
    """How many quotes stand in every column."""
    return int(_one_of(matrix.PER_COLUMN, matrix.NUMBERS, key=NUMBER, default="3"))


def _one_of(label: str, names: Mapping[str, str], *, key: str, default: str) -> str:
    return address.choose(
        label, list(names), key=key, default=default, show=names.__getitem__, widget=st.radio, horizontal=True
    )


def choose_kind() -> str:
    """Which statements count, or an empty string for all of them."""
    return choose_or_all(matrix.KIND, list(matrix.KINDS), key=KIND, everything=insights.ALL_KINDS, names=matrix.KINDS)


def kinds_of(kind: str) -> tuple[StatementKind, ...]:
    """As the findings take it: nothing stands for all kinds."""
    return (StatementKind(kind),) if kind else ()


def choose_columns(findings: Findings, *, by: str) -> list[str]:
    """Up to four municipalities or perspectives; what is none of the kind falls out."""
    names = columns(findings, by=by)
    return address.choose_many(
        matrix.COLUMNS.format(most=MOST_COLUMNS),
        list(names),
        key=COLUMNS,
        show=names.__getitem__,
        max_selections=MOST_COLUMNS,
        placeholder=matrix.COLUMNS_HINT,
    )
