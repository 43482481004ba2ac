"""What the interviews tell of offers, beside the register: found ones, pairs that overlap, gaps. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.types import Measure, Overlap, RegisteredMeasure, Statement
from corpus.workflow.gaps import Gap, Offers, find_gaps, gather_offers
from corpus.workflow.measures import MeasureEntry, Pair, Verdict, settled_pair, unclaimed, verdicts_by_pair
from pages.ui.findings import Findings, ranked_challenges, statements_of
from pages.ui.measures import Book
from pages.ui.texts import measures as says


@dataclass(frozen=True, slots=True)
class Side:
    """One of two measures that overlap, with what is known of it. ``entry`` is "" for one only found in the texts."""

    id: str
    measure: RegisteredMeasure
    quotes: tuple[Statement, ...]
    entry: str = ""


@dataclass(frozen=True, slots=True)
class PairView:
    """Two measures side by side and the verdict in force, if there is one."""

    overlap: Overlap
    sides: tuple[Side, Side]
    verdict: Verdict | None = None

    @property
    def ids(self) -> Pair:
        """Ids of the two measures as they are shown."""
        return self.sides[0].id, self.sides[1].id


def open_offers(book: Book, findings: Findings) -> list[Measure]:
    """The measures found in the texts that no entry stands for, those of most interviews first."""
    found = [findings.measures[id] for id in unclaimed(list(findings.measures), book.entries.values())]
    left = [measure for measure in found if measure.id not in book.dismissed]
    told = [measure for measure in left if statements_of(findings, measure.statements)]
    return sorted(told, key=lambda one: (-len(interviews_of(findings, one)), one.label.casefold(), one.id))


def interviews_of(findings: Findings, measure: Measure) -> set[str]:
    """Ids of the interviews that tell of the measure."""
    return {statement.transcript for statement in statements_of(findings, measure.statements)}


def quotes_of(findings: Findings | None, found: Sequence[str]) -> list[Statement]:
    """What is said of the found measures with these ids; ids that are gone say nothing."""
    if findings is None:
        return []
    known = [findings.measures[id] for id in found if id in findings.measures]
    return [statement for measure in known for statement in told_of(findings, measure)]


def told_of(findings: Findings, measure: Measure) -> list[Statement]:
    """What is said of a found measure, first what names it as it is called."""
    name = measure.label.casefold()
    said = statements_of(findings, measure.statements)
    return sorted(said, key=lambda statement: name not in statement.text.casefold())


def draft_of(findings: Findings, measure: Measure) -> RegisteredMeasure:
    """A new entry for what people tell of, as far as it was understood."""
    said = told_of(findings, measure)
    themes = [theme for statement in said for theme in statement.themes]
    return RegisteredMeasure(
        "",
        measure.label,
        said[0].text if said else "",
        name_of(findings, measure.provider),
        (measure.target,) if measure.target else (),
        _area(findings, measure),
        measure.theme or next(iter(themes), ""),
        found=(measure.id,),
    )


def name_of(findings: Findings, actor: str) -> str:
    """How the actor may be called; "" for nobody or somebody protected."""
    found = findings.actors.get(actor)
    return found.shown_name if found else ""


def _area(findings: Findings, measure: Measure) -> tuple[str, ...]:
    place = name_of(findings, measure.place)
    if place:
        return (place,)
    told = (findings.transcripts.get(id) for id in sorted(interviews_of(findings, measure)))
    return tuple(dict.fromkeys(one.metadata.municipality for one in told if one and one.metadata.municipality))


def pairs_of(book: Book, findings: Findings) -> list[PairView]:
    """The overlaps with both sides, each pair once, the most alike first. What is withdrawn or gone is left out.

    A found measure is shown as the entry that stands for it.
    """
    heirs, views = book.heirs, dict[Pair, PairView]()
    settled = verdicts_by_pair(book.verdicts, heirs)
    for overlap in sorted(findings.overlaps, key=lambda one: (-one.score, one.measures)):
        pair = settled_pair(overlap.measures, heirs)
        first, second = (side_of(book, findings, id) for id in pair)
        if pair[0] != pair[1] and pair not in views and first and second:
            views[pair] = PairView(overlap, (first, second), settled.get(pair))
    return list(views.values())


def side_of(book: Book, findings: Findings, id: str) -> Side | None:
    """What is known of a found or registered measure; None where it is gone or withdrawn."""
    entry = book.entries.get(id)
    if entry is not None and not entry.is_withdrawn:
        return Side(id, entry.measure, tuple(quotes_of(findings, entry.measure.found)), entry=id)
    if id not in findings.measures or id in book.dismissed:
        return None
    return Side(id, draft_of(findings, findings.measures[id]), tuple(quotes_of(findings, [id])))


def verdict_name(book: Book, findings: Findings | None, verdict: Verdict) -> str:
    """What the verdict is about, in words."""
    names = [measure_name(book, findings, id) for id in verdict.measures if id]
    return says.BETWEEN.format(first=names[0], second=names[1]) if len(names) > 1 else names[0]


def measure_name(book: Book, findings: Findings | None, id: str) -> str:
    """What a found or registered measure is called, also one that is gone."""
    if id in book.entries:
        return book.entries[id].measure.name
    found = findings.measures.get(id) if findings else None
    return found.label if found else says.FORMER


def offers_of(book: Book, findings: Findings) -> Offers:
    """What is offered where, in the texts and in the register."""
    over = [entry for entry in book.entries.values() if not entry.is_withdrawn and entry.has_ended(book.today)]
    out = book.dismissed | {id for entry in over for id in entry.measure.found}
    found = [measure for measure in findings.measures.values() if measure.id not in out]
    return gather_offers(
        [(measure, name_of(findings, measure.place)) for measure in found],
        book.entries.values(),
        statements=findings.statements,
        transcripts=findings.transcripts,
        district=book.district,
        on=book.today,
    )


def gaps_of(book: Book, findings: Findings) -> list[Gap]:
    """The gaps, the challenge of most interviews first."""
    return find_gaps(ranked_challenges(findings), offers_of(book, findings), transcripts=findings.transcripts)


def claim(entry: MeasureEntry, found: str) -> RegisteredMeasure:
    """The entry's measure, also standing for the found one."""
    return replace(entry.measure, found=(*entry.measure.found, found))
