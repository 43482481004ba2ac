"""Pairs of measures that may double each other, side by side; a person settles what they are."""

import streamlit as st

from corpus.people import Right
from corpus.store.measures import decide_overlap
from corpus.workflow.measures import LONGEST_TEXT, Verdict
from pages.measures.deciding import carry_out
from pages.measures.facts import show_parts
from pages.measures.sides import SHOWN, show_side
from pages.measures.verdicts import show_verdict
from pages.ui import address, desk
from pages.ui.evidence import plain
from pages.ui.filters import choose_page
from pages.ui.findings import Findings
from pages.ui.measures import Book
from pages.ui.offers import PairView, pairs_of
from pages.ui.texts import measures as says

OPEN, SETTLED = "offen", "entschieden"


def show_overlaps(book: Book, findings: Findings) -> None:
    """The pairs nobody has decided about, or those that are settled."""
    pairs = pairs_of(book, findings)
    if not pairs:
        st.info(says.NO_OVERLAPS)
        return
    st.write(says.OVERLAPS_LEAD)
    found = {OPEN: [one for one in pairs if not one.verdict], SETTLED: [one for one in pairs if one.verdict]}
    chosen = address.choose(
        says.SHOW,
        list(found),
        key=SHOWN,
        default=OPEN,
        show=lambda option: says.PAIRS[option].format(count=len(found[option])),
        widget=st.radio,
        horizontal=True,
    )
    if not found[chosen]:
        st.info(says.NONE_OPEN if chosen == OPEN else says.NONE_SETTLED)
        return
    body, items = choose_page(found[chosen], size=5)
    for pair in items:
        with body.container(border=True, key="pair-" + "-".join(pair.ids)):
            _show_pair(book, findings, pair)


def _show_pair(book: Book, findings: Findings, pair: PairView) -> None:
    for column, side in zip(st.columns(2, border=True), pair.sides, strict=True):
        with column:
            show_side(book, findings, side, key="-".join(pair.ids))
    st.markdown(f"**{says.ALIKE.format(percent=round(100 * pair.overlap.score))}**")
    show_parts(pair.overlap.because)
    if pair.overlap.words:
        st.caption(plain(says.SHARED.format(words=", ".join(pair.overlap.words))))
    if pair.verdict:
        show_verdict(book, findings, pair.verdict, key="pair")
    elif desk.user().can(Right.DECIDE):
        _offer_verdict(pair)


def _offer_verdict(pair: PairView) -> None:
    key = "-".join(pair.ids)
    with st.form(f"verdict-{key}", border=False, enter_to_submit=False):
        reason = st.text_input(says.VERDICT_REASON, max_chars=LONGEST_TEXT, key=f"reason-{key}")
        with st.container(horizontal=True):
            pressed = {kind: st.form_submit_button(label, key=f"{kind}-{key}") for kind, label in says.JUDGE.items()}
    for kind, is_pressed in pressed.items():
        if is_pressed:
            carry_out(lambda kind=kind: _judge(Verdict(pair.ids, kind, reason)))  # type: ignore[misc]


def _judge(verdict: Verdict) -> str:
    decide_overlap(desk.store(), verdict, by=desk.user(), at=desk.now())
    return says.JUDGED
