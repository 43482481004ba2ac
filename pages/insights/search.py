"""Suche: a question in everyday words, answered by the places in the released interviews that speak of it."""

from collections.abc import Sequence

import streamlit as st

from corpus.store.material import MaterialRow, read_material
from corpus.store.searches import LONGEST_QUERY
from corpus.types import SearchAnswer, TranscriptState
from pages.insights.quotes import show_passages
from pages.ui import address, desk
from pages.ui.evidence import STYLE
from pages.ui.facets import Facets, choose_facets, read_facets
from pages.ui.filters import open_here
from pages.ui.focus import focus_field
from pages.ui.searching import find_answer, read_hits
from pages.ui.texts import insights, words
from pages.ui.texts import search as says


def page() -> None:
    """``?suche=keine+Wohnung&gemeinde=…&perspektive=…``. By keyboard the first hit comes right after the field."""
    rows = read_material(desk.store(), by=desk.user())
    released = [row for row in rows if row.state is TranscriptState.RELEASED]
    st.title(says.TITLE)
    st.html(STYLE)
    if not released:
        st.info(says.NOTHING_RELEASED)
        return
    query = address.enter(says.FIELD, key="suche", placeholder=says.PLACEHOLDER, max_chars=LONGEST_QUERY)
    focus_field(says.FIELD)
    if query:
        _search(query, released)
    else:
        _offer_examples()


def _offer_examples() -> None:
    st.caption(says.TRY)
    for example in says.EXAMPLES:
        open_here(example, icon=":material/search:", suche=example)


def _search(query: str, rows: Sequence[MaterialRow]) -> None:
    facets = read_facets(rows)
    body, side = st.columns([3, 1], gap="large")
    answer = None
    with body, desk.errors_here():
        answer = find_answer(query, facets.within(rows))
        if answer:
            _show(answer, rows, facets=facets, key=f"search-{hash((query, facets)):x}")
    with side, st.container(key="search-facets"):
        choose_facets(rows, answer.counts if answer else {})


def _show(answer: SearchAnswer, rows: Sequence[MaterialRow], *, facets: Facets, key: str) -> None:
    if answer.missing:
        st.info(says.STILL_MISSING.format(conversations=words.counted(answer.missing, *says.CONVERSATION_IS)))
    if answer.hits:
        fitting = [answer.counts[row.id] for row in rows if row.id in answer.counts and facets.fit(row)]
        st.caption(_headline(sum(fitting), len(fitting), shown=len(answer.hits)))
        show_passages(*read_hits(answer), key=key)
    elif answer.counts and facets != Facets():
        st.info(says.NO_HITS_HERE.format(passages=words.counted(sum(answer.counts.values()), *insights.PASSAGE)))
    else:
        st.info(says.NO_HITS)


def _headline(passages: int, conversations: int, *, shown: int) -> str:
    text = says.FOUND if passages <= shown else says.FOUND_BEST
    return text.format(
        most=shown,
        passages=words.counted(passages, *insights.PASSAGE),
        conversations=words.counted(conversations, *insights.FROM_CONVERSATIONS),
    )


if __name__ == "__main__":
    page()
