"""What may be shown of actors: offices instead of persons, and what people decided, in words without hidden names."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from corpus.types import Actor, Analysis, Mention
from corpus.workflow import ActorAct, ActorClass, ActorDecision
from corpus.workflow.actors import STEPS, Arrangement, arrange_actors, in_force
from corpus.workflow.references import refer
from pages.ui.entries import Entry
from pages.ui.texts import actors as says

_WORD = re.compile(r"[^\W\d_]+")
_ENDING = 3
# fmt: off
_GRAMMAR = frozenset({
    "der", "die", "das", "des", "dem", "den", "ein", "eine", "einer", "eines", "einem", "von", "vom", "in", "im",
    "für", "zu", "zur", "zum", "und", "bei", "beim",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class Shown:
    """The analysis as people arranged it. ``hidden`` counts the actors that are not among ``actors``.

    ``heirs``: id of an actor that was merged away or split up -> the one to show instead. Entries: the latest first.
    """

    analysis: Analysis
    actors: Mapping[str, Actor]
    hidden: int
    heirs: Mapping[str, str]
    history: tuple[Entry, ...]


def arrange_shown(analysis: Analysis, decisions: Iterable[ActorDecision]) -> Shown:
    """Apply the decisions, and leave out whatever may not be shown."""
    made = list(decisions)
    arrangement = arrange_actors(analysis.actors, made)
    arranged = refer(analysis, arrangement) if in_force(made) else analysis
    visible = {actor.id: without_person(actor) for actor in arranged.actors if actor.shown_name}
    actors = {id: replace(a, candidates=tuple(c for c in a.candidates if c in visible)) for id, a in visible.items()}
    heirs = {id: arrangement.heir(id) for id in arrangement.heirs}
    history = tuple(reversed(list(_entries(analysis.actors, made, arrangement))))
    return Shown(arranged, actors, len(arranged.actors) - len(actors), heirs, history)


def without_person(actor: Actor) -> Actor:
    """The actor by the name people may see. Of a person in office nothing is left but the office.

    Mentions by name still count, but no longer say where they stand: they have no surface.
    """
    if not actor.protected:
        return actor
    mentions = tuple(m if _says_only(m, actor) else Mention(m.transcript, m.turn, 0, 0, "") for m in actor.mentions)
    return replace(actor, name=actor.shown_name, aliases=(), candidates=(), mentions=mentions)


def _says_only(mention: Mention, actor: Actor) -> bool:
    """Whether every word of the mention is one of the office's or a small word of grammar; others may be a name."""
    office = [word.casefold() for word in _WORD.findall(f"{actor.function} {actor.organisation}")]
    said = [word.casefold() for word in _WORD.findall(mention.surface)]
    return bool(said) and all(word in _GRAMMAR or any(_is_form(word, of=known) for known in office) for word in said)


def _is_form(word: str, *, of: str) -> bool:
    return word.startswith(of) and len(word) - len(of) <= _ENDING


def _entries(actors: tuple[Actor, ...], made: list[ActorDecision], final: Arrangement) -> Iterator[Entry]:
    """Every decision with the names its actors had at that time, unless these are hidden today."""
    now = Arrangement({actor.id: actor for actor in actors})
    secret = _secrets(made, final)
    for decision in made:
        words = _words(decision, [_name(id, now, secret) for id in decision.actors], secret)
        about = frozenset(filter(None, map(final.heir, decision.concerned)))
        yield Entry(
            decision.id,
            about,
            words[:1].upper() + words[1:],
            decision.by,
            decision.at,
            decision.undone_by,
            decision.undone_at,
        )
        if decision.undone_at is None:
            now = STEPS[decision.act](now, decision)


def _secrets(made: list[ActorDecision], final: Arrangement) -> frozenset[str]:
    """Ids of actors that are hidden today, or that were when they went."""
    closed = {
        decision.part if decision.act is ActorAct.SPLIT else decision.actors[0]
        for decision in in_force(made)
        if decision.kind is ActorClass.PROTECTED
    }
    known = {id for decision in made for id in decision.concerned}
    hidden = {id for id in known if (heir := final.actors.get(final.heir(id))) and not heir.shown_name}
    return frozenset(hidden | {id for id in closed if not final.heir(id)})


def _name(id: str, now: Arrangement, secret: frozenset[str]) -> str:
    if id not in now.actors:
        return says.FORMER
    name = "" if id in secret else now.actors[id].shown_name
    return says.QUOTED.format(name=name) if name else says.UNNAMED


def _words(decision: ActorDecision, names: list[str], secret: frozenset[str]) -> str:
    first, others = names[0], says.AND.join(names[1:])
    made = decision.part if decision.act is ActorAct.SPLIT else decision.actors[0]
    given = says.QUOTED.format(name=decision.name) if decision.name and made not in secret else ""
    if decision.act is ActorAct.MERGE:
        return (says.DID_MERGE_AS if given else says.DID_MERGE).format(first=first, others=others, name=given)
    if decision.act is ActorAct.SPLIT:
        return _split_words(decision, first=first, name=given, secret=secret)
    if decision.kind is None:
        return says.DID_RENAME.format(first=first, name=given or says.UNNAMED)
    office = {"function": decision.function, "organisation": decision.organisation}
    return says.DID_RECLASS[decision.kind].format(first=first, **office) + (
        says.AS_NAME.format(name=given) if given else ""
    )


def _split_words(decision: ActorDecision, *, first: str, name: str, secret: frozenset[str]) -> str:
    if decision.part in secret:
        return says.DID_SPLIT.format(first=first, name=says.UNNAMED)
    surfaces = ", ".join(says.QUOTED.format(name=surface) for surface in decision.surfaces)
    if not surfaces or decision.actors[0] in secret:
        return says.DID_SPLIT.format(first=first, name=name or says.FORMER)
    return says.DID_SPLIT_SPELLINGS.format(first=first, name=name or surfaces, surfaces=surfaces)
