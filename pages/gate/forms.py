"""The gate's own pages as plain HTML: they work without Streamlit, without scripts, at any width."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from string import Template

from starlette.responses import HTMLResponse

from pages.ui.texts import gate as texts
from pages.ui.texts.words import PRODUCT

_PAGE = Template("""<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>$title – $product</title>
<link rel="icon" type="image/png" href="/gate/favicon.png">
<link rel="stylesheet" href="/gate/gate.css">
</head>
<body>
<main>
<p class="product"><img src="/gate/favicon.png" alt="" width="32" height="32">$product</p>
<h1>$title</h1>
$lead$notice$body$foot
</main>
</body>
</html>
""")


@dataclass(frozen=True, slots=True)
class Field:
    """One input of a form. ``kind`` is the HTML input type; a checkbox is ticked when ``value`` is not empty."""

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    hint: str = ""
    autocomplete: str = "off"


@dataclass(frozen=True, slots=True)
class Form:
    """A form that posts to ``action``; ``hidden`` are pairs of name and value."""

    action: str
    fields: Sequence[Field]
    button: str
    hidden: Sequence[tuple[str, str]] = ()


def _attributes(field: Field) -> str:
    hint = f' aria-describedby="{field.name}-hint"' if field.hint else ""
    return f'id="{field.name}" name="{field.name}" type="{field.kind}"{hint}'


def _hint(field: Field) -> str:
    return f'<p class="hint" id="{field.name}-hint">{escape(field.hint)}</p>' if field.hint else ""


def _row(field: Field) -> str:
    label = f'<label for="{field.name}">{escape(field.label)}</label>'
    if field.kind == "checkbox":
        ticked = " checked" if field.value else ""
        box = f'<input {_attributes(field)} value="yes"{ticked}>'
        return f'<div class="tick">{box}<div>{label}{_hint(field)}</div></div>'
    value = "" if field.kind == "password" else f' value="{escape(field.value)}"'
    entry = f'<input {_attributes(field)}{value} autocomplete="{field.autocomplete}" maxlength="256" required>'
    return f"<div>{label}{_hint(field)}{entry}</div>"


def render_form(form: Form) -> str:
    """The form as HTML, every value escaped."""
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in form.hidden
    )
    rows = "".join(_row(field) for field in form.fields)
    return (
        f'<form method="post" action="{escape(form.action)}">{hidden}{rows}'
        f"<button>{escape(form.button)}</button></form>"
    )


def page(
    title: str,
    *,
    form: Form | None = None,
    lead: str = "",
    error: str = "",
    note: str = "",
    foot: str = "",
    status: int = 200,
) -> HTMLResponse:
    """A whole page. ``error`` is announced by screen readers; ``foot`` is the only argument taken as HTML."""
    notice = f'<p class="error" role="alert">{escape(error)}</p>' if error else ""
    notice += f'<p class="note" role="status">{escape(note)}</p>' if note else ""
    html = _PAGE.substitute(
        title=escape(title),
        product=PRODUCT,
        lead=f'<p class="lead">{escape(lead)}</p>' if lead else "",
        notice=notice,
        body=render_form(form) if form else "",
        foot=foot,
    )
    return HTMLResponse(html, status_code=status)


def way(label: str, href: str) -> str:
    """A line with one link."""
    return f'<p class="foot"><a href="{escape(href)}">{escape(label)}</a></p>'


def line(text: str) -> str:
    """A closing line of small text."""
    return f'<p class="foot">{escape(text)}</p>'


def refusal(text: str, *, status: int) -> HTMLResponse:
    """A page that says why not, with the way back."""
    return page(texts.SIGN_IN if status == 401 else PRODUCT, error=text, foot=way(texts.BACK, "/"), status=status)
