"""Hand-made values that many tests start from."""

import datetime as dt
from collections.abc import Sequence

from corpus.digests import input_digest
from corpus.types import (
    Analysis,
    Challenge,
    District,
    Metadata,
    Municipality,
    Perspective,
    RankedGroup,
    Routing,
    SpeakerRole,
    Statement,
    StatementKind,
    Theme,
    Transcript,
    Turn,
    WorkingGroup,
)

NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
PASSWORD = "richtig pferd batterie"
ANSWER = "Also ja. Der Bus fehlt am Abend. Das ärgert alle."
QUOTE = "Der Bus fehlt am Abend."
DISTRICT = District(
    name="Landkreis Musterland",
    municipalities=(Municipality("Nordheim"), Municipality("Südheim")),
    groups=(
        WorkingGroup("bus", "AK Mobilität", "Wege, Busse und Räder."),
        WorkingGroup("sprache", "AK Sprache", "Kurse und Übersetzung."),
        WorkingGroup("wohnen", "AK Wohnen", "Wohnungen und Vermieter."),
    ),
)


def build_transcript(
    name: str = "a",
    *answers: str,
    id: str = "",
    municipality: str = "Nordheim",
    perspective: Perspective | None = Perspective.CIVIL_SOCIETY,
) -> Transcript:
    """Question and answer in turn, without answers one about buses; every name gives another digest."""
    turns: list[Turn] = []
    for answer in answers or (ANSWER,):
        turns += [Turn("I", SpeakerRole.INTERVIEWER, "Was fehlt hier?"), Turn("B", SpeakerRole.RESPONDENT, answer)]
    return Transcript(
        id=id,
        file=f"{name}.txt",
        sha256=name.ljust(64, "-"),
        turns=tuple(turns),
        metadata=Metadata(municipality=municipality, perspective=perspective),
    )


def build_statement(id: str, transcript: Transcript, text: str = QUOTE) -> Statement:
    """The words as a statement of the first turn that has them."""
    turn, start = next((n, turn.text.find(text)) for n, turn in enumerate(transcript.turns) if text in turn.text)
    return Statement(id, transcript.id, turn, start, start + len(text), text, StatementKind.CHALLENGE, 0.9)


def build_challenge(id: str, transcripts: Sequence[Transcript], *, statements: Sequence[str]) -> Challenge:
    """A challenge of theme "th1" that these interviews carry."""
    return Challenge(
        id=id,
        label=f"Problem {id}",
        keywords=("Bus",),
        statements=tuple(statements),
        transcripts=tuple(transcript.id for transcript in transcripts),
        municipalities=("Nordheim",),
        perspectives=(Perspective.CIVIL_SOCIETY,),
        theme="th1",
    )


def build_analysis(transcripts: Sequence[Transcript], *, challenges: Sequence[str] = ("c1",)) -> Analysis:
    """Every interview says the quote about buses, and every challenge rests on all of them."""
    statements = [build_statement(f"s{n}", transcript) for n, transcript in enumerate(transcripts)]
    ids = [statement.id for statement in statements]
    return Analysis(
        config={"version": 1},
        inputs={transcript.id: input_digest(transcript) for transcript in transcripts},
        statements=tuple(statements),
        themes=(Theme("th1", "Mobilität", ("Bus",), tuple(ids)),),
        challenges=tuple(build_challenge(id, transcripts, statements=ids) for id in challenges),
        routings=tuple(Routing(id, (RankedGroup("bus", 0.7, ("Bus",)),)) for id in challenges),
    )
