"""The actors page: offices instead of persons, what people change about actors, and the way back."""

from dataclasses import replace

import pytest

from corpus.people import Role
from corpus.store.accounts import create_account
from corpus.store.actors import actor_decisions, decide_actor
from corpus.types import Actor, ActorKind, Mention, Quote, Relation, RelationKind
from corpus.workflow import ActorAct, ActorClass, ActorDecision
from pages.actors.proposals import after_merge, partners, passages, spellings
from pages.actors.questions import answer
from pages.ui.actors import arrange_shown
from pages.ui.findings import gather, marks_by_turn
from tests.builders import NOW, PASSWORD, build_analysis, build_transcript
from tests.pages.screens import (
    field,
    on_sqlite,
    prepare_refusals,
    prepare_visits,
    press,
    release_all,
    run,
    save,
    text_of,
)

SAYS = "Der KSB hilft. Die Caritas auch. Der Sportbund tanzt. Frau Linde leitet das. Die Leiterin sagt es. Karl Gern."
MERGE, SPLIT, RENAME, RECLASS = ActorAct


def said(surface: str, transcript: str = "I-01") -> Mention:
    start = SAYS.index(surface)
    return Mention(transcript, 1, start, start + len(surface), surface)


KSB = Actor("ksb", "KSB", ActorKind.ORG, mentions=(said("KSB"), said("KSB", "I-02")))
SPORT = Actor("sport", "Kreissportbund", ActorKind.ORG, aliases=("Sportbund",), mentions=(said("Sportbund"),))
CARITAS = Actor("caritas", "Caritas", ActorKind.ORG, mentions=(said("Caritas"),), candidates=("ksb", "sport", "gern"))
HEAD = Actor(
    "head",
    "Erna Linde",
    ActorKind.PER,
    protected=True,
    aliases=("Frau Linde",),
    function="Leiterin",
    organisation="VHS",
    mentions=(said("Frau Linde"), said("Leiterin")),
    candidates=("gern",),
)
GERN = Actor("gern", "Karl Gern", ActorKind.PER, protected=True, mentions=(said("Karl Gern"),))
NAMES = ("Linde", "Erna", "Karl", "Gern")
EDGE = Relation("ksb", "caritas", RelationKind.COOPERATES, (Quote("I-01", 1, 0, 14, SAYS[:14]),))


def talks():
    return [
        build_transcript(name, SAYS, "Der Bus fehlt am Abend.", id=id) for name, id in (("a", "I-01"), ("b", "I-02"))
    ]


def analysed(transcripts):
    return replace(build_analysis(transcripts), actors=(KSB, SPORT, CARITAS, HEAD, GERN), relations=(EDGE,))


def shown(*decisions: ActorDecision):
    made = [replace(one, id=number, by="Kim", at=NOW) for number, one in enumerate(decisions, start=1)]
    return arrange_shown(analysed(talks()), made)


def test_of_a_person_in_office_nothing_is_left_but_the_office():
    head = shown().actors["head"]
    assert (head.name, head.aliases, head.candidates) == ("Leiterin, VHS", (), ())
    assert [mention.surface for mention in head.mentions] == ["", "Leiterin"]
    assert not any(name in str(shown().actors) + str(shown().history) for name in NAMES)


def test_persons_without_office_are_only_counted():
    found = shown()
    assert set(found.actors) == {"ksb", "sport", "caritas", "head"}
    assert found.hidden == 1
    assert found.actors["caritas"].candidates == ("ksb", "sport")


def test_a_name_that_is_kept_back_is_not_marked_in_the_text_either():
    findings = gather(1, analysed(talks()), transcripts=talks())
    marks = marks_by_turn(findings, findings.transcripts["I-01"], shown=["actor"])
    assert [mark.label for mark in marks[1] if mark.start != mark.end].count("Amt: Leiterin, VHS") == 1


