"""A browser tab without the browser: signs in and speaks Streamlit's websocket protocol."""

import http.client
import time
import urllib.parse
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect


def sign_in(url: str, *, login: str, password: str) -> str:
    """The session cookie as a header value, fetched the way the sign-in form does."""
    return post_form(url, "/anmelden", login=login, password=password)


def post_form(url: str, path: str, **fields: str) -> str:
    """Send a form of the gate; the cookie that comes back."""
    parts = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": url}
    connection.request("POST", path, urllib.parse.urlencode(fields), headers)
    answer = connection.getresponse()
    cookie = answer.getheader("Set-Cookie") or ""
    assert answer.status == 303, answer.read().decode("utf-8")
    return cookie.split(";")[0]


@dataclass
class Tab:
    """One open tab; ``rerun`` returns when the script has finished."""

    url: str
    cookie: str
    socket: ClientConnection | None = None
    hashes: list[str] = field(default_factory=list)
    page_hash: str = ""

    async def open(self) -> None:
        """Connect the websocket as the browser would."""
        address = self.url.replace("http://", "ws://") + "/_stcore/stream"
        headers = {"Cookie": self.cookie, "Origin": self.url}
        self.socket = await connect(
            address,
            additional_headers=headers,
            subprotocols=["streamlit"],
            max_size=None,  # type: ignore[list-item]
        )

    async def rerun(self, page: str, query: str = "") -> float:
        """Milliseconds from asking for a page to the end of its script."""
        assert self.socket
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        message.rerun_script.cached_message_hashes.extend(self.hashes)
        began = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        await self._finished()
        return (time.perf_counter() - began) * 1000

    async def _finished(self) -> None:
        assert self.socket
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(await self.socket.recv())  # type: ignore[arg-type]
            if answer.hash and answer.metadata.cacheable and answer.hash not in self.hashes:
                self.hashes.append(answer.hash)
            assert answer.WhichOneof("type") != "page_not_found"
            if answer.WhichOneof("type") == "script_finished":
                assert answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY, answer
                return
