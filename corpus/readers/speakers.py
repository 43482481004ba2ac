"""Who asks and who answers: by the labels first, by what people do where the labels don't tell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.errors import InvalidInput
from corpus.readers.labels import ANSWERING, ASKING, SUFFIX
from corpus.types import SpeakerRole, Transcript, Turn

ASKS = re.compile(rf"(?:{ASKING}|Frage|Q){SUFFIX}")
ANSWERS = re.compile(rf"(?:{ANSWERING}|Antwort){SUFFIX}")
OUTSIDE = re.compile(r"(?:Unbekannt|UNKNOWN|Unknown|UU|Störung|Kommentar|Anmerkung).*", re.I)
QUESTION_WORDS = re.compile(
    r"\b(?:wie|was|wer|wo|warum|wieso|weshalb|welche[rsmn]?|wann|inwiefern)\b"
    r"|\b(?:können|könnten|würden|haben|sind) sie\b|\bgibt es\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What a speaker does in the conversation; all shares between 0 and 1."""

    questions: float
    words: float
    begins: bool

    @property
    def asking(self) -> float:
        """How much this is the behaviour of the person with the questions."""
        return self.questions + 0.25 * self.begins - 0.75 * self.words


def assign_roles(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """The turns with roles. Turns without a speaker are OTHER: nobody knows whose words they are."""
    roles = find_roles(turns)
    return tuple(replace(turn, role=roles[turn.speaker]) for turn in turns)


def find_roles(turns: Sequence[Turn]) -> dict[str, SpeakerRole]:
    """The role of every speaker."""
    names = list(dict.fromkeys(turn.speaker for turn in turns))
    roles = {name: role for name in names if (role := _role_of_label(name))}
    if {"A", "B"} <= set(names):
        # two people called A and B, not "Befragte"
        roles.pop("B")
    open_names = [name for name in names if name not in roles]
    if SpeakerRole.INTERVIEWER not in roles.values() and len(open_names) + _count_answering(roles) > 1 and open_names:
        roles |= _find_asking(turns, open_names, alone=SpeakerRole.RESPONDENT not in roles.values())
    return {name: roles.get(name, SpeakerRole.RESPONDENT) for name in names}


def are_guessed(turns: Sequence[Turn]) -> bool:
    """Whether no label says who asks, so that the roles rest on behaviour."""
    names = {turn.speaker for turn in turns} - {""}
    return len(names) > 1 and all(_role_of_label(name) is not SpeakerRole.INTERVIEWER for name in names)


def _role_of_label(name: str) -> SpeakerRole | None:
    if not name or OUTSIDE.fullmatch(name):
        return SpeakerRole.OTHER
    if ASKS.fullmatch(name):
        return SpeakerRole.INTERVIEWER
    return SpeakerRole.RESPONDENT if ANSWERS.fullmatch(name) else None


def _count_answering(roles: Mapping[str, SpeakerRole]) -> int:
    return sum(role is SpeakerRole.RESPONDENT for role in roles.values())


def _find_asking(turns: Sequence[Turn], names: Sequence[str], *, alone: bool) -> dict[str, SpeakerRole]:
    """The one among the names who behaves most like the interviewer, if the behaviour is plausible at all."""
    scores = {name: observe(turns, name).asking for name in names}
    best = max(names, key=lambda name: scores[name])
    if alone or scores[best] > 0:
        return {best: SpeakerRole.INTERVIEWER}
    return {}


def observe(turns: Sequence[Turn], name: str) -> Behaviour:
    """Share of turns with a question, share of all words, and whether the speaker opens the conversation."""
    own = [turn.text for turn in turns if turn.speaker == name]
    words = sum(len(turn.text.split()) for turn in turns)
    asked = sum("?" in text or bool(QUESTION_WORDS.search(text[:200]) and len(text) < 300) for text in own)
    share = sum(len(text.split()) for text in own) / max(1, words)
    return Behaviour(asked / max(1, len(own)), share, begins=bool(turns) and turns[0].speaker == name)


def with_roles(transcript: Transcript, roles: Mapping[str, SpeakerRole]) -> Transcript:
    """The transcript with the roles a person has set; InvalidInput for somebody who does not speak in it."""
    strangers = set(roles) - {turn.speaker for turn in transcript.turns}
    if strangers:
        raise InvalidInput(f"„{min(strangers)}“ spricht in diesem Interview nicht. Bitte laden Sie die Seite neu.")
    turns = tuple(replace(turn, role=roles.get(turn.speaker, turn.role)) for turn in transcript.turns)
    return replace(transcript, turns=turns)
