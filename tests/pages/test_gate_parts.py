"""Parts of the web edge by themselves: targets, documents, forms, incidents, the worker's keeper."""

import asyncio
import logging
import re
import sys
from pathlib import Path

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from corpus.errors import NotFound
from pages.gate import forms, incidents, service
from pages.gate.guard import safe_target
from pages.gate.headers import content_policy, rewrite, script_hashes

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


@pytest.mark.parametrize("target", ["//evil.test", "https://evil.test", "/\\evil.test", "/a\nb", "javascript:x", ""])
def test_signing_in_never_leads_out_of_the_program(target):
    assert safe_target(target) == "/"


@pytest.mark.parametrize("target", ["/", "/themen", "/themen?gemeinde=Süd&x=1"])
def test_own_addresses_are_targets(target):
    assert safe_target(target) == target


def test_own_pages_are_not_rewritten():
    page = '<html lang="de"><head><title>Anmelden</title></head><body>ä</body></html>'.encode()
    assert rewrite(page) == page


def test_streamlits_real_document_loses_its_english():
    document = rewrite(INDEX.read_bytes()).decode()
    assert 'lang="de"' in document
    assert "<title>Fundament</title>" in document
    for foreign in ("Streamlit app", "service-desc", "You need to enable", "<title>Streamlit"):
        assert foreign not in document


def test_every_inline_script_of_the_document_is_in_the_policy():
    inline = re.findall(r"<script(?![^>]*src)", rewrite(INDEX.read_bytes()).decode())
    assert len(script_hashes(INDEX.read_text("utf-8")).split()) == len(inline)
    assert "'unsafe-eval'" not in content_policy()


def test_values_in_forms_are_escaped():
    form = forms.Form("/x", (forms.Field("a", "<b>", value='"><script>'),), "<i>", hidden=(("t", '"x'),))
    html = forms.render_form(form)
    assert "<script>" not in html
    assert "<b>" not in html
    assert "<i>" not in html


def test_passwords_are_never_sent_back():
    html = forms.render_form(forms.Form("/x", (forms.Field("a", "A", "password", value="geheim"),), "OK"))
    assert "geheim" not in html


def test_incidents_are_logged_without_what_was_said(caplog):
    try:
        raise ValueError("Frau Beispiel sagte etwas")
    except ValueError as error:
        number = incidents.record(error)
    assert number in caplog.text
    assert "ValueError in" in caplog.text
    assert "Beispiel" not in caplog.text


def test_streamlits_own_report_of_an_error_is_dropped(caplog):
    incidents.keep_content_out_of_logs()
    logger = logging.getLogger("streamlit.error_util")
    logger.error("Uncaught app execution", exc_info=NotFound("Frau Beispiel"))
    assert "Beispiel" not in caplog.text


@pytest.mark.parametrize(("pause", "lived", "expected"), [(0.5, 0.1, 1.0), (8, 1, 16), (50, 1, 60), (60, 3600, 1.0)])
def test_a_dying_worker_is_started_less_and_less_often(pause, lived, expected):
    assert service.next_pause(pause, lived=lived) == expected


def test_the_worker_ends_with_the_server(monkeypatch, tmp_path):
    sleeper = tmp_path / "python"
    sleeper.write_text("#!/bin/sh\nexec sleep 600\n")
    sleeper.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(sleeper))
    monkeypatch.setenv("FUNDAMENT_DATA", str(tmp_path))

    async def start_and_stop() -> float:
        keeper = asyncio.create_task(service.run_worker())
        await asyncio.sleep(0.3)
        keeper.cancel()
        began = asyncio.get_running_loop().time()
        with pytest.raises(asyncio.CancelledError):
            await keeper
        return asyncio.get_running_loop().time() - began

    assert asyncio.run(start_and_stop()) < service.PATIENCE


def failing(kind: str) -> None:
    from corpus.errors import InvalidInput
    from pages.gate.incidents import tell

    tell(InvalidInput("Bitte *so* nicht.") if kind == "known" else ValueError("Frau Beispiel sagte etwas"))


@pytest.mark.parametrize(("kind", "shown"), [("known", r"Bitte \*so\* nicht."), ("unknown", "Vorgangsnummer")])
def test_people_read_what_went_wrong_in_german_and_never_what_others_said(kind, shown):
    at = AppTest.from_function(failing, args=(kind,)).run()
    assert shown in at.error[0].value
    assert "Beispiel" not in at.error[0].value
    assert not at.exception
