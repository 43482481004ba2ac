"""The measures page: the register, offers from the interviews, overlaps with verdicts, gaps, tables from outside."""

import datetime as dt
from dataclasses import replace

import pytest

from corpus.demo import demo_measures
from corpus.people import Role
from corpus.store.measures import read_measures, read_verdicts, save_measures, step_measure
from corpus.types import (
    Actor,
    ActorKind,
    Codebook,
    CodebookTheme,
    Coded,
    Measure,
    Mention,
    Overlap,
    RegisteredMeasure,
    StatementKind,
    Theme,
)
from corpus.workflow.codings.decisions import CodingAct, CodingDecision
from corpus.workflow.measures import MeasureEntry, MeasureStep, MeasureVersion, Verdict, VerdictKind
from pages.ui.fields import list_fields
from pages.ui.findings import gather
from pages.ui.grid import Field, Grid, draw_grid
from pages.ui.measures import Book, Scope, area_columns, count_offers, fitting, in_numbers
from pages.ui.offers import draft_of, gaps_of, open_offers, pairs_of, told_of, verdict_name
from pages.welcome.demo import load_demo
from tests.builders import DISTRICT, NOW, build_analysis, build_statement, build_transcript
from tests.pages.screens import (
    field,
    html_of,
    on_sqlite,
    prepare_refusals,
    prepare_visits,
    press,
    release_all,
    run,
    save,
    text_of,
)

TALK = "Der Bus fehlt am Abend. Der Verein fährt einen Bürgerbus. Frau Linde macht ein Café."
TODAY = dt.date(2026, 3, 2)
RIDE, CAFE = TALK[24:57], TALK[58:]
CLUB = Actor("a1", "Fahrverein", ActorKind.ORG, mentions=(Mention("I-01", 1, 28, 34, "Verein"),))
LINDE = Actor("a2", "Erna Linde", ActorKind.PER, protected=True, mentions=(Mention("I-01", 1, 58, 68, "Frau Linde"),))
BUS = RegisteredMeasure("", "Bürgerbus Nord", "Fährt freitags.", "Verein", ("Ältere",), ("Nordheim",), "weg")
OTHER = RegisteredMeasure("", "Sprachtreff", provider="VHS", theme="sprache")
SCRIPT = "insights/measures.py"


def talks():
    return [
        build_transcript("a", TALK, id="I-01"),
        build_transcript("b", TALK, id="I-02", municipality="Südheim"),
    ]


def analysed(transcripts):
    """Two found offers, of which one overlaps the other and the first entry of the register; a gap in each place."""
    base = build_analysis(transcripts)
    said = [
        replace(build_statement(id, transcripts[0], text), kind=StatementKind.MEASURE, themes=("th1",))
        for id, text in (("s8", RIDE), ("s9", CAFE))
    ]
    measures = (
        Measure("m1", "Bürgerbus", ("s8",), provider="a1", target="Ältere"),
        Measure("m2", "Café", ("s9",), provider="a2", theme="th2"),
    )
    parts = {"topic": 0.9, "area": 1.0, "text": 0.25}
    overlaps = (Overlap(("M-0001", "m1"), 0.8, parts, ("Bürgerbus",)), Overlap(("m1", "m2"), 0.5, parts))
    [theme] = base.themes
    return replace(
        base,
        statements=(*base.statements, *said),
        themes=(replace(theme, statements=(*theme.statements, "s8", "s9")),),
        actors=(CLUB, LINDE),
        measures=measures,
        overlaps=overlaps,
    )


def entry(id, measure, *, step=MeasureStep.ADD):
    return MeasureEntry((MeasureVersion(replace(measure, id=id), step),))


def book(*entries, verdicts=()):
    return Book(
        {one.id: one for one in entries}, DISTRICT, TODAY, tuple(verdicts), {"weg": "Wege", "sprache": "Sprache"}
    )


@pytest.fixture
def findings():
    return gather(1, analysed(talks()), transcripts=talks())


