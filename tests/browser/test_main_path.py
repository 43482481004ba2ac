"""From five files to an item in a working group's inbox, as three people in a real browser."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from corpus.demo import demo_district, demo_files
from corpus.store.districts import save_district
from tests.browser.demo import PASSWORD, create_people
from tests.browser.driver import chromium, go_to, person
from tests.server import running

pytestmark = [pytest.mark.slow, pytest.mark.browser]

UPLOADED = ("interview-01.docx", "interview-03.odt", "interview-04.pdf", "interview-07.vtt", "interview-12.csv")
ANALYSIS_MILLISECONDS = 180_000


@pytest.fixture
def app(blank_store, blank_url, tmp_path):
    save_district(blank_store, demo_district(), by=create_people(blank_store), at=dt.datetime.now(dt.UTC))
    with running(tmp_path / "data", database_url=blank_url) as server:
        yield server


def test_five_files_become_an_item_in_the_inbox_of_a_working_group(app, tmp_path):
    with chromium() as browser:
        with person(browser, app.url, login="mo", password=PASSWORD) as moderation:
            upload(moderation, tmp_path)
            wait_for_the_analysis(moderation)
        with person(browser, app.url, login="kim", password=PASSWORD) as staff:
            read_a_quote_in_its_interview(staff)
            title = accept_the_first_routing(staff)
        with person(browser, app.url, login="ali", password=PASSWORD) as member:
            find_exactly_this_item(member, title)


def upload(page, folder):
    go_to(page, "hochladen", "Interviews hochladen")
    paths = [folder / name for name in UPLOADED]
    contents = dict(demo_files())
    for path in paths:
        path.write_bytes(contents[path.name])
    page.locator("input[type=file]").set_input_files(paths)
    expect(page.get_by_text("5 Interviews gelesen, noch nicht gespeichert")).to_be_visible()
    page.get_by_text("Das gilt für alle 5 gelesenen Interviews").click()
    page.get_by_role("button", name="Speichern und freigeben").click()
    expect(page.get_by_text("Freigegeben: I-01, I-02, I-03, I-04, I-05.")).to_be_visible()


def wait_for_the_analysis(page):
    page.get_by_role("link", name="Zu den Interviews").click()
    under_way = page.get_by_text(re.compile("^Auswertung (wartet|läuft)"))
    expect(under_way).to_be_visible()
    expect(under_way).to_have_count(0, timeout=ANALYSIS_MILLISECONDS)
    expect(page.get_by_text("Auswertung gescheitert")).to_have_count(0)


def read_a_quote_in_its_interview(page):
    go_to(page, "herausforderungen", "Herausforderungen")
    page.locator("[class*=st-key-open-herausforderung]").first.get_by_role("button").click()
    expect(page.get_by_role("heading", name="Zitate", exact=True)).to_be_visible()
    quote = page.locator("blockquote mark").first.inner_text()
    page.get_by_role("link", name="im Interview lesen").first.click()
    expect(page.get_by_role("heading", level=1, name="Interview I-")).to_be_visible()
    place = page.locator("#stelle")
    expect(place).to_be_in_viewport()
    expect(place).to_contain_text(quote)


def accept_the_first_routing(page):
    go_to(page, "zuweisung", "Zuweisung")
    card = page.get_by_test_id("stForm").first
    card.get_by_role("combobox").click()
    page.get_by_role("option").first.click()
    title = page.get_by_test_id("stMain").get_by_test_id("stPageLink").locator("p").first.inner_text()
    card.get_by_role("button", name="Zuweisen").click()
    expect(page.get_by_text("Zugewiesen: D-001.")).to_be_visible()
    return title


def find_exactly_this_item(page, title):
    go_to(page, "eingang", "Eingang")
    expect(page.get_by_text("1 Vorgang", exact=True)).to_be_visible()
    page.get_by_role("link", name="D-001").click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    expect(page.locator("blockquote").first).to_be_visible()
