"""The address bar is the truth: filters live in the URL, so sharing, reloading and Back all work."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

_PAGES = "pages of this session"

Parameters = Mapping[str, str | Sequence[str]]


def value(key: str, *, default: str = "") -> str:
    """The parameter as it stands in the URL."""
    return st.query_params.get(key, default)


def put(key: str, chosen: str | Sequence[str], *, default: str | Sequence[str] = "") -> None:
    """Write the parameter; the default is written as no parameter at all."""
    if chosen in (default, "", []):
        if key in st.query_params:
            del st.query_params[key]
    else:
        st.query_params[key] = chosen


def choose(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    default: str,
    show: Callable[[str], str] = str,
    widget: Callable[..., Any] = st.selectbox,
    **looks: Any,
) -> str:
    """One of the options, kept in the URL under ``key``. ``show`` turns an option into its label.

    ``widget``: st.selectbox, st.radio or anything called the same way. An unknown value in the URL counts
    as the default.
    """
    wanted = value(key, default=default)
    st.session_state[key] = wanted if wanted in options else default

    def write() -> None:
        put(key, st.session_state[key], default=default)

    widget(label, options, key=key, format_func=show, on_change=write, **looks)
    return str(st.session_state[key])


def choose_many(
    label: str, options: Sequence[str], *, key: str, show: Callable[[str], str] = str, **looks: Any
) -> list[str]:
    """Any number of the options, kept in the URL under ``key``; nothing chosen by default."""
    wanted = st.query_params.get_all(key)
    st.session_state[key] = [option for option in options if option in wanted]

    def write() -> None:
        put(key, list(st.session_state[key]))

    st.multiselect(label, options, key=key, format_func=show, on_change=write, **looks)
    return list(st.session_state[key])


def enter(label: str, *, key: str, **looks: Any) -> str:
    """A search word, kept in the URL under ``key``."""
    st.session_state[key] = value(key)

    def write() -> None:
        put(key, st.session_state[key].strip())

    st.text_input(label, key=key, on_change=write, **looks)
    return str(st.session_state[key]).strip()


def clear(*keys: str) -> None:
    """Take the parameters out of the URL; meant as ``on_click`` of "Filter zurücksetzen"."""
    for key in keys:
        put(key, "")


def remember_pages(pages: Mapping[str, Any]) -> None:
    """Called by the frame: slug -> st.Page of this session, so that pages link to each other by slug."""
    st.session_state[_PAGES] = dict(pages)


def link(label: str, slug: str, *, to: Parameters | None = None, **looks: Any) -> None:
    """A link to another page with URL parameters, e.g. ``link("I-03", "interview", to={"id": "I-03"})``."""
    st.page_link(st.session_state[_PAGES][slug], label=label, query_params=dict(to or {}), **looks)


def go(slug: str, *, to: Parameters | None = None) -> None:
    """Leave for another page at once; the script ends here."""
    st.switch_page(st.session_state[_PAGES][slug], query_params=dict(to or {}))