ENDED = entry("M-0003", replace(BUS, name="Alt", end=dt.date(2026, 3, 1)))
GONE = entry("M-0004", replace(BUS, name="Weg"), step=MeasureStep.WITHDRAW)
FULL = book(entry("M-0001", BUS), entry("M-0002", OTHER), ENDED, GONE)


@pytest.mark.parametrize(
    ("scope", "ids"),
    [
        (Scope(), ["M-0001", "M-0002"]),
        (Scope(theme="weg"), ["M-0001"]),
        (Scope(municipality="Nordheim"), ["M-0001", "M-0002"]),
        (Scope(municipality="Südheim"), ["M-0002"]),
        (Scope(target="Ältere"), ["M-0001"]),
        (Scope(provider="VHS"), ["M-0002"]),
        (Scope(state="beendet"), ["M-0003"]),
        (Scope(state="zurueckgezogen"), ["M-0004"]),
        (Scope(state="alle", provider="Verein"), ["M-0003", "M-0001", "M-0004"]),
    ],
)
def test_filters_narrow_the_register(scope, ids):
    assert [one.id for one in fitting(FULL, scope)] == ids


def test_only_running_measures_are_counted_and_the_whole_district_has_its_own_column():
    assert count_offers(FULL) == {("weg", "Nordheim"): 1, ("sprache", ""): 1}
    assert list(area_columns(FULL).values()) == ["Nordheim", "Südheim", "ganzer Landkreis"]
    numbers = "2 laufende Maßnahmen von 2 Trägern in 2 Handlungsfeldern. 1 beendet, 1 zurückgezogen."
    assert in_numbers(FULL) == numbers


def test_a_draft_takes_over_what_was_understood_and_never_a_person(findings):
    assert draft_of(findings, findings.measures["m1"]) == RegisteredMeasure(
        *("", "Bürgerbus", RIDE, "Fahrverein", ("Ältere",), ("Nordheim",), "th1"), found=("m1",)
    )
    assert draft_of(findings, findings.measures["m2"]).provider == ""


def test_found_offers_are_open_until_they_are_claimed_or_dismissed(findings):
    none = Verdict(("", "m2"), VerdictKind.NO_OFFER, "")
    claimed = entry("M-0001", replace(BUS, found=("m1",)))
    assert [one.id for one in open_offers(book(), findings)] == ["m1", "m2"]
    assert [one.id for one in open_offers(book(claimed, verdicts=[none]), findings)] == []


def test_pairs_show_the_entry_that_stands_for_a_found_offer(findings):
    pairs = pairs_of(book(entry("M-0001", BUS), entry("M-0002", replace(OTHER, found=("m2",)))), findings)
    assert [one.ids for one in pairs] == [("M-0001", "m1"), ("M-0002", "m1")]
    assert [side.measure.name for side in pairs[1].sides] == ["Sprachtreff", "Bürgerbus"]


def test_pairs_that_are_one_thing_or_gone_are_left_out(findings):
    assert [one.ids for one in pairs_of(book(entry("M-0001", replace(BUS, found=("m1",)))), findings)] == [
        ("M-0001", "m2")
    ]
    assert [one.ids for one in pairs_of(book(), findings)] == [("m1", "m2")]
    assert pairs_of(book(verdicts=[Verdict(("", "m1"), VerdictKind.NO_OFFER, "")]), findings) == []


def test_a_pair_carries_its_verdict_and_a_verdict_its_names(findings):
    verdict = Verdict(("m1", "m2"), VerdictKind.SEPARATE, "Anderes Ziel", id=1)
    [pair] = pairs_of(book(verdicts=[verdict]), findings)
    assert pair.verdict == verdict
    assert verdict_name(book(), findings, verdict) == "Bürgerbus / Café"
    assert verdict_name(book(), None, verdict) == "ein früheres Angebot / ein früheres Angebot"


def test_gaps_count_what_is_found_and_registered_unless_it_was_dismissed(findings):
    assert [gap.municipality for gap in gaps_of(book(), findings)] == ["Südheim"]
    none = Verdict(("", "m1"), VerdictKind.NO_OFFER, "")
    assert [gap.municipality for gap in gaps_of(book(verdicts=[none]), findings)] == ["Nordheim", "Südheim"]
    assert gaps_of(book(entry("M-0001", replace(BUS, theme="th1", area=("Südheim",)))), findings) == []


