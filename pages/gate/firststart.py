"""The first-run page: whoever reads the console makes the first account, once."""

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from corpus.errors import FundamentError
from corpus.people import Role
from corpus.store.sessions import create_first_account, sign_in
from pages.gate import forms
from pages.gate.guard import SETUP, SIGN_IN, is_first_start
from pages.gate.requests import address_of, admit, read_form
from pages.ui import desk
from pages.ui.texts import gate as texts

ALONE = frozenset({Role.ADMIN})
ALL_IN_ONE = ALONE | {Role.FACILITATOR, Role.STAFF}


def _setup_page(fields: dict[str, str], *, error: str = "") -> Response:
    """The form; what was typed stays, except passwords. The box is ticked until somebody unticks it."""
    ticked = "all" in fields or not fields
    form = forms.Form(
        SETUP,
        (
            forms.Field("token", texts.TOKEN, value=fields.get("token", "")),
            forms.Field("name", texts.NAME, value=fields.get("name", ""), autocomplete="name"),
            forms.Field(
                "login", texts.LOGIN, value=fields.get("login", ""), hint=texts.LOGIN_HINT, autocomplete="username"
            ),
            forms.Field("password", texts.PASSWORD, "password", hint=texts.PASSWORD_HINT, autocomplete="new-password"),
            forms.Field("repeat", texts.REPEAT, "password", autocomplete="new-password"),
            forms.Field("all", texts.ALL_ROLES, "checkbox", "yes" if ticked else "", texts.ALL_ROLES_HINT),
        ),
        texts.CREATE,
    )
    return forms.page(texts.SETUP, form=form, lead=texts.SETUP_LEAD, error=error, status=400 if error else 200)


def show_setup(_request: Request) -> Response:
    """GET /einrichten, only while no account exists."""
    return _setup_page({}) if is_first_start() else RedirectResponse(SIGN_IN, status_code=303)


async def take_setup(request: Request) -> Response:
    """POST /einrichten: make the account and sign it in."""
    fields = await read_form(request)
    if not await to_thread.run_sync(is_first_start):
        return RedirectResponse(SIGN_IN, status_code=303)
    if fields.get("password") != fields.get("repeat"):
        return _setup_page(fields, error=texts.UNEQUAL)
    try:
        token = await to_thread.run_sync(_create, fields, address_of(request))
    except FundamentError as error:
        return _setup_page(fields, error=str(error))
    return admit(token, request=request, target="/") if token else RedirectResponse(SIGN_IN, status_code=303)


def _create(fields: dict[str, str], address: str) -> str | None:
    login, password = fields.get("login", "").strip(), fields.get("password", "")
    create_first_account(
        desk.store(),
        fields.get("token", "").strip(),
        login=login,
        name=fields.get("name", "").strip(),
        password=password,
        roles=ALL_IN_ONE if "all" in fields else ALONE,
        now=desk.now(),
    )
    return sign_in(desk.store(), login, password, address=address, now=desk.now())


ROUTES = [Route(SETUP, show_setup, methods=["GET"]), Route(SETUP, take_setup, methods=["POST"])]
