"""The web edge: who gets through, how people sign in and out, what every answer carries."""

import datetime as dt
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route, WebSocketRoute

from corpus.people import Role
from corpus.registers import Register, parse_measures, parse_register
from corpus.store.accounts import change_account
from corpus.store.codings import decide_codings
from corpus.store.districts import read_district, save_district
from corpus.store.measures import save_measures, step_measure
from corpus.store.sessions import create_first_account, read_session, setup_token
from corpus.types import Coded, Office, Organisation, RegisteredMeasure, Theme
from corpus.workflow.codings.decisions import CodingAct, CodingDecision
from corpus.workflow.measures import MeasureStep
from pages.gate import exports, firststart, signin
from pages.gate.guard import Guard
from pages.gate.headers import SecureAnswers
from tests.builders import build_analysis, build_transcript
from tests.pages.screens import on_sqlite, release_all, save
from tests.pages.wire import ORIGIN, connect, get, post

pytestmark = on_sqlite

INDEX = '<html lang="en"><head><title>Streamlit</title></head><body><div id="root"></div></body></html>'
SECRET_PATHS = [
    "/",
    "/verwaltung",
    "/personen",
    "/hochladen?x=1",
    "/static/js/index.js",
    "/media/0123.csv",
    "/_stcore/host-config",
    "/_stcore/upload_file/a/b",
    "/ausgabe/landkreis.toml",
    "/ausgabe/register.csv",
    "/ausgabe/massnahmen.csv",
    "/kennwort",
    "/gate/german.js",
    "/gate/../frame.py",
    "/anmelden/",
    "//anmelden",
]
CLOSED_PATHS = ["/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/mcp", "/oauth2callback"]


async def inside(_request):
    return HTMLResponse(INDEX)


async def stream(websocket):
    await websocket.accept()
    await websocket.close()


@pytest.fixture
def app(monkeypatch, tmp_path):
    """The gate before a stand-in for Streamlit; which database it opens is for the fixture that uses it to say."""
    monkeypatch.setenv("FUNDAMENT_DATA", str(tmp_path))
    return Starlette(
        routes=[
            *signin.ROUTES,
            *firststart.ROUTES,
            *exports.ROUTES,
            Route("/_stcore/health", lambda _: PlainTextResponse("ok")),
            WebSocketRoute("/_stcore/stream", stream),
            Route("/{path:path}", inside, methods=["GET", "POST", "PUT", "DELETE"]),
        ],
        middleware=[Middleware(SecureAnswers), Middleware(Guard)],
    )


@pytest.fixture
def door(app, store, store_url, monkeypatch):
    """The gate of a program with people in it."""
    monkeypatch.setenv("FUNDAMENT_DATABASE_URL", store_url)
    return app


@pytest.fixture
def new_door(app, blank_store, blank_url, monkeypatch):
    """The gate of a program that was never started before."""
    monkeypatch.setenv("FUNDAMENT_DATABASE_URL", blank_url)
    return app


@pytest.fixture
def sign_in(door, password):
    def sign_in(login: str) -> str:
        return post(door, "/anmelden", {"login": login, "password": password}).token

    return sign_in


@pytest.mark.parametrize("path", SECRET_PATHS)
def test_strangers_are_led_to_the_sign_in_page(door, path):
    answer = get(door, path)
    assert answer.status == 303
    assert answer.header("location").startswith("/anmelden")


@pytest.mark.parametrize("path", SECRET_PATHS)
def test_programs_without_a_session_are_told_401(door, path):
    assert get(door, path, accept="*/*").status == 401


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize("path", SECRET_PATHS)
def test_strangers_change_nothing(door, method, path):
    assert get(door, path, method=method, origin=ORIGIN).status == 401


@pytest.mark.parametrize("path", CLOSED_PATHS)
def test_inner_interfaces_are_closed_to_everybody(door, sign_in, path):
    assert get(door, path).status == get(door, path, token=sign_in("admin")).status == 404


