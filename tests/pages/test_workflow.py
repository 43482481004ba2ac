import datetime as dt
from dataclasses import replace

import pytest

from corpus.people import Role, User
from corpus.store.dossiers import confirm_routings, read_dossier
from corpus.types import Perspective, Quote
from corpus.workflow import Decision, DecisionKind, Dossier, Evidence, Stage
from pages.ui.tables import decision_rows, decision_words, group_name
from pages.workflow.items import badges_of, breadth_words, fitting, source_words, stand, stands
from tests.builders import NOW, build_analysis, build_transcript
from tests.pages.screens import (
    field,
    html_of,
    links_of,
    on_sqlite,
    prepare_refusals,
    prepare_visits,
    press,
    release_all,
    save,
    text_of,
)

STAFF = User(1, "stab", "Stab", frozenset({Role.STAFF}))
MEMBER = User(2, "mobil", "Mobil", frozenset({Role.MEMBER}), ("bus",))


def build_dossier(
    *voices: tuple[Perspective | None, str], kinds: tuple[DecisionKind, ...] = (DecisionKind.CONFIRMED,), **changes
) -> Dossier:
    """One quote per voice, each from an interview of its own; one decision per kind, a day apart."""
    evidence = tuple(
        Evidence(Quote(f"I-{n}", 1, 0, 3, "Bus"), perspective=perspective, municipality=place)
        for n, (perspective, place) in enumerate(voices)
    )
    decisions = tuple(
        Decision(kind, "Stab", 1, NOW + dt.timedelta(days=n), group_to="bus") for n, kind in enumerate(kinds)
    )
    dossier = Dossier(
        "D-001", "Busse", "c1", "Mobilität", "bus", Stage.ASSIGNED, evidence, decisions, interviews=len(voices)
    )
    return replace(dossier, **changes)


@pytest.mark.parametrize(
    ("interviews", "expected"),
    [(0, "aus weniger als 3 Gesprächen"), (2, "aus weniger als 3 Gesprächen"), (3, "aus 3 Gesprächen")],
)
def test_small_numbers_are_not_told(interviews, expected):
    assert breadth_words(interviews) == expected


def test_members_learn_a_perspective_only_when_three_interviews_share_it():
    voices = [(Perspective.POLITICS, "Nordheim")] * 3 + [(Perspective.BUSINESS, "Nordheim")] * 2 + [(None, "")]
    dossier = build_dossier(*voices)
    told = [source_words(evidence, dossier, reader=MEMBER) for evidence in dossier.evidence]
    assert told == ["Politik", "Politik", "Politik", "", "", ""]


def test_three_quotes_of_one_interview_are_one_voice():
    dossier = build_dossier(*[(Perspective.POLITICS, "Nordheim")] * 3)
    same = tuple(replace(e, quote=replace(e.quote, transcript="I-0")) for e in dossier.evidence)
    assert source_words(same[0], replace(dossier, evidence=same), reader=MEMBER) == ""


def test_staff_read_where_a_quote_comes_from():
    dossier = build_dossier((Perspective.POLITICS, "Nordheim"))
    assert source_words(dossier.evidence[0], dossier, reader=STAFF) == "Nordheim · Politik"


def test_members_are_told_no_number_of_municipalities():
    dossier = build_dossier(municipalities=("Nordheim",), perspectives=(Perspective.POLITICS,))
    assert badges_of(dossier, group="AK Mobilität", reader=MEMBER) == [
        "neu",
        "aus weniger als 3 Gesprächen",
        "Mobilität",
        "AK Mobilität",
    ]
    assert "1 Gemeinde" in badges_of(dossier, group="", reader=STAFF)


@pytest.mark.parametrize(
    ("kinds", "stage", "expected"),
    [
        ((DecisionKind.CONFIRMED,), Stage.ASSIGNED, "assigned"),
        ((DecisionKind.CONFIRMED, DecisionKind.HANDED_ON), Stage.ASSIGNED, "handed_on"),
        ((DecisionKind.CONFIRMED, DecisionKind.HANDED_ON, DecisionKind.TAKEN), Stage.TAKEN, "taken"),
        ((DecisionKind.CONFIRMED, DecisionKind.HANDED_ON, DecisionKind.ASSIGNED), Stage.ASSIGNED, "assigned"),
        ((DecisionKind.CONFIRMED, DecisionKind.HANDED_ON), Stage.OFFICE, "office"),
    ],
)
def test_what_was_handed_on_stands_out_until_it_is_taken(kinds, stage, expected):
    assert stand(build_dossier(kinds=kinds, stage=stage)) == expected


def test_filters_narrow_the_inbox_and_the_latest_comes_first():
    old = build_dossier(id="D-001")
    new = build_dossier(id="D-002", kinds=(DecisionKind.CONFIRMED, DecisionKind.TAKEN), stage=Stage.TAKEN)
    office = build_dossier(id="D-003", group="", stage=Stage.OFFICE)
    assert [d.id for d in fitting([old, new])] == ["D-002", "D-001"]
    assert [d.id for d in fitting([old, new], stage="taken")] == ["D-002"]
    assert [d.id for d in fitting([old, office], group="Geschäftsstelle")] == ["D-003"]
    assert stands([old, new]) == {"assigned": "neu (1)", "taken": "übernommen (1)"}


def test_a_decision_is_told_with_the_names_of_the_groups():
    moved = Decision(DecisionKind.HANDED_ON, "Mobil", 2, NOW, "Nicht unser Thema", "bus", "")
    assert decision_words(moved, {"bus": "AK Mobilität"}) == "weitergegeben von AK Mobilität an Geschäftsstelle"
    assert group_name("früher", {}) == "früher"
    (row,) = decision_rows([replace(build_dossier(), decisions=(moved,))], {})
    assert (row["Wann"], row["Wer"], row["Notiz"]) == ("02.03.2026, 10:00 Uhr", "Mobil", "Nicht unser Thema")


