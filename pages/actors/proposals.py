"""What the forms offer: actors with similar names, spellings and passages of an actor, what a merge will come to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from corpus.types import Actor, ActorKind, Mention, Transcript
from corpus.workflow.actors import Place, place_of
from pages.ui.findings import Findings
from pages.ui.texts import actors as says
from pages.ui.texts import words

AROUND = 30


def partners(findings: Findings, actor: Actor) -> list[Actor]:
    """The actors this one can be merged with, similar names first: offices with offices, others with others."""
    fitting = [
        other
        for other in findings.actors.values()
        if other.id != actor.id and (other.kind is ActorKind.PER) is (actor.kind is ActorKind.PER)
    ]
    return sorted(fitting, key=lambda other: (-_likeness(actor, other), other.name, other.id))


def _likeness(one: Actor, other: Actor) -> float:
    """Likeness of the most similar names, in tenths; a name that is part of the other counts as very similar."""
    pairs = [(a.casefold(), b.casefold()) for a in (one.name, *one.aliases) for b in (other.name, *other.aliases)]
    return max(0.9 if a in b or b in a else round(SequenceMatcher(None, a, b).ratio(), 1) for a, b in pairs)


def after_merge(findings: Findings, ids: Sequence[str]) -> str:
    """How often and in how many interviews the merged actor will be named."""
    mentions = [mention for id in ids for mention in findings.actors[id].mentions]
    return says.AFTER_MERGE.format(
        mentions=words.counted(len(mentions), *says.MENTION),
        interviews=words.counted(len({mention.transcript for mention in mentions}), *says.IN_INTERVIEWS),
    )


def spellings(actor: Actor) -> dict[str, str]:
    """Surface -> how it is offered, with its number of mentions, the most frequent first."""
    counts = Counter(mention.surface for mention in actor.mentions if mention.surface)
    return {word: says.SPELLING.format(surface=word, count=count) for word, count in counts.most_common()}


def passages(actor: Actor, transcripts: Mapping[str, Transcript] | None = None) -> dict[Place, str]:
    """Place -> how it is offered: interview, turn, and the words around where the transcripts are given."""
    return {place_of(m): _passage(m, (transcripts or {}).get(m.transcript)) for m in actor.mentions if m.surface}


def _passage(mention: Mention, transcript: Transcript | None) -> str:
    around = mention.surface
    if transcript is not None and mention.turn < len(transcript.turns):
        around = transcript.turns[mention.turn].text[max(0, mention.start - AROUND) : mention.end + AROUND]
    return says.PLACE.format(transcript=mention.transcript, turn=mention.turn + 1, words=" ".join(around.split()))
