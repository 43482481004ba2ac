"""Files people take out of the program. Each route checks the right itself; nothing is cached anywhere."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from corpus.districts import format_district
from corpus.people import Right
from corpus.registers import Register, format_measures, format_register
from corpus.store.districts import read_district
from corpus.store.measures import read_measures
from corpus.types import District
from pages.gate import forms
from pages.gate.guard import user_of
from pages.ui import desk
from pages.ui.texts import gate as texts

PROFILE = "/ausgabe/landkreis.toml"
REGISTER = "/ausgabe/register.csv"
MEASURES = "/ausgabe/massnahmen.csv"


def send_profile(request: Request) -> Response:
    """GET /ausgabe/landkreis.toml: the district's profile, for the administration."""
    return _district_file(request, format_district, name="landkreis.toml", media_type="application/toml")


def send_register(request: Request) -> Response:
    """GET /ausgabe/register.csv: organisations and offices of the district, for the administration."""
    return _district_file(request, _register, name="register.csv", media_type="text/csv")


def send_measures(request: Request) -> Response:
    """GET /ausgabe/massnahmen.csv: the register of measures without what was withdrawn, for who may explore."""
    user = user_of(request.scope)
    if user is None or not user.can(Right.EXPLORE):
        return forms.refusal(texts.REFUSED, status=403)
    themes = {theme.id: theme.label for theme in read_district(desk.store()).codebook.themes}
    standing = [entry.measure for entry in read_measures(desk.store(), by=user) if not entry.is_withdrawn]
    return _file("\ufeff" + format_measures(standing, themes=themes), name="massnahmen.csv", media_type="text/csv")


def _district_file(request: Request, write: Callable[[District], str], *, name: str, media_type: str) -> Response:
    user = user_of(request.scope)
    if user is None or not user.can(Right.ADMINISTER):
        return forms.refusal(texts.REFUSED, status=403)
    return _file(write(read_district(desk.store())), name=name, media_type=media_type)


def _file(text: str, *, name: str, media_type: str) -> Response:
    return Response(
        text,
        media_type=f"{media_type}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _register(district: District) -> str:
    # spreadsheet programs take a file for UTF-8 only if it begins with the mark
    return "\ufeff" + format_register(Register(district.organisations, district.offices))


ROUTES = [
    Route(PROFILE, send_profile, methods=["GET"]),
    Route(REGISTER, send_register, methods=["GET"]),
    Route(MEASURES, send_measures, methods=["GET"]),
]
