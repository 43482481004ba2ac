"""What goes over the wire around every answer: security headers, and Streamlit's own document turned German."""

import base64
import hashlib
import re
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.ui.texts.gate import NO_SCRIPT
from pages.ui.texts.words import PRODUCT

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HEAD = (
    '<link rel="stylesheet" href="/gate/program.css"><script src="/gate/german.js" defer></script>'
    '<meta name="robots" content="noindex"></head>'
)
# Streamlit's document is English and points to interfaces this program does not offer.
_REWRITES = (
    (re.compile(r"<html lang=\"en\">"), '<html lang="de">'),
    (re.compile(r"<title>.*?</title>"), f"<title>{PRODUCT}</title>"),
    (re.compile(r"<link rel=\"shortcut icon\"[^>]*>"), '<link rel="shortcut icon" href="/gate/favicon.png" />'),
    (re.compile(r"<link rel=\"service-desc\"[^>]*>"), ""),
    (re.compile(r"<noscript>.*?</noscript>", re.DOTALL), f"<noscript><p>{NO_SCRIPT}</p></noscript>"),
    (re.compile(r"</head>"), _HEAD),
)
_PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"


def script_hashes(document: str) -> str:
    """CSP sources for the inline scripts of the document."""
    found = (hashlib.sha256(text.encode()).digest() for text in _INLINE_SCRIPT.findall(document))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in found)


def content_policy() -> str:
    """The policy under which charts, tables, uploads and components were seen to work without violations."""
    document = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
    return (
        f"default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval' {script_hashes(document)}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self'; worker-src 'self' blob:; frame-src 'self' blob:; manifest-src 'self'; "
        "media-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    )


def rewrite(document: bytes) -> bytes:
    """Streamlit's document in German, with our script and style sheet. Our own pages come out unchanged."""
    text = document.decode("utf-8")
    if 'id="root"' not in text:
        return document
    for pattern, replacement in _REWRITES:
        text = pattern.sub(replacement, text, count=1)
    return text.encode("utf-8")


def is_secure(scope: Scope) -> bool:
    """Whether the browser speaks TLS, to us or to the proxy in front of us."""
    return scope["scheme"] == "https" or Headers(scope=scope).get("x-forwarded-proto", "") == "https"


class SecureAnswers:
    """ASGI middleware: adds the headers and rewrites Streamlit's HTML."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.fixed = {
            "Content-Security-Policy": content_policy(),
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "same-origin",
            "Permissions-Policy": _PERMISSIONS,
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; touch only HTTP answers."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        return await self.app(_uncompressed(scope), receive, _Answer(self.fixed, scope=scope, send=send))


def _uncompressed(scope: Scope) -> Scope:
    """Ask Streamlit for plain text where we have to read the answer."""
    headers = Headers(scope=scope)
    if "text/html" not in headers.get("accept", ""):
        return scope
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]}


class _Answer:
    """One answer on its way out. HTML is held back until it is whole, everything else streams through."""

    def __init__(self, fixed: dict[str, str], *, scope: Scope, send: Send) -> None:
        self.fixed = fixed
        self.scope = scope
        self.send = send
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif message["type"] == "http.response.body" and self.start is not None:
            await self._collect(self.start, message)
        else:
            await self.send(message)

    async def _begin(self, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        for name, value in self.fixed.items():
            headers[name] = value
        if not self.scope["path"].startswith(("/static/", "/gate/")):
            headers["Cache-Control"] = "no-store"
        if is_secure(self.scope):
            headers["Strict-Transport-Security"] = "max-age=31536000"
            _mark_cookies_secure(message)
        if headers.get("content-type", "").startswith("text/html"):
            self.start = message
        else:
            await self.send(message)

    async def _collect(self, start: Message, message: Message) -> None:
        self.body += message.get("body", b"")
        if message.get("more_body", False):
            return
        document = rewrite(self.body)
        headers = MutableHeaders(scope=start)
        if self.scope["method"] != "HEAD":
            headers["Content-Length"] = str(len(document))
        for name in ("etag", "last-modified"):
            if name in headers:
                del headers[name]
        await self.send(start)
        await self.send({"type": "http.response.body", "body": document})


def _mark_cookies_secure(message: Message) -> None:
    """Append ``Secure`` to every cookie that lacks it (Streamlit never sets it behind a proxy)."""
    message["headers"] = [
        (name, value + b"; Secure" if name == b"set-cookie" and b"secure" not in value.lower() else value)
        for name, value in message["headers"]
    ]
