"""Decisions about actors: kept, in order, over re-runs, refused where somebody was faster, up and down with data."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command

from corpus.errors import InvalidInput, NotAllowed, NotFound, Outdated
from corpus.store.actors import actor_decisions, decide_actor, latest_actor_entry, undo_actor
from corpus.store.analyses import latest_analysis, save_analysis
from corpus.store.dossiers import confirm_routings, read_dossiers
from corpus.store.jobs import claim, request_analysis
from corpus.store.migrations import configure, migrate
from corpus.store.schema import accounts, analyses
from corpus.types import Actor, ActorKind, Mention
from corpus.workflow import ActorAct, ActorClass, ActorDecision, arrange
from tests.builders import build_analysis, build_transcript

ROOT = Path(__file__).resolve().parents[3]
MERGE = ActorDecision(ActorAct.MERGE, ("a1", "a2"))
SPLIT = ActorDecision(ActorAct.SPLIT, ("a1",), surfaces=("Spo",), places=(("I-09", 1, 0, 4),), name="Bund")
RENAME = ActorDecision(ActorAct.RENAME, ("a1",), name="Kreissportbund")
OFFICE = ActorDecision(
    ActorAct.RECLASS, ("a2",), kind=ActorClass.OFFICE, function="Leiterin", organisation="VHS Musterland"
)
FIRST = build_transcript("a", id="I-01")
LATER = build_transcript("b", id="I-02")


def with_actors(*transcripts):
    """Every interview names the same two actors, by two names each."""
    made = [
        Actor(id, name, ActorKind.ORG, mentions=tuple(m for t in transcripts for m in mentions(t, at, name)))
        for id, name, at in (("a1", "Sportbund", 0), ("a2", "Volkshochschule", 10))
    ]
    return replace(build_analysis(transcripts), actors=tuple(made))


def mentions(transcript, at, name):
    return Mention(transcript.id, 1, at, at + 4, name), Mention(transcript.id, 1, at + 5, at + 8, name[:3])


@pytest.fixture
def run(store, people, now):
    """A finished analysis of these interviews."""

    def run(*transcripts):
        request_analysis(store, by=people.staff, at=now)
        job = claim(store, "w", now=now, lease=dt.timedelta(minutes=1))
        return save_analysis(store, job, with_actors(*transcripts), now=now)

    return run


@pytest.fixture
def decide(store, people, now, run):
    run(FIRST)

    def decide(decision, *, seen=None):
        latest = latest_actor_entry(store, by=people.staff)
        return decide_actor(store, decision, seen=latest if seen is None else seen, by=people.staff, at=now)

    return decide


def test_decisions_come_back_as_they_were_made(store, people, now, decide):
    made = [decide(decision) for decision in (SPLIT, RENAME, OFFICE)]
    assert actor_decisions(store, by=people.staff) == made
    assert [(one.id, one.by, one.user, one.at) for one in made] == [
        (number, "Stab", people.staff.id, now) for number in (1, 2, 3)
    ]
    assert replace(made[2], id=0, by="", user=0, at=None) == OFFICE


def test_what_is_taken_back_stays_in_the_history(store, people, now, decide):
    made = decide(MERGE)
    undo_actor(store, made.id, by=people.staff, at=now)
    [kept] = actor_decisions(store, by=people.facilitator)
    assert kept == replace(made, undone_by="Stab", undone_at=now)
    with pytest.raises(Outdated, match="bereits zurückgenommen"):
        undo_actor(store, made.id, by=people.staff, at=now)
    with pytest.raises(NotFound):
        undo_actor(store, made.id + 1, by=people.staff, at=now)


def test_decisions_hold_for_the_next_analysis_with_one_more_interview(store, people, decide, run):
    decide(MERGE)
    decide(RENAME)
    run(FIRST, LATER)
    found = arrange(latest_analysis(store)[1], actor_decisions(store, by=people.staff))
    [actor] = found.actors
    assert actor.name == "Kreissportbund"
    assert {mention.transcript for mention in actor.mentions} == {"I-01", "I-02"}
    assert len(actor.mentions) == 8


def test_who_decides_on_an_outdated_page_is_told(store, people, now, decide):
    seen = latest_actor_entry(store, by=people.staff)
    made = decide(MERGE)
    for late in (RENAME, OFFICE):
        with pytest.raises(Outdated, match="inzwischen jemand anderes"):
            decide(late, seen=seen)
    seen = latest_actor_entry(store, by=people.staff)
    undo_actor(store, made.id, by=people.staff, at=now)
    with pytest.raises(Outdated):
        decide(RENAME, seen=seen)
    assert decide(RENAME).name == "Kreissportbund"


def test_a_decision_about_another_actor_disturbs_nobody(decide):
    decide(RENAME)
    assert decide(OFFICE, seen=0).function == "Leiterin"


@pytest.mark.parametrize(
    "decision",
    [ActorDecision(ActorAct.MERGE, ("a1",)), replace(RENAME, name=" \t"), replace(MERGE, actors=("a1", "gone"))],
)
def test_what_makes_no_sense_is_not_stored(store, people, decide, decision):
    with pytest.raises((InvalidInput, NotFound)):
        decide(decision)
    assert actor_decisions(store, by=people.staff) == []


def test_an_actor_merged_away_cannot_be_decided_about(decide):
    decide(MERGE)
    with pytest.raises(NotFound):
        decide(OFFICE)


def test_before_the_first_analysis_nothing_can_be_decided(store, people, now):
    assert latest_actor_entry(store, by=people.staff) == 0
    with pytest.raises(NotFound):
        decide_actor(store, RENAME, seen=0, by=people.staff, at=now)


def test_only_staff_decide(store, people, now, decide):
    with pytest.raises(NotAllowed):
        decide_actor(store, RENAME, seen=0, by=people.facilitator, at=now)


def test_untidy_words_are_tidied(decide):
    assert decide(replace(RENAME, name="  Kreis\0sport\ud800bund \n e. V. ")).name == "Kreissportbund e. V."


def test_dossiers_are_not_touched(store, people, now, analysed, run):
    confirm_routings(store, analysed, {"c1": "bus"}, note="", by=people.staff, at=now)
    before = read_dossiers(store, by=people.staff)
    run(build_transcript("c", id="I-09"))
    decide_actor(store, MERGE, seen=0, by=people.staff, at=now)
    assert read_dossiers(store, by=people.staff) == before


def test_the_table_comes_and_goes_and_all_else_stays(store, people, decide):
    decide(MERGE)
    with store.write() as connection:
        command.downgrade(configure(connection), "001")
        assert "actor_decisions" not in sa.inspect(connection).get_table_names()
        assert len(connection.execute(sa.select(accounts)).all()) == len(people.everybody)
        assert len(connection.execute(sa.select(analyses)).all()) == 1
        migrate(connection)
    assert actor_decisions(store, by=people.staff) == []
    assert decide(RENAME).id == 1


@pytest.mark.parametrize("change", ["update", "delete"])
def test_decisions_are_only_ever_added_to(change):
    source = (ROOT / "corpus" / "store" / "actors.py").read_text("utf-8")
    assert f"table.{change}(" not in source
    others = [path.read_text("utf-8") for path in (ROOT / "corpus" / "store").glob("*.py")]
    assert not any(f"actor_decisions.{change}(" in text for text in others)
