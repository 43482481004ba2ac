"""Offers, open items and groups compared: named parts, one score, the words both say, and what is like a draft."""

import datetime as dt
import math

import numpy as np
import pytest

from corpus.types import (
    Compared,
    Comparison,
    District,
    Draft,
    Municipality,
    Organisation,
    RegisteredMeasure,
    WorkingGroup,
)
from nlp.comparing.entries import Entry, enter_group, enter_measure
from nlp.comparing.parts import compare_parts
from nlp.comparing.scoring import read_parts, score_parts
from nlp.comparing.similar import find_similar
from nlp.comparing.targets import find_targets, name_targets
from nlp.comparing.words import share_words
from nlp.embedding import embed

DISTRICT = District(
    "Landkreis Musterland",
    municipalities=(Municipality("Nordheim", ("Altdorf", "Neudorf")), Municipality("Südheim")),
    organisations=(Organisation("Volkshochschule Musterland", ("VHS", "Kreisvolkshochschule")),),
)
UNKNOWN = math.nan


def parts_of(one: Entry, other: Entry) -> dict[str, float]:
    vectors = np.eye(2, dtype=np.float32)
    parts = compare_parts([one], [other], vectors=(vectors[:1], vectors[1:]), district=DISTRICT)
    return read_parts(parts, row=0, column=0)


def entry(**facts) -> Entry:
    return Entry("x", "Angebot", **facts)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (("Frauen",), ("Migrantinnen",), 1.0),
        (("Seniorinnen und Senioren",), ("Ältere Menschen",), 1.0),
        (("Frauen",), ("Mütter",), 0.7),
        (("Geflüchtete",), ("Zugewanderte",), 0.7),
        (("Kinder",), ("Ältere Menschen",), 0.0),
        (("Geflüchtete",), ("Jugendliche",), 0.3),
        (("Imker",), ("imker",), 1.0),
        (("Frauen",), ("Frauen", "Kinder"), 0.75),
    ],
)
def test_target_groups_are_compared_with_synonyms_and_wider_groups(one, other, near):
    for pair in ((one, other), (other, one)):
        assert parts_of(*(entry(targets=side) for side in pair))["target"] == pytest.approx(near)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (("Nordheim",), ("Nordheim",), 1.0),
        (("Altdorf",), ("Nordheim",), 0.8),
        ((), ("Südheim",), 0.8),
        ((), (), 1.0),
        (("Landkreis Musterland",), (), 1.0),
        (("Altdorf",), ("Neudorf",), 0.0),
        (("Nordheim",), ("Südheim",), 0.0),
        (("Nordheim", "Südheim"), ("Südheim",), 1.0),
        (None, ("Südheim",), UNKNOWN),
    ],
)
def test_the_district_contains_all_municipalities_and_these_their_places(one, other, near):
    for pair in ((one, other), (other, one)):
        found = parts_of(*(entry(area=side) for side in pair))
        assert found.get("area", UNKNOWN) == pytest.approx(near, nan_ok=True)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("VHS", "Volkshochschule Musterland", 1.0),
        ("Kreisvolkshochschule", "Volkshochschule", 1.0),
        ("AWO", "Arbeiterwohlfahrt Kreisverband Musterland e. V.", 1.0),
        ("Kreisverband der AWO", "Awo", 1.0),
        ("TSV Altdorf", "TSV Neudorf", 0.0),
        ("Caritas", "Diakonie", 0.0),
        ("", "Diakonie", UNKNOWN),
    ],
)
def test_a_provider_is_the_same_under_all_its_names(one, other, same):
    found = parts_of(entry(provider=one), entry(provider=other))
    assert found.get("provider", UNKNOWN) == pytest.approx(same, nan_ok=True)


def test_many_entries_are_compared_like_each_pair_alone():
    facts = [
        {"provider": "VHS", "area": ("Altdorf",), "targets": ("Frauen",)},
        {"provider": "Kreisvolkshochschule", "area": (), "targets": ("Mütter", "Kinder")},
        {"provider": "Caritas", "area": ("Altdorf",), "targets": ("Frauen",)},
        {},
    ]
    entries = [entry(**one) for one in facts]
    vectors = np.eye(4, dtype=np.float32)
    parts = compare_parts(entries, entries[1:], vectors=(vectors, vectors[1:]), district=DISTRICT)
    for row, one in enumerate(entries):
        for column, other in enumerate(entries[1:]):
            alone = parts_of(one, other)
            found = read_parts(parts, row=row, column=column)
            assert {part: found.get(part) for part in ("target", "area", "provider")} == {
                part: alone.get(part) for part in ("target", "area", "provider")
            }


def day(year: int) -> dt.date:
    return dt.date(year, 1, 1)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ((2020, 2022), (2021, 2025), 1.0),
        ((2020, 2021), (2022, None), 0.0),
        ((2020, None), (None, None), UNKNOWN),
        ((2020, None), (None, 2019), 0.0),
    ],
)
def test_periods_overlap_or_not(one, other, overlap):
    first, second = (entry(start=s and day(s), end=e and day(e)) for s, e in (one, other))
    assert parts_of(first, second).get("time", UNKNOWN) == pytest.approx(overlap, nan_ok=True)