@pytest.fixture
def visit(store, store_url, monkeypatch):
    return prepare_visits(store, store_url, monkeypatch)


@pytest.fixture
def refusal(store, store_url, monkeypatch):
    return prepare_refusals(store, store_url, monkeypatch)


@pytest.fixture
def dossiers(store, people):
    """D-001 lies with the group "bus", D-002 with "sprache"."""
    talks = [build_transcript("a"), build_transcript("b", municipality="Südheim")]
    stored = release_all(store, talks, by=people.facilitator)
    analysis = save(store, build_analysis(stored, challenges=("c1", "c2")), by=people.staff)
    groups = {"c1": "bus", "c2": "sprache"}
    return confirm_routings(store, analysis, groups, note="Bitte bald.", by=people.staff, at=NOW)


@on_sqlite
def test_a_member_finds_exactly_the_items_of_the_own_group(visit, people, dossiers):
    at = visit(people.member, "workflow/inbox.py")
    assert [label for label in links_of(at) if label.startswith("D-")] == ["D-001 – Problem c1"]
    assert "1 Vorgang" in text_of(at)


@on_sqlite
def test_staff_see_the_items_of_all_groups(visit, people, dossiers):
    at = visit(people.staff, "workflow/inbox.py")
    assert len([label for label in links_of(at) if label.startswith("D-")]) == 2
    narrowed = visit(people.staff, "workflow/inbox.py", gruppe="sprache")
    assert [label for label in links_of(narrowed) if label.startswith("D-")] == ["D-002 – Problem c2"]


@on_sqlite
def test_a_member_without_a_group_is_told_whom_to_ask(visit, people, dossiers):
    assert "noch zu keinem Arbeitskreis" in text_of(visit(people.lone_member, "workflow/inbox.py"))


@on_sqlite
def test_members_read_quotes_but_no_interview_and_no_municipality(visit, people, dossiers):
    at = visit(people.member, "workflow/dossier.py", vorgang="D-001")
    quotes = [html for html in html_of(at) if "<figure" in html]
    assert len(quotes) == 2
    assert all(">Der Bus fehlt am Abend.</mark>" in html and "Was fehlt hier?" in html for html in quotes)
    shown = text_of(at) + str(at.main)
    for hidden in ("I-01", "I-02", "Nordheim", "Südheim", "Zivilgesellschaft", "interview="):
        assert hidden not in shown, hidden
    assert "aus weniger als 3 Gesprächen" in shown


@on_sqlite
@pytest.mark.parametrize("wanted", ["D-002", "D-999", "<script>"])
def test_an_item_of_another_group_looks_like_none(visit, people, dossiers, wanted):
    shown = text_of(visit(people.member, "workflow/dossier.py", vorgang=wanted))
    assert "Diesen Vorgang gibt es nicht" in shown
    assert "Problem" not in shown


@on_sqlite
@pytest.mark.parametrize("script", ["workflow/inbox.py", "workflow/dossier.py"])
@pytest.mark.parametrize("who", ["facilitator", "administration", "admin"])
def test_people_without_the_right_get_no_items(refusal, people, dossiers, script, who):
    assert refusal(getattr(people, who), script) == "NotAllowed"


@on_sqlite
def test_a_member_takes_and_answers(store, visit, people, dossiers):
    at = press(visit(people.member, "workflow/dossier.py", vorgang="D-001"), "Übernehmen")
    assert read_dossier(store, "D-001", by=people.member).stage is Stage.TAKEN
    field(at, "text_area", "Antwort des Arbeitskreises").set_value("Wir reden mit dem *Verkehrsverbund*.")
    at = press(at, "Antworten")
    answered = read_dossier(store, "D-001", by=people.member)
    assert (answered.stage, answered.decisions[-1].note) == (Stage.ANSWERED, "Wir reden mit dem *Verkehrsverbund*.")
    assert "Die Antwort ist gespeichert." in text_of(at)
    assert "Bitte bald." in text_of(at)


@on_sqlite
def test_handing_on_needs_a_reason(store, visit, people, dossiers):
    at = visit(people.member, "workflow/dossier.py", vorgang="D-001")
    field(at, "selectbox", "Weitergeben an").set_value("wohnen")
    at = press(at, "Weitergeben")
    assert "warum Sie weitergeben" in text_of(at)
    assert read_dossier(store, "D-001", by=people.staff).group == "bus"


@on_sqlite
def test_handed_on_to_another_group_it_is_gone_here_and_new_there(store, visit, people, dossiers):
    at = visit(people.member, "workflow/dossier.py", vorgang="D-001")
    field(at, "selectbox", "Weitergeben an").set_value("wohnen")
    field(at, "text_area", "Warum? (muss ausgefüllt sein)").set_value("Es geht um Wohnungen.")
    assert "Weitergegeben an AK Wohnen." in text_of(press(at, "Weitergeben"))
    assert "Diesen Vorgang gibt es nicht" in text_of(visit(people.member, "workflow/dossier.py", vorgang="D-001"))
    at = visit(people.other_member, "workflow/inbox.py", stand="handed_on")
    assert [label for label in links_of(at) if label.startswith("D-")] == ["D-001 – Problem c1"]


@on_sqlite
def test_staff_give_an_item_to_another_group(store, visit, people, dossiers):
    at = visit(people.staff, "workflow/dossier.py", vorgang="D-001")
    field(at, "selectbox", "Zuweisen an").set_value("wohnen")
    press(at, "Zuweisen")
    assert read_dossier(store, "D-001", by=people.staff).group == "wohnen"
