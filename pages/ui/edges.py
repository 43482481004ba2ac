"""The relations one looks at: of some kinds, among some actors, in the view of some speakers."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.types import Actor, Perspective, Quote, Relation, RelationKind
from pages.ui.findings import Findings
from pages.ui.network import among, in_words, interviews_with
from pages.ui.texts import insights as says
from pages.ui.texts import network as texts
from pages.ui.texts import words
from pages.ui.voices import ends_of, name_of, phrase_of

# What is said plainly; that two are named together is left out unless somebody asks for it.
TYPED = tuple(kind for kind in texts.KINDS if kind is not RelationKind.TOGETHER)
# With fewer of them the drawing says too little, so that those only named together are drawn as well.
_FEW = 6


def edges_among(
    findings: Findings, actors: Sequence[Actor], *, kinds: Collection[RelationKind] = TYPED, view: str = ""
) -> list[Relation]:
    """The relations of these kinds with only the quotes of the view (a perspective), what is said plainly and
    most widely told first.
    """
    seen = (_seen(findings, one, view=view) for one in among(actors, findings.relations) if one.kind in kinds)
    return sorted((one for one in seen if one.quotes), key=_rank)


def kinds_by_default(findings: Findings, actors: Sequence[Actor], *, view: str = "") -> tuple[RelationKind, ...]:
    """What is shown unless somebody chooses: what is said plainly, and all kinds where that is little."""
    return tuple(texts.KINDS) if len(edges_among(findings, actors, view=view)) < _FEW else TYPED


def _rank(relation: Relation) -> tuple[bool, int, int, str]:
    together = relation.kind is RelationKind.TOGETHER
    return (together, -interviews_with(relation), -len(relation.quotes), key_of(relation))


def _seen(findings: Findings, relation: Relation, *, view: str) -> Relation:
    quotes = (quote for quote in relation.quotes if quote.transcript in findings.transcripts)
    return replace(relation, quotes=tuple(quote for quote in quotes if view in {"", _view_of(findings, quote) or "-"}))


def _view_of(findings: Findings, quote: Quote) -> Perspective | None:
    return findings.transcripts[quote.transcript].metadata.perspective


def key_of(relation: Relation) -> str:
    """How a URL names the relation."""
    return f"{relation.source}.{relation.target}.{relation.kind}"


def views_of(findings: Findings, relation: Relation) -> str:
    """Whose view it is: "Verwaltung (2 Gespräche), Politik (1 Gespräch)"."""
    return ", ".join(
        texts.ONE_VIEW.format(view=name, count=words.counted(count, *says.CONVERSATION))
        for name, count in _count_views(findings, relation).items()
    )


def _count_views(findings: Findings, relation: Relation) -> Mapping[str, int]:
    """Name of each perspective in its usual order -> number of interviews."""
    speakers: dict[Perspective | None, set[str]] = {view: set() for view in [*Perspective, None]}
    for quote in relation.quotes:
        speakers[_view_of(findings, quote)].add(quote.transcript)
    return {_name(view): len(interviews) for view, interviews in speakers.items() if interviews}


def _name(view: Perspective | None) -> str:
    return words.PERSPECTIVES[view] if view else texts.NO_VIEW


def describe(relations: Sequence[Relation], names: Mapping[str, str], *, nodes: int) -> str:
    """The drawing in words, with the three relations most interviews speak of. Relations come ranked."""
    most = "; ".join(in_words(relation, names) for relation in relations[:3])
    return texts.ALT.format(
        nodes=words.counted(nodes, *texts.NODES),
        edges=words.counted(len(relations), *texts.EDGES),
        most=texts.ALT_MOST.format(edges=most),
    )


def relation_rows(findings: Findings, relations: Iterable[Relation]) -> list[dict[str, str | int]]:
    """The twin of the drawing as a table, one row for each relation."""
    names = {id: actor.shown_name for id, actor in findings.actors.items()}
    return [
        {
            texts.COLUMN_WHO: name_of(ends_of(relation)[0], names),
            texts.COLUMN_KIND: phrase_of(relation),
            texts.COLUMN_WITH: name_of(ends_of(relation)[1], names),
            says.CONVERSATIONS: interviews_with(relation),
            texts.COLUMN_VIEW: ", ".join(_count_views(findings, relation)),
        }
        for relation in relations
    ]
