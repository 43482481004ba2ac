"""All named actors of all interviews: known names first, then what the language pipeline saw."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from corpus.types import Actor, ActorKind, Mention, Municipality, Organisation, Transcript
from nlp.actors.known import Gazetteer, Known, Sighting, build_gazetteer, find_known
from nlp.actors.linking import find_abbreviations, group_surfaces, is_name, simplify
from nlp.actors.persons import Office, Seen, find_titled, last_name, read_persons
from nlp.findings import Entity, Findings
from nlp.identities import identify, keep_ids


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention with the actor it belongs to: kind, a key that is the same for the same actor, and the office."""

    mention: Mention
    kind: ActorKind
    key: str
    name: str
    protected: bool = False
    office: Office | None = None


def find_actors(
    transcripts: Sequence[Transcript],
    findings: Sequence[Findings],
    *,
    organisations: Sequence[Organisation] = (),
    municipalities: Sequence[Municipality] = (),
    previous: Sequence[Actor] = (),
) -> list[Actor]:
    """Actors by kind and name, each with its mentions in the order of the interviews. Two lists of the same length."""
    gazetteer = build_gazetteer(organisations, municipalities)
    abbreviations = find_abbreviations(turn.text for transcript in transcripts for turn in transcript.turns)
    things: list[tuple[str, Sighting]] = []
    named: list[_Named] = []
    for transcript, found in zip(transcripts, findings, strict=True):
        seen, others = _read(transcript, found, gazetteer)
        named += _name_persons(transcript, seen)
        things += [(transcript.id, other) for other in others]
    named += _name_things(things, abbreviations)
    actors = _collect(named, order={transcript.id: i for i, transcript in enumerate(transcripts)})
    return _keep_ids(actors, previous)


def _read(transcript: Transcript, found: Findings, gazetteer: Gazetteer) -> tuple[list[Seen], list[Sighting]]:
    """The persons, and the organisations and places, of one interview."""
    seen: list[Seen] = []
    others: list[Sighting] = []
    entities: dict[int, list[Entity]] = {}
    for entity in found.entities:
        entities.setdefault(entity.turn, []).append(entity)
    sighted = [
        _sight(spoken.text, turn, gazetteer=gazetteer, entities=entities.get(turn, ()))
        for turn, spoken in enumerate(transcript.turns)
    ]
    last_names = _find_last_names(transcript, sighted)
    home = transcript.metadata.municipality
    for turn, (spoken, sightings) in enumerate(zip(transcript.turns, sighted, strict=True)):
        persons, rest = _part(sightings, last_names)
        seen += read_persons(spoken.text, turn, persons=persons, others=rest, home=home)
        others += rest
    return seen, others


def _sight(text: str, turn: int, *, gazetteer: Gazetteer, entities: Sequence[Entity]) -> list[Sighting]:
    """Persons after a title come first, then known names, then the pipeline's entities; nothing overlaps."""
    taken = find_titled(text, turn)
    taken += _free(find_known(text, turn, gazetteer=gazetteer), taken)
    taken += _free([_sighting(text, entity) for entity in entities if _is_usable(text, entity)], taken)
    return sorted(taken, key=lambda sighting: sighting.start)


def _find_last_names(transcript: Transcript, sighted: Sequence[Sequence[Sighting]]) -> set[str]:
    """Last names of persons with a full name or a title; a single word alone may be the pipeline's mistake."""
    titled = chain(*(find_titled(spoken.text, turn) for turn, spoken in enumerate(transcript.turns)))
    full = (one for one in chain(*sighted) if one.kind is ActorKind.PER and " " in one.surface)
    return {last_name(" ".join(one.surface.split())) for one in chain(titled, full)}


def _part(sightings: Sequence[Sighting], last_names: Collection[str]) -> tuple[list[Sighting], list[Sighting]]:
    """Persons and the rest. What is somebody's last name elsewhere in the interview is a person: rather protected."""
    persons: list[Sighting] = []
    others: list[Sighting] = []
    for one in sightings:
        if one.known is None and one.kind is not ActorKind.PER and one.surface in last_names:
            persons.append(replace(one, kind=ActorKind.PER))
        else:
            (persons if one.kind is ActorKind.PER else others).append(one)
    return persons, others


def _free(sightings: Sequence[Sighting], taken: Sequence[Sighting]) -> list[Sighting]:
    return [one for one in sightings if not any(one.start < other.end and other.start < one.end for other in taken)]


def _sighting(text: str, entity: Entity) -> Sighting:
    surface = text[entity.start : entity.end]
    return Sighting(entity.turn, entity.start, entity.end, surface, ActorKind(entity.label))


