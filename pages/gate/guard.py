"""Default deny: without a live session nothing answers but the way in and the health check."""

from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, urlsplit

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from corpus.people import User
from corpus.store.sessions import has_accounts, read_session
from pages.ui import desk
from pages.ui.texts import gate as texts

SIGN_IN = "/anmelden"
SETUP = "/einrichten"
OPEN_PATHS = frozenset({SIGN_IN, SETUP, "/_stcore/health"})
OPEN_FILES = frozenset({"/gate/gate.css", "/gate/favicon.png"})
# Nobody needs these from outside; operators read the process itself.
CLOSED_PREFIXES = ("/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent", "/oauth2callback", "/auth/")
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def token_of(scope: Scope) -> str:
    """The session token in the request's cookies, or an empty string."""
    try:
        cookies = SimpleCookie(Headers(scope=scope).get("cookie", ""))
    except CookieError:
        return ""
    return cookies[desk.SESSION_COOKIE].value if desk.SESSION_COOKIE in cookies else ""


def user_of(scope: Scope) -> User | None:
    """Who sends this request, or None. Reads the store."""
    token = token_of(scope)
    return read_session(desk.store(), token, now=desk.now()) if token else None


def is_first_start() -> bool:
    """Whether no account exists yet."""
    return not has_accounts(desk.store())


def is_same_origin(scope: Scope) -> bool:
    """Whether the request comes from a page of this very host; a missing Origin counts as foreign."""
    headers = Headers(scope=scope)
    return urlsplit(headers.get("origin", "")).netloc == headers.get("host")


def safe_target(path: str) -> str:
    """The path to go to after signing in: one of ours, or the start page."""
    plain = path.isprintable() and "\\" not in path
    return path if plain and path.startswith("/") and not path.startswith(("//", SIGN_IN)) else "/"


class Guard:
    """ASGI middleware in front of everything, Streamlit's own routes included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer in its place."""
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        if scope["type"] == "websocket":
            return await self._socket(scope, receive, send)
        answer = await _refuse(scope)
        return await (answer or self.app)(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        if is_same_origin(scope) and await _is_signed_in(scope):
            await self.app(scope, receive, send)
        else:
            await receive()
            await send({"type": "websocket.close", "code": 4403, "reason": ""})


async def _refuse(scope: Scope) -> Response | None:
    """The answer that stops this request, or None when it may pass."""
    path = scope["path"]
    if path.startswith(CLOSED_PREFIXES):
        return PlainTextResponse(texts.MISSING, status_code=404)
    if scope["method"] not in _SAFE_METHODS and not is_same_origin(scope):
        return PlainTextResponse(texts.FOREIGN, status_code=403)
    if path in OPEN_FILES or path in OPEN_PATHS:
        return None
    if await _is_signed_in(scope):
        return None
    return await _send_to_door(scope)


async def _is_signed_in(scope: Scope) -> bool:
    return await to_thread.run_sync(user_of, scope) is not None


async def _send_to_door(scope: Scope) -> Response:
    """People are led to the sign-in page (or the first-run page), programs are told 401."""
    wants_page = scope["method"] == "GET" and "text/html" in Headers(scope=scope).get("accept", "")
    if not wants_page:
        return PlainTextResponse(texts.SIGN_IN_FIRST, status_code=401)
    if await to_thread.run_sync(is_first_start):
        return RedirectResponse(SETUP, status_code=303)
    query = scope.get("query_string", b"").decode("latin-1")
    target = scope["path"] + (f"?{query}" if query else "")
    return RedirectResponse(f"{SIGN_IN}?weiter={quote(target)}" if target != "/" else SIGN_IN, status_code=303)
