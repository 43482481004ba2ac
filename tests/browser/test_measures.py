"""Somebody of staff adds a measure by keyboard, reads in a table, settles an overlap and takes it back."""

import datetime as dt
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from corpus.demo import demo_district
from corpus.store.analyses import save_analysis
from corpus.store.districts import save_district
from corpus.store.jobs import claim, request_analysis
from corpus.store.material import add_transcripts, release
from corpus.types import Measure, Overlap, StatementKind
from tests.browser.demo import PASSWORD, create_people, open_data
from tests.browser.driver import chromium, go_to, person
from tests.builders import QUOTE, build_analysis, build_statement, build_transcript
from tests.server import running

pytestmark = [pytest.mark.slow, pytest.mark.browser]

TABLE = "Maßnahme;Träger;Ort;Bis\nBürgerbus;Verein;Harlingsen;31.12.2030\nSprachtreff;VHS;;laufend\n"


def fill(store, boss):
    """One released interview with two found offers that overlap; nothing is computed."""
    now = dt.datetime.now(dt.UTC)
    save_district(store, demo_district(), by=boss, at=now)
    talk = build_transcript("a", f"{QUOTE} Der Verein fährt einen Bürgerbus.", municipality="Harlingsen")
    [added] = add_transcripts(store, [(talk, b"x")], by=boss, at=now)
    texts = release(store, [added.id], declaration="ja", by=boss, at=now)
    said = replace(build_statement("s9", texts[0], "Der Verein fährt einen Bürgerbus."), kind=StatementKind.MEASURE)
    base = build_analysis(texts)
    analysis = replace(
        base,
        statements=(*base.statements, said),
        measures=(Measure("m1", "Fahrdienst", ("s9",)), Measure("m2", "Rufbus", ("s9",))),
        overlaps=(Overlap(("m1", "m2"), 0.62, {"topic": 0.8, "text": 0.3}, ("Bus",)),),
    )
    request_analysis(store, by=boss, at=now)
    job = claim(store, "test", now=now, lease=dt.timedelta(minutes=5))
    save_analysis(store, job, analysis, now=now)


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("measures") / "data"
    store = open_data(folder)
    fill(store, create_people(store))
    with running(folder) as server:
        yield server
    store.close()


def test_a_measure_is_added_by_keyboard_and_a_table_is_read_in(app):
    with chromium() as browser, person(browser, app.url, login="kim", password=PASSWORD) as page:
        go_to(page, "massnahmen", "Maßnahmen")
        page.get_by_role("button", name="Maßnahme eintragen").press("Enter")
        page.get_by_role("textbox", name="Name").press_sequentially("Nachtbus Harlingsen")
        page.get_by_role("textbox", name="Träger").press_sequentially("Gemeinde")
        page.get_by_role("button", name="Speichern").press("Enter")
        expect(page.get_by_text("steht jetzt als M-0001 im Verzeichnis")).to_be_visible()
        page.get_by_role("button", name="Tabelle einlesen").press("Enter")
        chosen = {"name": "liste.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
        page.locator("input[type=file]").set_input_files(chosen)
        expect(page.get_by_text("Neu (2)")).to_be_visible()
        page.get_by_role("button", name="2 Einträge übernehmen").press("Enter")
        expect(page.get_by_text("2 Einträge sind hinzugekommen, 0 geändert.")).to_be_visible()
        page.get_by_role("button", name="M-0002 – Bürgerbus").press("Enter")
        expect(page.get_by_text("bis 31.12.2030")).to_be_visible()
        page.go_back()
        expect(page.get_by_role("button", name="M-0003 – Sprachtreff")).to_be_visible()


def test_a_field_of_the_table_narrows_the_register_by_keyboard(app):
    with chromium() as browser, person(browser, app.url, login="kim", password=PASSWORD) as page:
        go_to(page, "massnahmen", "Maßnahmen")
        page.get_by_role("button", name="Maßnahme eintragen").press("Enter")
        page.get_by_role("textbox", name="Name").press_sequentially("Kurs")
        page.get_by_role("button", name="Speichern").press("Enter")
        expect(page.get_by_text("„Kurs“ steht jetzt als")).to_be_visible()
        first = page.locator("td button").first
        first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Filter zurücksetzen")).to_be_visible()
        expect(page.get_by_text("Kein Eintrag passt zu diesen Filtern.")).to_be_visible()
        assert "feld=bildung" in page.url


def test_a_verdict_needs_a_reason_stays_over_a_reload_and_can_be_taken_back(app):
    with chromium() as browser, person(browser, app.url, login="kim", password=PASSWORD) as page:
        go_to(page, "massnahmen?ansicht=ueberschneidungen", "Maßnahmen")
        expect(page.get_by_text("Ähnlichkeit 62 %")).to_be_visible()
        page.get_by_role("button", name="Doppelt").press("Enter")
        expect(page.get_by_text("Bitte begründen Sie das")).to_be_visible()
        page.get_by_role("textbox", name="Begründung für Ihr Urteil").press_sequentially("Derselbe Bus.")
        page.get_by_role("button", name="Doppelt").press("Enter")
        expect(page.get_by_text("Ihr Urteil ist festgehalten.")).to_be_visible()
        go_to(page, "massnahmen?ansicht=ueberschneidungen&paare=entschieden", "Maßnahmen")
        expect(page.get_by_text("doppelt – Derselbe Bus.").first).to_be_visible()
        page.get_by_role("button", name="Rückgängig").first.press("Enter")
        expect(page.get_by_text("Das Urteil ist zurückgenommen.")).to_be_visible()
        go_to(page, "massnahmen?ansicht=ueberschneidungen", "Maßnahmen")
        expect(page.get_by_text("Ähnlichkeit 62 %")).to_be_visible()
        page.get_by_text("Alle Urteile (1)").click()
        expect(page.get_by_text("zurückgenommen am")).to_be_visible()
