"""Every page of every role: drawn without fault, accessible, German, fitting a phone, nothing from other hosts."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from pages.frame import ENTRIES
from tests.browser.demo import PASSWORD, PEOPLE, create_people, fill, open_data
from tests.browser.driver import chromium, go_to, person
from tests.server import running

pytestmark = [pytest.mark.slow, pytest.mark.browser]

OPENED = ["interview?interview=I-01", "vorgang?vorgang=D-001"]
SLUGS = ["", *(entry.slug for entry in ENTRIES if entry.slug != "start"), *OPENED]
ENGLISH = re.compile(r"\b(Upload|Drag and drop|Browse|Choose an option|No results|Loading|Running|Page not found)\b")
WHOLE_PAGE = "[data-testid=stMain]"


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "data"
    store = open_data(folder)
    boss = create_people(store)
    with running(folder) as server:
        fill(store, boss)
        yield server
    store.close()


@pytest.fixture(scope="module")
def opened_browser():
    with chromium() as browser:
        yield browser


@pytest.mark.parametrize("login", ["leitung", *PEOPLE])
def test_all_pages_are_accessible_and_german(app, opened_browser, login):
    with person(opened_browser, app.url, login=login, password=PASSWORD) as page:
        for slug in SLUGS:
            go_to(page, slug)
            grave = [
                (slug, found["id"], found["nodes"][0]["html"][:200])
                for found in Axe().run(page).response["violations"]
                if found["impact"] in ("serious", "critical")
            ]
            assert grave == []
            assert not ENGLISH.search(page.locator(WHOLE_PAGE).inner_text()), slug
            assert page.locator("html").get_attribute("lang") == "de"
    assert "Vorgang " not in app.log.read_text("utf-8")


@pytest.mark.parametrize("login", ["leitung", "ali"])
def test_no_page_is_wider_than_a_phone(app, opened_browser, login):
    with person(opened_browser, app.url, login=login, password=PASSWORD, width=390) as page:
        for slug in SLUGS:
            go_to(page, slug)
            widths = page.locator(WHOLE_PAGE).evaluate("main => [main.scrollWidth, main.clientWidth]")
            assert widths[0] <= widths[1], slug


def test_a_group_member_sees_no_trace_of_interviews_and_findings(app, opened_browser):
    with person(opened_browser, app.url, login="ali", password=PASSWORD) as page:
        for slug in ("interviews", "interview?interview=I-01", "herausforderungen", "zuweisung", "personen"):
            go_to(page, slug)
            shown = page.locator(WHOLE_PAGE).inner_text()
            assert "Kein Zugriff" in shown
            assert "I-01" not in shown
