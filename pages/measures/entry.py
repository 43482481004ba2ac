"""One entry of the register: what it is, what is said of it, what may become of it, and how it came about."""

from collections.abc import Callable

import streamlit as st

from corpus.people import Right
from corpus.workflow.measures import MeasureEntry, MeasureStep
from pages.insights.quotes import show_quotes
from pages.measures.closing import ask, offer_closing
from pages.measures.deciding import ENTRY, VIEW, kind_of
from pages.measures.facts import show_facts
from pages.measures.forms import show_edit
from pages.measures.history import show_versions
from pages.ui import desk
from pages.ui.evidence import plain
from pages.ui.filters import open_here
from pages.ui.findings import Findings
from pages.ui.measures import Book
from pages.ui.offers import pairs_of, quotes_of
from pages.ui.onscreen import take_seen
from pages.ui.texts import measures as says

Part = Callable[[], None]


def show_entry(book: Book, findings: Findings | None, entry: MeasureEntry) -> None:
    """Name and facts, then quotes, form, end and history in tabs."""
    open_here(says.BACK, icon=":material/arrow_back:", **{ENTRY: ""})
    with st.container(border=True):
        st.caption(entry.id)
        st.header(plain(entry.measure.name))
        show_facts(book, entry.measure, entry=entry)
        if entry.measure.description:
            st.text(entry.measure.description)
        parts = _parts(book, findings, entry, version=take_seen(kind=kind_of(entry), otherwise=entry.version))
        for tab, show in zip(st.tabs(list(parts)), parts.values(), strict=True):
            with tab:
                show()


def _parts(book: Book, findings: Findings | None, entry: MeasureEntry, *, version: int) -> dict[str, Part]:
    """Label of a tab -> what it shows. ``version``: the one the person has seen."""
    parts: dict[str, Part] = {says.QUOTES: lambda: _quotes(book, findings, entry)}
    if desk.user().can(Right.DECIDE):
        if entry.is_withdrawn:
            parts[says.OPEN_AGAIN] = lambda: ask(entry, MeasureStep.RESTORE, version=version)
        else:
            parts[says.EDIT] = lambda: show_edit(book, entry, version=version)
            parts[says.CLOSE] = lambda: offer_closing(entry, version=version)
    parts[says.HISTORY] = lambda: show_versions(book, entry)
    return parts


def _quotes(book: Book, findings: Findings | None, entry: MeasureEntry) -> None:
    said = quotes_of(findings, entry.measure.found)
    if findings and said:
        show_quotes(findings, said, key=f"measure-{entry.id}-{entry.version}")
    else:
        st.caption(says.NO_QUOTES)
    pairs = [pair for pair in pairs_of(book, findings) if entry.id in pair.ids] if findings else []
    if pairs:
        st.subheader(says.SEE_ALSO)
    for pair in pairs:
        other = next(side for side in pair.sides if side.id != entry.id)
        if pair.verdict:
            label = says.PAIR_SETTLED.format(name=other.measure.name, verdict=says.VERDICTS[pair.verdict.kind])
        else:
            label = says.PAIR.format(name=other.measure.name, percent=round(100 * pair.overlap.score))
        show = "entschieden" if pair.verdict else "offen"
        open_here(plain(label), icon=":material/join_inner:", paare=show, **{ENTRY: "", VIEW: "ueberschneidungen"})