def _is_usable(text: str, entity: Entity) -> bool:
    """Names, and no placeholders of the pseudonymisation: "[Person B]"."""
    inside = text.rfind("[", 0, entity.start) > text.rfind("]", 0, entity.start)
    return not inside and is_name(text[entity.start : entity.end])


def _mention(transcript: str, sighting: Sighting) -> Mention:
    return Mention(transcript, sighting.turn, sighting.start, sighting.end, sighting.surface)


def _name_things(things: Sequence[tuple[str, Sighting]], abbreviations: Mapping[str, str]) -> list[_Named]:
    """Organisations and places; one name is one actor, of the kind most of its mentions have."""
    known = {simplify(one.known.name): one.known for _, one in things if one.known}
    surfaces = [simplify(one.surface) for _, one in things if not one.known] + sorted(known) * 2
    names = group_surfaces(surfaces, abbreviations=dict(abbreviations))
    resolved = [(transcript, one, _resolve(one, names, known)) for transcript, one in things]
    kinds: dict[str, Counter[ActorKind]] = {}
    for _, _, actor in resolved:
        kinds.setdefault(actor.name, Counter())[actor.kind] += 1
    return [
        _Named(_mention(transcript, one), _most(kinds[actor.name]), actor.name.casefold(), actor.name)
        for transcript, one, actor in resolved
    ]


def _resolve(one: Sighting, names: Mapping[str, str], known: Mapping[str, Known]) -> Known:
    if one.known:
        return one.known
    name = names[simplify(one.surface)]
    return known.get(name, Known(name, one.kind))


def _most(counts: Counter[ActorKind]) -> ActorKind:
    return min(counts, key=lambda kind: (-counts[kind], kind.value))


def _name_persons(transcript: Transcript, seen: Sequence[Seen]) -> list[_Named]:
    """Within one interview "Frau Meier" is "Anna Meier" where only one name fits. Without an office: protected."""
    full = sorted({one.key for one in seen if " " in one.key})
    keys = {one.key: _fullest(one.key, full) for one in seen if one.key}
    offices: dict[str, Office] = {}
    for one in seen:
        if one.office and one.key:
            offices.setdefault(keys[one.key], one.office)
    return [_name_person(transcript, one, keys.get(one.key, ""), offices) for one in seen]


def _name_person(transcript: Transcript, seen: Seen, key: str, offices: Mapping[str, Office]) -> _Named:
    office = offices.get(key) if key else seen.office
    mention = _mention(transcript.id, seen.sighting)
    if office is not None and office.organisation:
        return _Named(mention, ActorKind.PER, office.name.casefold(), office.name, office=office)
    # A last name alone may be somebody else in the next interview.
    scope = "" if " " in key else transcript.sha256
    return _Named(mention, ActorKind.PER, f"{scope}:{key.casefold()}", key, protected=True)


def _fullest(key: str, full: Sequence[str]) -> str:
    fitting = [name for name in full if last_name(name) == last_name(key)]
    return fitting[0] if len(fitting) == 1 and " " not in key else key


def _collect(named: Sequence[_Named], *, order: Mapping[str, int]) -> list[Actor]:
    groups: dict[tuple[ActorKind, bool, str], list[_Named]] = {}
    for one in named:
        groups.setdefault((one.kind, one.protected, one.key), []).append(one)
    actors = [_actor(group, order) for group in groups.values()]
    return sorted(actors, key=lambda actor: (actor.kind.value, actor.protected, actor.name, actor.id))


def _actor(group: Sequence[_Named], order: Mapping[str, int]) -> Actor:
    ordered = sorted(group, key=lambda one: (order[one.mention.transcript], one.mention.turn, one.mention.start))
    first = ordered[0]
    name = min((one.name for one in ordered), key=lambda name: (-len(name), name))
    aliases = sorted({simplify(one.mention.surface) for one in ordered} - {name})
    return Actor(
        id=identify("a", f"{first.kind.value}:{first.protected}:{first.key}"),
        name=name,
        kind=first.kind,
        protected=first.protected,
        # Behind an office stands a person: their name is no alias to show.
        aliases=() if first.kind is ActorKind.PER else tuple(aliases),
        function=first.office.function if first.office else "",
        organisation=first.office.organisation if first.office else "",
        mentions=tuple(one.mention for one in ordered),
    )


def _keep_ids(actors: Sequence[Actor], previous: Sequence[Actor]) -> list[Actor]:
    kept = keep_ids({actor.id: _places(actor) for actor in actors}, {actor.id: _places(actor) for actor in previous})
    return [replace(actor, id=kept[actor.id]) for actor in actors]


def _places(actor: Actor) -> list[str]:
    return [f"{one.transcript}:{one.turn}:{one.start}" for one in actor.mentions]
