"""The real server, just started: what strangers reach before anybody has opened a page."""

import urllib.error
import urllib.request

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from pages.frame import ENTRIES
from tests.server import free_port, running, start

pytestmark = pytest.mark.slow

OTHERS = [
    *("/", "/verwaltung", "/frame", "/pages", "/people", "/upload", "/admin/people", "/start", "/gate/german.js"),
    *("/media/x", "/static/index.html", "/_stcore/metrics", "/_stcore/host-config", "/_stcore/script-health-check"),
    *("/_stcore/agent/openapi.json", "/_stcore/upload_file/x/y", "/component/x", "/ausgabe/landkreis.toml"),
    *("/kennwort", "/app/static/x", "/oauth2callback", "/favicon.png", "/index.html", "/manifest.json"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    patch = pytest.MonkeyPatch()
    patch.setenv("FUNDAMENT_WORKER", "no")
    data = tmp_path_factory.mktemp("cold") / "data"
    data.mkdir(mode=0o700)
    with running(data) as started:
        yield started
    patch.undo()


class Stay(urllib.request.HTTPRedirectHandler):
    """Look at redirects instead of following them."""

    def redirect_request(self, *_args, **_more):
        return None


def status(url: str, *, accept: str) -> tuple[int, str]:
    """Status and target of the redirect."""
    request = urllib.request.Request(url, headers={"Accept": accept})
    try:
        with urllib.request.build_opener(Stay).open(request, timeout=10) as answer:
            return answer.status, ""
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers.get("Location", "")


def test_the_first_visitor_of_any_address_is_led_to_the_first_run_page(server):
    for path in [*OTHERS[:8], *(f"/{entry.slug}" for entry in ENTRIES)]:
        assert status(server.url + path, accept="text/html") == (303, "/einrichten"), path


def test_no_address_but_the_way_in_and_health_answers_strangers(server):
    for path in [*OTHERS, *(f"/{entry.slug}" for entry in ENTRIES)]:
        assert status(server.url + path, accept="*/*")[0] in {401, 404}, path
    assert status(server.url + "/einrichten", accept="text/html")[0] == 200
    assert status(server.url + "/_stcore/health", accept="*/*")[0] == 200


@pytest.mark.parametrize("origin", ["own", "http://evil.test", None])
def test_a_websocket_without_a_session_is_refused(server, origin):
    address = server.url.replace("http", "ws") + "/_stcore/stream"
    with pytest.raises(InvalidStatus) as refused:
        connect(address, origin=server.url if origin == "own" else origin)
    assert refused.value.response.status_code == 403


def test_a_foreign_host_name_is_refused(server):
    request = urllib.request.Request(server.url + "/anmelden", headers={"Host": "evil.test"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.build_opener(Stay).open(request, timeout=10)
    assert refused.value.code == 400
    refused.value.close()


def test_the_token_is_printed_with_the_address(server):
    assert server.setup_token
    assert f"{server.url}/einrichten" in server.log.read_text("utf-8")


def test_a_data_folder_open_to_others_is_refused_with_one_german_sentence(tmp_path):
    data = tmp_path / "open"
    data.mkdir(mode=0o755)
    (data / "of-somebody-else.txt").write_text("x")
    process = start(data, port=free_port(), log=tmp_path / "console.txt")
    assert process.wait(timeout=60) == 2
    said = (tmp_path / "console.txt").read_text("utf-8")
    assert "chmod 700" in said
    assert "Traceback" not in said
