"""What was read from uploaded files but is not stored yet. Pure: the page keeps these values in its session."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.errors import FundamentError
from corpus.types import SpeakerRole, Transcript
from pages.ui.texts import material as says

Read = Callable[[str, bytes], list[Transcript]]


@dataclass(frozen=True, slots=True)
class Draft:
    """One readable transcript with the file it came from. ``declared``: a person says it is free of names."""

    key: str
    content: bytes
    transcript: Transcript
    declared: bool = False


@dataclass(frozen=True, slots=True)
class Intake:
    """The outcome of an upload: drafts to look at, and a sentence for each file that can't be one."""

    drafts: tuple[Draft, ...] = ()
    refusals: tuple[str, ...] = ()


def take_in(intake: Intake, name: str, content: bytes, *, read: Read, existing: Callable[[str], str]) -> Intake:
    """One more file. ``existing`` names what is stored with the same digest, or gives an empty string.

    A file that can't be read, or holds nothing new, becomes a refusal; the others are not touched.
    """
    try:
        transcripts = read(name, content)
    except FundamentError as error:
        return replace(intake, refusals=(*intake.refusals, str(error)))
    for transcript in transcripts:
        intake = _with(intake, transcript, content=content, existing=existing)
    return intake


def _with(intake: Intake, transcript: Transcript, *, content: bytes, existing: Callable[[str], str]) -> Intake:
    same = [draft.transcript.file for draft in intake.drafts if draft.transcript.sha256 == transcript.sha256]
    found = existing(transcript.sha256) or (f"„{same[0]}“" if same else "")
    if found:
        refusal = says.DUPLICATE.format(file=transcript.file, existing=found)
        return replace(intake, refusals=(*intake.refusals, refusal))
    return replace(intake, drafts=(*intake.drafts, Draft(transcript.sha256[:16], content, transcript)))


def exchange(intake: Intake, draft: Draft) -> Intake:
    """The intake with the draft of the same key exchanged."""
    return replace(intake, drafts=tuple(draft if old.key == draft.key else old for old in intake.drafts))


def without(intake: Intake, keys: Sequence[str]) -> Intake:
    """The intake without the drafts of these keys."""
    return replace(intake, drafts=tuple(draft for draft in intake.drafts if draft.key not in keys))


def speakers(transcript: Transcript) -> dict[str, tuple[SpeakerRole, int]]:
    """Speaker -> (role, number of turns), in order of appearance."""
    found: dict[str, tuple[SpeakerRole, int]] = {}
    for turn in transcript.turns:
        role, count = found.get(turn.speaker, (turn.role, 0))
        found[turn.speaker] = (role, count + 1)
    return found


def answers(transcript: Transcript) -> bool:
    """Whether anybody in it answers; without that there is nothing to analyse."""
    return any(turn.role is SpeakerRole.RESPONDENT for turn in transcript.turns)


def word_count(transcript: Transcript) -> int:
    """Words of all turns."""
    return sum(len(turn.text.split()) for turn in transcript.turns)