MERGED = CodingDecision(CodingAct.MERGE, Coded.THEME, ("th1", "th2"), id=1)


def test_offers_follow_their_field_of_action_when_it_is_merged_into_another():
    analysis = analysed(talks())
    analysis = replace(analysis, themes=(*analysis.themes, Theme("th2", "Treffpunkte", (), ())))
    findings = gather(1, analysis, transcripts=talks(), codings=[MERGED])
    assert findings.measures["m2"].theme == "th1"
    codebook = Codebook((CodebookTheme("th2", "Orte", ""), CodebookTheme("neu", "Neues", "")))
    fields = list_fields(codebook, findings.arranged[Coded.THEME], named=findings.named[Coded.THEME])
    assert fields.names == {"neu": "Neues", "th1": "Mobilität"}
    assert fields.former["Orte"] == fields.former["Treffpunkte"] == fields.former["th2"] == "th1"
    held = fields.current_entry(entry("M-0001", replace(BUS, theme="th2", area=("Südheim",))))
    assert gaps_of(book(held), findings) == []
    assert fields.current(replace(BUS, theme="weg")).theme == "weg"


def test_no_field_of_action_is_shown_by_its_id():
    names = [replace(FULL, former={"alt": "weg"}).theme_name(id) for id in ("weg", "alt", "th9", "")]
    assert names == ["Wege", "Wege", "ein früheres Handlungsfeld", "ohne Handlungsfeld"]


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([], "0 laufende Maßnahmen."),
        ([ENDED], "0 laufende Maßnahmen. 1 beendet."),
        ([entry("M-0001", replace(BUS, provider=""))], "1 laufende Maßnahme in 1 Handlungsfeld."),
    ],
)
def test_what_there_is_none_of_is_not_counted(entries, said):
    assert in_numbers(book(*entries)) == said


def test_the_quote_that_names_an_offer_comes_first(findings):
    both = Measure("m9", "Bürgerbus", ("s9", "s8"))
    assert [one.id for one in told_of(findings, both)] == ["s8", "s9"]


def test_whatever_is_in_a_table_is_escaped_and_said_in_words():
    evil = '<b>"x"</b>'
    page = draw_grid(
        Grid(evil, {evil: evil}, {evil: evil}, {(evil, evil): Field(evil, evil)}), chosen=("", ""), alt=evil
    )
    assert "<b>" not in page
    assert 'aria-label="&lt;b&gt;' in page


@pytest.fixture
def visit(store, store_url, monkeypatch):
    return prepare_visits(store, store_url, monkeypatch)


@pytest.fixture
def open_page(visit, people):
    return lambda **parameters: visit(people.staff, SCRIPT, **parameters)


@pytest.fixture
def registered(store, people):
    return save_measures(store, [BUS, OTHER], by=people.staff, at=NOW)


@pytest.fixture
def analysis(store, people, registered):
    stored = release_all(store, [replace(talk, id="") for talk in talks()], by=people.facilitator)
    return save(store, analysed(stored), by=people.staff)


def buttons(at) -> str:
    return "\n".join(button.label.replace("\\", "") for button in at.button)


def entries(store, people) -> list[RegisteredMeasure]:
    return [one.measure for one in read_measures(store, by=people.staff)]


@on_sqlite
@pytest.mark.parametrize(
    ("roles", "count"), [({Role.ADMIN, Role.FACILITATOR}, 0), (set(Role), len(demo_measures()))], ids=["alone", "all"]
)
def test_the_demo_brings_its_register_for_people_who_decide(store, people, roles, count):
    load_demo(store, by=replace(people.admin, roles=frozenset(roles)), at=NOW, report=lambda *_: None)
    assert len(entries(store, people)) == count


