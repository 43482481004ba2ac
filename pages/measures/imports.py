"""A table from a spreadsheet: what it would change, and taking it in when a person says so."""

from collections.abc import Iterable

import streamlit as st

from corpus.registers import ImportPlan, parse_measures, plan_import
from corpus.registers.measures import COLUMNS
from corpus.store.measures import save_measures
from corpus.types import RegisteredMeasure
from pages.measures.deciding import IMPORT, carry_out
from pages.measures.history import changes
from pages.ui import desk
from pages.ui.filters import open_here
from pages.ui.measures import Book
from pages.ui.texts import measures as says
from pages.ui.texts import words

MEGABYTES = 5
_SEEN = "versions of the entries in the preview"


def show_import(book: Book) -> None:
    """A file to choose, its preview, and the button that stores all of it or nothing."""
    open_here(says.BACK, icon=":material/arrow_back:", **{IMPORT: ""})
    st.subheader(says.IMPORT)
    file = st.file_uploader(says.FILE, type=["csv", "xlsx"], max_upload_size=MEGABYTES, key="measures-file")
    st.caption(says.FILE_HELP.format(columns=", ".join(COLUMNS[1:])))
    if file is None:
        return
    with desk.errors_here():
        table = parse_measures(file.name, file.getvalue(), themes=book.themes, former=book.former)
        _offer(book, plan_import(table, book.entries.values()))


def _offer(book: Book, found: ImportPlan) -> None:
    if found.new:
        title = says.NEW.format(count=len(found.new))
        st.markdown(f"**{title}**")
        st.dataframe([_row(book, measure) for measure in found.new], hide_index=True, alt=title)
    if found.changed:
        title = says.CHANGED.format(count=len(found.changed))
        st.markdown(f"**{title}**")
        rows = [
            {
                says.COLUMN_ID: one.entry.id,
                says.NAME: one.measure.name,
                says.COLUMN_WHAT: "; ".join(changes(book, one.entry.measure, one.measure)),
            }
            for one in found.changed
        ]
        st.dataframe(rows, hide_index=True, alt=title)
    if found.same:
        with st.expander(says.SAME.format(count=len(found.same))):
            st.text("\n".join(says.ENTRY.format(id=one.id, name=one.measure.name) for one in found.same))
    if not found.to_save:
        st.info(says.NOTHING_NEW)
        return
    count = words.counted(len(found.to_save), *says.TO_TAKE)
    label = says.TAKE.format(count=count)
    if st.button(label, type="primary", key="take-import", on_click=_remember, args=(found.seen,)):
        carry_out(lambda: _take(found), then={IMPORT: ""})


def _remember(seen: dict[str, int]) -> None:
    st.session_state[_SEEN] = seen


def _take(found: ImportPlan) -> str:
    """Whatever somebody changed since the preview stood on the screen is refused."""
    seen = st.session_state.pop(_SEEN, found.seen)
    save_measures(desk.store(), found.to_save, seen=seen, by=desk.user(), at=desk.now())
    new = words.counted(len(found.new), *says.IMPORTED_NEW)
    return says.IMPORTED.format(new=new, changed=words.shown_number(len(found.changed)))


def _row(book: Book, measure: RegisteredMeasure) -> dict[str, str]:
    return {
        says.NAME: measure.name,
        says.PROVIDER: measure.provider,
        says.TARGETS: _joined(measure.targets),
        says.AREA: _joined(measure.area) or says.WHOLE_DISTRICT,
        says.THEME: book.theme_name(measure.theme),
        says.START: words.shown_date(measure.start),
        says.END: words.shown_date(measure.end),
        says.DESCRIPTION: measure.description,
    }


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(parts)
