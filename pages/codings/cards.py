"""A proposal as a card: what is suggested, what is there already, the quotes, the two answers."""

import streamlit as st

from corpus.types import Change, ChangeKind
from corpus.workflow.codings.answers import accept, refuse
from pages.codings.banner import KEYS, SLUGS
from pages.codings.deciding import decide, seen
from pages.codings.outcomes import Wanted, before_and_after, title_of
from pages.codings.passages import readable, show_wanted, wanted_of
from pages.insights.quotes import show_quotes
from pages.ui import address
from pages.ui.codings import count_passages, members_of, name_of
from pages.ui.evidence import plain
from pages.ui.findings import Findings, statements_of
from pages.ui.texts import codings as says

SAMPLE = 2
# The names of the keys are too pale by themselves.
STYLE = "<style>[class*=st-key-accept-] kbd,[class*=st-key-refuse-] kbd{color:inherit;opacity:1}</style>"


def answer_of(findings: Findings, change: Change) -> Wanted:
    """What the card says as it stands: the ticked quotes and the name."""
    shown = [one.id for one in readable(findings, change.statements)]
    return Wanted(change, wanted_of(findings, change), _name_given(change).strip(), shown)


def show_card(findings: Findings, change: Change, *, by_keys: bool) -> None:
    """The whole card. ``by_keys``: its answers have keys of their own, which only one card can have."""
    with st.container(border=True, gap="small", key=f"change-{change.id}"):
        wanted = answer_of(findings, change)
        st.subheader(plain(title_of(findings, change, name=wanted.name)))
        st.caption(plain(" ".join(before_and_after(findings, wanted))))
        if change.kind is not ChangeKind.JOIN:
            _ask_name(change)
        show_wanted(findings, change)
        if change.target:
            _show_there(findings, change)
        _answer(findings, answer_of(findings, change), by_keys=by_keys)


def _ask_name(change: Change) -> None:
    """Kept here and not in the field: a field that is not drawn, on another page of cards, forgets what was typed."""
    key = f"name-{change.id}"

    def remember() -> None:
        st.session_state[_given_key(change)] = st.session_state[key]

    st.text_input(says.NAME_OF_NEW, _name_given(change), max_chars=200, key=key, on_change=remember)


def _name_given(change: Change) -> str:
    return str(st.session_state.get(_given_key(change), change.label))


def _given_key(change: Change) -> str:
    return f"name given to {change.id}"


def _show_there(findings: Findings, change: Change) -> None:
    """What belongs to the theme or challenge already, folded in."""
    there = [one for one in members_of(findings, change.coded, change.target) if one not in set(change.statements)]
    if not there:
        return
    folded = st.expander(says.THERE_ALREADY, key=f"there-{change.id}", on_change="rerun")
    if folded.open:
        with folded:
            show_quotes(findings, statements_of(findings, there)[:SAMPLE], key=f"there-{change.id}")
            to = {KEYS[change.coded]: change.target}
            address.link(says.OPEN_IT[change.coded], SLUGS[change.coded], to=to)


def _answer(findings: Findings, wanted: Wanted, *, by_keys: bool) -> None:
    change = wanted.change
    if by_keys:
        st.html(STYLE)
    # A key pressed in the name field would not yet know what was typed there.
    yes_key = says.ACCEPT_KEY if by_keys and change.kind is ChangeKind.JOIN else None
    no_key = says.REFUSE_KEY if by_keys else None
    with st.container(horizontal=True, gap="small"):
        yes = st.button(says.ACCEPT, type="primary", key=f"accept-{change.id}", shortcut=yes_key, **seen(findings))
        no = st.button(says.REFUSE, key=f"refuse-{change.id}", shortcut=no_key, **seen(findings))
    if no:
        decide(findings, refuse(change), done=says.REFUSED, is_answer=True)
    elif yes and not wanted.statements:
        st.warning(says.NONE_TICKED)
    elif yes and change.kind is not ChangeKind.JOIN and not wanted.name:
        st.warning(says.NEEDS_NAME)
    elif yes:
        done = says.TOOK[change.kind].format(
            passages=count_passages(list(wanted.statements)),
            name=says.QUOTED.format(name=wanted.name or name_of(findings, change.coded, change.target)),
        )
        made = accept(change, wanted=wanted.statements, shown=wanted.shown, name=wanted.name)
        decide(findings, made, done=done, is_answer=True)