def test_strangers_reach_sign_in_and_health(door):
    assert get(door, "/anmelden").status == get(door, "/_stcore/health").status == 200


def test_a_session_opens_the_program(door, sign_in):
    assert get(door, "/personen", token=sign_in("stab")).status == 200


@pytest.mark.parametrize("token", ["x", "a" * 43, "ä", '"'])
def test_a_made_up_token_opens_nothing(door, token):
    assert get(door, "/personen", token=token).status == 303


def test_the_session_cookie_is_out_of_reach_for_scripts(door, password):
    cookie = post(door, "/anmelden", {"login": "stab", "password": password}).header("set-cookie").lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/" in cookie


def test_the_session_cookie_is_secure_behind_tls(door, password):
    answer = post(door, "/anmelden", {"login": "stab", "password": password}, x_forwarded_proto="https")
    assert "secure" in answer.header("set-cookie").lower()
    assert answer.header("strict-transport-security")


def test_signing_in_leads_to_the_page_that_was_asked_for(door, password):
    asked = get(door, "/themen?gemeinde=Ost&x=a%26b").header("location")
    assert asked == "/anmelden?weiter=/themen%3Fgemeinde%3DOst%26x%3Da%2526b"
    assert 'value="/themen?gemeinde=Ost&amp;x=a%26b"' in get(door, asked).body
    answer = post(door, "/anmelden", {"login": "stab", "password": password, "target": "/themen?gemeinde=Ost"})
    assert (answer.status, answer.header("location")) == (303, "/themen?gemeinde=Ost")


@pytest.mark.parametrize("login", ["stab", "niemand", '"><script>alert(1)</script>'])
def test_wrong_passwords_get_the_same_answer_for_known_and_unknown_people(door, login):
    answer = post(door, "/anmelden", {"login": login, "password": "falsch"})
    assert answer.status == 403
    assert "Anmeldename oder Kennwort stimmt nicht" in answer.body
    assert "<script>alert" not in answer.body
    assert not answer.token


def test_guessing_is_stopped_in_german(door, password):
    for _ in range(10):
        post(door, "/anmelden", {"login": "stab", "password": "falsch"})
    answer = post(door, "/anmelden", {"login": "stab", "password": password})
    assert "Zu viele Anmeldeversuche" in answer.body
    assert not answer.token


@pytest.mark.parametrize("origin", ["", "null", "http://evil.test", f"{ORIGIN}.evil.test", "http://fundament.test:81"])
def test_forms_from_foreign_pages_are_refused(door, sign_in, password, origin):
    token = sign_in("stab")
    assert post(door, "/anmelden", {"login": "stab", "password": password}, origin=origin).status == 403
    assert post(door, "/abmelden", {}, origin=origin, token=token).status == 403
    assert get(door, "/", token=token).status == 200


def test_bodies_no_form_could_have_are_refused(door):
    assert post(door, "/anmelden", {"login": "x" * 20_000}).status == 413


def test_signing_out_ends_the_session_on_the_server(door, sign_in, store):
    token = sign_in("stab")
    answer = post(door, "/abmelden", {}, token=token)
    assert answer.header("location") == "/anmelden?abgemeldet=1"
    assert answer.header("clear-site-data")
    assert get(door, "/", token=token).status == 303
    assert read_session(store, token, now=dt.datetime.now(dt.UTC)) is None


def test_signing_in_again_ends_the_earlier_session_of_this_browser(door, sign_in, password):
    old = sign_in("stab")
    new = post(door, "/anmelden", {"login": "stab", "password": password}, token=old).token
    assert get(door, "/", token=old).status == 303
    assert get(door, "/", token=new).status == 200


def test_a_closed_account_is_out_at_once(door, sign_in, store, people, now):
    token, staff = sign_in("stab"), people.staff
    change_account(
        store, staff.id, name=staff.name, roles=staff.roles, groups=(), active=False, by=people.admin, at=now
    )
    assert get(door, "/", token=token).status == 303


