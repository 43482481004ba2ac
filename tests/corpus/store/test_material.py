import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from corpus.digests import input_digest
from corpus.errors import DuplicateText, InvalidInput, NotFound, Outdated
from corpus.store.material import (
    add_transcripts,
    correct,
    discard,
    find_duplicate,
    read_material,
    read_released,
    read_transcript,
    release,
)
from corpus.store.schema import originals
from corpus.types import Metadata, Perspective, SpeakerRole, TranscriptState


@pytest.fixture
def add(store, people, now, transcript):
    def add(*names: str):
        items = [(transcript(name), f"Datei {name}".encode()) for name in names]
        return add_transcripts(store, items, by=people.facilitator, at=now)

    return add


@pytest.fixture
def free(store, people, now):
    def free(*ids: str):
        return release(store, ids, declaration="frei von Namen", by=people.facilitator, at=now)

    return free


def test_stored_interviews_get_ids_and_come_back_unchanged(store, people, add, transcript):
    first, second = add("a", "b")
    assert [first.id, second.id] == ["I-01", "I-02"]
    assert replace(first, id="") == transcript("a")
    assert read_transcript(store, "I-02", by=people.facilitator) == second


def test_whatever_a_reader_says_a_new_interview_is_raw(store, people, now, transcript):
    item = replace(transcript(), id="I-99", state=TranscriptState.RELEASED)
    [stored] = add_transcripts(store, [(item, b"x")], by=people.facilitator, at=now)
    assert (stored.id, stored.state) == ("I-01", TranscriptState.RAW)


def test_the_original_file_is_kept_once_for_all_its_interviews(store, people, now, transcript):
    add_transcripts(store, [(transcript("a"), b"x"), (transcript("b"), b"x")], by=people.facilitator, at=now)
    with store.read() as connection:
        assert connection.execute(sa.select(originals.c.content)).scalars().all() == [b"x"]


def test_the_same_text_is_not_stored_twice(store, people, add):
    add("a")
    with pytest.raises(DuplicateText, match="I-01"):
        add("a")
    assert find_duplicate(store, "a".ljust(64, "-"), by=people.facilitator) == "I-01"
    assert find_duplicate(store, "b".ljust(64, "-"), by=people.facilitator) is None


@pytest.mark.parametrize("names", [("b", "b"), ("b", "a")])
def test_one_bad_interview_stores_none_of_the_upload(store, people, add, names):
    add("a")
    with pytest.raises(DuplicateText):
        add(*names)
    assert [row.id for row in read_material(store, by=people.facilitator)] == ["I-01"]


def test_two_people_storing_the_same_text_at_once_store_it_once(store, people, add):
    def attempt(_):
        try:
            return add("a")[0].id
        except DuplicateText as error:
            return error

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(attempt, range(6)))
    assert [answer for answer in answers if isinstance(answer, str)] == ["I-01"]
    assert len(read_material(store, by=people.facilitator)) == 1


def test_the_list_says_what_is_known(store, people, now, add, free):
    add("a")
    free("I-01")
    [row] = read_material(store, by=people.facilitator)
    assert (row.id, row.file, row.state, row.turns, row.words) == ("I-01", "a.txt", TranscriptState.RELEASED, 2, 13)
    assert row.metadata == Metadata(municipality="Nordheim", perspective=Perspective.CIVIL_SOCIETY)
    assert (row.uploaded_by, row.uploaded_at) == ("Moderation", now)
    assert (row.released_by, row.released_at) == ("Moderation", now)
    assert row.input == input_digest(read_transcript(store, "I-01", by=people.staff))


def test_only_released_interviews_leave_moderation(store, people, add, free):
    add("a", "b")
    free("I-02")
    assert [row.id for row in read_material(store, by=people.facilitator)] == ["I-01", "I-02"]
    assert [row.id for row in read_material(store, by=people.staff)] == ["I-02"]
    assert [released.id for released in read_released(store)] == ["I-02"]
    assert read_transcript(store, "I-02", by=people.staff).state is TranscriptState.RELEASED


@pytest.mark.parametrize("hidden", ["I-01", "I-77", "", "' OR 1=1 --", "\0", "\ud800"])
def test_what_must_not_be_seen_looks_like_what_is_not_there(store, people, add, hidden):
    add("a")
    with pytest.raises(NotFound) as caught:
        read_transcript(store, hidden, by=people.staff)
    assert str(caught.value) == "Dieses Interview gibt es nicht, oder Sie dürfen es nicht sehen."


