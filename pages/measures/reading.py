"""The register as it stands, for whoever may see it."""

from corpus.store.districts import read_district
from corpus.store.measures import read_measures, read_verdicts
from pages.ui import desk
from pages.ui.findings import Findings
from pages.ui.measures import Book


def open_book(findings: Findings | None) -> Book:
    """Entries, verdicts, and the names of the fields of action: the codebook's, and as the analysis calls them."""
    store, user = desk.store(), desk.user()
    district = read_district(store)
    themes = {theme.id: theme.label for theme in district.codebook.themes}
    found = {id: findings.theme_label(id) for id in findings.themes} if findings else {}
    return Book(
        entries={entry.id: entry for entry in read_measures(store, by=user)},
        district=district,
        today=desk.now().date(),
        verdicts=tuple(read_verdicts(store, by=user)),
        themes=themes | found,
    )
