"""Zitate im Vergleich: what two to four groups say on one theme or one challenge, in columns beside each other."""

import streamlit as st

from corpus.types import Statement
from pages.insights.starts import findings_or_start
from pages.matrix.choices import (
    CHALLENGE,
    COLUMNS,
    KIND,
    NUMBER,
    THEME,
    choose_by,
    choose_columns,
    choose_kind,
    choose_number,
    choose_subject,
    kinds_of,
)
from pages.matrix.sides import show_sides
from pages.ui import address
from pages.ui.filters import offer_reset
from pages.ui.findings import Findings, ranked_challenges, statements_of, theme_names_by_breadth
from pages.ui.matrices import MOST_COLUMNS, representative, side_by_side
from pages.ui.strips import STYLE
from pages.ui.texts import matrix as says

Subject = tuple[str, list[Statement]]


def page() -> None:
    """``?thema=…&nach=perspektive&spalten=…&art=…&zitate=3`` or ``?was=herausforderung&herausforderung=…``."""
    findings = findings_or_start(says.TITLE)
    st.html(STYLE)
    if not findings.themes and not findings.challenges:
        st.info(says.NOTHING)
        return
    st.caption(says.INTRO.format(most=MOST_COLUMNS))
    first, second = st.columns(2, gap="medium")
    with first:
        subject = choose_subject()
        chosen, said = _of_challenge(findings) if subject == CHALLENGE else _of_theme(findings)
    if not chosen:
        st.info(says.NO_CHALLENGES if subject == CHALLENGE else says.NO_THEMES)
        return
    with second:
        by = choose_by()
        picked = choose_columns(findings, by=by)
        number = choose_number()
    offer_reset(COLUMNS, KIND, NUMBER)
    # What was shown without being chosen goes to the URL as well: another analysis may put something else first.
    address.put(subject, chosen)
    narrowed = subject == THEME and bool(address.value(KIND))
    show_sides(findings, side_by_side(findings, said, chosen=picked, by=by), number=number, narrowed=narrowed)
    link = (says.WHOLE_CHALLENGE, "herausforderungen") if subject == CHALLENGE else (says.WHOLE_THEME, "themen")
    address.link(*link, to={subject: chosen}, icon=":material/format_quote:")


def _of_theme(findings: Findings) -> Subject:
    names = theme_names_by_breadth(findings)
    if not names:
        return "", []
    first = next(iter(names))
    theme = address.choose(says.SUBJECTS[THEME], list(names), key=THEME, default=first, show=names.__getitem__)
    return theme, representative(findings, theme, kinds=kinds_of(choose_kind()))


def _of_challenge(findings: Findings) -> Subject:
    names = {challenge.id: challenge.label for challenge in ranked_challenges(findings)}
    if not names:
        return "", []
    label, first = says.SUBJECTS[CHALLENGE], next(iter(names))
    chosen = address.choose(label, list(names), key=CHALLENGE, default=first, show=names.__getitem__)
    return chosen, statements_of(findings, findings.challenges[chosen].statements)


if __name__ == "__main__":
    page()
