"""What exists already like something a person is about to enter: asked of the worker, drawn below the form.

In a form: ``offer_comparison()`` beside the button that saves, ``show_similar(draft)`` after the form.
"""

import time
from dataclasses import dataclass, replace

import streamlit as st

from corpus.errors import NotFound
from corpus.people import Right
from corpus.store.comparisons import LONGEST_DRAFT, read_comparison, request_comparison
from corpus.store.searches import Search, SearchState
from corpus.types import Compared, Comparison, Draft, Similar
from pages.ui import address, desk
from pages.ui.evidence import plain
from pages.ui.texts import comparing as says
from pages.ui.texts import words
from pages.ui.texts.measures import PARTS

MOST_SHOWN = 3
SECONDS_AT_ONCE = 1.5
SECONDS_BETWEEN_LOOKS = 0.1
SECONDS_TO_DOUBT = 10.0
# A part is named from so much likeness on.
LEAST_PART = 0.3
# Where an entry is shown: page and parameter of its address, and the right to go there.
_PLACES = {
    Compared.MEASURE: ("massnahmen", "massnahme", Right.EXPLORE),
    Compared.DOSSIER: ("vorgang", "vorgang", None),
    Compared.GROUP: ("gruppen", "gruppe", Right.ADMINISTER),
}
_LATEST = "latest comparison"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was compared, and how it stands; ``search`` is None while nobody has looked."""

    draft: Draft
    id: str
    at: float
    search: Search | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.search is not None and self.search.state in {SearchState.DONE, SearchState.FAILED}


def offer_comparison() -> None:
    """A button for a form that sends its fields without saving them, so that they can be compared."""
    st.form_submit_button(says.ASK, icon=":material/content_copy:")


def show_similar(draft: Draft) -> None:
    """Up to three entries like the draft, or one calm line; nothing while the draft says too little.

    The page stays usable while the worker looks.
    """
    said = f"{draft.name} {draft.text}".strip()
    if len(said) < 4 or len(said) > LONGEST_DRAFT:
        return
    with desk.errors_here():
        asked = _wait(_ask(draft))
        if asked.is_over:
            _show(asked)
        else:
            st.fragment(_follow, run_every=1)(draft.compared)


def _ask(draft: Draft) -> _Asked:
    latest: _Asked | None = st.session_state.get(_key(draft.compared))
    if latest is None or latest.draft != draft:
        id = request_comparison(desk.store(), draft, by=desk.user(), at=desk.now())
        latest = _keep(_Asked(draft, id, time.monotonic()))
    return latest


def _wait(asked: _Asked) -> _Asked:
    """Most answers are there before anybody would notice a wait."""
    begun = time.monotonic()
    while True:
        asked = _look(asked)
        if (
            asked.is_over
            or time.monotonic() - begun > SECONDS_AT_ONCE
            or time.monotonic() - asked.at > SECONDS_TO_DOUBT
        ):
            return asked
        time.sleep(SECONDS_BETWEEN_LOOKS)


def _look(asked: _Asked) -> _Asked:
    """How it stands now; one that expired unread is asked again with the next run."""
    if asked.is_over:
        return asked
    try:
        return _keep(replace(asked, search=read_comparison(desk.store(), asked.id, by=desk.user())))
    except NotFound:
        st.session_state.pop(_key(asked.draft.compared), None)
        return asked


def _keep(asked: _Asked) -> _Asked:
    st.session_state[_key(asked.draft.compared)] = asked
    return asked


def _key(compared: Compared) -> str:
    return f"{_LATEST} {compared.value}"


def _follow(compared: Compared) -> None:
    """Look again every second; the whole page runs again when the answer is there."""
    asked: _Asked | None = st.session_state.get(_key(compared))
    if asked is None:
        return
    asked = _look(asked)
    if asked.is_over:
        st.rerun()
    is_late = time.monotonic() - asked.at > SECONDS_TO_DOUBT
    st.caption(says.NOBODY_ANSWERS if is_late else says.LOOKING)


def _show(asked: _Asked) -> None:
    found = asked.search.comparison if asked.search else None
    if found is None:
        st.caption(says.FAILED)
    elif not found.similar and not found.hidden:
        st.caption(says.NOTHING)
    else:
        with st.container(border=True, key=f"similar-{asked.draft.compared.value}"):
            _draw(found, asked.draft.compared)


def _draw(found: Comparison, compared: Compared) -> None:
    st.markdown(f"**{says.LEADS[compared]}**")
    slug, parameter, right = _PLACES[compared]
    for one in found.similar[:MOST_SHOWN]:
        if right is None or desk.user().can(right):
            address.link(plain(one.name), slug, to={parameter: one.id})
        else:
            st.markdown(plain(one.name))
        st.caption(plain(describe(one)))
    if found.hidden:
        st.caption(says.HIDDEN.format(count=words.counted(found.hidden, *says.HIDDEN_ONES)))


def describe(one: Similar) -> str:
    """How like it is and in what: "ähnlich · Thema 62 %, Gebiet 100 % · beide sagen: Sprachcafé"."""
    like = next(name for least, name in says.HOW_LIKE if one.score >= least)
    parts = [
        says.PART.format(part=PARTS[part], percent=round(100 * value))
        for part, value in one.because.items()
        if part in PARTS and value >= LEAST_PART
    ]
    said = says.WORDS.format(words=", ".join(one.words)) if one.words else ""
    return " · ".join(filter(None, (like, ", ".join(parts), said)))