@on_sqlite
def test_before_the_first_analysis_the_register_can_be_filled(store, people, open_page):
    at = open_page()
    assert "Das Verzeichnis ist noch leer" in text_of(at)
    at = press(at, "Maßnahme eintragen")
    assert "Namen" in press(at, "Speichern").error[0].value
    field(at, "text_input", "Name").input("Bürgerbus")
    field(at, "text_input", "Zielgruppen").input("Ältere, Jugendliche")
    field(at, "multiselect", "Gebiet").select("Nordheim")
    at = press(at, "Speichern")
    assert "„Bürgerbus“ steht jetzt als M-0001" in text_of(at)
    assert "M-0001 – Bürgerbus" in buttons(at)
    [measure] = entries(store, people)
    assert (measure.targets, measure.area) == (("Ältere", "Jugendliche"), ("Nordheim",))


@on_sqlite
def test_filters_live_in_the_address(open_page, registered):
    assert "M-0001" not in buttons(open_page(gemeinde="Südheim"))
    assert "Kein Eintrag passt" in text_of(open_page(traeger="VHS", stand="beendet"))


@on_sqlite
def test_an_entry_is_changed_ended_and_keeps_its_history(store, people, open_page, registered):
    at = open_page(massnahme="M-0001")
    field(at, "text_input", "Träger").input("Verein e. V.")
    at = press(at, "Speichern")
    assert "Träger: Verein → Verein e. V." in text_of(at).replace("\\", "")
    assert "begründen" in press(at, "Eintrag zurückziehen").error[0].value
    next(widget for widget in at.date_input if widget.key.startswith("end-")).set_value(TODAY)
    field(at, "text_input", "Begründung").input("Kein Geld mehr.")
    at = press(at, "Als beendet eintragen")
    assert "Beendet zum 02.03.2026" in text_of(at).replace("\\", "")
    assert "beendet am 02.03.2026" in "".join(html_of(at))
    assert [one.step for one in read_measures(store, by=people.staff)[0].versions] == ["add", "change", "end"]


@on_sqlite
def test_a_withdrawn_entry_can_only_be_taken_up_again(store, people, open_page, registered):
    measure = registered[0].measure
    step_measure(store, measure, step=MeasureStep.WITHDRAW, seen=1, reason="Versehen", by=people.staff, at=NOW)
    at = open_page(massnahme="M-0001")
    assert "Speichern" not in buttons(at)
    field(at, "text_input", "Begründung").input("Doch richtig")
    at = press(at, "Wieder aufnehmen")
    assert "M-0001 ist wieder aufgenommen" in text_of(at)


@on_sqlite
def test_who_comes_second_is_told_so(store, people, open_page, registered):
    at = open_page(massnahme="M-0001")
    field(at, "text_input", "Träger").input("Zweiter")
    changed = replace(registered[0].measure, provider="Erster")
    step_measure(store, changed, step=MeasureStep.CHANGE, seen=1, by=people.staff, at=NOW)
    assert "inzwischen jemand anderes geändert" in press(at, "Speichern").error[0].value
    assert entries(store, people)[0].provider == "Erster"


@on_sqlite
def test_a_found_offer_is_taken_into_the_register(store, people, open_page, analysis):
    at = open_page(ansicht="gefunden")
    assert "**Bürgerbus**" in text_of(at)
    assert "Erna" not in "".join(html_of(at))
    at = press(at, "Ins Verzeichnis übernehmen")
    assert field(at, "text_input", "Träger").value == "Fahrverein"
    at = press(at, "Speichern")
    assert "steht jetzt als M-0003" in text_of(at)
    assert "**Bürgerbus**" not in text_of(at)
    assert entries(store, people)[2].found == ("m1",)


@on_sqlite
def test_a_found_offer_belongs_to_an_entry_that_then_has_its_quotes(open_page, analysis):
    at = open_page(ansicht="gefunden")
    field(at, "selectbox", "Zu welchem Eintrag gehört das?").set_value("M-0001")
    at = press(run(at), "Zuordnen")
    assert "Das Angebot gehört jetzt zu M-0001." in text_of(at)
    assert RIDE in "".join(html_of(open_page(massnahme="M-0001")))