@pytest.mark.parametrize(
    ("origin", "login", "first"),
    [
        (ORIGIN, "stab", "websocket.accept"),
        (ORIGIN, None, "websocket.close"),
        ("http://evil.test", "stab", "websocket.close"),
        ("", "stab", "websocket.close"),
    ],
)
def test_websockets_need_a_session_and_our_own_origin(door, sign_in, origin, login, first):
    token = sign_in(login) if login else ""
    assert connect(door, "/_stcore/stream", origin=origin, token=token) == first


@pytest.mark.parametrize("path", ["/anmelden", "/", "/_stcore/health", "/ausgabe/landkreis.toml"])
def test_every_answer_carries_the_security_headers(door, sign_in, path):
    for token in ("", sign_in("admin")):
        answer = get(door, path, token=token)
        assert "default-src 'none'" in answer.header("content-security-policy")
        assert "'unsafe-eval'" not in answer.header("content-security-policy")
        assert answer.header("x-content-type-options") == "nosniff"
        assert answer.header("referrer-policy") == "same-origin"
        assert answer.header("permissions-policy")
        assert answer.header("cache-control") == "no-store"


def test_streamlits_document_comes_out_german(door, sign_in):
    answer = get(door, "/themen", token=sign_in("stab"), accept_encoding="gzip")
    assert '<html lang="de">' in answer.body
    assert "<title>Fundament</title>" in answer.body
    assert '<script src="/gate/german.js"' in answer.body
    assert answer.header("content-length") == str(len(answer.body.encode()))


def test_people_change_their_password_and_stay_signed_in_here_only(door, sign_in, password):
    here, elsewhere, new = sign_in("stab"), sign_in("stab"), "ein ganz neuer langer satz"
    answer = post(door, "/kennwort", {"old": password, "new": new, "repeat": new}, token=here)
    assert "Ihr Kennwort ist geändert" in answer.body
    assert get(door, "/", token=here).status == 200
    assert get(door, "/", token=elsewhere).status == 303
    assert post(door, "/anmelden", {"login": "stab", "password": new}).token


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"old": "falsch", "new": "ein langer neuer satz", "repeat": "ein langer neuer satz"}, "bisherige Kennwort"),
        ({"old": "egal", "new": "ein langer satz", "repeat": "ein anderer satz"}, "verschieden"),
    ],
)
def test_a_password_is_changed_only_with_the_old_one_and_without_slips(door, sign_in, fields, message):
    answer = post(door, "/kennwort", fields, token=sign_in("stab"))
    assert answer.status == 400
    assert message in answer.body


def test_the_profile_goes_out_to_the_administration_only(door, sign_in, store):
    sent = get(door, "/ausgabe/landkreis.toml", token=sign_in("admin"))
    assert sent.status == 200
    assert read_district(store).name in sent.body
    assert "attachment" in sent.header("content-disposition")
    for login in ("moderation", "stab", "mobil", "verwaltung"):
        assert get(door, "/ausgabe/landkreis.toml", token=sign_in(login)).status == 403


def test_the_register_goes_out_to_the_administration_only_and_comes_back_equal(door, sign_in, store, people, now):
    offices = (Office("Bürgermeister", "Edemissen", ("Rathauschef",)),)
    district = replace(read_district(store), organisations=(Organisation("=Müll & Söhne", ("MüS",)),), offices=offices)
    save_district(store, district, by=people.admin, at=now)
    sent = get(door, "/ausgabe/register.csv", token=sign_in("admin"))
    assert "register.csv" in sent.header("content-disposition")
    assert parse_register("register.csv", sent.body.encode()) == Register(district.organisations, offices)
    for login in ("moderation", "stab", "mobil", "verwaltung"):
        assert get(door, "/ausgabe/register.csv", token=sign_in(login)).status == 403


