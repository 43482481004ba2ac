import datetime as dt
import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import sqlalchemy as sa

from corpus.errors import InvalidInput, NotAllowed, NotFound, Outdated
from corpus.people import Role, User
from corpus.store import schema
from corpus.store.analyses import save_analysis
from corpus.store.codings import decide_codings
from corpus.store.dossiers import (
    confirm_routings,
    confirmed,
    count_dossiers,
    read_dossier,
    read_dossiers,
    save_dossier,
)
from corpus.store.jobs import claim, request_analysis
from corpus.store.material import correct
from corpus.types import Analysis, Coded, SpeakerRole
from corpus.workflow import Stage, answer, assign, hand_on, may_see, take
from corpus.workflow.codings.decisions import CodingAct, CodingDecision
from tests.builders import build_analysis, build_transcript

MISSING = "Diesen Vorgang gibt es nicht, oder Sie dürfen ihn nicht sehen."


@pytest.fixture
def accept(store, people, now, analysed):
    def accept(groups, *, note="", analysis=analysed):
        return confirm_routings(store, analysis, groups, note=note, by=people.staff, at=now)

    return accept


@pytest.fixture
def dossiers(accept):
    """D-001 at the group bus, D-002 at sprache, D-003 at the office."""
    return accept({"c1": "bus", "c2": "sprache", "c3": ""})


@pytest.fixture
def rerun(store, people, now):
    def rerun(analysis):
        request_analysis(store, by=people.staff, at=now)
        job = claim(store, "w", now=now, lease=dt.timedelta(minutes=1))
        return save_analysis(store, job, analysis, now=now)

    return rerun


def test_confirmed_routings_become_dossiers_with_ids_and_evidence(store, people, dossiers):
    assert [dossier.id for dossier in dossiers] == ["D-001", "D-002", "D-003"]
    first = dossiers[0]
    assert (first.title, first.theme, first.group, first.stage) == ("Problem c1", "Mobilität", "bus", Stage.ASSIGNED)
    assert [piece.quote.text for piece in first.evidence] == ["Der Bus fehlt am Abend."] * 2
    assert (first.interviews, first.municipalities, first.version) == (2, ("Nordheim",), 1)
    assert dossiers[2].stage is Stage.OFFICE
    assert read_dossiers(store, by=people.staff) == dossiers
    assert confirmed(store, by=people.staff) == {"c1": "D-001", "c2": "D-002", "c3": "D-003"}


def test_a_challenge_gets_only_one_dossier(accept, dossiers):
    assert accept({"c1": "wohnen"}) == []
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: accept({"c2": "wohnen"}), range(4))) == [[]] * 4


def test_two_people_accepting_at_once_make_one_dossier(store, people, accept):
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: accept({"c1": "bus", "c2": ""}), range(6)))
    assert [dossier.id for made in answers for dossier in made] == ["D-001", "D-002"]
    assert len(read_dossiers(store, by=people.staff)) == 2


@pytest.mark.parametrize(
    ("groups", "error"), [({"c1": "bus", "c9": "bus"}, NotFound), ({"c1": "bus", "c2": "unbekannt"}, InvalidInput)]
)
def test_a_batch_is_accepted_whole_or_not_at_all(store, people, accept, groups, error):
    with pytest.raises(error):
        accept(groups)
    assert read_dossiers(store, by=people.staff) == []


def test_a_quote_that_no_longer_stands_there_is_refused(store, people, now, accept):
    swapped = {"B": SpeakerRole.INTERVIEWER, "I": SpeakerRole.RESPONDENT}
    correct(store, "I-01", roles=swapped, metadata=None, version=2, by=people.facilitator, at=now)
    with pytest.raises(InvalidInput, match="I-01"):
        accept({"c1": "bus"})


def test_the_way_of_a_dossier_through_two_groups(store, people, now, dossiers):
    step = save_dossier(store, take(dossiers[0], by=people.member, at=now), by=people.member)
    step = save_dossier(store, hand_on(step, "sprache", note="Durchsagen", by=people.member, at=now), by=people.member)
    assert read_dossiers(store, by=people.member) == []
    mine = read_dossier(store, "D-001", by=people.other_member)
    assert mine == step
    done = save_dossier(store, answer(mine, "Wir übersetzen.", by=people.other_member, at=now), by=people.other_member)
    assert [decision.kind for decision in done.decisions] == ["confirmed", "taken", "handed_on", "answered"]
    assert (done.stage, done.version, done.evidence) == (Stage.ANSWERED, 4, dossiers[0].evidence)
    assert read_dossier(store, "D-001", by=people.staff) == done


def test_several_steps_can_be_saved_at_once(store, people, now, dossiers):
    taken = take(dossiers[0], by=people.member, at=now)
    saved = save_dossier(store, answer(taken, "fertig", by=people.member, at=now), by=people.member)
    assert [decision.kind for decision in saved.decisions] == ["confirmed", "taken", "answered"]


