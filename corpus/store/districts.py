"""The district's profile, every version of it."""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.documents import dump, load
from corpus.errors import InvalidInput
from corpus.people import Right, User
from corpus.store import Store
from corpus.store.schema import accounts, districts, dossiers
from corpus.types import District


@dataclass(frozen=True, slots=True)
class DistrictVersion:
    """One saved version; the highest is in force."""

    version: int
    district: District
    saved_by: str
    saved_at: dt.datetime


def read_district(store: Store) -> District:
    """The profile in force; a District without name where none was saved."""
    with store.read() as connection:
        return current_district(connection)


def save_district(store: Store, district: District, *, by: User, at: dt.datetime) -> None:
    """Put a new version in force. Raises InvalidInput if a group is missing that still has dossiers."""
    by.demand(Right.ADMINISTER)
    if not district.name.strip():
        raise InvalidInput("Bitte geben Sie dem Landkreis einen Namen.")
    with store.write() as connection:
        _demand_groups_in_use(connection, district)
        connection.execute(districts.insert().values(document=dump(district), saved_by=by.id, saved_at=at))


def district_history(store: Store, *, by: User) -> list[DistrictVersion]:
    """All versions, the newest first."""
    by.demand(Right.ADMINISTER)
    query = sa.select(districts, accounts.c.name).join_from(districts, accounts).order_by(districts.c.version.desc())
    with store.read() as connection:
        return [
            DistrictVersion(row.version, load(District, row.document), row.name, row.saved_at)
            for row in connection.execute(query)
        ]


def current_district(connection: Connection) -> District:
    """The profile in force, within a transaction."""
    query = sa.select(districts.c.document).order_by(districts.c.version.desc()).limit(1)
    document = connection.execute(query).scalar()
    return District(name="") if document is None else load(District, document)


def demand_group(connection: Connection, group: str) -> None:
    """Raise InvalidInput unless the group (id) is in the profile; empty means the office."""
    if group and group not in {known.id for known in current_district(connection).groups}:
        raise InvalidInput("Diese Gruppe gibt es im Landkreis nicht. Bitte wählen Sie eine andere.")


def _demand_groups_in_use(connection: Connection, district: District) -> None:
    used = set(connection.execute(sa.select(dossiers.c.group).distinct()).scalars()) - {""}
    missing = used - {group.id for group in district.groups}
    if missing:
        names = {group.id: group.name for group in current_district(connection).groups}
        listed = ", ".join(sorted(f"„{names.get(group, group)}“" for group in missing))
        raise InvalidInput(f"Es gibt noch Vorgänge bei {listed}. Bitte weisen Sie diese zuerst anderen Gruppen zu.")