def test_staff_takes_the_register_of_measures_out_without_what_was_withdrawn(door, store, people, sign_in, now):
    bus, gone = (RegisteredMeasure("", name) for name in ("Bürgerbus", "Versehen"))
    _, second = save_measures(store, [bus, gone], by=people.staff, at=now)
    withdrawing = {"step": MeasureStep.WITHDRAW, "seen": 1, "reason": "doppelt"}
    step_measure(store, second.measure, **withdrawing, by=people.staff, at=now)
    sent = get(door, "/ausgabe/massnahmen.csv", token=sign_in("stab"))
    found = parse_measures("massnahmen.csv", sent.body.encode(), themes={}).measures
    assert [(one.id, one.name) for one in found] == [("M-0001", "Bürgerbus")]
    for login in ("admin", "moderation", "mobil"):
        assert get(door, "/ausgabe/massnahmen.csv", token=sign_in(login)).status == 403


def test_the_register_of_measures_can_be_read_back_after_fields_were_renamed_and_merged(
    door, store, people, sign_in, now
):
    talks = release_all(store, [build_transcript("a")], by=people.facilitator)
    base = build_analysis(talks)
    save(store, replace(base, themes=(*base.themes, Theme("th2", "Bus", (), ()))), by=people.staff)
    acts = [CodingDecision(CodingAct.MERGE, Coded.THEME, ("th1", "th2"), name="Wege")]
    decide_codings(store, acts, seen=0, by=people.staff, at=now)
    entries = [RegisteredMeasure("", name, theme=theme) for name, theme in (("A", "th2"), ("B", "th1"), ("C", "th9"))]
    save_measures(store, entries, by=people.staff, at=now)
    sent = get(door, "/ausgabe/massnahmen.csv", token=sign_in("stab"))
    found = parse_measures("massnahmen.csv", sent.body.encode(), themes={"th1": "Wege"}).measures
    assert [(one.name, one.theme) for one in found] == [("A", "th1"), ("B", "th1"), ("C", "")]
    assert "th" not in sent.body


def test_first_run_page_is_gone_once_an_account_exists(door):
    assert get(door, "/einrichten").header("location") == "/anmelden"
    fields = {"token": "x", "login": "neu", "name": "Neu", "password": "a" * 12, "repeat": "a" * 12}
    assert post(door, "/einrichten", fields).header("location") == "/anmelden"


@pytest.mark.parametrize("path", ["/", "/anmelden", "/verwaltung"])
def test_a_new_program_leads_to_the_first_run_page(new_door, path):
    assert get(new_door, path).header("location") == "/einrichten"
    assert "checked" in get(new_door, "/einrichten").body


@pytest.mark.parametrize(("ticked", "roles"), [(True, firststart.ALL_IN_ONE), (False, {Role.ADMIN})])
def test_the_first_account_needs_the_token_and_is_signed_in(new_door, blank_store, now, password, ticked, roles):
    token = setup_token(blank_store, now=now)
    fields = {"login": "chef", "name": "Chef", "password": password, "repeat": password} | (
        {"all": "yes"} if ticked else {}
    )
    wrong = post(new_door, "/einrichten", fields | {"token": "falsch"})
    assert wrong.status == 400
    assert ("checked" in wrong.body) == ticked
    assert password not in wrong.body
    right = post(new_door, "/einrichten", fields | {"token": token or ""})
    user = read_session(blank_store, right.token, now=dt.datetime.now(dt.UTC))
    assert user
    assert user.roles == roles
    assert get(new_door, "/einrichten").header("location") == "/anmelden"


def test_two_different_passwords_make_no_account(new_door, blank_store, now, password):
    token = setup_token(blank_store, now=now)
    fields = {"token": token or "", "login": "chef", "name": "Chef", "password": password, "repeat": password + "x"}
    assert "verschieden" in post(new_door, "/einrichten", fields).body
    assert create_first_account(
        blank_store, token or "", login="chef", name="Chef", password=password, roles={Role.ADMIN}, now=now
    )
