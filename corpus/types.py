"""The frozen domain types of material and findings, one name each.

Offsets are half-open and count code points of the stored turn text: ``text[start:end] == surface``.
Sequences are tuples; identifiers are strings that stay the same for as long as the thing is the same.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class SpeakerRole(StrEnum):
    """Who asks and who answers. Only respondents' words are evidence."""

    INTERVIEWER = "interviewer"
    RESPONDENT = "respondent"
    OTHER = "other"


class Perspective(StrEnum):
    """From where in the district a respondent speaks."""

    ADMINISTRATION = "administration"
    POLITICS = "politics"
    CIVIL_SOCIETY = "civil_society"
    NEWCOMERS = "newcomers"
    BUSINESS = "business"
    EDUCATION = "education"


class TranscriptState(StrEnum):
    """raw → suggested → reviewed → released; only released text is analysed or shown outside moderation."""

    RAW = "raw"
    SUGGESTED = "suggested"
    REVIEWED = "reviewed"
    RELEASED = "released"


class StatementKind(StrEnum):
    """What a statement does."""

    CHALLENGE = "challenge"
    PROPOSAL = "proposal"
    MEASURE = "measure"
    STRENGTH = "strength"


class ActorKind(StrEnum):
    """Kinds of named actors, as in the usual German corpora."""

    PER = "PER"
    ORG = "ORG"
    LOC = "LOC"


class RelationKind(StrEnum):
    """How one actor stands to another, in the view of the person quoted."""

    COOPERATES = "cooperates"
    RESPONSIBLE = "responsible"
    TENSION = "tension"
    CONTACT_MISSING = "contact_missing"
    FUNDS = "funds"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one go."""

    speaker: str
    role: SpeakerRole
    text: str
    time: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text of the file that is not speech, with the German reason it was not imported."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of the interview. Empty string or None: not known."""

    number: str = ""
    municipality: str = ""
    date: dt.date | None = None
    perspective: Perspective | None = None
    duration: str = ""


@dataclass(frozen=True, slots=True)
class Transcript:
    """One interview. ``sha256`` is the digest of the normalised speech, the same for every file format."""

    id: str
    file: str
    sha256: str
    turns: tuple[Turn, ...]
    metadata: Metadata = Metadata()
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()
    state: TranscriptState = TranscriptState.RAW


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a turn that names an actor."""

    transcript: str
    turn: int
    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim stretch of a turn that serves as evidence."""

    transcript: str
    turn: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A named actor with all its mentions.

    ``protected``: the name is that of a person and never shown; who holds an office is shown by the office.
    ``candidates``: ids of the actors it may be, where more than one fits and a person has to say which.
    """

    id: str
    name: str
    kind: ActorKind
    protected: bool = False
    aliases: tuple[str, ...] = ()
    function: str = ""
    organisation: str = ""
    mentions: tuple[Mention, ...] = ()
    candidates: tuple[str, ...] = ()

    @property
    def shown_name(self) -> str:
        """The name people may see: "" for a protected person without an office."""
        if not self.protected:
            return self.name
        return describe_office(self.function, self.organisation) if self.function and self.organisation else ""


def describe_office(function: str, organisation: str) -> str:
    """How an office is called: "Bürgermeister von Edemissen", "Leiterin, VHS", "Landrat"."""
    if not organisation:
        return function
    is_place = " " not in organisation and not organisation.isupper()
    return f"{function} von {organisation}" if is_place and function else f"{function}, {organisation}"


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed edge between two actors (ids), with the quotes it rests on.

    One of the ends can be a Perspective's value instead, e.g. "civil_society": those who speak from there say how
    "we" stand to the actor. So no edge tells for whom somebody works. See ``is_view``.

    ``directed``: it goes from source to target: who is responsible for, funds, blames or misses whom.
    Otherwise both ends are alike and ordered by id.
    """

    source: str
    target: str
    kind: RelationKind
    quotes: tuple[Quote, ...]
    directed: bool = False


def is_view(end: str) -> bool:
    """Whether the end of a relation stands for the speakers of a perspective, not for an actor."""
    return end in frozenset(Perspective)


@dataclass(frozen=True, slots=True)
class Statement:
    """One to three sentences of a respondent that say one thing of one kind. ``score`` is a probability."""

    id: str
    transcript: str
    turn: int
    start: int
    end: int
    text: str
    kind: StatementKind
    score: float
    actors: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """A field of action. ``seeded``: it comes from the district's codebook and keeps its label."""

    id: str
    label: str
    keywords: tuple[str, ...]
    statements: tuple[str, ...]
    seeded: bool = False


@dataclass(frozen=True, slots=True)
class Challenge:
    """A problem that recurs across interviews, as a cluster of statements. Best quotes come first.

    ``dissent``: what others say to the contrary.
    """

    id: str
    label: str
    keywords: tuple[str, ...]
    statements: tuple[str, ...]
    transcripts: tuple[str, ...]
    municipalities: tuple[str, ...] = ()
    perspectives: tuple[Perspective, ...] = ()
    theme: str = ""
    dissent: tuple[Quote, ...] = ()


