"""Decisions about themes and challenges: kept, in order, over re-runs, refused where somebody was faster."""

import datetime as dt
from dataclasses import replace

import pytest
import sqlalchemy as sa
from alembic import command

from corpus.errors import InvalidInput, NotAllowed, NotFound, Outdated
from corpus.store.analyses import save_analysis
from corpus.store.codings import (
    coding_decisions,
    decide_codings,
    find_recoded,
    latest_coding_entry,
    undo_coding,
    undo_codings,
)
from corpus.store.dossiers import confirm_routings
from corpus.store.jobs import claim, request_analysis
from corpus.store.migrations import configure, migrate
from corpus.types import Coded
from corpus.workflow.codings.decisions import CodingAct, CodingDecision
from tests.builders import build_analysis, build_transcript

NAME = CodingDecision(CodingAct.NAME, Coded.THEME, ("th1",), name="Von A nach B")
MERGE = CodingDecision(CodingAct.MERGE, Coded.CHALLENGE, ("c1", "c2"))
MOVE = CodingDecision(CodingAct.MOVE, Coded.CHALLENGE, ("", "c3"), ("s0",), change="p1")
REFUSE = CodingDecision(CodingAct.REFUSE, Coded.CHALLENGE, ("gone",), ("s1",), change="p2")
SPLIT = CodingDecision(CodingAct.SPLIT, Coded.THEME, ("th1",), ("s0",), name="Am Abend")
TEXTS = (build_transcript("a", id="I-01"), build_transcript("b", id="I-02"))


@pytest.fixture
def run(store, people, now):
    def run(challenges):
        request_analysis(store, by=people.staff, at=now)
        job = claim(store, "w", now=now, lease=dt.timedelta(minutes=1))
        own = {id: (f"s{number}",) if number < len(TEXTS) else () for number, id in enumerate(challenges)}
        found = replace(build_analysis(TEXTS, challenges=challenges), found={"challenge": own})
        return save_analysis(store, job, found, now=now)

    return run


@pytest.fixture
def decide(store, people, now, run):
    run(("c1", "c2", "c3"))

    def decide(*decisions, seen=None):
        latest = latest_coding_entry(store, by=people.staff)
        return decide_codings(store, decisions, seen=latest if seen is None else seen, by=people.staff, at=now)

    return decide


def labels(store, analysis):
    with store.read() as connection:
        now = find_recoded(connection, analysis).analysis
    return [theme.label for theme in now.themes], [one.id for one in now.challenges]


def test_decisions_come_back_as_they_were_made(store, people, now, decide):
    made = decide(NAME, SPLIT, REFUSE)
    assert coding_decisions(store, by=people.staff) == made
    assert [(one.id, one.by, one.user, one.at) for one in made] == [
        (n, "Stab", people.staff.id, now) for n in (1, 2, 3)
    ]
    assert replace(made[1], id=0, by="", user=0, at=None) == SPLIT


def test_decisions_hold_for_the_next_analysis(store, decide, run):
    decide(NAME, MERGE)
    assert labels(store, run(("c1", "c2"))) == (["Von A nach B"], ["c1"])
    assert labels(store, run(("c2", "c9"))) == (["Von A nach B"], ["c2", "c9"])


def test_what_is_taken_back_stays_in_the_history_and_holds_no_more(store, people, now, decide):
    [made] = decide(NAME)
    undo_coding(store, made.id, by=people.staff, at=now)
    assert coding_decisions(store, by=people.facilitator) == [replace(made, undone_by="Stab", undone_at=now)]
    assert labels(store, 1)[0] == ["Mobilität"]
    with pytest.raises(Outdated, match="bereits zurückgenommen"):
        undo_coding(store, made.id, by=people.staff, at=now)
    with pytest.raises(NotFound):
        undo_coding(store, made.id + 1, by=people.staff, at=now)


def test_a_batch_of_decisions_is_kept_whole_or_not_at_all(store, people, decide):
    with pytest.raises(NotFound):
        decide(NAME, replace(MERGE, ids=("c1", "gone")))
    assert coding_decisions(store, by=people.staff) == []


def test_who_decides_on_an_outdated_page_is_told(store, people, now, decide):
    seen = latest_coding_entry(store, by=people.staff)
    [made] = decide(MERGE)
    with pytest.raises(Outdated, match="inzwischen jemand anderes"):
        decide(replace(MERGE, ids=("c3", "c1")), seen=seen)
    assert decide(NAME, seen=seen)
    seen = latest_coding_entry(store, by=people.staff)
    undo_coding(store, made.id, by=people.staff, at=now)
    with pytest.raises(Outdated):
        decide(replace(MERGE, ids=("c2", "c3")), seen=seen)