def test_a_protected_actor_is_gone_at_once_and_its_name_leaves_the_history_too():
    renamed = ActorDecision(RENAME, ("ksb",), name="Herr Kaspar")
    hidden = ActorDecision(RECLASS, ("ksb",), kind=ActorClass.PROTECTED)
    found = shown(renamed, hidden)
    assert "ksb" not in found.actors
    assert found.hidden == 2
    assert not any("Kaspar" in entry.words or "KSB" in entry.words for entry in found.history)
    assert "„Herr Kaspar“" in shown(renamed).history[0].words


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (ActorDecision(MERGE, ("sport", "ksb")), "„KSB“ und „Kreissportbund“ sind dasselbe"),
        (ActorDecision(RENAME, ("ksb",), name="Bund"), "„KSB“ heißt nun „Bund“"),
        (ActorDecision(RECLASS, ("ksb",), kind=ActorClass.PLACE), "„KSB“ ist ein Ort"),
        (ActorDecision(RECLASS, ("ksb",), kind=ActorClass.NOTHING), "„KSB“ ist kein Akteur"),
        (
            ActorDecision(RECLASS, ("ksb",), kind=ActorClass.OFFICE, function="Leiter", organisation="VHS"),
            "„KSB“ ist ein Amt: Leiter, VHS",
        ),
        (
            ActorDecision(RECLASS, ("gern",), kind=ActorClass.ORGANISATION, name="Haus Gern"),
            "Ein geschützter Name ist eine Organisation, Name: „Haus Gern“",
        ),
        (
            ActorDecision(SPLIT, ("head",), surfaces=("Frau Linde",), name="Frau Linde"),
            "Von „Leiterin, VHS“ abgetrennt: ein geschützter Name",
        ),
        (ActorDecision(RENAME, ("gone",), name="Bund"), "Ein früherer Akteur heißt nun „Bund“"),
    ],
)
def test_the_history_tells_what_was_done(decision, words):
    [entry] = shown(decision).history
    assert entry.words == words


def test_links_to_an_actor_merged_away_lead_to_the_one_that_stayed():
    assert shown(ActorDecision(MERGE, ("sport", "ksb"))).heirs == {"ksb": "sport"}


@pytest.fixture
def findings():
    return gather(1, analysed(talks()), transcripts=talks())


def test_similar_names_are_offered_first_and_offices_only_to_offices(findings):
    assert [other.id for other in partners(findings, findings.actors["sport"])] == ["ksb", "caritas"]
    assert partners(findings, findings.actors["head"]) == []


def test_what_is_offered_for_splitting_names_no_person(findings):
    head = findings.actors["head"]
    assert list(spellings(head).values()) == ["„Leiterin“ (1)"]
    assert list(spellings(findings.actors["ksb"]).values()) == ["„KSB“ (2)"]
    assert [text for text in passages(head, findings.transcripts).values() if "Leiterin" in text]
    assert after_merge(findings, ["ksb", "sport"]) == "Danach ein Akteur mit 3 Nennungen in 2 Gesprächen."


def test_none_of_the_candidates_settles_the_question_as_well():
    assert answer(CARITAS, "") == ActorDecision(RECLASS, ("caritas",), kind=ActorClass.ORGANISATION)
    assert answer(CARITAS, "ksb").actors == ("ksb", "caritas")


@pytest.fixture
def visit(store, store_url, monkeypatch):
    return prepare_visits(store, store_url, monkeypatch)


@pytest.fixture
def analysis(store, people):
    """Two released interviews that name five actors."""
    stored = release_all(store, [replace(talk, id="") for talk in talks()], by=people.facilitator)
    return save(store, analysed(stored), by=people.staff)


@pytest.fixture
def open_actor(visit, people, analysis):
    def open_actor(id: str = "", **parameters: str):
        return visit(people.staff, "insights/actors.py", **({"akteur": id} if id else {}), **parameters)

    return open_actor


def names_in(at) -> list[str]:
    """The names in the table, in alphabetical order."""
    return sorted(next(frame.value for frame in at.dataframe if "Nennungen" in frame.value)["Name"])


def choose_act(at, label: str):
    field(at, "radio", "Was möchten Sie ändern?").set_value(ActorAct(label))
    return run(at)


