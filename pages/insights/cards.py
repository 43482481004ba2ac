"""How a challenge, a proposal and the history of decisions look."""

from collections.abc import Mapping, Sequence

import streamlit as st

from corpus.types import Challenge
from corpus.workflow import Dossier
from pages.insights.headlines import breadth_words
from pages.insights.proposals import Proposal, percent_of
from pages.ui import address, tables
from pages.ui.evidence import badges, plain, proposal_bar
from pages.ui.findings import Findings, breadth
from pages.ui.strips import STYLE, draw_breadth
from pages.ui.texts import insights as says
from pages.ui.texts import words, workflow


def show_breadth(findings: Findings, challenge: Challenge, *, dossier: str) -> None:
    """How many interviews, which municipalities and perspectives, its theme, and whether it is assigned."""
    status = says.IS_ASSIGNED.format(id=dossier) if dossier else says.IS_OPEN
    theme = findings.theme_label(challenge.theme) or says.WITHOUT_THEME
    st.html(STYLE + draw_breadth(findings, challenge) + badges(theme, status))


def show_proposal(findings: Findings, proposal: Proposal, names: Mapping[str, str]) -> None:
    """The challenge with its breadth and the proposed groups, each with probability and reasons."""
    challenge = proposal.challenge
    address.link(plain(challenge.label), "herausforderungen", to={"herausforderung": challenge.id})
    theme = findings.theme_label(challenge.theme) or says.WITHOUT_THEME
    st.html(badges(breadth_words(breadth(findings, challenge.transcripts)), theme))
    st.html(
        "".join(
            proposal_bar(names[ranked.group], percent_of(ranked), because=", ".join(ranked.reasons))
            for ranked in proposal.ranked
        )
        or badges(says.NO_SUGGESTION)
    )
    routing = findings.routings.get(challenge.id)
    leading = {ranked.group for ranked in proposal.ranked[:1]}
    if routing and routing.supporting in names.keys() - leading:
        st.caption(plain(says.SUPPORTING.format(name=names[routing.supporting])))
    if proposal.unsure and proposal.ranked:
        st.caption(says.UNSURE)


def show_assigned(dossiers: Sequence[Dossier], names: Mapping[str, str]) -> None:
    """What is assigned, the latest first."""
    if not dossiers:
        st.info(says.NO_HISTORY)
    for dossier in reversed(dossiers):
        with st.container(border=True, gap="xsmall"):
            label = f"{dossier.id} – {dossier.title}"
            address.link(plain(label), "vorgang", to={"vorgang": dossier.id})
            last = dossier.decisions[-1]
            made = f"{words.shown_time(last.at)}, {last.by}"
            st.html(badges(tables.group_name(dossier.group, names), workflow.STAGES[dossier.stage], made))


def show_history(dossiers: Sequence[Dossier], names: Mapping[str, str]) -> None:
    """Every decision with who and when."""
    if dossiers:
        st.dataframe(tables.decision_rows(dossiers, names), hide_index=True, alt=says.HISTORY_TAB)
    else:
        st.info(says.NO_HISTORY)
