"""What may become of an entry of the register, and which verdict holds for which pair."""

import datetime as dt
from dataclasses import replace

import pytest

from corpus.errors import InvalidInput
from corpus.types import RegisteredMeasure
from corpus.workflow.measures import (
    MeasureEntry,
    MeasureStep,
    MeasureVersion,
    Verdict,
    VerdictKind,
    dismissed,
    heirs_of,
    next_version,
    settled_pair,
    sound_verdict,
    tidied,
    unclaimed,
    verdicts_by_pair,
)

ADD, CHANGE, END, WITHDRAW, RESTORE = MeasureStep
CAFE = RegisteredMeasure("M-0001", "Sprachcafé", "Offen für alle.", "Helferkreis", found=("m1", "m2"))
ENTRY = MeasureEntry((MeasureVersion(CAFE, ADD),))
GONE = MeasureEntry((*ENTRY.versions, MeasureVersion(CAFE, WITHDRAW, 2, "Versehen")))
DAY = dt.date(2026, 4, 3)


def test_a_new_entry_is_tidied():
    untidy = RegisteredMeasure(
        "", " Sprach\0café \n Nord ", " Erste  Zeile \n\n zweite ", " VHS ", targets=("Frauen ", "", "Frauen")
    )
    made = next_version(None, untidy, step=ADD)
    assert (made.measure.name, made.measure.provider, made.number) == ("Sprachcafé Nord", "VHS", 1)
    assert made.measure.description == "Erste Zeile\n\nzweite"
    assert made.measure.targets == ("Frauen",)
    assert tidied(made.measure) == made.measure


def test_ending_changes_the_end_alone():
    made = next_version(ENTRY, replace(CAFE, name="Anderes", end=DAY), step=END, reason="Förderung aus.")
    assert (made.measure, made.number) == (replace(CAFE, end=DAY), 2)


def test_withdrawing_and_restoring_change_nothing_in_the_measure():
    assert next_version(ENTRY, replace(CAFE, name="Anderes"), step=WITHDRAW, reason="Versehen").measure == CAFE
    back = next_version(GONE, replace(CAFE, name="Anderes"), step=RESTORE, reason="Doch richtig")
    assert (back.measure, back.number) == (CAFE, 3)


@pytest.mark.parametrize(
    ("entry", "measure", "step", "reason", "named"),
    [
        (None, replace(CAFE, name=" "), ADD, "", "Namen"),
        (None, replace(CAFE, name="x" * 201), ADD, "", "200 Zeichen"),
        (None, replace(CAFE, provider="x" * 201), ADD, "", "200 Zeichen"),
        (None, replace(CAFE, description="x" * 4001), ADD, "", "4000 Zeichen"),
        (None, replace(CAFE, targets=tuple(map(str, range(51)))), ADD, "", "höchstens 50"),
        (None, replace(CAFE, start=DAY, end=DAY - dt.timedelta(1)), ADD, "", "vor dem Beginn"),
        (ENTRY, CAFE, CHANGE, "", "nichts geändert"),
        (ENTRY, CAFE, END, "x", "wann"),
        (ENTRY, replace(CAFE, end=DAY), END, " ", "begründen"),
        (ENTRY, CAFE, WITHDRAW, "", "begründen"),
        (ENTRY, CAFE, WITHDRAW, "x" * 4001, "4000 Zeichen"),
        (ENTRY, CAFE, RESTORE, "x", "nicht zurückgezogen"),
        (GONE, replace(CAFE, name="Neu"), CHANGE, "", "zuerst wieder"),
        (GONE, CAFE, WITHDRAW, "x", "zuerst wieder"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_remedy(entry, measure, step, reason, named):
    with pytest.raises(InvalidInput, match=named):
        next_version(entry, measure, step=step, reason=reason)


def test_a_measure_may_last_one_day_and_counts_until_its_last():
    one = MeasureEntry((next_version(None, replace(CAFE, start=DAY, end=DAY), step=ADD),))
    assert one.runs(DAY)
    assert not one.runs(DAY + dt.timedelta(1))
    assert not GONE.runs(DAY)


def test_a_verdict_puts_its_measures_in_order_and_needs_a_reason():
    verdict = Verdict(("m9", "M-0002"), VerdictKind.SEPARATE, " Anderes Ziel. ")
    assert sound_verdict(verdict) == Verdict(("M-0002", "m9"), VerdictKind.SEPARATE, "Anderes Ziel.")
    for wrong in (replace(verdict, reason=" "), replace(verdict, measures=("m1", "m1"))):
        with pytest.raises(InvalidInput):
            sound_verdict(wrong)


def test_that_something_is_no_offer_is_about_one_and_needs_no_reason():
    verdict = Verdict(("m9", ""), VerdictKind.NO_OFFER, "")
    assert sound_verdict(verdict).measures == ("", "m9")
    undone = replace(verdict, measures=("", "m8"), undone_at=dt.datetime.now(dt.UTC))
    assert dismissed([sound_verdict(verdict), undone]) == {"m9"}
    for wrong in (replace(verdict, measures=("m1", "m9")), replace(verdict, kind=VerdictKind.SEPARATE, reason="x")):
        with pytest.raises(InvalidInput):
            sound_verdict(wrong)


def test_a_verdict_holds_for_the_entry_that_stands_for_a_found_measure():
    heirs = heirs_of([ENTRY])
    verdict = Verdict(("m1", "m7"), VerdictKind.DUPLICATE, "ja", id=1)
    undone = replace(verdict, measures=("m8", "m9"), undone_at=dt.datetime.now(dt.UTC))
    assert verdicts_by_pair([verdict, undone], heirs) == {("M-0001", "m7"): verdict}
    assert settled_pair(("m7", "m2"), heirs) == ("M-0001", "m7")


def test_found_measures_are_open_until_an_entry_stands_for_them():
    assert unclaimed(["m3", "m1"], [ENTRY]) == ["m3"]
    assert unclaimed(["m3", "m1"], [GONE]) == ["m3", "m1"]
