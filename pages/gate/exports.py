"""Files people take out of the program. Each route checks the right itself; nothing is cached anywhere."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from corpus.districts import format_district
from corpus.people import Right, User
from corpus.registers import Register, format_measures, format_register
from corpus.store.analyses import latest_analysis_id, read_analysis
from corpus.store.codings import coding_decisions
from corpus.store.districts import read_district
from corpus.store.measures import read_measures
from corpus.types import Coded, District
from corpus.workflow.codings.applying import list_found
from corpus.workflow.codings.arranging import Arranged, arrange
from pages.gate import forms
from pages.gate.guard import user_of
from pages.ui import desk
from pages.ui.fields import Fields, list_fields
from pages.ui.found import names_found
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
    fields = _fields(user)
    entries = [entry for entry in read_measures(desk.store(), by=user) if not entry.is_withdrawn]
    table = format_measures([fields.current(entry.measure) for entry in entries], themes=fields.names)
    return _file("\ufeff" + table, name="massnahmen.csv", media_type="text/csv")


def _fields(user: User) -> Fields:
    """The fields of action as the program calls them now."""
    store = desk.store()
    codebook, latest = read_district(store).codebook, latest_analysis_id(store, by=user)
    if latest is None:
        return list_fields(codebook, Arranged({}), named={})
    analysis = read_analysis(store, latest, by=user)
    arranged = arrange(list_found(analysis, Coded.THEME), coding_decisions(store, by=user), coded=Coded.THEME)
    return list_fields(codebook, arranged, named=names_found(analysis)[Coded.THEME])


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
