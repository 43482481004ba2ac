"""All named actors of all interviews: who is named where, who of them are the same, and how they are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.types import Actor, ActorKind, Mention, Municipality, Office, Organisation, Transcript, describe_office
from nlp.actors.known import Known, Sighting, collect_forms
from nlp.actors.linking.holders import Holder, name_holders
from nlp.actors.linking.offices import office_key, prepare_functions
from nlp.actors.linking.places import find_district
from nlp.actors.linking.things import Thing, name_things, read_spot
from nlp.actors.names import simplify
from nlp.actors.sighting.abbreviations import find_abbreviations
from nlp.actors.sighting.sightings import sight
from nlp.findings import Findings
from nlp.identities import identify, keep_ids


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention with the actor it belongs to; the key is the same for the same actor."""

    mention: Mention
    kind: ActorKind
    key: str
    name: str
    form: str
    protected: bool = False
    office: Office | None = None
    several: tuple[str, ...] = ()


def find_actors(
    transcripts: Sequence[Transcript],
    findings: Sequence[Findings],
    *,
    organisations: Sequence[Organisation] = (),
    municipalities: Sequence[Municipality] = (),
    offices: Sequence[Office] = (),
    previous: Sequence[Actor] = (),
) -> list[Actor]:
    """Actors by kind and name, each with its mentions in the order of the interviews. Two lists of the same length.

    ``organisations``, ``municipalities``, ``offices``: what the district's register knows; it wins over guesses.
    """
    forms = collect_forms(organisations, municipalities)
    sighted = sight(transcripts, findings, forms=forms)
    return link_sightings(transcripts, sighted, forms=forms, offices=offices, previous=previous)


def link_sightings(
    transcripts: Sequence[Transcript],
    sighted: Sequence[Sequence[Sighting]],
    *,
    forms: Mapping[str, Known],
    offices: Sequence[Office] = (),
    previous: Sequence[Actor] = (),
) -> list[Actor]:
    """The actors behind given sightings of each transcript, in order and without overlap within a turn."""
    pairs = list(zip(transcripts, sighted, strict=True))
    spots = [read_spot(one, other) for one, some in pairs for other in some if other.kind is not ActorKind.PER]
    texts = (turn.text for one in transcripts for turn in one.turns)
    things = name_things(spots, forms=forms, abbreviations=find_abbreviations(texts))
    named = [_name_thing(spot.transcript, spot.sighting, thing) for spot, thing in zip(spots, things, strict=True)]
    holders = name_holders(
        pairs,
        names={(spot.transcript, spot.sighting): thing.name for spot, thing in zip(spots, things, strict=True)},
        functions=prepare_functions(tuple(offices)),
        district=find_district(forms, ((spot.transcript, spot.sighting.surface) for spot in spots)),
    )
    named += [_name_holder(holder) for holder in holders]
    return _keep_ids(_collect(named, order={one.id: i for i, one in enumerate(transcripts)}), previous)


def _name_thing(transcript: str, one: Sighting, thing: Thing) -> _Named:
    several = tuple(f"{thing.kind.value}:{key}" for key in thing.several)
    return _Named(
        _mention(transcript, one),
        thing.kind,
        f"{thing.kind.value}:{thing.key}",
        thing.name,
        thing.form,
        several=several,
    )


def _name_holder(one: Holder) -> _Named:
    mention = _mention(one.transcript, one.sighting)
    return _Named(
        mention,
        ActorKind.PER,
        one.key,
        one.name,
        one.name,
        protected=one.is_person,
        office=one.office,
        several=one.several,
    )


def _mention(transcript: str, one: Sighting) -> Mention:
    return Mention(transcript, one.turn, one.start, one.end, one.surface)


def _collect(named: Sequence[_Named], *, order: Mapping[str, int]) -> list[Actor]:
    groups: dict[str, list[_Named]] = {}
    for one in named:
        groups.setdefault(one.key, []).append(one)
    actors = {key: _actor(key, group, order) for key, group in groups.items()}
    known = {key: actor.id for key, actor in actors.items()}
    linked = [
        replace(actor, candidates=tuple(sorted({known[one] for one in actor.candidates if one in known} - {actor.id})))
        for actor in actors.values()
    ]
    return sorted(linked, key=lambda actor: (actor.kind.value, actor.protected, actor.name, actor.id))


def _actor(key: str, group: Sequence[_Named], order: Mapping[str, int]) -> Actor:
    ordered = sorted(group, key=lambda one: (order[one.mention.transcript], one.mention.turn, one.mention.start))
    kind = ordered[0].kind
    name = min((one.name for one in ordered), key=lambda name: (-len(name), name))
    aliases = {simplify(one.form) for one in ordered} | {simplify(one.name) for one in ordered}
    office = _choose_office([one.office for one in ordered if one.office])
    protected = any(one.protected for one in ordered)
    return Actor(
        id=identify("a", key),
        name=name
        if protected or kind is not ActorKind.PER or office is None
        else describe_office(office.function, office.organisation),
        kind=kind,
        protected=protected,
        # A person's names are never shown, so they are no aliases.
        aliases=() if kind is ActorKind.PER else tuple(sorted(aliases - {name})),
        function=office.function if office else "",
        organisation=office.organisation if office else "",
        mentions=tuple(one.mention for one in ordered),
        candidates=tuple(key for one in ordered for key in one.several),
    )


def _choose_office(said: Sequence[Office]) -> Office | None:
    """The first office that is said, in the form (of its genders) that is said most, then first."""
    forms = [one for one in said if office_key(one) == office_key(said[0])]
    return max(forms, key=forms.count) if forms else None


def _keep_ids(actors: Sequence[Actor], previous: Sequence[Actor]) -> list[Actor]:
    kept = keep_ids({actor.id: _places(actor) for actor in actors}, {actor.id: _places(actor) for actor in previous})
    return [replace(one, id=kept[one.id], candidates=tuple(kept[id] for id in one.candidates)) for one in actors]


def _places(actor: Actor) -> list[str]:
    return [f"{one.transcript}:{one.turn}:{one.start}" for one in actor.mentions]
