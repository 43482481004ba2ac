"""One search of this browser tab: asked of the worker, waited for, and kept until another one is typed."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import streamlit as st

from corpus.errors import NotFound
from corpus.store.material import read_transcript
from corpus.store.searches import Search, SearchState, read_search, request_search
from corpus.types import Quote, SearchAnswer, SearchHit, Transcript
from pages.ui import desk
from pages.ui.texts import search as says

SECONDS_WITH_SPINNER = 2.0
SECONDS_BETWEEN_LOOKS = 0.1
SECONDS_TO_DOUBT = 10.0

_LATEST = "latest search"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was wanted, and how it stands; ``search`` is None while nobody has looked."""

    query: str
    within: tuple[str, ...] | None
    id: str
    at: float
    search: Search | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.search is not None and self.search.state in {SearchState.DONE, SearchState.FAILED}


def find_answer(query: str, within: Sequence[str] | None) -> SearchAnswer | None:
    """The worker's answer, as soon as there is one; until then None, and here is said why.

    Raises InvalidInput for a query that can't be searched, NotAllowed without the right.
    """
    asked = _ask(query, None if within is None else tuple(within))
    if not asked.is_over:
        with st.spinner(says.SEARCHING), _asking_again():
            asked = _wait(asked)
    if not asked.is_over:
        st.fragment(_follow, run_every=1)(asked.id)
        return None
    if asked.search is None or asked.search.answer is None:
        st.error(says.FAILED)
        return None
    if asked.search.answer.missing:
        # The next run asks again: by then there is more to look through.
        del st.session_state[_LATEST]
    return asked.search.answer


def read_hits(answer: SearchAnswer) -> tuple[dict[str, Transcript], list[Quote]]:
    """The transcripts with hits that the person may (still) read, and the words at these places, best first."""
    transcripts: dict[str, Transcript] = {}
    for id in dict.fromkeys(hit.transcript for hit in answer.hits):
        with suppress(NotFound):
            transcripts[id] = read_transcript(desk.store(), id, by=desk.user())
    quotes = (_quote(hit, transcripts[hit.transcript]) for hit in answer.hits if hit.transcript in transcripts)
    return transcripts, [quote for quote in quotes if quote]


def _quote(hit: SearchHit, transcript: Transcript) -> Quote | None:
    spoken = transcript.turns[hit.turn].text[hit.start : hit.end] if hit.turn < len(transcript.turns) else ""
    is_there = len(spoken) == hit.end - hit.start
    return Quote(hit.transcript, hit.turn, hit.start, hit.end, spoken) if is_there else None


def _ask(query: str, within: tuple[str, ...] | None) -> _Asked:
    latest: _Asked | None = st.session_state.get(_LATEST)
    if latest is None or (latest.query, latest.within) != (query, within):
        id = request_search(desk.store(), query, within=within, by=desk.user(), at=desk.now())
        latest = _keep(_Asked(query, within, id, time.monotonic()))
    return latest


def _wait(asked: _Asked) -> _Asked:
    """Most searches are answered before anybody would notice that they wait."""
    while True:
        asked = _look(asked)
        if asked.is_over or time.monotonic() - asked.at > SECONDS_WITH_SPINNER:
            return asked
        time.sleep(SECONDS_BETWEEN_LOOKS)


def _look(asked: _Asked) -> _Asked:
    search = read_search(desk.store(), asked.id, by=desk.user())
    return _keep(_Asked(asked.query, asked.within, asked.id, asked.at, search))


@contextmanager
def _asking_again() -> Iterator[None]:
    """A search that nobody looked at for minutes is gone; the next run asks anew."""
    try:
        yield
    except NotFound:
        del st.session_state[_LATEST]
        st.rerun()


def _keep(asked: _Asked) -> _Asked:
    st.session_state[_LATEST] = asked
    return asked


def _follow(id: str) -> None:
    """Look again every second and say what keeps the answer away; the whole page runs again when it is there."""
    asked: _Asked | None = st.session_state.get(_LATEST)
    if asked is None or asked.id != id:
        return
    with _asking_again():
        asked = _look(asked)
    if asked.is_over:
        st.rerun()
    elif asked.search and asked.search.state is SearchState.PREPARING:
        st.info(says.PREPARING, icon=":material/hourglass_top:")
    elif time.monotonic() - asked.at > SECONDS_TO_DOUBT:
        st.warning(says.NOBODY_ANSWERS)
    else:
        st.info(says.SEARCHING, icon=":material/hourglass_top:")
