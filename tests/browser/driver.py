"""Chromium as people use it: one context per person, German, no request leaves the machine."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 30_000


def chromium_path() -> str:
    """Where Chromium lies; the test is skipped where it is missing, and fails where CI must not skip."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found and os.environ.get("CI"):
        pytest.fail("Chromium is missing, and CI skips nothing")
    return found or pytest.skip("Chromium is missing (Debian: apt-get install chromium)")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser with a profile of its own."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def person(browser: Browser, url: str, *, login: str, password: str, width: int = 1280) -> Iterator[Page]:
    """Somebody who signs in with a fresh browser; whatever the page asks of other hosts fails the test."""
    foreign: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="de-DE", base_url=url)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("request", lambda request: is_foreign(request.url, url) and foreign.append(request.url))
    sign_in(page, login=login, password=password)
    yield page
    context.close()
    assert foreign == []


def is_foreign(address: str, url: str) -> bool:
    """Whether the request goes to another host than ours."""
    own = (url, url.replace("http", "ws"), "data:", "blob:")
    return not address.startswith(own)


def sign_in(page: Page, *, login: str, password: str) -> None:
    """Fill the form and wait for the start page."""
    page.goto("/anmelden")
    page.locator("[name=login]").fill(login)
    page.locator("[name=password]").fill(password)
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def go_to(page: Page, slug: str, heading: str | None = None) -> None:
    """Open a page by its address and wait until it stands, with this heading if one is given."""
    page.goto(f"/{slug}")
    expect(page.get_by_role("heading", level=1, name=heading).first).to_be_visible()
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1)
