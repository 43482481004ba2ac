"""The analysis as a recipe: each step takes what the steps before gave and returns new values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from spacy.language import Language

from corpus.digests import input_digest
from corpus.types import Analysis, Codebook, Municipality, Office, Organisation, Transcript, WorkingGroup
from nlp.actors.finding import find_actors
from nlp.challenges.recurring import find_challenges
from nlp.config import AnalysisConfig
from nlp.measures import find_measures, find_overlaps
from nlp.reading import FindingsCache, read_findings
from nlp.relations import find_relations
from nlp.routing import Confirmed, route
from nlp.statements.passages import find_passages, link_actors
from nlp.themes import attach_themes, find_themes, theme_of

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
    confirmed: Confirmed = (),
    config: AnalysisConfig = DEFAULT,
    findings: FindingsCache | None = None,
    cores: int = 1,
    progress: Progress = silent,
) -> Analysis:
    """Everything the texts say. Same input and config, same result, whatever the order, the cache and the cores.

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
    passages = link_actors(said, actors)

    progress("themes", 0, 1)
    themes = find_themes(passages, codebook, previous=before.themes, config=config)
    statements = attach_themes([passage.statement for passage in passages], themes)

    progress("challenges", 0, 1)
    challenges = find_challenges(
        passages, _by_id(ordered), themes=theme_of(statements), previous=before.challenges, config=config
    )

    progress("measures", 0, 1)
    offers = find_measures(passages, actors, previous=before.measures, config=config)
    overlaps = find_overlaps(offers, config=config)

    progress("routing", 0, 1)
    by_id = {passage.statement.id: passage for passage in passages}
    routings = route(challenges, groups, passages=by_id, confirmed=confirmed, config=config, cores=cores)
    progress("routing", 1, 1)

    return Analysis(
        config=asdict(config),
        inputs={transcript.id: input_digest(transcript) for transcript in ordered},
        actors=tuple(actors),
        relations=tuple(relations),
        statements=tuple(statements),
        themes=tuple(themes),
        challenges=tuple(challenges),
        measures=tuple(offer.measure for offer in offers),
        overlaps=tuple(overlaps),
        routings=tuple(routings),
    )


def _by_id(transcripts: Sequence[Transcript]) -> Mapping[str, Transcript]:
    return {transcript.id: transcript for transcript in transcripts}
