from dataclasses import replace

import pytest

from corpus.errors import InvalidInput
from corpus.store.districts import district_history, read_district, save_district
from corpus.store.dossiers import confirm_routings
from corpus.types import District, WorkingGroup
from tests.builders import DISTRICT


def test_without_a_profile_the_district_has_no_name(blank_store):
    assert read_district(blank_store) == District(name="")


def test_the_latest_version_is_in_force_and_the_others_are_kept(store, people, now):
    save_district(store, replace(DISTRICT, name="Neu"), by=people.admin, at=now)
    assert read_district(store).name == "Neu"
    history = district_history(store, by=people.admin)
    assert [(entry.version, entry.district.name, entry.saved_by) for entry in history] == [
        (2, "Neu", "Ada Min"),
        (1, "Landkreis Musterland", "Ada Min"),
    ]
    assert history[1].district == DISTRICT


def test_a_district_needs_a_name(store, people, now):
    with pytest.raises(InvalidInput, match="Namen"):
        save_district(store, District(name=" "), by=people.admin, at=now)


def test_a_group_that_still_has_dossiers_cannot_be_removed(store, people, now, analysed):
    confirm_routings(store, analysed, {"c1": "bus"}, note="", by=people.staff, at=now)
    with pytest.raises(InvalidInput, match="AK Mobilität"):
        save_district(store, replace(DISTRICT, groups=DISTRICT.groups[1:]), by=people.admin, at=now)
    renamed = replace(DISTRICT, groups=(WorkingGroup("bus", "AK Bus", "neu"),))
    save_district(store, renamed, by=people.admin, at=now)
    assert read_district(store) == renamed
