"""The register as it stands, for whoever may see it."""

from corpus.store.districts import read_district
from corpus.store.measures import read_measures, read_verdicts
from corpus.types import Coded
from corpus.workflow.codings.arranging import Arranged
from pages.ui import desk
from pages.ui.fields import list_fields
from pages.ui.findings import Findings
from pages.ui.measures import Book


def open_book(findings: Findings | None) -> Book:
    """Entries, verdicts, and the names of the fields of action: the codebook's, and as the analysis calls them.

    Entries of a field that was merged away belong to the one it went into.
    """
    store, user = desk.store(), desk.user()
    district = read_district(store)
    arranged = findings.arranged[Coded.THEME] if findings else Arranged({})
    fields = list_fields(district.codebook, arranged, named=findings.named[Coded.THEME] if findings else {})
    return Book(
        entries={entry.id: fields.current_entry(entry) for entry in read_measures(store, by=user)},
        district=district,
        today=desk.now().date(),
        verdicts=tuple(read_verdicts(store, by=user)),
        themes=fields.names,
        former=fields.former,
    )
