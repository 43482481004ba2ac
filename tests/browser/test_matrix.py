"""Somebody of staff goes over the heatmap by keyboard, compares quotes in columns, and reads one in its interview."""

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from corpus.demo import demo_district
from corpus.store.analyses import save_analysis
from corpus.store.districts import save_district
from corpus.store.jobs import claim, request_analysis
from corpus.store.material import add_transcripts, release
from corpus.types import Perspective
from tests.browser.demo import PASSWORD, create_people, open_data
from tests.browser.driver import chromium, go_to, person
from tests.builders import build_analysis, build_transcript
from tests.server import running

pytestmark = [pytest.mark.slow, pytest.mark.browser]

TALKS = [("Wennhagen", Perspective.NEWCOMERS), ("Wennhagen", Perspective.POLITICS), ("Sarnhorst", Perspective.POLITICS)]
PAGES = ["themen?wert=anteil", "themen?thema=th1", "vergleich?nach=perspektive", "herausforderungen"]


def fill(store, boss):
    """Three released interviews that all speak of the bus; nothing is computed."""
    now = dt.datetime.now(dt.UTC)
    save_district(store, demo_district(), by=boss, at=now)
    items = [
        (build_transcript(str(number), municipality=place, perspective=perspective), b"%d" % number)
        for number, (place, perspective) in enumerate(TALKS)
    ]
    added = add_transcripts(store, items, by=boss, at=now)
    texts = release(store, [one.id for one in added], declaration="ja", by=boss, at=now)
    request_analysis(store, by=boss, at=now)
    job = claim(store, "test", now=now, lease=dt.timedelta(minutes=5))
    save_analysis(store, job, build_analysis(texts), now=now)


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("matrix") / "data"
    store = open_data(folder)
    fill(store, create_people(store))
    with running(folder) as server:
        yield server
    store.close()


@pytest.fixture(scope="module")
def opened_browser():
    with chromium() as browser:
        yield browser


def test_arrow_keys_lead_through_the_heatmap_and_enter_shows_the_quotes(app, opened_browser):
    with person(opened_browser, app.url, login="kim", password=PASSWORD) as page:
        go_to(page, "themen?wert=anteil", "Themen")
        table = page.get_by_role("table")
        expect(table.get_by_role("row")).to_have_count(3)
        table.get_by_role("button", name="Mobilität", exact=True).focus()
        for _ in range(2):
            page.keyboard.press("ArrowRight")
        field = page.get_by_role("button", name="100 %, 1 von 1 Gespräch, wenige Gespräche – Mobilität, Sarnhorst")
        expect(field).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Mobilität")).to_be_visible()
        expect(page.locator("figure")).to_have_count(1)
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-pressed", "true")
        expect(page).to_have_url(f"{app.url}/themen?wert=anteil&thema=th1&spalte=Sarnhorst")


def test_a_theme_unfolds_its_quotes_by_keyboard(app, opened_browser):
    with person(opened_browser, app.url, login="kim", password=PASSWORD) as page:
        go_to(page, "themen", "Themen")
        page.locator("summary", has_text="Drei Zitate zu „Mobilität“").press("Enter")
        expect(page.locator("figure")).to_have_count(3)


def test_two_groups_are_compared_and_a_quote_opened_by_keyboard(app, opened_browser):
    with person(opened_browser, app.url, login="kim", password=PASSWORD) as page:
        go_to(page, "vergleich", "Zitate im Vergleich")
        expect(page.get_by_role("heading", level=3, name="Wennhagen")).to_be_visible()
        page.get_by_role("radio", name="Perspektiven").press("Space")
        expect(page.get_by_role("heading", level=3, name="Zugewanderte")).to_be_visible()
        page.get_by_role("combobox", name="Spalten").press_sequentially("Polit")
        expect(page.get_by_role("option", name="Politik")).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=3, name="Zugewanderte")).to_have_count(0)
        expect(page.get_by_text("2 Stellen aus 2 von 2 Gesprächen")).to_be_visible()
        expect(page).to_have_url(f"{app.url}/vergleich?thema=th1&nach=perspektive&spalten=politics")
        page.reload()
        expect(page.locator("figure")).to_have_count(2)
        page.locator("figure summary").first.press("Enter")
        expect(page.get_by_text("Also ja. Der Bus fehlt am Abend.").first).to_be_visible()
        page.get_by_role("link", name="im Interview lesen").first.press("Enter")
        expect(page.get_by_role("heading", level=1, name="Interview I-02")).to_be_visible()
        expect(page.locator("#stelle")).to_contain_text("Der Bus fehlt am Abend.")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("slug", PAGES)
def test_what_stands_side_by_side_is_accessible_and_fits_a_phone(app, opened_browser, slug, width):
    with person(opened_browser, app.url, login="kim", password=PASSWORD, width=width) as page:
        go_to(page, slug)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []
        wide, room = page.get_by_test_id("stMain").evaluate("main => [main.scrollWidth, main.clientWidth]")
        assert wide <= room
        assert page.locator("html").get_attribute("lang") == "de"
