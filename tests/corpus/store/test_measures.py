"""The register of measures: every version kept, permanent ids, refused where somebody was faster; verdicts likewise."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command

from corpus.errors import InvalidInput, NotAllowed, NotFound, Outdated
from corpus.store.analyses import save_analysis
from corpus.store.jobs import claim, request_analysis
from corpus.store.measures import (
    decide_overlap,
    read_measures,
    read_verdicts,
    registered_measures,
    save_measures,
    step_measure,
    undo_verdict,
)
from corpus.store.migrations import configure, migrate
from corpus.store.schema import accounts
from corpus.types import Measure, RegisteredMeasure
from corpus.workflow.measures import MeasureStep, Verdict, VerdictKind
from tests.builders import build_analysis, build_transcript

ROOT = Path(__file__).resolve().parents[3]
CAFE = RegisteredMeasure(
    "",
    "Sprachcafé Harlingsen",
    "Zweimal die Woche.\nOhne Anmeldung.",
    "Helferkreis",
    targets=("Geflüchtete",),
    area=("Nordheim",),
    theme="sprache",
    start=dt.date(2024, 3, 1),
    found=("m1",),
)
BUS = RegisteredMeasure("", "Bürgerbus", provider="Gemeinde")
TWICE = Verdict(("m2", "M-0001"), VerdictKind.DUPLICATE, "Gleicher Ort, gleiche Zeit.")


@pytest.fixture
def add(store, people, now):
    def add(*measures, by=people.staff):
        return save_measures(store, measures, by=by, at=now)

    return add


@pytest.fixture
def step(store, people, now):
    def step(measure, to, *, seen=1, reason="", by=people.staff):
        return step_measure(store, measure, step=to, seen=seen, reason=reason, by=by, at=now)

    return step


@pytest.fixture
def found(store, people, now):
    """An analysis that found the measures m1, m2 and m3."""
    measures = tuple(Measure(id, id, ()) for id in ("m1", "m2", "m3"))
    analysis = replace(build_analysis([build_transcript("a", id="I-01")]), measures=measures)
    request_analysis(store, by=people.staff, at=now)
    job = claim(store, "w", now=now, lease=dt.timedelta(minutes=1))
    return save_analysis(store, job, analysis, now=now)


@pytest.fixture
def judge(store, people, now, found):
    def judge(verdict):
        return decide_overlap(store, verdict, by=people.staff, at=now)

    return judge


def test_entries_come_back_as_they_were_added_with_permanent_ids(store, people, now, add):
    made = add(CAFE, BUS)
    assert read_measures(store, by=people.staff) == made
    assert [entry.measure for entry in made] == [replace(CAFE, id="M-0001"), replace(BUS, id="M-0002")]
    [version] = made[0].versions
    assert (version.step, version.number, version.by, version.user, version.at) == (
        *(MeasureStep.ADD, 1, "Stab", people.staff.id),
        now,
    )


def test_every_change_is_a_version_and_the_old_one_stays(store, people, add, step):
    [made] = add(CAFE)
    changed = step(replace(made.measure, provider="Helferkreis e. V."), MeasureStep.CHANGE)
    ended = step(replace(made.measure, end=dt.date(2026, 1, 31)), MeasureStep.END, seen=2, reason="Kein Geld.")
    assert read_measures(store, by=people.staff) == [ended]
    assert ended.versions[:2] == changed.versions
    assert [version.measure.provider for version in ended.versions] == ["Helferkreis", *["Helferkreis e. V."] * 2]
    assert (ended.measure.end, ended.versions[2].reason) == (dt.date(2026, 1, 31), "Kein Geld.")


def test_a_withdrawn_entry_stays_and_can_come_back_under_its_id(store, people, add, step):
    [made] = add(CAFE)
    assert step(made.measure, MeasureStep.WITHDRAW, reason="Versehen").is_withdrawn
    assert registered_measures(store) == []
    [again] = add(CAFE)
    assert again.id == "M-0002"
    with pytest.raises(InvalidInput, match="M-0002"):
        step(made.measure, MeasureStep.RESTORE, seen=2, reason="Doch nicht")
    step(again.measure, MeasureStep.WITHDRAW, reason="Versehen")
    assert not step(made.measure, MeasureStep.RESTORE, seen=2, reason="Doch nicht").is_withdrawn
    assert [measure.id for measure in registered_measures(store)] == ["M-0001"]


def test_what_a_colleague_took_over_meanwhile_stays_there_when_an_entry_comes_back(people, add, step):
    [made] = add(replace(CAFE, found=("m1", "m7")))
    step(made.measure, MeasureStep.WITHDRAW, reason="Versehen")
    add(replace(CAFE, name="Treff", found=("m7",)))
    assert step(made.measure, MeasureStep.RESTORE, seen=2, reason="Doch nicht").measure.found == ("m1",)


def test_who_changes_an_outdated_entry_is_told_and_nothing_happens(store, people, now, add, step):
    [made] = add(CAFE)
    step(replace(made.measure, name="Café"), MeasureStep.CHANGE)
    with pytest.raises(Outdated, match="M-0001"):
        step(replace(made.measure, name="Treff"), MeasureStep.CHANGE)
    with pytest.raises(Outdated, match="M-0001"):
        save_measures(store, [BUS, replace(made.measure, name="X")], seen={"M-0001": 1}, by=people.staff, at=now)
    assert [entry.measure.name for entry in read_measures(store, by=people.staff)] == ["Café"]


def test_an_import_is_all_or_nothing(store, people, add):
    with pytest.raises(InvalidInput):
        add(CAFE, replace(BUS, name=" "))
    assert read_measures(store, by=people.staff) == []
    assert [entry.id for entry in add(BUS)] == ["M-0001"]


def test_name_and_provider_name_one_entry_and_a_found_measure_belongs_to_one(add):
    add(CAFE)
    with pytest.raises(InvalidInput, match="M-0001"):
        add(replace(CAFE, found=()))
    with pytest.raises(Outdated, match="M-0001"):
        add(replace(BUS, found=("m1",)))
    assert [entry.id for entry in add(replace(CAFE, provider="VHS", found=()))] == ["M-0002"]


@pytest.mark.parametrize("to", [MeasureStep.CHANGE, MeasureStep.WITHDRAW])
def test_an_entry_that_does_not_exist_cannot_change(step, to):
    for id in ("M-0009", ""):
        with pytest.raises(NotFound):
            step(replace(CAFE, id=id), to, reason="x")


def test_only_staff_edit_and_read(store, people, now, add):
    for person in (people.facilitator, people.member, people.admin):
        with pytest.raises(NotAllowed):
            add(CAFE, by=person)
        with pytest.raises(NotAllowed):
            read_measures(store, by=person)


def test_a_verdict_stays_with_who_when_and_why(store, people, now, add, judge):
    add(CAFE)
    made = judge(TWICE)
    assert read_verdicts(store, by=people.staff) == [made]
    assert (made.measures, made.kind, made.reason) == (("M-0001", "m2"), TWICE.kind, TWICE.reason)
    assert (made.by, made.user, made.at, made.undone_at) == ("Stab", people.staff.id, now, None)


def test_one_verdict_for_a_pair_whatever_it_was_found_as(add, judge):
    add(CAFE)
    judge(TWICE)
    for pair in (("M-0001", "m2"), ("m2", "m1")):
        with pytest.raises(Outdated):
            judge(replace(TWICE, measures=pair, kind=VerdictKind.SEPARATE))
    assert judge(replace(TWICE, measures=("m3", "m1"))).id == 2


def test_a_verdict_taken_back_stays_in_the_history_and_another_can_follow(store, people, now, add, judge):
    add(CAFE)
    made = judge(TWICE)
    undo_verdict(store, made.id, by=people.staff, at=now)
    assert read_verdicts(store, by=people.staff) == [replace(made, undone_by="Stab", undone_at=now)]
    with pytest.raises(Outdated, match="bereits zurückgenommen"):
        undo_verdict(store, made.id, by=people.staff, at=now)
    with pytest.raises(NotFound):
        undo_verdict(store, 99, by=people.staff, at=now)
    assert judge(replace(TWICE, kind=VerdictKind.COMPLEMENTS)).kind is VerdictKind.COMPLEMENTS


@pytest.mark.parametrize(
    ("verdict", "error"),
    [
        (replace(TWICE, reason=" \n"), InvalidInput),
        (replace(TWICE, measures=("m1", "m1")), InvalidInput),
        (replace(TWICE, measures=("m1", "gone")), NotFound),
        (replace(TWICE, measures=("m1", "M-0077")), NotFound),
    ],
)
def test_a_verdict_that_makes_no_sense_is_not_stored(store, people, judge, verdict, error):
    with pytest.raises(error):
        judge(verdict)
    assert read_verdicts(store, by=people.staff) == []


def test_the_tables_come_and_go_and_all_else_stays(store, people, add):
    add(CAFE)
    with store.write() as connection:
        command.downgrade(configure(connection), "003")
        assert not {"measures", "verdicts"} & set(sa.inspect(connection).get_table_names())
        assert len(connection.execute(sa.select(accounts)).all()) == len(people.everybody)
        migrate(connection)
    assert read_measures(store, by=people.staff) == []
    assert [entry.id for entry in add(BUS)] == ["M-0002"]


@pytest.mark.parametrize("change", ["update", "delete"])
def test_versions_and_verdicts_are_only_ever_added_to(change):
    sources = [path.read_text("utf-8") for path in (ROOT / "corpus" / "store").glob("*.py")]
    own = (ROOT / "corpus" / "store" / "measures.py").read_text("utf-8")
    assert f"table.{change}(" not in own
    assert not any(f"measures.{change}(" in text or f"verdicts.{change}(" in text for text in sources)
