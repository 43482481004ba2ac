"""What narrows a list, kept in the URL: one choice or everything, the page one is on, and the way back."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import streamlit as st

from pages.ui import address
from pages.ui.findings import Findings, columns, theme_names_by_breadth
from pages.ui.texts import insights as says

T = TypeVar("T")

_PAGE = "seite"


def choose_or_all(
    label: str, options: Sequence[str], *, key: str, everything: str, names: Mapping[Any, str] | None = None
) -> str:
    """One of the options, or an empty string for all of them. ``names``: option -> how it is called."""
    shown = {"": everything} | dict(names or {})
    return address.choose(
        label, ["", *options], key=key, default="", show=lambda option: str(shown.get(option, option))
    )


def offer_reset(*keys: str) -> None:
    """A button that clears the filters, shown while one of them is set."""
    if any(address.value(key) for key in keys):
        st.button(says.RESET, on_click=address.clear, args=(*keys, _PAGE), key="reset-filters", type="tertiary")


def choose_scope(findings: Findings, *, also: Sequence[str] = ()) -> dict[str, str]:
    """Theme, municipality and perspective of challenges, as ``findings.ranked_challenges`` takes them.

    ``also``: further parameters of the URL that "Filter zurücksetzen" clears.
    """
    themes = theme_names_by_breadth(findings)
    first, second, third = st.columns(3)
    with first:
        theme = choose_or_all(says.THEME, list(themes), key="thema", everything=says.ALL_THEMES, names=themes)
    with second:
        places = columns(findings, by="gemeinde")
        place = choose_or_all(says.MUNICIPALITY[0], list(places), key="gemeinde", everything=says.ALL_MUNICIPALITIES)
    with third:
        heard = columns(findings, by="perspektive")
        perspective = choose_or_all(
            says.PERSPECTIVE[0], list(heard), key="perspektive", everything=says.ALL_PERSPECTIVES, names=heard
        )
    offer_reset("thema", "gemeinde", "perspektive", *also)
    return {"theme": theme, "municipality": place, "perspective": perspective}


def open_here(label: str, *, icon: str | None = None, **to: str) -> None:
    """A link within the page: sets URL parameters, an empty one takes it out.

    A link to the very page one is on changes what is shown but not the URL (Streamlit 1.67), so this is a button.
    """

    def write() -> None:
        for key, chosen in to.items():
            address.put(key, chosen)

    name = "-".join(f"{key}-{chosen}" for key, chosen in to.items())
    st.button(label, key=f"open-{name}", type="tertiary", icon=icon, on_click=write)


def choose_page(items: Sequence[T], *, size: int) -> tuple[Any, Sequence[T]]:
    """The place to draw the list in, and the items of the page the person is on; page numbers stand below."""
    body, pages = st.container(), max(1, math.ceil(len(items) / size))
    number = min(max(_whole(address.value(_PAGE)), 1), pages)
    if pages > 1:
        # The number is part of the key: the URL decides, and Back makes another widget with another default.
        key = f"{_PAGE}-{number}-of-{pages}"

        def write() -> None:
            address.put(_PAGE, str(st.session_state[key]), default="1")

        st.pagination(pages, default=number, key=key, on_change=write)
    return body, items[(number - 1) * size : number * size]


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
