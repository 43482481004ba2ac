"""Puts the cursor where people want to type."""

from typing import Any, Final

import streamlit as st

# A fixed script without data of ours but the field's label. Whoever is somewhere else already stays there. The page
# may still be growing when the script starts, so it looks again for two seconds.
_SCRIPT: Final = """
export default function ({ data }) {
  let left = 20
  const look = () => {
    const here = document.activeElement
    if (here && here !== document.body && here.closest("[data-testid=stMain]")) return
    const field = [...document.querySelectorAll("input[type=text]")].find((one) => one.ariaLabel === data)
    if (field) field.focus({ preventScroll: true })
    else if (left-- > 0) setTimeout(look, 100)
  }
  look()
}
"""


@st.cache_resource(show_spinner=False)
def _focus() -> Any:
    return st.components.v2.component("fundament_focus", html="<span></span>", js=_SCRIPT)


def focus_field(label: str) -> None:
    """Put the cursor into the text field with this label once the page stands."""
    _focus()(data=label, key="focus")
