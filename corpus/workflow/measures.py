"""The register of measures: entries with all their versions, and what people settled about overlapping measures.

Nothing is ever deleted. An entry changes by one more version; a verdict is taken back by one more entry.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.errors import InvalidInput
from corpus.types import RegisteredMeasure

LONGEST_NAME = 200
LONGEST_TEXT = 4000
MOST_PARTS = 50
NO_NAME = "Bitte geben Sie der Maßnahme einen Namen."
LONG_NAME = f"Namen und Träger dürfen höchstens {LONGEST_NAME} Zeichen haben."
LONG_TEXT = f"Beschreibungen und Begründungen dürfen höchstens {LONGEST_TEXT} Zeichen haben."
MANY_PARTS = f"Bitte nennen Sie höchstens {MOST_PARTS} Zielgruppen und höchstens {MOST_PARTS} Orte."
ENDS_FIRST = "Das Ende liegt vor dem Beginn. Bitte prüfen Sie die beiden Daten."
NO_END = "Bitte geben Sie an, wann die Maßnahme endet."
NO_REASON = "Bitte begründen Sie das in einem Satz, damit es später jemand versteht."
SAME = "Es hat sich nichts geändert."
GONE = "Der Eintrag ist zurückgezogen. Bitte nehmen Sie ihn zuerst wieder auf."
NOT_GONE = "Der Eintrag ist nicht zurückgezogen."
TWO_NEEDED = "Bitte wählen Sie zwei verschiedene Maßnahmen."

Pair = tuple[str, str]


class MeasureStep(StrEnum):
    """What a version of an entry came about by."""

    ADD = "add"
    CHANGE = "change"
    END = "end"
    WITHDRAW = "withdraw"
    RESTORE = "restore"


EXPLAINED = frozenset({MeasureStep.END, MeasureStep.WITHDRAW, MeasureStep.RESTORE})


class VerdictKind(StrEnum):
    """How two measures stand to each other, as a person sees it. NO_OFFER: one found in the texts is none at all."""

    DUPLICATE = "duplicate"
    COMPLEMENTS = "complements"
    SEPARATE = "separate"
    NO_OFFER = "no_offer"


@dataclass(frozen=True, slots=True)
class MeasureVersion:
    """An entry as it was from one moment on (``by`` name, ``user`` account id). ``number`` counts from 1."""

    measure: RegisteredMeasure
    step: MeasureStep
    number: int = 1
    reason: str = ""
    by: str = ""
    user: int = 0
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """An entry of the register with all its versions, the first one first."""

    versions: tuple[MeasureVersion, ...]

    @property
    def id(self) -> str:
        """The permanent id, "M-0001"."""
        return self.measure.id

    @property
    def measure(self) -> RegisteredMeasure:
        """The measure as it stands now."""
        return self.versions[-1].measure

    @property
    def version(self) -> int:
        """Number of the version in force: what somebody who changes it must have seen."""
        return self.versions[-1].number

    @property
    def is_withdrawn(self) -> bool:
        """Whether it no longer counts: it was a mistake or stands elsewhere."""
        return self.versions[-1].step is MeasureStep.WITHDRAW

    def has_ended(self, on: dt.date) -> bool:
        """Whether the measure is over on this day."""
        return self.measure.end is not None and self.measure.end < on

    def runs(self, on: dt.date) -> bool:
        """Whether it counts as an offer on this day; one that begins later does too."""
        return not self.is_withdrawn and not self.has_ended(on)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person settled about two measures (ids of found or registered ones). ``id`` 0: not stored yet.

    NO_OFFER is about one: it stands second, the first is "".
    """

    measures: Pair
    kind: VerdictKind
    reason: str
    id: int = 0
    by: str = ""
    user: int = 0
    at: dt.datetime | None = None
    undone_by: str = ""
    undone_at: dt.datetime | None = None


def next_version(
    entry: MeasureEntry | None, measure: RegisteredMeasure, *, step: MeasureStep, reason: str = ""
) -> MeasureVersion:
    """The version a step leads to, tidied. ``entry``: as it stands, None for a new one. Raises InvalidInput.

    Ending changes nothing but the end, withdrawing and restoring nothing at all, whatever ``measure`` says.
    """
    wanted = tidied(measure)
    if entry is not None:
        wanted = _as_step(entry, wanted, step=step)
    demand_sound(wanted)
    said = _text(reason)
    if step in EXPLAINED and not said:
        raise InvalidInput(NO_REASON)
    if len(said) > LONGEST_TEXT:
        raise InvalidInput(LONG_TEXT)
    return MeasureVersion(wanted, step, number=1 if entry is None else entry.version + 1, reason=said)