def score(**changed: float) -> float:
    values = {"topic": 0.8, "target": 1.0, "area": 1.0, "provider": 0.0, "time": UNKNOWN, "text": 0.1} | changed
    return float(score_parts({name: np.array([[value]]) for name, value in values.items()})[0, 0])


def test_another_provider_takes_nothing_away_but_other_people_places_and_times_do():
    assert score(provider=1.0) > score() == score(provider=UNKNOWN)
    for part in ("target", "area", "time"):
        assert score(**{part: 0.0}) < score(**{part: UNKNOWN}) <= score(**{part: 1.0})
    assert score(topic=0.0, text=0.0, provider=1.0) == 0.0


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Hausaufgabenhilfe, mit drei Schülerinnen vom Gymnasium", ()),
        ("Einmal in der Woche kommt eine Hebamme, für Schwangere und Mütter mit Babys.", ("Schwangere", "Mütter")),
        ("Wir haben ein Frauenfrühstück im Pfarrhaus.", ("Frauen",)),
        ("Ehrenamtliche fahren dienstags zum Markt.", ()),
        ("Kurs für Ehrenamtliche", ("Ehrenamtliche",)),
    ],
)
def test_those_who_help_are_not_those_it_is_for(text, groups):
    assert find_targets(text)[: len(groups) or None] == groups


def test_one_entered_group_can_mean_two():
    assert name_targets(["Zugewanderte Frauen"]) == ("Zugewanderte", "Frauen")


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Kleiderkammer. Ausgabe von Kleidung", "Umsonstladen. Kleidung und Geschirr", ("Kleidung",)),
        ("Das Sprachcafé im Pfarrhaus", "Ein Begegnungscafé", ("Sprachcafé/Begegnungscafé",)),
        ("Wir reparieren Fahrräder. Jeden Freitag.", "Offen ist es. Jeden Montag.", ()),
        ("Deutschkurse am Abend", "Am Abend lernt man im Deutschkurs", ("Deutschkurse",)),
        ("Die Förderung", "Die Betreuung", ()),
    ],
)
def test_shared_words_are_told_as_they_are_said(one, other, words):
    assert share_words(one, other) == words


MEASURES = (
    RegisteredMeasure("M-0001", "Sprachcafé im Pfarrhaus", "Deutsch sprechen bei Kaffee und Kuchen", area=("Altdorf",)),
    RegisteredMeasure("M-0002", "Möbellager", "Gebrauchte Möbel für wenig Geld"),
    RegisteredMeasure("M-0003", "Deutsch-Treff", "Offene Runde zum Deutschsprechen", area=("Südheim",)),
)


def compare(draft: Draft, entries: list[Entry]) -> Comparison:
    return find_similar(draft, entries, district=DISTRICT, embed=embed)


def test_a_draft_finds_what_is_like_it_wherever_that_stands_in_the_list():
    draft = Draft(Compared.MEASURE, "Begegnung und Deutsch", "Sprachcafé im Pfarrhaus von Altdorf", area=("Nordheim",))
    entries = [enter_measure(one) for one in MEASURES]
    found = compare(draft, entries)
    assert found == compare(draft, entries[::-1])
    assert found.similar[0].id == "M-0001"
    assert found.similar[0].because["area"] == 0.8
    assert {"Sprachcafé", "Pfarrhaus"} <= set(found.similar[0].words)
    assert "M-0002" not in {one.id for one in found.similar}


def test_an_entry_that_is_changed_is_not_like_itself():
    entries = [enter_measure(one) for one in MEASURES]
    draft = Draft(Compared.MEASURE, MEASURES[1].name, MEASURES[1].description, area=(), id="M-0002")
    assert compare(draft, entries) == Comparison()
    assert compare(draft, []) == Comparison()


def test_a_new_group_finds_the_one_with_such_a_remit():
    groups = [
        WorkingGroup("verkehr", "AG Mobilität", "Busse, Fahrpläne und Wege ohne Auto aus den Dörfern."),
        WorkingGroup("wohnen", "AK Wohnen", "Wohnungen und Vermieter.", fields=("wohnen",)),
    ]
    entries = [enter_group(group, ["Wohnen"] if group.fields else []) for group in groups]
    draft = Draft(Compared.GROUP, "AK Nahverkehr", "Der Kreis kümmert sich um Busse und Fahrpläne auf dem Land.")
    assert [one.id for one in compare(draft, entries).similar] == ["verkehr"]


def test_a_text_without_name_is_compared_too():
    [first, *_] = compare(
        Draft(Compared.MEASURE, "", "Gebrauchte Möbel"), [enter_measure(one) for one in MEASURES]
    ).similar
    assert first.id == "M-0002"
