"""What every page needs at hand: the store, the person in front of the screen, the clock.

Nothing here is remembered between reruns: the session is looked up each time, so a withdrawn right, a
changed role or a sign-out elsewhere takes effect with the next click.
"""

import datetime as dt
import functools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from corpus.errors import FundamentError, NotAllowed
from corpus.people import User
from corpus.settings import Settings, read_settings
from corpus.store import Store, open_store
from corpus.store.sessions import read_session
from pages.ui.evidence import plain
from pages.ui.texts import words

SESSION_COOKIE = "fundament_session"

_open_once = functools.lru_cache(maxsize=8)(open_store)


def settings() -> Settings:
    """The operator's settings."""
    return read_settings()


def data_folder() -> Path:
    """The folder that holds everything, readable by this account only. Made when missing."""
    folder = settings().data
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def store() -> Store:
    """The one store of this process, opened and migrated at first use."""
    data_folder()
    return _open_once(settings().database_url)


def now() -> dt.datetime:
    """The present moment in UTC."""
    return dt.datetime.now(dt.UTC)


def session_token() -> str:
    """The session token of this browser, or an empty string.

    AppTest has no cookies; its tests seed ``at.user = {"is_logged_in": True, "session": token}``. In the
    running program ``st.user`` stays empty, because no ``[auth]`` section exists and the gate signs people in.
    """
    cookie = st.context.cookies.get(SESSION_COOKIE)
    if isinstance(cookie, str):
        return cookie
    seeded = st.user.get("session", "") if st.user.get("is_logged_in", False) else ""
    return str(seeded)


def current_user() -> User | None:
    """Who is signed in, looked up in the store at each call; None when the session has ended."""
    token = session_token()
    return read_session(store(), token, now=now()) if token else None


def user() -> User:
    """Who is signed in. Raises NotAllowed when the session has ended in the meantime."""
    found = current_user()
    if found is None:
        raise NotAllowed(words.SESSION_ENDED)
    return found


@contextmanager
def errors_here() -> Iterator[None]:
    """Show an error meant for people right here, beside the button, instead of below the page."""
    try:
        yield
    except FundamentError as error:
        st.error(plain(str(error)))
