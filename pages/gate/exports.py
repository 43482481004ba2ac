"""Files people take out of the program. Each route checks the right itself; nothing is cached anywhere."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from corpus.districts import format_district
from corpus.people import Right
from corpus.store.districts import read_district
from pages.gate import forms
from pages.gate.guard import user_of
from pages.ui import desk
from pages.ui.texts import gate as texts

PROFILE = "/ausgabe/landkreis.toml"


def send_profile(request: Request) -> Response:
    """GET /ausgabe/landkreis.toml: the district's profile, for the administration."""
    user = user_of(request.scope)
    if user is None or not user.can(Right.ADMINISTER):
        return forms.refusal(texts.REFUSED, status=403)
    return Response(
        format_district(read_district(desk.store())),
        media_type="application/toml; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="landkreis.toml"'},
    )


ROUTES = [Route(PROFILE, send_profile, methods=["GET"])]