@on_sqlite
def test_the_page_counts_what_it_hides_and_names_nobody(open_actor):
    for id in ("", "head", "gern", "caritas"):
        at = open_actor(id)
        assert "4 Akteure · 1 Name bleibt geschützt" in text_of(at)
        assert not any(name in names_in(at) for name in ("Erna Linde", "Karl Gern"))
        labels = [option for box in at.selectbox for option in box.options]
        assert not any(name in " ".join(labels) for name in NAMES)
    assert "1 weitere Stelle nennt einen Namen" in text_of(open_actor("head"))


@on_sqlite
def test_a_relation_says_whose_view_it_is(open_actor):
    at = open_actor("caritas")
    assert "KSB arbeitet zusammen mit Caritas (1 Stelle)" in [box.label.replace("\\", "") for box in at.expander]
    assert "Aus Sicht von: Zivilgesellschaft (1 Gespräch)" in text_of(at).replace("\\", "")


@on_sqlite
def test_two_actors_become_one_and_two_again(store, people, open_actor):
    at = choose_act(open_actor("sport"), "merge")
    field(at, "multiselect", "„Kreissportbund“ ist dasselbe wie …").set_value(["ksb"])
    assert "Danach ein Akteur mit 3 Nennungen in 2 Gesprächen." in text_of(run(at))
    field(at, "selectbox", "Gemeinsamer Name").set_value("KSB")
    at = press(at, "Zusammenführen")
    assert names_in(at) == ["Caritas", "KSB", "Leiterin, VHS"]
    assert "Zusammengeführt" in text_of(at)
    assert "auch genannt: Kreissportbund, Sportbund" in text_of(at)
    assert "„KSB“ und „Kreissportbund“ sind dasselbe" in text_of(at).replace("\\", "")
    at = press(at, "Rückgängig")
    assert names_in(at) == ["Caritas", "KSB", "Kreissportbund", "Leiterin, VHS"]
    assert "zurückgenommen am" in text_of(at)
    assert [one.undone_by for one in actor_decisions(store, by=people.staff)] == ["Stab"]


@on_sqlite
def test_a_spelling_becomes_an_actor_of_its_own(store, people, open_actor):
    decide_actor(store, ActorDecision(MERGE, ("sport", "ksb")), seen=0, by=people.staff, at=NOW)
    at = choose_act(open_actor("sport"), "split")
    field(at, "multiselect", "Schreibweisen, die jemand anderen meinen").set_value(["KSB"])
    field(at, "text_input", "Name des neuen Akteurs").input("Karnevalsbund")
    at = press(at, "Abtrennen")
    assert "Karnevalsbund" in names_in(at)


@on_sqlite
def test_an_actor_gets_another_name(open_actor):
    at = choose_act(open_actor("ksb"), "rename")
    field(at, "text_input", "Neuer Name").input("Kreis*sport*bund")
    at = press(at, "Umbenennen")
    assert "Kreis*sport*bund" in names_in(at)
    assert at.header[0].value == "Kreis\\*sport\\*bund"


@on_sqlite
def test_an_actor_is_protected_with_one_decision(open_actor, visit, people):
    at = choose_act(open_actor("ksb"), "reclass")
    field(at, "selectbox", "„KSB“ ist").set_value(ActorClass.PROTECTED)
    at = press(run(at), "Einordnung speichern")
    assert names_in(at) == ["Caritas", "Kreissportbund", "Leiterin, VHS"]
    assert "2 Namen bleiben geschützt" in text_of(at)
    assert "KSB" not in text_of(at)
    assert "akteur" not in at.query_params


@on_sqlite
def test_an_office_needs_function_and_organisation(open_actor):
    at = choose_act(open_actor("ksb"), "reclass")
    field(at, "selectbox", "„KSB“ ist").set_value(ActorClass.OFFICE)
    field(run(at), "text_input", "Funktion").input("Leiterin")
    assert "Funktion und Organisation" in press(at, "Einordnung speichern").error[0].value


