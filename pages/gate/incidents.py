"""The one place where errors meet people: messages meant for them are shown, all others get a number.

Error texts can quote interview text, so logs hold the number, the kind of error and the places in the code only.
"""

import logging
import secrets
import traceback

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from corpus.errors import FundamentError
from pages.gate import forms
from pages.ui.evidence import plain
from pages.ui.texts import words

_log = logging.getLogger("fundament")


def tell(error: Exception) -> bool:
    """Show the error in German; True: Streamlit need not show it again."""
    if isinstance(error, FundamentError):
        st.error(plain(str(error)))
    else:
        st.error(words.INCIDENT.format(number=record(error)))
    return True


def answer(_request: Request, error: Exception) -> Response:
    """The same for the gate's own routes, as a page."""
    return forms.refusal(words.INCIDENT.format(number=record(error)).replace("**", ""), status=500)


def record(error: BaseException) -> str:
    """Log kind and places of the error without its text; the incident number."""
    number = secrets.token_hex(3).upper()
    places = " < ".join(
        f"{frame.filename.rsplit('/', 3)[-1]}:{frame.lineno}"
        for frame in reversed(traceback.extract_tb(error.__traceback__)[-8:])
    )
    _log.error("Vorgang %s: %s in %s", number, type(error).__name__, places)
    return number


class _NoContent(logging.Filter):
    """Streamlit logs uncaught errors with their text before it asks us; those records are dropped."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.exc_info is None


def keep_content_out_of_logs() -> None:
    """Silence Streamlit's own report of errors; ``tell`` makes ours."""
    logging.getLogger("streamlit.error_util").addFilter(_NoContent())
