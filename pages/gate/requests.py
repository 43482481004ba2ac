"""Reading what a form of the gate sent, and answering with or without a session cookie."""

from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pages.gate.headers import is_secure
from pages.ui import desk
from pages.ui.texts import gate as texts

_LARGEST = 16 * 1024


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a form, first value each. Raises 413 for bodies no form of ours could have."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST:
            raise HTTPException(413, texts.TOO_LARGE)
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    return {name: values[0] for name, values in fields.items()}


def address_of(request: Request) -> str:
    """The network address of the browser, as far as the server knows it."""
    return request.client.host if request.client else ""


def admit(token: str, *, request: Request, target: str) -> Response:
    """Set the session cookie and go on.

    SameSite=Lax, not Strict: links into the program arrive by e-mail, and a Strict cookie would ask people
    to sign in again each time. Changing requests are protected by the Origin check.
    """
    answer = RedirectResponse(target, status_code=303)
    answer.set_cookie(
        desk.SESSION_COOKIE, token, path="/", httponly=True, samesite="lax", secure=is_secure(request.scope)
    )
    return answer


def dismiss(target: str) -> Response:
    """Take the session cookie away and make the browser forget what it saw."""
    answer = RedirectResponse(target, status_code=303)
    answer.delete_cookie(desk.SESSION_COOKIE, path="/", httponly=True, samesite="lax")
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer
