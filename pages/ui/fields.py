"""What the fields of action are called now, and where those that were merged away have gone. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from corpus.types import Codebook, RegisteredMeasure
from corpus.workflow.codings.arranging import Arranged
from corpus.workflow.measures import MeasureEntry


@dataclass(frozen=True, slots=True)
class Fields:
    """Id -> name of those there are; ``former``: another name or a former id -> the id it stands for now."""

    names: Mapping[str, str]
    former: Mapping[str, str]

    def current(self, measure: RegisteredMeasure) -> RegisteredMeasure:
        """The measure with the field its own is part of by now; one that is gone stays."""
        return replace(measure, theme=self.former.get(measure.theme, measure.theme))

    def current_entry(self, entry: MeasureEntry) -> MeasureEntry:
        """The entry with all its versions so, as no version changed the field when it was merged."""
        return MeasureEntry(tuple(replace(one, measure=self.current(one.measure)) for one in entry.versions))


def list_fields(codebook: Codebook, arranged: Arranged, *, named: Mapping[str, str]) -> Fields:
    """The codebook's fields and those of the analysis. ``named``: id -> the program's name."""
    labels = {theme.id: theme.label for theme in codebook.themes}
    called = {id: arranged.names.get(id) or named.get(id) or labels.get(id, "") for id in arranged.members}
    names = {id: name for id, name in {**labels, **called}.items() if name and id not in arranged.heirs}
    now = {id: arranged.heir(id) or id for id in (*labels, *named, *arranged.heirs)}
    other = [(name, id) for known in (labels, named) for id, name in known.items() if name]
    former = {name: now[id] for name, id in reversed(other)} | {id: now[id] for id in arranged.heirs}
    return Fields(names, {name: id for name, id in former.items() if id in names})
