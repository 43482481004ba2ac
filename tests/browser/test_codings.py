"""Somebody of staff answers what a new interview suggests, renames and merges challenges, and takes it back."""

import datetime as dt
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from corpus.demo import demo_district
from corpus.store.analyses import save_analysis
from corpus.store.districts import save_district
from corpus.store.jobs import claim, request_analysis
from corpus.store.material import add_transcripts, release
from corpus.types import Challenge, Change, ChangeKind, Coded
from tests.browser.demo import PASSWORD, create_people, open_data
from tests.browser.driver import chromium, go_to, person
from tests.builders import build_analysis, build_statement, build_transcript
from tests.server import running

pytestmark = [pytest.mark.slow, pytest.mark.browser]

ALL = "Der Bus fehlt am Abend. Kein Platz im Hort. Die Post ist zu."
LATE, HORT, POST = ALL.replace(". ", ".|").split("|")
MAIN = "[data-testid=stMain]"


def analysed(transcripts):
    """Two interviews made two challenges; the third came later."""
    said = [
        build_statement(f"{word}{number}", transcript, text)
        for number, transcript in enumerate(transcripts, start=1)
        for word, text in (("late", LATE), ("hort", HORT), ("post", POST))
    ]
    first = tuple(one.id for one in transcripts[:2])
    challenges = (
        Challenge("bus", "Kein Bus am Abend", ("Bus",), ("late1", "late2"), first),
        Challenge("hort", "Hort ohne Plätze", ("Hort",), ("hort1", "hort2"), first),
    )
    changes = (
        Change("p1", Coded.CHALLENGE, ChangeKind.JOIN, ("late3", "post3"), target="bus"),
        Change("p2", Coded.CHALLENGE, ChangeKind.JOIN, ("hort3",), target="hort"),
        Change("p3", Coded.CHALLENGE, ChangeKind.NEW, ("post1", "post2"), part="post", label="Post geschlossen"),
        Change("p4", Coded.THEME, ChangeKind.JOIN, ("late3",), target="th1"),
    )
    base = build_analysis(transcripts, challenges=())
    theme = replace(base.themes[0], statements=("late1", "late2"))
    found = {Coded.CHALLENGE: {one.id: one.statements for one in challenges}, Coded.THEME: {"th1": theme.statements}}
    return replace(
        base, statements=tuple(said), themes=(theme,), challenges=challenges, found=found, changes=changes, routings=()
    )


def fill(store, boss):
    """Three released interviews and what was made of them; nothing is computed."""
    now = dt.datetime.now(dt.UTC)
    save_district(store, demo_district(), by=boss, at=now)
    added = add_transcripts(store, [(build_transcript(name, ALL), b"x") for name in "abc"], by=boss, at=now)
    texts = release(store, [one.id for one in added], declaration="ja", by=boss, at=now)
    request_analysis(store, by=boss, at=now)
    job = claim(store, "test", now=now, lease=dt.timedelta(minutes=5))
    save_analysis(store, job, analysed(texts), now=now)


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("codings") / "data"
    store = open_data(folder)
    fill(store, create_people(store))
    with running(folder) as server:
        yield server
    store.close()


@pytest.fixture
def page(app):
    with chromium() as browser, person(browser, app.url, login="kim", password=PASSWORD) as page:
        yield page


def demand_accessible(page):
    grave = [
        (found["id"], found["nodes"][0]["html"][:200])
        for found in Axe().run(page).response["violations"]
        if found["impact"] in ("serious", "critical")
    ]
    assert grave == []


def card(page, id: str):
    """The proposal's card, once the page stands."""
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1)
    return page.locator(f".st-key-change-{id}")


def test_proposals_are_answered_one_by_one_and_all_at_once(page):
    go_to(page, "ueberblick", "Überblick")
    page.get_by_role("link", name="Aus 1 neuen Gespräch: 4 Vorschläge").click()
    expect(page.get_by_role("heading", level=1, name="Vorschläge")).to_be_visible()
    expect(page.get_by_text("Aus 1 neuen Gespräch: 4 Vorschläge.")).to_be_visible()
    demand_accessible(page)
    card(page, "p1").get_by_text("I-03, Beitrag 2").last.click()
    expect(card(page, "p1").get_by_text("Danach 3 Stellen")).to_be_visible()
    card(page, "p1").get_by_role("button", name="Übernehmen").press("Enter")
    expect(page.get_by_text("Übernommen: 1 Stelle bei „Kein Bus am Abend“.")).to_be_visible()
    expect(card(page, "p1")).to_have_count(0)
    card(page, "p2").get_by_role("button", name="Ablehnen").press("Enter")
    expect(page.get_by_text("Abgelehnt. Das wird so nicht wieder vorgeschlagen.")).to_be_visible()
    card(page, "p3").get_by_role("textbox", name="Name").fill("Post zu")
    page.get_by_role("button", name="Alle 2 übernehmen").click()
    page.get_by_role("button", name="Ja, alle übernehmen").click()
    expect(page.get_by_text("Übernommen: 2 Vorschläge.")).to_be_visible()
    expect(page.get_by_text("Keine Vorschläge offen.")).to_be_visible()
    page.get_by_text("Alle Entscheidungen über Themen und Herausforderungen (5)").click()
    expect(page.get_by_text("Neu angelegt: „Post zu“ (2 Stellen) – wie vorgeschlagen")).to_be_visible()
    demand_accessible(page)
    page.set_viewport_size({"width": 390, "height": 900})
    widths = page.locator(MAIN).evaluate("main => [main.scrollWidth, main.clientWidth]")
    assert widths[0] <= widths[1]


def test_two_challenges_are_renamed_merged_and_two_again(page):
    go_to(page, "herausforderungen?herausforderung=bus", "Herausforderungen")
    page.get_by_text("Bearbeiten", exact=True).click()
    page.get_by_role("textbox", name="Neuer Name").fill("Busse am Abend")
    page.get_by_role("button", name="Umbenennen").press("Enter")
    expect(page.get_by_role("heading", name="Busse am Abend")).to_be_visible()
    page.get_by_text("Zusammenführen", exact=True).first.click()
    page.get_by_role("combobox", name="zusammenführen mit").press_sequentially("Hort")
    expect(page.get_by_role("option", name="Hort ohne Plätze")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Danach zusammen")).to_be_visible()
    demand_accessible(page)
    page.get_by_role("button", name="Zusammenführen", exact=True).press("Enter")
    expect(page.get_by_text("Zusammengeführt mit „Hort ohne Plätze“")).to_be_visible()
    go_to(page, "herausforderungen?herausforderung=hort", "Herausforderungen")
    expect(page.get_by_role("heading", name="Busse am Abend")).to_be_visible()
    page.get_by_text("Verlauf (").click()
    demand_accessible(page)
    page.get_by_role("button", name="Rückgängig").first.press("Enter")
    expect(page.get_by_text("zurückgenommen am")).to_be_visible()
    go_to(page, "herausforderungen?herausforderung=hort", "Herausforderungen")
    expect(page.get_by_role("heading", name="Hort ohne Plätze")).to_be_visible()
