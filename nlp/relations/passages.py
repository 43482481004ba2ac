"""The sentences in which actors are named, or that go on with the actor of the sentence before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.types import Actor, ActorKind, Mention, Transcript
from nlp.actors.mentions import Mentions
from nlp.findings import Sentence
from nlp.relations.cases import article_of, gender_of
from nlp.relations.clauses import Named

# "Sie arbeitet …", "Der wird …": a pronoun as the subject with its verb right behind.
_GOES_ON = re.compile(
    r"(?:und\s+|aber\s+|ja,?\s+|also,?\s+)?(?:(?P<personal>er|sie)\s+(?:hat|ist|wird|[a-zäöüß]{3,}t)"
    r"|(?P<near>der|die)\s+(?:hat|haben|ist|sind|wird|werden|[a-zäöüß]{3,}(?:t|en)))\b",
    re.IGNORECASE,
)
_OTHER_NOUN = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{2,}")


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a turn, or two that belong together; ``named`` counts from the start of the second.

    ``start`` is where the quote begins, ``sentence`` what is read; ``after`` is the sentence that follows.
    """

    sentence: Sentence
    start: int
    text: str
    after: str
    named: tuple[Named, ...]


def list_passages(
    transcript: Transcript,
    sentences: Sequence[Sentence],
    mentions: Mentions,
) -> Iterator[Passage]:
    """The passages of one transcript in their order."""
    last: Sentence | None = None
    before: list[Named] = []
    for number, sentence in enumerate(sentences):
        spoken = mentions.get((transcript.id, sentence.turn), ())
        if not spoken:
            last = None
            continue
        turn = transcript.turns[sentence.turn].text
        text = turn[sentence.start : sentence.end]
        named = _named_in(sentence, spoken)
        carried = None
        if last is not None and last.turn == sentence.turn and len(before) == 1:
            carried = _carried(turn[last.start : last.end], before[0], text)
        if last is not None and carried and carried.actor not in {one.actor for one in named}:
            yield Passage(sentence, last.start, text, _after(turn, sentences, number), (carried, *named))
        elif named:
            yield Passage(sentence, sentence.start, text, _after(turn, sentences, number), tuple(named))
        last, before = sentence, named


def _named_in(sentence: Sentence, spoken: Sequence[tuple[Mention, Actor]]) -> list[Named]:
    """The actors of the sentence, left to right; of names inside names the longer one counts."""
    inside = sorted(
        (
            (mention, actor)
            for mention, actor in spoken
            if sentence.start <= mention.start and mention.end <= sentence.end
        ),
        key=lambda one: (one[0].start, -one[0].end, one[1].id),
    )
    named: list[Named] = []
    for mention, actor in inside:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if not named or named[-1].end <= start:
            named.append(Named(actor.id, start, end, mention.surface, place=actor.kind is ActorKind.LOC))
    return named


def _after(turn: str, sentences: Sequence[Sentence], number: int) -> str:
    following = sentences[number + 1] if number + 1 < len(sentences) else None
    same = following is not None and following.turn == sentences[number].turn
    return turn[following.start : following.end] if following is not None and same else ""


def _carried(before: str, named: Named, text: str) -> Named | None:
    """The pronoun that begins the sentence as a name for the only actor of the sentence before, where that is safe.

    "Der" and "die" take up what was said last, so nothing else may stand behind the name; "er" and "sie" take
    up the subject, so nothing else may stand before it.
    """
    found = _GOES_ON.match(text)
    group = "near" if found and found["near"] else "personal"
    if found is None or not _agrees(found[group].lower(), before[: named.start], named.name):
        return None
    rest = before[named.end :] if group == "near" else re.sub(r"^\W*\w+", "", before[: named.start])
    if _OTHER_NOUN.search(rest):
        return None
    return Named(named.actor, found.start(group), found.end(group), named.name)


def _agrees(pronoun: str, before: str, name: str) -> bool:
    article, gender = article_of(before).lower(), gender_of(name)
    masculine = gender == "m" or (not gender and article in {"der", "den", "einen", "ein", "dem", ""})
    feminine = gender == "f" or (gender != "m" and article in {"die", "eine", ""})
    return masculine if pronoun in {"er", "der"} else feminine
