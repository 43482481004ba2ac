"""The analysis as a recipe: each step takes what the steps before gave and returns new values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from spacy.language import Language

from corpus.digests import input_digest
from corpus.types import (
    Analysis,
    Codebook,
    Coded,
    District,
    Municipality,
    Office,
    Organisation,
    RegisteredMeasure,
    Transcript,
    WorkingGroup,
)
from corpus.workflow.codings.decisions import CodingDecision
from nlp.actors.finding import find_actors
from nlp.config import AnalysisConfig
from nlp.continuing import continue_challenges, continue_themes, keep_statements
from nlp.dissent.finding import find_dissent
from nlp.measures import find_measures, find_overlaps
from nlp.reading import FindingsCache, read_findings
from nlp.relations import find_relations
from nlp.routing import Confirmed, route
from nlp.statements.passages import find_passages, link_actors

Progress = Callable[[str, int, int], None]

DEFAULT = AnalysisConfig()
STEPS = ("reading", "actors", "statements", "themes", "challenges", "measures", "routing")


class Cancelled(Exception):  # nothing went wrong
    """Raised by a progress callback to stop the analysis."""


def silent(step: str, done: int, total: int) -> None:
    """Tell nobody."""


def analyse(
    transcripts: Sequence[Transcript],
    *,
    nlp: Language,
    codebook: Codebook,
    groups: Sequence[WorkingGroup],
    organisations: Sequence[Organisation] = (),
    municipalities: Sequence[Municipality] = (),
    offices: Sequence[Office] = (),
    previous: Analysis | None = None,
    decisions: Sequence[CodingDecision] = (),
    confirmed: Confirmed = (),
    register: Sequence[RegisteredMeasure] = (),
    district: str = "",
    config: AnalysisConfig = DEFAULT,
    findings: FindingsCache | None = None,
    cores: int = 1,
    progress: Progress = silent,
) -> Analysis:
    """Everything the texts say. Same input and config, same result, whatever the order, the cache and the cores.

    ``previous`` and ``decisions`` about its themes and challenges: these go on, and what is new becomes a proposal.
    ``register``: measures to be compared with those found; ``district``: its name, which names the whole area.
    ``findings`` maps keys to stored bytes; what is missing is added. ``progress`` may raise Cancelled.
    """
    before = previous or Analysis({}, {})
    ordered = sorted(transcripts, key=lambda transcript: (len(transcript.id), transcript.id))
    found = read_findings(ordered, nlp, cache=findings, cores=cores, progress=progress)

    progress("actors", 0, 1)
    actors = find_actors(
        ordered,
        found,
        organisations=organisations,
        municipalities=municipalities,
        offices=offices,
        previous=before.actors,
    )
    relations = find_relations(ordered, found, actors=actors)

    progress("statements", 0, len(ordered))
    said = find_passages(
        ordered,
        found,
        config=config,
        cache=findings,
        cores=cores,
        progress=lambda done: progress("statements", done, len(ordered)),
    )
    passages = link_actors(keep_statements(said, before.statements), actors)

    progress("themes", 0, 1)
    themes = continue_themes(passages, codebook, before=before, decisions=decisions, config=config)

    progress("challenges", 0, 1)
    challenges = continue_challenges(
        passages, _by_id(ordered), statements=themes.statements, before=before, decisions=decisions, config=config
    )
    voiced = find_dissent(challenges.challenges, passages, ordered, found, cache=findings, cores=cores)

    progress("measures", 0, 1)
    offers = find_measures(passages, actors, statements=themes.statements, previous=before.measures, config=config)
    known = District(district, municipalities=tuple(municipalities), organisations=tuple(organisations))
    overlaps = find_overlaps(offers, register=register, district=known, config=config)

    progress("routing", 0, 1)
    by_id = {passage.statement.id: passage for passage in passages}
    routings = route(challenges.challenges, groups, passages=by_id, confirmed=confirmed, config=config, cores=cores)
    progress("routing", 1, 1)

    return Analysis(
        config=asdict(config),
        inputs={transcript.id: input_digest(transcript) for transcript in ordered},
        actors=tuple(actors),
        relations=tuple(relations),
        statements=themes.statements,
        themes=themes.themes,
        challenges=tuple(voiced),
        measures=tuple(offer.measure for offer in offers),
        overlaps=tuple(overlaps),
        routings=tuple(routings),
        found={Coded.THEME.value: themes.found, Coded.CHALLENGE.value: challenges.found},
        changes=(*themes.changes, *challenges.changes),
    )


def _by_id(transcripts: Sequence[Transcript]) -> Mapping[str, Transcript]:
    return {transcript.id: transcript for transcript in transcripts}
