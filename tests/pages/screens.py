"""The real program in AppTest: sign in as somebody, open a page, read what stands there."""

import datetime as dt
from collections.abc import Callable, Mapping

import pytest
from streamlit.testing.v1 import AppTest

from corpus.people import User
from corpus.store import Store
from corpus.store.analyses import save_analysis
from corpus.store.jobs import claim, request_analysis
from corpus.store.material import add_transcripts, release
from corpus.store.sessions import sign_in
from corpus.types import Analysis, Transcript
from tests.builders import NOW, PASSWORD
from tests.server import ROOT

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

Visit = Callable[..., AppTest]


def prepare_refusals(store: Store, url: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[User, str], str]:
    """``refusal(user, "insights/themes.py")`` runs the page's script without the frame: what it raises, if anything.

    The frame shows "Kein Zugriff" before that; the page has to refuse by itself as well.
    """
    monkeypatch.setenv("FUNDAMENT_DATABASE_URL", url)
    monkeypatch.setenv("FUNDAMENT_DATA", str(store.folder))

    def refusal(user: User, script: str) -> str:
        at = AppTest.from_function(_run_bare, args=(str(ROOT / "pages" / script),), default_timeout=30)
        at.user = {"is_logged_in": True, "session": _token(store, user)}
        at.run()
        return at.error[0].value if at.error else ""

    return refusal


def _run_bare(path: str) -> None:
    # AppTest takes the source of this function only, so it imports what it needs.
    import runpy

    import streamlit as st

    try:
        runpy.run_path(path, run_name="__main__")
    except Exception as error:
        st.error(type(error).__name__)


def _token(store: Store, user: User) -> str | None:
    return sign_in(store, user.login, PASSWORD, address="test", now=dt.datetime.now(dt.UTC))


def prepare_visits(store: Store, url: str, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """``visit(user, "insights/themes.py", thema="th1")`` opens the page in the running program."""
    monkeypatch.setenv("FUNDAMENT_DATABASE_URL", url)
    monkeypatch.setenv("FUNDAMENT_DATA", str(store.folder))

    def visit(user: User, script: str, **parameters: str) -> AppTest:
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        at.user = {"is_logged_in": True, "session": _token(store, user)}
        at.run()
        at.switch_page(f"pages/{script}")
        at.query_params.update(parameters)
        return run(at)

    return visit


def run(at: AppTest) -> AppTest:
    """One more run that may not fail."""
    at.run()
    assert not at.exception, at.exception[0].stack_trace
    return at


def text_of(at: AppTest) -> str:
    """Everything that can be read on the page, escapes and all."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "text", "info", "warning", "error", "success")
    shown = [element.value for kind in kinds for element in getattr(at, kind)]
    return "\n".join([*shown, *html_of(at), *links_of(at), *(metric.value for metric in at.metric)])


def html_of(at: AppTest) -> list[str]:
    """What was drawn as HTML."""
    return [element.proto.body for element in at.get("html")]


def links_of(at: AppTest) -> Mapping[str, str]:
    """Label of a link to a page -> its URL parameters."""
    return {link.proto.label: link.proto.query_string for link in at.get("page_link")}


def press(at: AppTest, label: str) -> AppTest:
    """Click the first button of this name and run."""
    next(button for button in at.button if button.label == label).click()
    return run(at)


def field(at: AppTest, kind: str, label: str):
    """The first widget of this kind with this label."""
    return next(widget for widget in getattr(at, kind) if widget.label == label)


def release_all(store: Store, transcripts: list[Transcript], *, by: User) -> list[Transcript]:
    """Store and release the interviews; they come back with their ids."""
    stored = add_transcripts(store, [(transcript, b"original") for transcript in transcripts], by=by, at=NOW)
    return release(store, [transcript.id for transcript in stored], declaration="geprüft", by=by, at=NOW)


def save(store: Store, analysis: Analysis, *, by: User) -> int:
    """Put the analysis in place as a worker does."""
    request_analysis(store, by=by, at=NOW)
    job = claim(store, "test", now=NOW, lease=dt.timedelta(minutes=5))
    assert job
    return save_analysis(store, job, analysis, now=NOW)
