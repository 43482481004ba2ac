"""A proposal as a card: what is suggested, what is there already, the quotes, the two answers; and all at once."""

from collections.abc import Sequence

import streamlit as st

from corpus.types import Change, ChangeKind
from corpus.workflow.codings.answers import accept, refuse
from pages.codings.banner import KEYS, SLUGS
from pages.codings.deciding import decide, seen
from pages.codings.outcomes import Wanted, accept_all, before_and_after, title_of
from pages.codings.passages import show_wanted, wanted_of
from pages.codings.waiting import count_kinds
from pages.insights.quotes import show_quotes
from pages.ui import address
from pages.ui.codings import count_passages, members_of, name_of
from pages.ui.evidence import plain
from pages.ui.findings import Findings, statements_of
from pages.ui.texts import codings as says
from pages.ui.texts import words

SAMPLE = 2
# The names of the keys are too pale by themselves.
STYLE = "<style>[class*=st-key-accept-] kbd,[class*=st-key-refuse-] kbd{color:inherit;opacity:1}</style>"


def answer_of(findings: Findings, change: Change) -> Wanted:
    """What the card says as it stands: the ticked quotes and the name."""
    name = st.session_state.get(_name_key(change), change.label)
    return Wanted(change, wanted_of(findings, change), str(name).strip())


def show_card(findings: Findings, change: Change, *, by_keys: bool) -> None:
    """The whole card. ``by_keys``: its answers have keys of their own, which only one card can have."""
    with st.container(border=True, gap="small", key=f"change-{change.id}"):
        wanted = answer_of(findings, change)
        st.subheader(plain(title_of(findings, change, name=wanted.name)))
        st.caption(plain(" ".join(before_and_after(findings, wanted))))
        if change.kind is not ChangeKind.JOIN:
            st.text_input(says.NAME_OF_NEW, change.label, max_chars=200, key=_name_key(change))
        show_wanted(findings, change)
        if change.target:
            _show_there(findings, change)
        _answer(findings, answer_of(findings, change), by_keys=by_keys)


def _name_key(change: Change) -> str:
    return f"name-{change.id}"


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
        decide(findings, refuse(change), done=says.REFUSED)
    elif yes and not wanted.statements:
        st.warning(says.NONE_TICKED)
    elif yes and change.kind is not ChangeKind.JOIN and not wanted.name:
        st.warning(says.NEEDS_NAME)
    elif yes:
        done = says.TOOK[change.kind].format(
            passages=count_passages(list(wanted.statements)),
            name=says.QUOTED.format(name=wanted.name or name_of(findings, change.coded, change.target)),
        )
        decide(findings, accept(change, wanted=wanted.statements, name=wanted.name), done=done)


def offer_all(findings: Findings, changes: Sequence[Change]) -> None:
    """A button that says what will happen before it does."""
    if len(changes) < 2:
        return
    with st.popover(says.ALL.format(count=len(changes)), icon=":material/done_all:", key="all"):
        counts = count_kinds(changes)
        parts = ", ".join(words.counted(count, *says.ALL_PARTS[kind]) for kind, count in counts.items())
        st.markdown(says.ALL_WHAT.format(count=len(changes), parts=parts))
        pressed = st.button(says.DO_ALL, type="primary", key="accept-all", **seen(findings))
    if pressed:
        made, left = accept_all(findings, [answer_of(findings, change) for change in changes])
        decide(findings, made, done=tell_all(len(changes) - len(left), left=len(left)))


def tell_all(taken: int, *, left: int) -> str:
    """How many were accepted, and how many could not be."""
    told = says.TOOK_ALL.format(proposals=words.counted(taken, *says.PROPOSAL))
    if left:
        told += says.LEFT_OPEN[left != 1].format(proposals=words.counted(left, *says.PROPOSAL))
    return told