def test_who_was_slower_is_told(store, people, now, dossiers):
    save_dossier(store, assign(dossiers[0], "wohnen", by=people.staff, at=now), by=people.staff)
    with pytest.raises(Outdated):
        save_dossier(store, assign(dossiers[0], "sprache", by=people.staff, at=now), by=people.staff)


def test_of_many_steps_at_once_one_is_saved(store, people, now, dossiers):
    def attempt(_):
        try:
            return save_dossier(store, take(dossiers[0], by=people.member, at=now), by=people.member)
        except (Outdated, InvalidInput) as error:
            return error

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(attempt, range(6)))
    assert sum(not isinstance(answer, Exception) for answer in answers) == 1
    assert len(read_dossier(store, "D-001", by=people.staff).decisions) == 2


def test_nothing_but_legal_steps_can_be_saved(store, people, now, dossiers):
    own = dossiers[0]
    taken = take(own, by=people.member, at=now)
    forged = replace(own.decisions[0], note="anders")
    tampered = [
        replace(own, title="anders"),
        replace(own, stage=Stage.ANSWERED),
        replace(own, group="sprache"),
        replace(taken, evidence=taken.evidence[:1]),
        replace(taken, decisions=(forged, *taken.decisions[1:])),
        replace(taken, decisions=taken.decisions[1:]),
        replace(own, decisions=()),
        hand_on(own, "unbekannt", note="wohin?", by=people.member, at=now),
    ]
    for dossier in tampered:
        with pytest.raises((InvalidInput, NotAllowed)):
            save_dossier(store, dossier, by=people.member)
    assert read_dossier(store, "D-001", by=people.staff) == own


def test_a_dossier_claimed_to_lie_elsewhere_is_still_not_found(store, people, now, dossiers):
    foreign = replace(dossiers[1], group="bus")
    with pytest.raises(NotFound) as caught:
        save_dossier(store, take(foreign, by=people.member, at=now), by=people.member)
    assert str(caught.value) == MISSING


@pytest.mark.parametrize("id", ["D-002", "D-003", "D-999", "", "' OR 1=1 --", "\0", "D-002\0", "\ud800", "x" * 5000])
def test_foreign_and_missing_dossiers_look_alike(store, people, dossiers, id):
    with pytest.raises(NotFound) as caught:
        read_dossier(store, id, by=people.member)
    assert str(caught.value) == MISSING


def test_people_see_theirs_and_nothing_else(store, people, dossiers):
    seen = {user.login: [dossier.id for dossier in read_dossiers(store, by=user)] for user in people.everybody}
    assert seen == {
        "admin": [],
        "moderation": [],
        "stab": ["D-001", "D-002", "D-003"],
        "verwaltung": [],
        "mobil": ["D-001"],
        "sprecherin": ["D-002"],
        "neu": [],
    }


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_list_read_count_and_save_agree_for_every_union_of_roles_and_groups(store, now, dossiers):
    unions = [roles for size in range(len(Role) + 1) for roles in itertools.combinations(Role, size)]
    memberships = [(), ("", "bus"), ("sprache", "wohnen")]
    people = [
        User(1, "x", "X", frozenset(roles), groups) for roles, groups in itertools.product(unions, memberships)
    ] + [User(1, "x", "X", frozenset(Role), ("bus",), active=False)]
    for user in people:
        listed = read_dossiers(store, by=user)
        assert listed == [dossier for dossier in dossiers if may_see(user, dossier)]
        assert sum(count_dossiers(store, by=user).values()) == len(listed)
        for dossier in dossiers:
            expected = None if dossier in listed else NotFound
            assert error_of(read_dossier, store, dossier.id, by=user) is expected
            assert error_of(save_dossier, store, dossier, by=user) is expected


def error_of(function, *arguments, **options):
    try:
        function(*arguments, **options)
    except Exception as error:
        return type(error)


@pytest.mark.parametrize(
    "analysis",
    [
        build_analysis([build_transcript(id="I-07")]),
        build_analysis([build_transcript(id="I-01")], challenges=("c1", "c9")),
        Analysis(config={}, inputs={}),
    ],
    ids=["other texts", "other challenges", "nothing found"],
)
def test_running_the_analysis_again_changes_nothing_that_people_decided(store, people, now, dossiers, rerun, analysis):
    named = CodingDecision(CodingAct.NAME, Coded.THEME, ("th1",), name="Von A nach B")
    decide_codings(store, [named], seen=0, by=people.staff, at=now)
    save_dossier(store, take(dossiers[0], by=people.member, at=now), by=people.member)
    before = decided(store)
    for _ in range(7):
        rerun(analysis)
    assert decided(store) == before
    assert confirmed(store, by=people.staff) == {"c1": "D-001", "c2": "D-002", "c3": "D-003"}


def decided(store):
    tables = (schema.dossiers, schema.evidence, schema.decisions, schema.coding_decisions)
    with store.read() as connection:
        return [connection.execute(sa.select(table).order_by(*table.primary_key)).all() for table in tables]
