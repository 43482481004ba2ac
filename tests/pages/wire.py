"""A browser of a few lines: sends one request or one websocket handshake to an ASGI app and reads the answer."""

import asyncio
from dataclasses import dataclass
from urllib.parse import urlencode

HOST = "fundament.test"
ORIGIN = f"http://{HOST}"


@dataclass(frozen=True)
class Answer:
    """What came back; ``headers`` are (lower-case name, value) in their order."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: str

    def header(self, name: str) -> str:
        """The value of a header, or an empty string."""
        return next((value for key, value in self.headers if key == name), "")

    @property
    def token(self) -> str:
        """The session token that was set, or an empty string."""
        cookie = self.header("set-cookie")
        return cookie.split(";")[0].partition("=")[2].strip('"') if cookie.startswith("fundament_session=") else ""


def get(app, path: str, *, accept: str = "text/html", method: str = "GET", **more: str) -> Answer:
    """Open an address. ``token=`` sends the session cookie; other names are headers."""
    return asyncio.run(_request(app, method, path, {"accept": accept, **more}, b""))


def post(app, path: str, fields: dict[str, str], *, origin: str = ORIGIN, **more: str) -> Answer:
    """Send a form; an empty origin sends none."""
    headers = {"content-type": "application/x-www-form-urlencoded", **({"origin": origin} if origin else {}), **more}
    return asyncio.run(_request(app, "POST", path, headers, urlencode(fields).encode()))


def connect(app, path: str, *, origin: str = ORIGIN, token: str = "") -> str:
    """Try a websocket; the type of the first message that comes back."""
    messages: list[dict] = []

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        messages.append(message)

    headers = {"origin": origin} if origin else {}
    scope = _scope("websocket", path, {**headers, "token": token})
    asyncio.run(app(scope, receive, send))
    return messages[0]["type"]


async def _request(app, method: str, path: str, headers: dict[str, str], body: bytes) -> Answer:
    messages: list[dict] = []

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        messages.append(message)

    await app({**_scope("http", path, headers), "method": method}, receive, send)
    shown = tuple((name.decode().lower(), value.decode("latin-1")) for name, value in messages[0]["headers"])
    content = b"".join(message.get("body", b"") for message in messages[1:])
    return Answer(messages[0]["status"], shown, content.decode("utf-8"))


def _scope(kind: str, path: str, headers: dict[str, str]) -> dict:
    token = headers.pop("token", "")
    cookie = {"cookie": f"fundament_session={token}"} if token else {}
    plain, _, query = path.partition("?")
    sent = {"host": HOST, **cookie, **headers}
    return {
        "type": kind,
        "scheme": "http",
        "path": plain,
        "raw_path": plain.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in sent.items()],
        "client": ("192.0.2.7", 50000),
        "server": (HOST, 80),
    }