def _as_step(entry: MeasureEntry, wanted: RegisteredMeasure, *, step: MeasureStep) -> RegisteredMeasure:
    now = entry.measure
    if entry.is_withdrawn is not (step is MeasureStep.RESTORE):
        raise InvalidInput(GONE if entry.is_withdrawn else NOT_GONE)
    if step is MeasureStep.END:
        if wanted.end is None:
            raise InvalidInput(NO_END)
        return replace(now, end=wanted.end)
    if step is not MeasureStep.CHANGE:
        return now
    changed = replace(wanted, id=now.id)
    if changed == now:
        raise InvalidInput(SAME)
    return changed


def demand_sound(measure: RegisteredMeasure) -> None:
    """Raise InvalidInput with remedy unless the entry can be kept as it is."""
    if not measure.name:
        raise InvalidInput(NO_NAME)
    if max(len(measure.name), len(measure.provider)) > LONGEST_NAME:
        raise InvalidInput(LONG_NAME)
    if len(measure.description) > LONGEST_TEXT:
        raise InvalidInput(LONG_TEXT)
    if max(len(measure.targets), len(measure.area)) > MOST_PARTS:
        raise InvalidInput(MANY_PARTS)
    if measure.start and measure.end and measure.end < measure.start:
        raise InvalidInput(ENDS_FIRST)


def tidied(measure: RegisteredMeasure) -> RegisteredMeasure:
    """Single spaces, nothing twice, and without what databases can't store; descriptions keep their lines."""
    lines = (_line(line) for line in measure.description.splitlines())
    return replace(
        measure,
        name=_line(measure.name),
        description="\n".join(lines).strip(),
        provider=_line(measure.provider),
        targets=_distinct(measure.targets),
        area=_distinct(measure.area),
        theme=_line(measure.theme),
        found=_distinct(measure.found),
    )


def sound_verdict(verdict: Verdict) -> Verdict:
    """The verdict with its measures in order and its reason tidied. Raises InvalidInput.

    That something is no offer needs no reason.
    """
    first, second = sorted(map(_line, verdict.measures))
    is_about_one = verdict.kind is VerdictKind.NO_OFFER
    if first == second or bool(first) is is_about_one:
        raise InvalidInput(TWO_NEEDED)
    reason = _text(verdict.reason)
    if not reason and not is_about_one:
        raise InvalidInput(NO_REASON)
    if len(reason) > LONGEST_TEXT:
        raise InvalidInput(LONG_TEXT)
    return replace(verdict, measures=(first, second), reason=reason)


def dismissed(verdicts: Iterable[Verdict]) -> frozenset[str]:
    """The found measures that are no offers, as people settled."""
    standing = (one for one in verdicts if one.undone_at is None)
    return frozenset(one.measures[1] for one in standing if one.kind is VerdictKind.NO_OFFER)


def heirs_of(entries: Iterable[MeasureEntry]) -> dict[str, str]:
    """Id of a measure found in the texts -> id of the entry that stands for it; withdrawn entries stand for none."""
    standing = [entry.measure for entry in entries if not entry.is_withdrawn]
    return {found: measure.id for measure in reversed(standing) for found in measure.found}


def settled_pair(measures: Pair, heirs: Mapping[str, str]) -> Pair:
    """The two measures by the entries that stand for them, in order: the same pair whatever it was found as."""
    first, second = sorted(heirs.get(one, one) for one in measures)
    return first, second


def verdicts_by_pair(verdicts: Iterable[Verdict], heirs: Mapping[str, str]) -> dict[Pair, Verdict]:
    """Settled pair -> the verdict in force, the latest where two pairs have become one."""
    return {settled_pair(one.measures, heirs): one for one in verdicts if one.undone_at is None}


def unclaimed(found: Collection[str], entries: Iterable[MeasureEntry]) -> list[str]:
    """The ids of found measures no entry stands for, in the given order."""
    claimed = heirs_of(entries)
    return [id for id in found if id not in claimed]


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_line, texts))))


def _line(text: str) -> str:
    return " ".join(_storable(text).split())


def _text(text: str) -> str:
    return _storable(text).strip()


def _storable(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
