"""Who provides an offer and where: told by the part a name plays in its clause, not by its being named."""

import re
from collections.abc import Sequence

from corpus.types import Actor, ActorKind
from nlp.actors.mentions import Mentions, group_mentions
from nlp.relations.cases import GENITIVE, OWN, SUBJECT
from nlp.relations.clauses import Clause, Named, Part, split_clauses
from nlp.relations.cues import is_said
from nlp.statements.passages import Passage

# "bei der AWO", "vom Jugendmigrationsdienst", "über den KSB": who stands there provides.
_BY = frozenset({"bei", "von", "über", "durch"})
_AT = frozenset({"in", "an", "auf", "bei"})
_provides = re.compile(
    r"\b(?:macht|machen|gemacht|biete[nt]|anbiete[nt]|angeboten|gibt|geben|hat|haben|hatten?|organisier\w*|betreib\w*|betrieben"
    r"|leite[nt]|führ(?:t|en)|veranstalt\w*|richte[nt]|stell(?:t|en)|komm(?:t|en)|läuft|laufen|verleih\w*|berät|beraten"
    r"|begleite[nt]|fährt|fahren|lädt|öffne[nt]|hilft|helfen|schul(?:t|en)|unterrichte[nt]|unterhält|träg(?:t|er)|gründe\w*"
    r"|gegründet|eingerichtet|aufgebaut|angefangen|fing|startet|gestartet|vermittel\w*|übernimmt|gestrickt|bring(?:t|en)|such(?:t|en))\b",
    re.IGNORECASE,
)
# "das macht die Volkshochschule": said of the offer just named.
_takes_up = re.compile(
    r"^\s*(?:und\s+)?(?:das|den|die|der|dies)\s+(?:macht|machen|organisier\w*|läuft|bietet|leitet|trägt)\b", re.I
)
# "das Café, das macht die Gemeinde": somebody else does it.
_other_subject = re.compile(r"\b(?:der|die|das|ein|eine)\s+(?:[a-zäöüß]+e[nr]?\s+)?[A-ZÄÖÜ]")
_authority = re.compile(r"\b(?:Stadt|Gemeinde|Samtgemeinde|Landkreis|Kreis)\s+$")


def gather_mentions(actors: Sequence[Actor]) -> Mentions:
    """The mentions of organisations and places, by transcript and turn."""
    return group_mentions(one for one in actors if one.kind is not ActorKind.PER and one.shown_name)


def find_provider(passage: Passage, mentions: Mentions) -> str:
    """Id of the organisation, or of the place whose administration it is, that provides the offer; "" for none."""
    named = _find_named(passage, mentions)
    ranked = [
        (-weight, number, part.actor)
        for number, (clause, part) in enumerate(_each_part(passage.statement.text, named))
        if (weight := _weigh_provider(clause, part))
    ]
    return min(ranked)[2] if ranked else ""


def find_place(passage: Passage, mentions: Mentions) -> str:
    """Id of the place where the offer is; "" for none. Where people come from is no place of an offer."""
    named = _find_named(passage, mentions)
    ranked = [
        (-weight, number, part.actor)
        for number, (_, part) in enumerate(_each_part(passage.statement.text, named))
        if part.place and (weight := _weigh_place(part))
    ]
    return min(ranked)[2] if ranked else ""


def _each_part(text: str, named: Sequence[Named]) -> list[tuple[Clause, Part]]:
    return [(clause, part) for clause in split_clauses(text, named) for part in clause.parts]


def _weigh_provider(clause: Clause, part: Part) -> int:
    """3 where the clause says it of the offer just named, 2 where the part says it, 1 for who takes part, else 0."""
    if is_said("wished", clause.text) or (part.place and SUBJECT not in part.roles):
        return 0
    if OWN in part.roles or part.roles & _BY or part.roles == {GENITIVE}:
        return 0 if part.place else 2
    if part.resumed and _other_subject.search(clause.text):
        return 0
    if SUBJECT in part.roles and _provides.search(clause.text) and not is_said("speaker", clause.text):
        return 2 + bool(_takes_up.search(clause.text))
    return int("mit" in part.roles and not part.place)


def _weigh_place(part: Part) -> int:
    if part.roles & _AT:
        return 3
    return 0 if part.roles & {"aus", "von"} else 1 if part.roles & {"nach", "zu"} else 2


def _find_named(passage: Passage, mentions: Mentions) -> list[Named]:
    """The names in the statement, left to right; of names inside names the longer one counts."""
    said = passage.statement
    inside = sorted(
        (mention.start - said.start, said.start - mention.end, actor.id, actor.kind, mention.surface)
        for mention, actor in mentions.get((said.transcript, said.turn), ())
        if said.start <= mention.start and mention.end <= said.end
    )
    named: list[Named] = []
    for start, back, actor, kind, surface in inside:
        end = -back
        if named and named[-1].end > start:
            continue
        office = _authority.search(said.text[:start]) if kind is ActorKind.LOC else None
        first = office.start() if office and (not named or named[-1].end <= office.start()) else start
        is_place = kind is ActorKind.LOC and first == start
        named.append(
            Named(actor, first, end, office.group().strip() if first < start and office else surface, place=is_place)
        )
    return named
