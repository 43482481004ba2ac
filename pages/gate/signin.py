"""Signing in and out, and changing the own password."""

from urllib.parse import urlencode

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from corpus.errors import FundamentError, NotAllowed
from corpus.store.sessions import change_password, sign_in, sign_out
from pages.gate import forms
from pages.gate.guard import SETUP, SIGN_IN, is_first_start, safe_target, token_of, user_of
from pages.gate.requests import address_of, admit, dismiss, read_form
from pages.ui import desk
from pages.ui.texts import gate as texts

CHANGE = "/kennwort"
SIGN_OUT = "/abmelden"


def _sign_in_page(target: str, *, login: str = "", error: str = "", note: str = "") -> Response:
    form = forms.Form(
        SIGN_IN,
        (
            forms.Field("login", texts.LOGIN, value=login, autocomplete="username"),
            forms.Field("password", texts.PASSWORD, "password", autocomplete="current-password"),
        ),
        texts.SIGN_IN,
        hidden=(("target", target),),
    )
    return forms.page(
        texts.SIGN_IN,
        form=form,
        lead=texts.SIGN_IN_LEAD,
        error=error,
        note=note,
        foot=forms.line(texts.FORGOTTEN),
        status=403 if error else 200,
    )


def show_sign_in(request: Request) -> Response:
    """GET /anmelden."""
    if is_first_start():
        return RedirectResponse(SETUP, status_code=303)
    target = safe_target(request.query_params.get("weiter", "/"))
    if user_of(request.scope):
        return RedirectResponse(target, status_code=303)
    note = texts.SIGNED_OUT if "abgemeldet" in request.query_params else ""
    return _sign_in_page(target, note=note)


async def take_sign_in(request: Request) -> Response:
    """POST /anmelden."""
    fields = await read_form(request)
    login, target = fields.get("login", "").strip(), safe_target(fields.get("target", "/"))
    try:
        token = await to_thread.run_sync(_check, login, fields.get("password", ""), address_of(request))
    except FundamentError as error:
        return _sign_in_page(target, login=login, error=str(error))
    if token is None:
        return _sign_in_page(target, login=login, error=texts.WRONG)
    # An older session of this browser must not outlive the new one.
    await to_thread.run_sync(sign_out, desk.store(), token_of(request.scope))
    return admit(token, request=request, target=target)


def _check(login: str, password: str, address: str) -> str | None:
    return sign_in(desk.store(), login, password, address=address, now=desk.now())


def take_sign_out(request: Request) -> Response:
    """POST /abmelden: the session ends on the server, whatever the browser keeps."""
    sign_out(desk.store(), token_of(request.scope))
    return dismiss(f"{SIGN_IN}?{urlencode({'abgemeldet': 1})}")


def _change_page(*, error: str = "", note: str = "") -> Response:
    form = forms.Form(
        CHANGE,
        (
            forms.Field("old", texts.OLD_PASSWORD, "password", autocomplete="current-password"),
            forms.Field("new", texts.NEW_PASSWORD, "password", hint=texts.PASSWORD_HINT, autocomplete="new-password"),
            forms.Field("repeat", texts.NEW_REPEAT, "password", autocomplete="new-password"),
        ),
        texts.CHANGE,
    )
    back = forms.way(texts.BACK, "/")
    return forms.page(texts.CHANGE, form=form, error=error, note=note, foot=back, status=400 if error else 200)


def show_change(_request: Request) -> Response:
    """GET /kennwort."""
    return _change_page()


async def take_change(request: Request) -> Response:
    """POST /kennwort."""
    fields = await read_form(request)
    if fields.get("new") != fields.get("repeat"):
        return _change_page(error=texts.UNEQUAL)
    try:
        await to_thread.run_sync(_change, request, fields.get("old", ""), fields.get("new", ""))
    except FundamentError as error:
        return _change_page(error=str(error))
    return _change_page(note=texts.CHANGED)


def _change(request: Request, old: str, new: str) -> None:
    user = user_of(request.scope)
    if user is None:
        raise NotAllowed(texts.ENDED)
    change_password(desk.store(), old=old, new=new, keep=token_of(request.scope), by=user, now=desk.now())


ROUTES = [
    Route(SIGN_IN, show_sign_in, methods=["GET"]),
    Route(SIGN_IN, take_sign_in, methods=["POST"]),
    Route(SIGN_OUT, take_sign_out, methods=["POST"]),
    Route(CHANGE, show_change, methods=["GET"]),
    Route(CHANGE, take_change, methods=["POST"]),
]
