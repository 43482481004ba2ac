"""Herausforderungen: what recurs across interviews, the most widely carried first, each with its quotes."""

import streamlit as st

from corpus.people import Right
from corpus.store.dossiers import confirmed
from corpus.types import Challenge, Coded, StatementKind
from pages.codings.banner import show_news
from pages.codings.lineage import show_lineage
from pages.insights.cards import show_breadth
from pages.insights.dissent import show_dissent
from pages.insights.quotes import show_quotes
from pages.insights.starts import findings_or_start
from pages.matrix.prevalence import choose_challenges, offer_comparison, show_groups, show_missing
from pages.ui import address, desk
from pages.ui.codings import assigned_now
from pages.ui.evidence import plain
from pages.ui.filters import choose_page, open_here
from pages.ui.findings import Findings, in_turns, statements_of
from pages.ui.texts import insights as says
from pages.ui.texts import matrix


def page() -> None:
    """The list, or with ``?herausforderung=…`` one of them."""
    findings = findings_or_start(says.CHALLENGES)
    show_news(findings, Coded.CHALLENGE)
    assigned = assigned_now(findings, confirmed(desk.store(), by=desk.user()))
    wanted = address.value("herausforderung")
    if wanted:
        open_here(says.BACK_TO_ALL, icon=":material/arrow_back:", herausforderung="")
    if wanted and wanted not in findings.challenges:
        st.info(says.GONE)
    elif wanted:
        _detail(findings, findings.challenges[wanted], dossier=assigned.get(wanted, ""))
    else:
        _list(findings, assigned)


def _list(findings: Findings, assigned: dict[str, str]) -> None:
    if not findings.challenges:
        st.info(says.NO_CHALLENGES)
        return
    shown = choose_challenges(findings)
    if not shown:
        st.info(matrix.NONE_FIT)
        return
    st.caption(matrix.SHOWN_OF.format(shown=len(shown), all=len(findings.challenges)))
    body, items = choose_page(shown, size=10)
    with body:
        show_groups(findings, items, assigned=assigned)


def _detail(findings: Findings, challenge: Challenge, *, dossier: str) -> None:
    st.header(plain(challenge.label))
    show_breadth(findings, challenge, dossier=dossier)
    show_missing(findings, challenge)
    if challenge.keywords:
        st.caption(says.IN_WORDS.format(words=plain(", ".join(challenge.keywords))))
    if dossier:
        address.link(says.OPEN_DOSSIER.format(id=dossier), "vorgang", to={"vorgang": dossier})
    elif desk.user().can(Right.DECIDE):
        address.link(says.ASSIGN, "zuweisung", to={"herausforderung": challenge.id})
    offer_comparison(challenge)
    show_lineage(findings, Coded.CHALLENGE, challenge.id)
    st.subheader(says.QUOTES)
    show_quotes(findings, statements_of(findings, challenge.statements), key=f"challenge-{challenge.id}")
    show_dissent(findings, challenge)
    st.subheader(says.RELATED)
    theme = findings.themes.get(challenge.theme)
    kinds = (StatementKind.PROPOSAL, StatementKind.MEASURE)
    related = in_turns(statements_of(findings, theme.statements, kinds=kinds)) if theme else []
    if related:
        show_quotes(findings, related, key=f"related-{challenge.id}")
    else:
        st.caption(says.NO_RELATED)


if __name__ == "__main__":
    page()
