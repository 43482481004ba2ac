"""Überblick: what the interviews say, in ten seconds, and what is to be done next."""

import streamlit as st

from corpus.store.dossiers import confirmed
from corpus.store.material import read_material
from corpus.types import Challenge
from pages.codings.banner import show_news
from pages.insights.headlines import Count, counts_of, headline, missing_perspectives, new_since
from pages.insights.starts import findings_or_start, offer_analysis
from pages.ui import address, charts, desk
from pages.ui.codings import assigned_now
from pages.ui.evidence import plain
from pages.ui.findings import Findings, breadth, ranked_challenges
from pages.ui.texts import insights as says
from pages.ui.texts import words

MOST = 8


def page() -> None:
    """The answer first, then the numbers, then the way on."""
    findings = findings_or_start(says.OVERVIEW)
    show_news(findings)
    ranked = ranked_challenges(findings)
    assigned = assigned_now(findings, confirmed(desk.store(), by=desk.user()))
    st.markdown(plain(headline(findings, ranked)))
    st.caption(plain(missing_perspectives(findings)) or " ")
    _numbers(counts_of(findings, ranked, assigned=assigned))
    left, right = st.columns([3, 2], gap="large")
    with left:
        _top(findings, ranked[:MOST])
    with right:
        _next_steps(findings, [challenge for challenge in ranked if challenge.id not in assigned])


def _numbers(counts: list[Count]) -> None:
    with st.grid("auto", min_column_width=165):
        for label, number, slug in counts:
            with st.container(border=True, gap="xsmall"):
                st.metric(label, words.shown_number(number))
                address.link(says.LOOK, slug)


def _top(findings: Findings, top: list[Challenge]) -> None:
    st.header(says.TOP)
    if not top:
        st.info(says.NO_CHALLENGES)
        return
    st.caption(says.TOP_HINT)
    rows = [(challenge.id, challenge.label, breadth(findings, challenge.transcripts).interviews) for challenge in top]
    spec = charts.bars(rows, unit=says.CONVERSATIONS)
    alt = says.TOP_ALT.format(first=top[0].label)
    picked = st.vega_lite_chart(spec=spec, on_select="rerun", key=f"top-{findings.id}", alt=alt)
    if chosen := charts.picked(picked, charts.BAR_PICK):
        address.go("herausforderungen", to={"herausforderung": chosen["id"]})
    with st.expander(says.AS_LIST):
        for key, label, number in rows:
            shown = f"{label} – {words.counted(number, *says.CONVERSATION)}"
            address.link(plain(shown), "herausforderungen", to={"herausforderung": key})


def _next_steps(findings: Findings, waiting: list[Challenge]) -> None:
    st.header(says.NEXT)
    fresh = new_since(findings, read_material(desk.store(), by=desk.user()))
    if fresh:
        st.markdown(says.NEXT_MATERIAL.format(count=words.counted(len(fresh), *says.CONVERSATION)))
        offer_analysis(says.START_AGAIN)
    if waiting:
        unsure = [challenge for challenge in waiting if findings.is_unsure(challenge.id)]
        st.markdown(says.NEXT_ASSIGN.format(count=words.counted(len(waiting), *says.ONE_CHALLENGE)))
        if unsure:
            st.caption(says.NEXT_UNSURE.format(count=len(unsure)))
        address.link(says.TO_ROUTING, "zuweisung")
    else:
        st.markdown(says.NEXT_NONE)
        address.link(says.TO_INBOX, "eingang")
    address.link(says.TO_CHALLENGES, "herausforderungen")
    address.link(says.TO_THEMES, "themen")


if __name__ == "__main__":
    page()
