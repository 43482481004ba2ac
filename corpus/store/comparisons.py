"""Comparisons: somebody is about to enter something, and the worker says what exists already that is like it.

A draft is content: as with searches its row goes when the answer is read, and after ten minutes whatever happened.
"""

import datetime as dt
from dataclasses import replace

import sqlalchemy as sa

from corpus.documents import dump
from corpus.errors import InvalidInput
from corpus.people import Right, User
from corpus.store import Store
from corpus.store.dossier_rows import select_dossiers
from corpus.store.dossiers import visible
from corpus.store.schema import dossiers
from corpus.store.searches import Search, ask_worker, take_answer
from corpus.types import Compared, Comparison, Draft
from corpus.workflow import Dossier, Stage

LONGEST_DRAFT = 6000
EMPTY = "Bitte geben Sie zuerst einen Namen oder eine Beschreibung ein."
TOO_LONG = f"Verglichen werden können Texte bis {LONGEST_DRAFT} Zeichen. Bitte fassen Sie sich kürzer."
# Who may ask what exists: those who may enter such a thing.
MAY_ASK = {
    Compared.MEASURE: (Right.DECIDE,),
    Compared.DOSSIER: (Right.DECIDE, Right.ANSWER),
    Compared.GROUP: (Right.DECIDE, Right.ADMINISTER),
}


def request_comparison(store: Store, draft: Draft, *, by: User, at: dt.datetime) -> str:
    """Ask the worker; the id under which the person may read the answer. Raises InvalidInput for a useless draft."""
    by.demand(*MAY_ASK[draft.compared])
    length = len(draft.name.strip()) + len(draft.text.strip())
    if not length or length > LONGEST_DRAFT:
        raise InvalidInput(TOO_LONG if length else EMPTY)
    return ask_worker(store, account=by.id, at=at, draft=dump(draft))


def read_comparison(store: Store, id: str, *, by: User) -> Search:
    """How far the person's comparison is; an ended one is handed out once. Raises NotFound where it is gone.

    Of what the person may not see only the number is told.
    """
    by.demand(*(right for rights in MAY_ASK.values() for right in rights))
    found = take_answer(store, id, is_comparison=True, account=by.id)
    compared = found.draft.compared if found.draft else Compared.GROUP
    by.demand(*MAY_ASK[compared])
    if found.comparison is None:
        return found
    return replace(found, comparison=_only_visible(store, found.comparison, compared=compared, by=by))


def open_dossiers(store: Store) -> list[Dossier]:
    """All dossiers nobody has answered yet, by id, for the worker."""
    with store.read() as connection:
        return select_dossiers(connection, dossiers.c.stage != Stage.ANSWERED.value)


def _only_visible(store: Store, comparison: Comparison, *, compared: Compared, by: User) -> Comparison:
    if compared is not Compared.DOSSIER:
        return comparison
    ids = [one.id for one in comparison.similar]
    query = sa.select(dossiers.c.id).where(dossiers.c.id.in_(ids), visible(by))
    with store.read() as connection:
        seen = set(connection.execute(query).scalars())
    shown = tuple(one for one in comparison.similar if one.id in seen)
    return Comparison(shown, hidden=comparison.hidden + len(comparison.similar) - len(shown))