@on_sqlite
def test_what_is_no_offer_goes_and_can_come_back(open_page, analysis):
    at = press(open_page(ansicht="gefunden"), "Kein Angebot")
    assert "**Bürgerbus**" not in text_of(at)
    at = press(at, "Rückgängig")
    assert "**Bürgerbus**" in text_of(at)


@on_sqlite
def test_a_verdict_needs_a_reason_stays_and_can_be_taken_back(store, people, open_page, analysis):
    at = open_page(ansicht="ueberschneidungen")
    assert "Ähnlichkeit 80 %" in text_of(at)
    assert "Thema 90 %" in "".join(html_of(at))
    assert "Beide nennen: Bürgerbus" in text_of(at).replace("\\", "")
    assert "begründen" in press(at, "Doppelt").error[0].value
    field(at, "text_input", "Begründung für Ihr Urteil").input("Gleicher Bus, gleicher Tag.")
    at = press(at, "Doppelt")
    assert "Ihr Urteil ist festgehalten" in text_of(at)
    assert "Ähnlichkeit 80 %" not in text_of(at)
    at = open_page(ansicht="ueberschneidungen", paare="entschieden")
    assert "**doppelt** – Gleicher Bus, gleicher Tag." in text_of(at)
    assert "Stab" in text_of(at)
    at = press(at, "Rückgängig")
    assert "zurückgenommen am" in text_of(at)
    assert "Ähnlichkeit 80 %" in text_of(open_page(ansicht="ueberschneidungen"))
    assert [one.undone_by for one in read_verdicts(store, by=people.staff)] == ["Stab"]


@on_sqlite
def test_an_entry_leads_to_its_overlaps(open_page, analysis):
    assert "mit Bürgerbus (80 %)" in buttons(open_page(massnahme="M-0001"))


@on_sqlite
def test_a_gap_says_which_interviews_and_leads_to_a_measure_for_it(store, people, open_page, analysis):
    at = open_page(ansicht="luecken", luecke="c1")
    assert "**Südheim**: 1 Gespräch (I-02), keine Maßnahme im Handlungsfeld „Mobilität“." in text_of(at)
    at = press(at, "Maßnahme dafür eintragen")
    assert field(at, "multiselect", "Gebiet").value == ["Südheim"]
    assert field(at, "selectbox", "Handlungsfeld").value == "th1"


TABLE = "Maßnahme;Träger;Ort;Bis\nBürgerbus Nord;Verein;Nordheim;31.12.2026\nSprachtreff;VHS;;\nNeu;AWO;;\n"


def upload(at, text: str, name: str = "liste.csv"):
    at.file_uploader[0].set_value((name, text.encode(), "text/csv"))
    return run(at)


@on_sqlite
def test_a_table_is_previewed_and_taken_in_as_a_whole(store, people, open_page, registered):
    at = upload(press(open_page(), "Tabelle einlesen"), TABLE)
    assert "**Neu (1)**" in text_of(at)
    assert "Ende: – → 31.12.2026" in at.dataframe[1].value["Was sich ändert"][0]
    assert len(entries(store, people)) == 2
    at = press(at, "2 Einträge übernehmen")
    assert "1 Eintrag ist hinzugekommen, 1 geändert." in text_of(at)
    assert [one.name for one in entries(store, people)] == ["Bürgerbus Nord", "Sprachtreff", "Neu"]
    assert entries(store, people)[0].description == BUS.description


@on_sqlite
def test_a_mistake_in_a_table_is_named_and_nothing_is_stored(store, people, open_page, registered):
    at = upload(open_page(einlesen="1"), TABLE.replace("31.12.2026", "bald"))
    assert "Zeile 2: „bald“ ist kein Datum" in at.error[0].value.replace("\\", "")
    assert len(entries(store, people)) == 2


@on_sqlite
@pytest.mark.parametrize("who", ["facilitator", "member", "administration", "admin"])
def test_only_those_who_explore_open_the_page(store, store_url, monkeypatch, people, who):
    refusal = prepare_refusals(store, store_url, monkeypatch)
    assert refusal(getattr(people, who), SCRIPT) == "NotAllowed"