@on_sqlite
def test_a_question_is_asked_and_answered(open_actor):
    at = open_actor()
    assert "Wer ist mit „Caritas“ gemeint?" in [button.label for button in at.button]
    at = open_actor("caritas")
    at = press(at, "Festlegen")
    assert "Bitte wählen" in at.warning[0].value
    at.radio[0].set_value("ksb")
    at = press(at, "Festlegen")
    assert names_in(at) == ["KSB", "Kreissportbund", "Leiterin, VHS"]
    assert at.query_params["akteur"] == "ksb"


@on_sqlite
def test_who_comes_second_is_told_so(store, people, open_actor):
    at = choose_act(open_actor("ksb"), "rename")
    field(at, "text_input", "Neuer Name").input("Zweiter")
    decide_actor(store, ActorDecision(RENAME, ("ksb",), name="Erster"), seen=0, by=people.staff, at=NOW)
    at = press(at, "Umbenennen")
    assert "inzwischen jemand anderes geändert" in at.error[0].value
    assert at.header[0].value == "Erster"
    field(at, "text_input", "Neuer Name").input("Zweiter")
    at = press(at, "Umbenennen")
    assert at.header[0].value == "Zweiter"


@on_sqlite
def test_an_old_link_leads_to_the_actor_that_stayed(store, people, open_actor):
    decide_actor(store, ActorDecision(MERGE, ("sport", "ksb")), seen=0, by=people.staff, at=NOW)
    assert open_actor("ksb").header[0].value == "Kreissportbund"


def all_of(at) -> str:
    """Everything on the page, tables and choices as well."""
    tables = [str(frame.value) for frame in at.dataframe]
    choices = [f"{box.label} {box.options}" for box in at.selectbox]
    return "\n".join([text_of(at), *tables, *choices, *(box.label for box in at.expander)])


@on_sqlite
def test_who_is_not_shown_is_listed_by_place_and_without_name(open_actor):
    for at in (open_actor(), open_actor(geschuetzt="gern")):
        assert "Nicht gezeigte Personen (1)" in all_of(at)
        assert "I-01, Beitrag 2" in all_of(at)
        assert "Personenname ohne öffentliches Amt" in all_of(at)
        assert not any(name in all_of(at) for name in NAMES)


@on_sqlite
def test_the_name_is_told_to_people_who_may_read_raw_texts_and_not_in_the_list(store, visit, people, analysis):
    both = {Role.STAFF, Role.FACILITATOR}
    account = {"login": "beide", "name": "Beide", "password": PASSWORD, "roles": both, "groups": []}
    boss = create_account(store, **account, by=people.admin, at=NOW)
    assert not any(name in all_of(visit(boss, "insights/actors.py")) for name in NAMES)
    opened = text_of(visit(boss, "insights/actors.py", geschuetzt="gern"))
    assert "Name im Text: Karl Gern" in opened.replace("\\", "")


@on_sqlite
def test_somebody_not_shown_becomes_an_office_and_is_hidden_again(open_actor):
    at = open_actor(geschuetzt="gern")
    assert "Funktion und Organisation" in press(at, "Als öffentliche Funktion zeigen").error[0].value
    field(at, "text_input", "Funktion").input("Bürgermeister")
    field(at, "text_input", "Organisation oder Ort").input("Edemissen")
    at = press(at, "Als öffentliche Funktion zeigen")
    assert "Bürgermeister von Edemissen" in names_in(at)
    assert at.header[0].value == "Bürgermeister von Edemissen"
    assert "Ein geschützter Name ist ein Amt: Bürgermeister, Edemissen" in text_of(at).replace("\\", "")
    assert "Nicht gezeigte" not in all_of(at)
    assert not any(name in all_of(at) for name in NAMES)
    at = press(at, "Rückgängig")
    assert "Nicht gezeigte Personen (1)" in all_of(at)
    assert "Bürgermeister von Edemissen" not in names_in(at)


@on_sqlite
@pytest.mark.parametrize("who", ["facilitator", "member", "administration", "admin"])
def test_only_those_who_explore_open_the_page(store, store_url, monkeypatch, people, analysis, who):
    refusal = prepare_refusals(store, store_url, monkeypatch)
    assert refusal(getattr(people, who), "insights/actors.py") == "NotAllowed"
