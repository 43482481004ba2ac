"""Somebody of staff merges two actors and takes it back; shows an office instead of somebody who was hidden."""

import datetime as dt
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from corpus.demo import demo_district
from corpus.store.analyses import save_analysis
from corpus.store.districts import save_district
from corpus.store.jobs import claim, request_analysis
from corpus.store.material import add_transcripts, release
from corpus.types import Actor, ActorKind, Mention
from tests.browser.demo import PASSWORD, create_people, open_data
from tests.browser.driver import chromium, go_to, person
from tests.builders import build_analysis, build_transcript
from tests.server import running

pytestmark = [pytest.mark.slow, pytest.mark.browser]

SAYS = "Der Bus fehlt am Abend. Der KSB hilft, der Kreissportbund auch. Und Karl Gern, der regiert hier."


def mention(transcript, surface):
    start = SAYS.index(surface)
    return Mention(transcript.id, 1, start, start + len(surface), surface)


def fill(store, boss):
    """One released interview that names the same association in two ways; nothing is computed."""
    now = dt.datetime.now(dt.UTC)
    save_district(store, demo_district(), by=boss, at=now)
    [added] = add_transcripts(store, [(build_transcript("a", SAYS), b"x")], by=boss, at=now)
    texts = release(store, [added.id], declaration="ja", by=boss, at=now)
    named = [
        Actor(id, name, ActorKind.ORG, mentions=(mention(texts[0], name),))
        for id, name in (("a1", "KSB"), ("a2", "Kreissportbund"))
    ]
    named.append(Actor("p1", "Karl Gern", ActorKind.PER, protected=True, mentions=(mention(texts[0], "Karl Gern"),)))
    request_analysis(store, by=boss, at=now)
    job = claim(store, "test", now=now, lease=dt.timedelta(minutes=5))
    save_analysis(store, job, replace(build_analysis(texts), actors=tuple(named)), now=now)


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("actors") / "data"
    store = open_data(folder)
    fill(store, create_people(store))
    with running(folder) as server:
        yield server
    store.close()


def test_two_actors_are_merged_by_keyboard_and_two_again(app):
    with chromium() as browser, person(browser, app.url, login="kim", password=PASSWORD) as page:
        go_to(page, "akteure?akteur=a2", "Akteure")
        expect(page.get_by_text("2 Akteure · 1 Name bleibt geschützt", exact=True)).to_be_visible()
        page.get_by_role("tab", name="Bearbeiten").press("Enter")
        page.get_by_text("Zusammenführen", exact=True).first.click()
        page.get_by_role("combobox", name="ist dasselbe wie").press_sequentially("KSB")
        expect(page.get_by_role("option", name="KSB")).to_be_visible()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.get_by_text("Danach ein Akteur mit 2 Nennungen in 1 Gespräch.")).to_be_visible()
        page.get_by_role("button", name="Zusammenführen").press("Enter")
        expect(page.get_by_text("1 Akteur · 1 Name bleibt geschützt", exact=True)).to_be_visible()
        page.reload()
        expect(page.get_by_text("auch genannt: KSB")).to_be_visible()
        page.get_by_role("tab", name="Verlauf").press("Enter")
        page.get_by_role("button", name="Rückgängig").first.press("Enter")
        expect(page.get_by_text("2 Akteure · 1 Name bleibt geschützt", exact=True)).to_be_visible()
        expect(page.get_by_text("auch genannt")).to_have_count(0)


def test_somebody_hidden_is_shown_as_an_office_without_the_name(app):
    with chromium() as browser, person(browser, app.url, login="kim", password=PASSWORD) as page:
        go_to(page, "akteure", "Akteure")
        page.get_by_text("Nicht gezeigte Personen (1)").click()
        # Clicks wait until the part has unfolded and the list stands; keys may meet what can't have the focus yet.
        # While the part unfolds, the list may close again; with the next letter it opens.
        box = page.get_by_role("combobox", name="Welche Stelle")
        box.click()
        box.press_sequentially("Beitrag", delay=100)
        page.get_by_role("option", name="Beitrag 2").click()
        expect(page.get_by_text("Nicht gezeigt: Personenname ohne öffentliches Amt.")).to_be_visible()
        page.get_by_role("textbox", name="Funktion").fill("Bürgermeister")
        page.get_by_role("textbox", name="Organisation oder Ort").fill("Edemissen")
        page.get_by_role("button", name="Als öffentliche Funktion zeigen").press("Enter")
        expect(page.get_by_role("heading", name="Bürgermeister von Edemissen")).to_be_visible()
        expect(page.get_by_text("Nicht gezeigte Personen")).to_have_count(0)
        expect(page.get_by_text("Karl Gern")).to_have_count(0)
