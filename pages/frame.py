"""The main script, run at every click: who is signed in, which pages are theirs, draw the chosen one.

Every address is registered for everybody. Where a right is missing, "Kein Zugriff" stands in for the page, so
that a link from a colleague explains itself. The pages and the store check rights again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from corpus.people import Right, Role, User
from corpus.store.districts import read_district
from pages.gate.guard import SIGN_IN
from pages.gate.incidents import tell
from pages.gate.signin import CHANGE, SIGN_OUT
from pages.ui import address, desk
from pages.ui.texts import gate, words

HERE = Path(__file__).parent
ICON = HERE / "gate" / "static" / "favicon.png"
MATERIAL, INSIGHTS, WORKFLOW, ADMINISTRATION = words.SECTIONS


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its address, its script, where it stands in the menu, and the rights of which one suffices."""

    slug: str
    script: str
    section: str
    rights: frozenset[Right]
    icon: str
    hidden: bool = False

    def is_open_to(self, user: User) -> bool:
        """Whether the user may see the page; the start page is everybody's."""
        return not self.rights or any(user.can(right) for right in self.rights)


_READ = frozenset({Right.READ_TRANSCRIPTS, Right.EXPLORE})
_EXPLORE = frozenset({Right.EXPLORE})
_HANDLE = frozenset({Right.ANSWER, Right.DECIDE})
_ADMINISTER = frozenset({Right.ADMINISTER})
ENTRIES = (
    Entry("start", "welcome/start.py", "", frozenset(), ":material/home:"),
    Entry("hochladen", "material/upload.py", MATERIAL, frozenset({Right.UPLOAD}), ":material/upload_file:"),
    Entry("interviews", "material/interviews.py", MATERIAL, _READ, ":material/forum:"),
    Entry("interview", "material/interview.py", MATERIAL, _READ, ":material/article:", hidden=True),
    Entry("ueberblick", "insights/overview.py", INSIGHTS, _EXPLORE, ":material/dashboard:"),
    Entry("suche", "insights/search.py", INSIGHTS, _READ, ":material/search:"),
    Entry("themen", "insights/themes.py", INSIGHTS, _EXPLORE, ":material/grid_view:"),
    Entry("vergleich", "insights/matrix.py", INSIGHTS, _EXPLORE, ":material/view_column:"),
    Entry("akteure", "insights/actors.py", INSIGHTS, _EXPLORE, ":material/hub:"),
    Entry("herausforderungen", "insights/challenges.py", INSIGHTS, _EXPLORE, ":material/flag:"),
    Entry("massnahmen", "insights/measures.py", INSIGHTS, _EXPLORE, ":material/volunteer_activism:"),
    Entry("zuweisung", "insights/routing.py", INSIGHTS, frozenset({Right.DECIDE}), ":material/call_split:"),
    Entry("vorschlaege", "insights/changes.py", INSIGHTS, frozenset({Right.DECIDE}), ":material/lightbulb:"),
    Entry("eingang", "workflow/inbox.py", WORKFLOW, _HANDLE, ":material/inbox:"),
    Entry("vorgang", "workflow/dossier.py", WORKFLOW, _HANDLE, ":material/description:", hidden=True),
    Entry("personen", "admin/people.py", ADMINISTRATION, _ADMINISTER, ":material/person:"),
    Entry("gruppen", "admin/groups.py", ADMINISTRATION, _ADMINISTER, ":material/groups:"),
    Entry("landkreis", "admin/district.py", ADMINISTRATION, _ADMINISTER, ":material/map:"),
    Entry("einstellungen", "admin/settings.py", ADMINISTRATION, _ADMINISTER, ":material/settings:"),
)


def draw() -> None:
    """One run of the program for one person."""
    st.set_page_config(page_title=words.PRODUCT, page_icon=str(ICON), layout="wide")
    user = desk.current_user()
    if user is None:
        _stand_in(ENTRIES, show_ended)
        return
    pages = {entry.slug: make_page(entry, user) for entry in ENTRIES}
    address.remember_pages(pages)
    chosen = st.navigation(arrange(pages), expanded=True)
    show_account(user)
    try:
        chosen.run()
    except Exception as error:
        tell(error)


def make_page(entry: Entry, user: User) -> Any:
    """The page itself, or its stand-in where the right is missing."""
    if not entry.is_open_to(user):
        return _page(entry, show_no_access, hidden=True)
    return _page(entry, HERE / entry.script, hidden=entry.hidden)


def arrange(pages: dict[str, Any]) -> dict[str, list[Any]]:
    """Section -> pages, in the order of the table."""
    return {section: [pages[entry.slug] for entry in ENTRIES if entry.section == section] for section in _sections()}


def _sections() -> list[str]:
    return list(dict.fromkeys(entry.section for entry in ENTRIES))


def _page(entry: Entry, script: Path | Callable[[], None], *, hidden: bool) -> Any:
    return st.Page(
        script,
        title=words.PAGES[entry.slug],
        icon=entry.icon,
        url_path=entry.slug,
        default=entry.slug == "start",
        visibility="hidden" if hidden else "visible",
    )


def _stand_in(entries: tuple[Entry, ...], script: Callable[[], None]) -> None:
    """The same message at every address."""
    st.navigation([_page(entry, script, hidden=True) for entry in entries], position="hidden").run()


def show_ended() -> None:
    """The session is over: signed out elsewhere, idle too long, account closed."""
    st.warning(words.SESSION_ENDED)
    st.html(f'<a href="{SIGN_IN}" target="_self">{words.SIGN_IN_AGAIN}</a>')


def show_no_access() -> None:
    """Stands in for a page the user may not see."""
    st.title(words.NO_ACCESS_TITLE)
    st.info(words.NO_ACCESS)


def show_account(user: User) -> None:
    """Below the menu: who is signed in, with which roles and groups, and the ways out."""
    roles = ", ".join(words.ROLES[role] for role in Role if role in user.roles)
    lines = [roles, *_group_names(user)]
    with st.sidebar:
        st.html(
            f'<div class="account"><strong>{escape(user.name)}</strong>'
            + "".join(f"<div>{escape(line)}</div>" for line in lines)
            + f'<a href="{CHANGE}" target="_self">{gate.CHANGE}</a>'
            f'<form class="sign-out" method="post" action="{SIGN_OUT}"><button>{gate.SIGN_OUT}</button></form></div>'
        )


def _group_names(user: User) -> list[str]:
    if not user.groups or Role.MEMBER not in user.roles:
        return []
    return [group.name for group in read_district(desk.store()).groups if group.id in user.groups]


if __name__ == "__main__":
    draw()