def test_a_quote_somebody_moved_meanwhile_is_not_moved_again(store, people, decide):
    decide(REFUSE)
    seen = latest_coding_entry(store, by=people.staff)
    decide(replace(MOVE, ids=("c1", "c2")))
    with pytest.raises(Outdated):
        decide(MOVE, seen=seen)


def test_what_later_decisions_build_upon_is_not_taken_back_alone(store, people, now, decide):
    [merge, split] = decide(MERGE, replace(SPLIT, coded=Coded.CHALLENGE, ids=("c1",), statements=("s1",)))
    with pytest.raises(InvalidInput, match="spätere Entscheidungen"):
        undo_coding(store, merge.id, by=people.staff, at=now)
    undo_codings(store, [split.id, merge.id], by=people.staff, at=now)
    assert all(one.undone_at for one in coding_decisions(store, by=people.staff))


@pytest.mark.parametrize(
    ("decision", "error", "words"),
    [
        (replace(MERGE, ids=("c1",)), InvalidInput, "womit"),
        (replace(NAME, name="x" * 201), InvalidInput, "200"),
        (replace(SPLIT, statements=()), InvalidInput, "mindestens eine Stelle"),
        (replace(SPLIT, statements=("s0", "s1")), InvalidInput, "muss bleiben"),
        (replace(SPLIT, name=" "), InvalidInput, "einen Namen"),
        (replace(MOVE, ids=("c1", "c1")), InvalidInput, "anderes Ziel"),
        (replace(MOVE, statements=("s9",)), NotFound, "Stellen"),
        (replace(MOVE, ids=("", "c9")), NotFound, "Herausforderung"),
        (replace(NAME, ids=("th9",)), NotFound, "Thema"),
    ],
)
def test_what_makes_no_sense_is_not_stored(store, people, decide, decision, error, words):
    with pytest.raises(error, match=words):
        decide(decision)
    assert coding_decisions(store, by=people.staff) == []


def test_what_was_merged_away_cannot_be_decided_about(decide):
    decide(MERGE)
    with pytest.raises(NotFound):
        decide(CodingDecision(CodingAct.NAME, Coded.CHALLENGE, ("c2",), name="Neu"))


def test_only_staff_decide_and_only_after_an_analysis(store, people, now):
    with pytest.raises(NotAllowed):
        decide_codings(store, [NAME], seen=0, by=people.facilitator, at=now)
    with pytest.raises(NotFound, match="Auswertung"):
        decide_codings(store, [NAME], seen=0, by=people.staff, at=now)


def test_untidy_names_are_tidied(decide):
    assert decide(replace(NAME, name="  Von\0 A\n nach B "))[0].name == "Von A nach B"


def test_what_was_merged_is_assigned_under_the_name_people_gave(store, people, now, analysed):
    named = replace(MERGE, name="Kein Bus am Abend")
    decide_codings(store, [named, NAME], seen=0, by=people.staff, at=now)
    [dossier] = confirm_routings(store, analysed, {"c1": "bus"}, note="", by=people.staff, at=now)
    assert (dossier.title, dossier.theme) == ("Kein Bus am Abend", "Von A nach B")
    with pytest.raises(NotFound):
        confirm_routings(store, analysed, {"c2": "bus"}, note="", by=people.staff, at=now)


def test_what_was_merged_with_something_assigned_is_not_assigned_again(store, people, now, analysed):
    confirm_routings(store, analysed, {"c2": "bus"}, note="", by=people.staff, at=now)
    decide_codings(store, [MERGE], seen=0, by=people.staff, at=now)
    assert confirm_routings(store, analysed, {"c1": "bus"}, note="", by=people.staff, at=now) == []


def test_names_of_themes_survive_the_migration_both_ways(store, people, now, decide):
    [undone, named] = decide(replace(NAME, name="Wege"), NAME)
    undo_coding(store, undone.id, by=people.staff, at=now)
    with store.write() as connection:
        command.downgrade(configure(connection), "004")
        rows = connection.execute(sa.text("select theme, name from theme_names")).all()
        assert [tuple(row) for row in rows] == [("th1", "Von A nach B")]
        migrate(connection)
    assert coding_decisions(store, by=people.staff) == [replace(named, id=1)]
