"""Somebody of staff searches by keyboard in everyday words; the real worker answers, without any analysis."""

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from corpus.demo import demo_district
from corpus.store.districts import save_district
from corpus.store.material import add_transcripts, release
from corpus.types import Perspective
from tests.browser.demo import PASSWORD, create_people, open_data
from tests.browser.driver import chromium, go_to, person
from tests.builders import build_transcript
from tests.server import running

pytestmark = [pytest.mark.slow, pytest.mark.browser]

TALKS = {
    ("Wennhagen", Perspective.NEWCOMERS): "Also ja. Wir finden seit zwei Jahren keine Wohnung. Das macht müde.",
    ("Sarnhorst", Perspective.POLITICS): "Der letzte Bus fährt um sechs. Danach kommt hier keiner mehr weg.",
    ("Sarnhorst", Perspective.EDUCATION): "Familien suchen und suchen, aber eine Bleibe kriegt hier niemand.",
}


def fill(store, boss):
    now = dt.datetime.now(dt.UTC)
    save_district(store, demo_district(), by=boss, at=now)
    items = [
        (build_transcript(str(number), said, municipality=place, perspective=perspective), b"%d" % number)
        for number, ((place, perspective), said) in enumerate(TALKS.items())
    ]
    added = add_transcripts(store, items, by=boss, at=now)
    release(store, [one.id for one in added], declaration="ja", by=boss, at=now)


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search") / "data"
    store = open_data(folder)
    fill(store, create_people(store))
    with running(folder) as server:
        yield server
    store.close()


@pytest.fixture(scope="module")
def opened_browser():
    with chromium() as browser:
        yield browser


def test_a_question_is_typed_answered_in_context_and_opened_by_keyboard(app, opened_browser):
    with person(opened_browser, app.url, login="kim", password=PASSWORD) as page:
        go_to(page, "suche", "Suche")
        field = page.get_by_role("textbox", name="Was möchten Sie wissen?")
        expect(field).to_be_focused()
        page.keyboard.type("keine Wohnung")
        page.keyboard.press("Enter")
        first = page.locator("figure").first
        expect(first.locator("mark")).to_contain_text("keine Wohnung", timeout=20_000)
        expect(first).to_contain_text("Gefragt wurde: Was fehlt hier?")
        expect(first).to_contain_text("Wennhagen · Zugewanderte")
        expect(field).to_be_focused()
        # Streamlit may still be drawing what the answer changed; a key pressed meanwhile would meet the old page.
        page.wait_for_timeout(1_500)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="I-01, Beitrag 2")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1, name="Interview I-01")).to_be_visible()
        expect(page.locator("#stelle")).to_contain_text("keine Wohnung")
        page.go_back()
        expect(page.locator("figure").first).to_contain_text("keine Wohnung")


def test_a_municipality_narrows_the_hits_and_the_address_holds_all_of_it(app, opened_browser):
    with person(opened_browser, app.url, login="kim", password=PASSWORD) as page:
        go_to(page, "suche?suche=keine+Wohnung", "Suche")
        expect(page.locator("figure").first).to_contain_text("Wennhagen")
        page.get_by_role("combobox", name="Gemeinde").press_sequentially("Sarn")
        page.keyboard.press("Enter")
        expect(page.locator("figure").first).to_contain_text("eine Bleibe kriegt hier niemand")
        expect(page.get_by_text("Wennhagen · Zugewanderte")).to_have_count(0)
        assert page.url.endswith("/suche?suche=keine+Wohnung&gemeinde=Sarnhorst")
        page.reload()
        expect(page.locator("figure").first).to_contain_text("eine Bleibe kriegt hier niemand")
        page.get_by_role("button", name="Filter zurücksetzen").press("Enter")
        expect(page.locator("figure").first).to_contain_text("Wennhagen")


@pytest.mark.parametrize("width", [1280, 390])
def test_hits_are_accessible_and_fit_a_phone(app, opened_browser, width):
    with person(opened_browser, app.url, login="kim", password=PASSWORD, width=width) as page:
        go_to(page, "suche?suche=keine+Wohnung", "Suche")
        expect(page.locator("figure").first).to_be_visible()
        found = Axe().run(page).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
        wide, room = page.get_by_test_id("stMain").evaluate("main => [main.scrollWidth, main.clientWidth]")
        assert wide <= room


def test_a_member_of_a_working_group_has_no_such_page(app, opened_browser):
    with person(opened_browser, app.url, login="ali", password=PASSWORD) as page:
        go_to(page, "suche?suche=keine+Wohnung", "Kein Zugriff")
        expect(page.get_by_role("link", name="Suche")).to_have_count(0)
        expect(page.locator("figure")).to_have_count(0)