class Coded(StrEnum):
    """What statements are put together into."""

    THEME = "theme"
    CHALLENGE = "challenge"


class ChangeKind(StrEnum):
    """What a new interview may suggest: statements join what is there, make something new, or divide it."""

    JOIN = "join"
    NEW = "new"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Change:
    """A proposal after new interviews, for a person to accept or refuse; nothing moves by itself.

    ``target``: id of the theme or challenge that is joined or divided; ``part``: id that what is new will have. Both
    may be "". ``statements``: those that join, are put together, or leave and take new ones along. ``label``: what the
    program would call what is new.
    """

    id: str
    coded: Coded
    kind: ChangeKind
    statements: tuple[str, ...]
    target: str = ""
    part: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """An existing offer as people describe it. ``provider`` and ``place`` are actor ids, ``theme`` an id, or empty."""

    id: str
    label: str
    statements: tuple[str, ...]
    provider: str = ""
    place: str = ""
    target: str = ""
    theme: str = ""


@dataclass(frozen=True, slots=True)
class RegisteredMeasure:
    """An offer in the district's register of measures; ``id`` "M-0001", empty before it is stored.

    ``targets``: target groups; ``area``: municipalities or places, none for the whole district; ``theme``: id of a
    field of action; ``found``: ids of the measures found in the texts (`Measure.id`) it stands for.
    """

    id: str
    name: str
    description: str = ""
    provider: str = ""
    targets: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    theme: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two measures that may double each other: ids of found or registered ones.

    ``because`` names the parts, each between 0 and 1; ``words``: what both say.
    """

    measures: tuple[str, str]
    score: float
    because: Mapping[str, float] = field(default_factory=dict)
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RankedGroup:
    """One candidate group (id) for a challenge with its probability and the words that speak for it."""

    group: str
    probability: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Routing:
    """Where a challenge could go, best first. ``unsure``: a person at the office should look at it.

    ``supporting``: id of a group that should take part beside the first one, or "".
    """

    challenge: str
    ranked: tuple[RankedGroup, ...]
    unsure: bool = False
    supporting: str = ""


@dataclass(frozen=True, slots=True)
class WorkingGroup:
    """An existing Arbeitskreis or Fachgruppe; the remit is two or three sentences.

    ``fields``: ids of fields of action; ``targets``: target groups; ``area``: municipalities, none for the whole
    district; ``members``: organisations; ``rhythm``: how often it meets, in words.
    """

    id: str
    name: str
    remit: str
    fields: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    rhythm: str = ""


@dataclass(frozen=True, slots=True)
class CodebookTheme:
    """One field of action of the district's codebook."""

    id: str
    label: str
    description: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """The fields of action a district works with."""

    themes: tuple[CodebookTheme, ...] = ()


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality with the places (Ortsteile) that belong to it."""

    name: str
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation the district knows, with the short forms people use."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """A function the district knows: "Landrat" of "Landkreis Peine"; ``aliases`` are other words for it."""

    function: str
    organisation: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class District:
    """Everything a district configures; read from and written to a TOML profile."""

    name: str
    municipalities: tuple[Municipality, ...] = ()
    groups: tuple[WorkingGroup, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    offices: tuple[Office, ...] = ()
    codebook: Codebook = Codebook()


@dataclass(frozen=True, slots=True)
class Analysis:
    """The results of one run. ``inputs`` maps transcript ids to digests; ``config`` is what could change a result.

    ``found``: for each of Coded, id -> statement ids before any decision of people; what they decided is applied to it
    when it is read. ``changes``: what the newest interviews suggest.
    """

    config: Mapping[str, str | int | float]
    inputs: Mapping[str, str]
    actors: tuple[Actor, ...] = ()
    relations: tuple[Relation, ...] = ()
    statements: tuple[Statement, ...] = ()
    themes: tuple[Theme, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    measures: tuple[Measure, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    routings: tuple[Routing, ...] = ()
    found: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A place in a transcript that a search found; better the higher the score."""

    transcript: str
    turn: int
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The best hits first. ``counts``: transcript id -> all of its places that fit, wherever hits were asked for.

    ``missing``: so many released transcripts could not be looked through yet.
    """

    hits: tuple[SearchHit, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    missing: int = 0


class Compared(StrEnum):
    """What a draft is compared with."""

    MEASURE = "measure"
    DOSSIER = "dossier"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody is about to enter. ``id``: of the entry it changes, which is not compared with itself.

    ``area``: places, none for the whole district, None for not said.
    """

    compared: Compared
    name: str
    text: str = ""
    provider: str = ""
    targets: tuple[str, ...] = ()
    area: tuple[str, ...] | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Similar:
    """An entry like a draft. ``because`` and ``words`` as in Overlap."""

    id: str
    name: str
    score: float
    because: Mapping[str, float] = field(default_factory=dict)
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What exists like a draft, the most alike first. ``hidden``: so many more that the person may not see."""

    similar: tuple[Similar, ...] = ()
    hidden: int = 0
