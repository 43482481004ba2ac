"""What is compared: an offer, an open item or a group, told in the same few facts."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.types import RegisteredMeasure, WorkingGroup
from corpus.workflow import Dossier

# The first quotes of a dossier are its best ones; more would only blur what it is about.
QUOTES = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """``targets``: target groups in any words. ``area``: places; () is the whole district, None is not known."""

    id: str
    name: str
    text: str = ""
    provider: str = ""
    targets: tuple[str, ...] = ()
    area: tuple[str, ...] | None = None
    start: dt.date | None = None
    end: dt.date | None = None

    @property
    def whole(self) -> str:
        """Name and text as one."""
        return f"{self.name}. {self.text}".strip(". ") if self.text else self.name


def enter_measure(measure: RegisteredMeasure) -> Entry:
    """An entry of the register of measures."""
    return Entry(
        measure.id,
        measure.name,
        measure.description,
        provider=measure.provider,
        targets=measure.targets,
        area=measure.area,
        start=measure.start,
        end=measure.end,
    )


def enter_group(group: WorkingGroup, fields: Sequence[str] = ()) -> Entry:
    """A working group; ``fields``: labels of its fields of action."""
    text = " ".join([group.remit, *fields])
    return Entry(group.id, group.name, text, targets=group.targets, area=group.area)


def enter_dossier(dossier: Dossier) -> Entry:
    """An open item: its title and what its first quotes say."""
    quotes = " ".join(piece.quote.text for piece in dossier.evidence[:QUOTES])
    return Entry(dossier.id, dossier.title, quotes, area=dossier.municipalities or None)
