"""The demo district hangs together: profiles, interviews and the gold labels the evaluation uses."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from corpus.demo import PROFILES, default_codebook, demo_district, demo_files, demo_measures, demo_metadata, profile
from corpus.districts import format_district, parse_district
from corpus.errors import NotFound
from corpus.readers import read
from corpus.types import Metadata, SpeakerRole, Transcript

FILES = dict(demo_files())
WITH_HEAD = [name for name in FILES if Path(name).suffix in {".docx", ".odt", ".rtf", ".pdf", ".txt", ".html"}]
GROUPS_JSON = Path(__file__).parents[2] / "corpus" / "demo" / "groups.json"
GOLD = json.loads((Path(__file__).parents[1] / "eval" / "demo_gold.json").read_text("utf-8"))
LEAST = {"challenge": 150, "measure": 40, "proposal": 30, "strength": 25}


@cache
def transcript(name: str) -> Transcript:
    (only,) = read(name, FILES[name])
    return only


def spoken(name: str, *, role: SpeakerRole) -> list[str]:
    return [turn.text for turn in transcript(name).turns if turn.role is role]


@pytest.mark.parametrize("name", PROFILES)
def test_a_shipped_profile_is_complete_and_comes_back_the_same(name):
    district = profile(name)
    assert parse_district(format_district(district)) == district
    assert len(district.municipalities) == 7
    assert len(district.groups) == 9
    assert all(2 <= group.remit.count(". ") + 1 <= 3 for group in district.groups)
    assert all(municipality.places for municipality in district.municipalities)


def test_both_profiles_start_with_the_default_codebook():
    assert {profile(name).codebook for name in PROFILES} == {default_codebook()}


def test_a_profile_that_does_not_ship_is_refused_by_name():
    with pytest.raises(NotFound, match=r"atlantis.*landkreis-peine"):
        profile("atlantis")


def test_the_groups_file_for_the_command_line_holds_the_groups_of_the_profile():
    groups = [{"id": group.id, "name": group.name, "remit": group.remit} for group in demo_district().groups]
    assert json.loads(GROUPS_JSON.read_text("utf-8")) == groups


def test_the_register_of_measures_belongs_to_the_district():
    measures, district = demo_measures(), demo_district()
    assert len(measures) >= 15
    assert {measure.theme for measure in measures} == {theme.id for theme in district.codebook.themes}
    assert all(measure.provider and measure.targets and measure.description for measure in measures)
    known = {name for one in district.municipalities for name in (one.name, *one.places)}
    assert {place for measure in measures for place in measure.area} <= known


def test_what_groups_say_of_themselves_fits_the_profile():
    for district in map(profile, PROFILES):
        themes = {theme.id for theme in district.codebook.themes}
        assert {field for group in district.groups for field in group.fields} == themes
        assert {place for group in district.groups for place in group.area} <= {m.name for m in district.municipalities}
        members = {member for group in district.groups for member in group.members}
        assert members <= {organisation.name for organisation in district.organisations}


def test_the_interviews_come_from_all_municipalities_and_perspectives_in_many_formats():
    metadata = demo_metadata()
    assert list(metadata) == list(FILES)
    assert {known.municipality for known in metadata.values()} == {m.name for m in demo_district().municipalities}
    assert len({known.perspective for known in metadata.values()}) == 6
    assert len({Path(name).suffix for name in FILES}) >= 11
    assert sum(map(len, FILES.values())) < 1_000_000


@pytest.mark.parametrize("name", FILES)
def test_an_interview_is_read_whole_with_two_speakers(name):
    words = sum(len(turn.text.split()) for turn in transcript(name).turns)
    assert 900 <= words <= 1500
    assert Counter(turn.role for turn in transcript(name).turns).keys() == {
        SpeakerRole.INTERVIEWER,
        SpeakerRole.RESPONDENT,
    }


@pytest.mark.parametrize("name", WITH_HEAD)
def test_the_head_of_a_file_says_what_the_demo_knows(name):
    read_, known = transcript(name).metadata, demo_metadata()[name]
    assert Metadata("", read_.municipality, read_.date, read_.perspective) == Metadata(
        "", known.municipality, known.date, known.perspective
    )


@pytest.mark.parametrize("name", FILES)
def test_every_gold_quote_is_verbatim_speech_of_the_right_person(name):
    respondent, interviewer = (spoken(name, role=role) for role in (SpeakerRole.RESPONDENT, SpeakerRole.INTERVIEWER))
    entries = GOLD["statements"] + GOLD["hard_negatives"] + GOLD["agenda_items"]
    of_file = [entry for entry in entries if entry["file"] == name]
    said = {id(entry): interviewer if entry.get("why") == "interviewer" else respondent for entry in of_file}
    assert of_file
    assert [e["quote"] for e in of_file if not any(e["quote"] in turn for turn in said[id(e)])] == []


def test_the_gold_labels_are_many_enough_and_consistent():
    statements = GOLD["statements"]
    kinds = Counter(statement["kind"] for statement in statements)
    assert {kind: kinds[kind] >= least for kind, least in LEAST.items()} == dict.fromkeys(LEAST, True)
    challenges = [statement for statement in statements if statement["kind"] == "challenge"]
    assert len({challenge["challenge"] for challenge in challenges}) >= 15
    assert {challenge["group"] for challenge in challenges} == {group.id for group in demo_district().groups}
    group_of = {(statement["challenge"], statement["group"]) for statement in challenges}
    assert len(group_of) == len(dict(group_of))


def test_nothing_is_labelled_twice_or_as_its_own_opposite():
    entries = GOLD["statements"] + GOLD["hard_negatives"] + GOLD["agenda_items"]
    assert max(Counter((entry["file"], entry["quote"]) for entry in entries).values()) == 1
    assert {negative["why"] for negative in GOLD["hard_negatives"]} == {"denied", "hypothetical", "interviewer"}