def test_a_release_of_several_is_all_or_nothing(store, people, add, free):
    add("a", "b")
    with pytest.raises(NotFound):
        free("I-01", "I-09")
    free("I-01")
    with pytest.raises(InvalidInput, match="bereits"):
        free("I-02", "I-01")
    assert [released.id for released in read_released(store)] == ["I-01"]


def test_without_a_declaration_nothing_is_released(store, people, now, add):
    add("a")
    with pytest.raises(InvalidInput):
        release(store, ["I-01"], declaration=" ", by=people.facilitator, at=now)
    assert read_released(store) == []


@pytest.mark.parametrize("released", [False, True])
def test_roles_and_facts_are_corrected_before_and_after_the_release(store, people, now, add, free, released):
    [before] = add("a")
    if released:
        free("I-01")
    version = 1 + released
    facts = Metadata(municipality="Südheim", date=dt.date(2025, 5, 1))
    swapped = {"I": SpeakerRole.RESPONDENT, "B": SpeakerRole.INTERVIEWER}
    correct(store, "I-01", roles=swapped, metadata=None, version=version, by=people.facilitator, at=now)
    correct(store, "I-01", roles=None, metadata=facts, version=version + 1, by=people.facilitator, at=now)
    after = read_transcript(store, "I-01", by=people.facilitator)
    assert [turn.role for turn in after.turns] == [SpeakerRole.RESPONDENT, SpeakerRole.INTERVIEWER]
    assert (after.metadata, after.state == TranscriptState.RELEASED) == (facts, released)
    [row] = read_material(store, by=people.facilitator)
    assert (row.version, row.metadata) == (version + 2, facts)
    assert row.input != input_digest(before)


def test_a_correction_of_something_older_is_refused(store, people, now, add, free):
    add("a")
    free("I-01")
    with pytest.raises(Outdated, match="I-01"):
        correct(store, "I-01", roles={}, metadata=None, version=1, by=people.facilitator, at=now)


def test_the_digest_depends_on_what_can_change_a_result(transcript):
    base = transcript("a", id="I-01")
    other_role = replace(base, turns=(replace(base.turns[0], role=SpeakerRole.OTHER), *base.turns[1:]))
    changed = [other_role, replace(base, metadata=Metadata()), replace(base, id="I-02")]
    same = [replace(base, file="b.txt"), replace(base, state=TranscriptState.RELEASED), replace(base, warnings=("w",))]
    assert len({input_digest(one) for one in [base, *changed]}) == 4
    assert {input_digest(one) for one in same} == {input_digest(base)}


def test_discarding_removes_interview_and_file_and_never_gives_the_id_again(store, people, now, add):
    add("a", "b")
    discard(store, "I-02", by=people.facilitator, at=now)
    assert [row.id for row in read_material(store, by=people.facilitator)] == ["I-01"]
    with store.read() as connection:
        assert connection.execute(sa.select(originals.c.content)).scalars().all() == [b"Datei a"]
    assert add("b")[0].id == "I-03"


def test_a_file_stays_while_another_interview_comes_from_it(store, people, now, transcript):
    add_transcripts(store, [(transcript("a"), b"x"), (transcript("b"), b"x")], by=people.facilitator, at=now)
    discard(store, "I-01", by=people.facilitator, at=now)
    with store.read() as connection:
        assert connection.execute(sa.select(originals.c.content)).scalars().all() == [b"x"]


def test_released_interviews_are_not_discarded(store, people, now, add, free):
    add("a")
    free("I-01")
    with pytest.raises(InvalidInput, match="freigegeben"):
        discard(store, "I-01", by=people.facilitator, at=now)
    with pytest.raises(NotFound):
        discard(store, "I-05", by=people.facilitator, at=now)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_was_discarded_is_no_longer_on_disk(store, people, now, transcript):
    secret = "Kanarienvogel Amira Beispiel "
    item = transcript("a", secret * 500)
    add_transcripts(store, [(item, secret.encode() * 500)], by=people.facilitator, at=now)
    assert secret.encode() in on_disk(store.folder)
    discard(store, "I-01", by=people.facilitator, at=now)
    assert b"Amira" not in on_disk(store.folder)


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())
