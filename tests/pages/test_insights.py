from dataclasses import replace

import pytest

from corpus.store.dossiers import confirmed
from corpus.store.jobs import latest_job
from corpus.types import (
    Actor,
    ActorKind,
    Analysis,
    Compared,
    Mention,
    Perspective,
    Quote,
    RankedGroup,
    Relation,
    RelationKind,
    Routing,
)
from pages.insights import proposals
from pages.insights.headlines import breadth_words, counts_of, headline, missing_perspectives, new_since
from pages.insights.proposals import batch_lines, choices, draft_of, likely, percent_of, waiting
from pages.insights.quotes import is_in_text
from pages.ui.findings import (
    Breadth,
    breadth,
    cross_table,
    gather,
    in_turns,
    marks_by_turn,
    ranked_challenges,
    theme_names_by_breadth,
)
from tests.builders import DISTRICT, build_analysis, build_challenge, build_statement, build_transcript
from tests.pages.screens import (
    field,
    html_of,
    links_of,
    on_sqlite,
    prepare_refusals,
    prepare_visits,
    press,
    release_all,
    run,
    save,
    text_of,
)


def build_talks():
    return [
        build_transcript("a", id="I-01", municipality="Nordheim", perspective=Perspective.POLITICS),
        build_transcript("b", id="I-02", municipality="Südheim", perspective=Perspective.BUSINESS),
        build_transcript("c", id="I-03", municipality="", perspective=None),
    ]


def with_actors(analysis: Analysis) -> Analysis:
    """The first interview names an office, and a person who must not be shown."""
    office = Actor("a1", "Büro am Markt", ActorKind.ORG, mentions=(Mention("I-01", 1, 13, 16, "Bus"),))
    hidden = Actor("a2", "Geheimer Name", ActorKind.PER, protected=True, mentions=(Mention("I-01", 1, 0, 4, "Also"),))
    club = Actor("a3", "Verein Brücke", ActorKind.ORG, mentions=(Mention("I-02", 1, 13, 16, "Bus"),))
    quote = Quote("I-01", 1, 13, 16, "Bus")
    edges = (
        Relation("a1", "a2", RelationKind.TENSION, (quote,)),
        Relation("a1", "a3", RelationKind.COOPERATES, (quote,)),
    )
    return replace(analysis, actors=(office, hidden, club), relations=edges)


@pytest.fixture
def findings():
    talks = build_talks()
    return gather(7, with_actors(build_analysis(talks, challenges=("c1", "c2"))), transcripts=talks)


def test_protected_actors_are_not_even_in_the_findings(findings):
    assert set(findings.actors) == {"a1", "a3"}
    assert [(edge.source, edge.target) for edge in findings.relations] == [("a1", "a3")]
    marks = marks_by_turn(findings, findings.transcripts["I-01"], shown=["actor", "challenge"])
    assert not [mark for mark in marks[1] if "Geheim" in mark.label]


def test_breadth_counts_interviews_municipalities_and_perspectives_once(findings):
    assert breadth(findings, ["I-01", "I-01", "I-02", "I-03", "gone"]) == Breadth(3, 2, 2)
    assert breadth_words(Breadth(1, 1, 2)) == "1 Gespräch · 1 Gemeinde · 2 Perspektiven"


def test_a_transcript_the_analysis_has_not_seen_does_not_count():
    talks = build_talks()
    assert set(gather(1, build_analysis(talks[:2]), transcripts=talks).transcripts) == {"I-01", "I-02"}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["wide", "narrow"]),
        ({"municipality": "Südheim"}, ["wide"]),
        ({"perspective": "business"}, ["wide"]),
        ({"theme": "th9"}, []),
    ],
)
def test_the_most_widely_carried_challenge_comes_first(filters, expected):
    talks = build_talks()
    wide = build_challenge("wide", talks, statements=["s0", "s1", "s2"])
    narrow = build_challenge("narrow", talks[:1], statements=["s0"])
    found = gather(1, replace(build_analysis(talks), challenges=(narrow, wide)), transcripts=talks)
    assert [challenge.id for challenge in ranked_challenges(found, **filters)] == expected


def test_a_cell_counts_interviews_and_unknown_columns_are_left_out(findings):
    assert cross_table(findings, by="gemeinde") == {("th1", "Nordheim"): 1, ("th1", "Südheim"): 1}
    assert cross_table(findings, by="perspektive") == {("th1", "politics"): 1, ("th1", "business"): 1}


def test_every_interview_has_its_first_say_before_any_has_its_second():
    talks = build_talks()
    said = [build_statement("x", talks[0]), build_statement("y", talks[0]), build_statement("z", talks[1])]
    assert [statement.id for statement in in_turns(said)] == ["x", "z", "y"]


def test_themes_are_called_by_name_and_those_that_are_gone_by_none(findings):
    assert findings.theme_label("th1") == "Mobilität"
    assert theme_names_by_breadth(findings) == {"th1": "Mobilität"}
    assert findings.theme_label("gone") == ""


def test_a_finding_that_no_longer_fits_the_text_is_neither_marked_nor_quoted(findings):
    talk = build_transcript("a", "Etwas ganz anderes.", id="I-01")
    assert marks_by_turn(findings, talk, shown=["challenge"]) == {}
    changed = replace(findings, transcripts={"I-01": talk})
    assert not any(is_in_text(changed, statement) for statement in findings.statements.values())


def test_the_headline_says_how_many_carry_the_widest(findings):
    said = headline(findings, ranked_challenges(findings))
    assert "Aus 3 Gesprächen in 2 Gemeinden kommen 2 Herausforderungen" in said
    assert "„Problem c1“ – in 3 Gesprächen" in said
    assert "noch keine Herausforderung" in headline(findings, [])


def test_assigned_challenges_do_not_wait(findings):
    numbers = {label: number for label, number, _ in counts_of(findings, ranked_challenges(findings), assigned={"c1"})}
    assert numbers["Herausforderungen"] == 2
    assert numbers["Noch offen"] == 1
    assert "Zugewanderte" in missing_perspectives(findings)
    assert "Politik" not in missing_perspectives(findings)


def ranked(*pairs: tuple[str, float]) -> tuple[RankedGroup, ...]:
    return tuple(RankedGroup(group, probability) for group, probability in pairs)


def proposals_for(*routings: Routing):
    talks = build_talks()
    analysis = replace(build_analysis(talks, challenges=("c1", "c2")), routings=routings)
    return waiting(gather(1, analysis, transcripts=talks), assigned={}, groups=DISTRICT.groups)


def test_the_proposed_groups_stand_first_and_the_office_last():
    (first, _) = proposals_for(Routing("c1", ranked(("wohnen", 0.6), ("gone", 0.3), ("bus", 0.1))))
    assert list(choices(first, DISTRICT.groups).items()) == [
        ("wohnen", "AK Wohnen – 60 %"),
        ("bus", "AK Mobilität – 10 %"),
        ("sprache", "AK Sprache"),
        ("", "unsicher → Geschäftsstelle"),
    ]


def test_a_batch_takes_only_sure_proposals_above_the_mark():
    found = proposals_for(
        Routing("c1", ranked(("bus", 0.9)), unsure=True), Routing("c2", ranked(("wohnen", 0.8), ("bus", 0.1)))
    )
    assert [proposal.challenge.id for proposal in likely(found, percent=80)] == ["c2"]
    assert likely(found, percent=81) == []
    assert batch_lines(found, {"wohnen": "AK Wohnen"}) == ["Problem c2 → AK Wohnen (80 %)"]


def test_without_a_routing_a_person_has_to_look():
    assert [proposal.best for proposal in proposals_for()] == [None, None]


def test_a_draft_of_a_dossier_has_as_many_quotes_as_can_be_compared(monkeypatch, findings):
    draft = draft_of(findings, findings.challenges["c1"])
    assert (draft.compared, draft.name, draft.text.count("\n")) == (Compared.DOSSIER, "Problem c1", 2)
    monkeypatch.setattr(proposals, "LONGEST_DRAFT", len(draft.name) + len(draft.text))
    assert draft_of(findings, findings.challenges["c1"]).text.count("\n") == 1


def test_nothing_is_ever_certain():
    assert percent_of(RankedGroup("bus", 1.0)) == 99


@pytest.fixture
def visit(store, store_url, monkeypatch):
    return prepare_visits(store, store_url, monkeypatch)


@pytest.fixture
def refusal(store, store_url, monkeypatch):
    return prepare_refusals(store, store_url, monkeypatch)


@pytest.fixture
def talks(store, people):
    """Two released interviews with an analysis of two challenges, actors and a theme."""
    stored = release_all(store, [replace(talk, id="") for talk in build_talks()[:2]], by=people.facilitator)
    save(store, with_actors(build_analysis(stored, challenges=("c1", "c2"))), by=people.staff)
    return stored


PAGES = ["overview", "themes", "actors", "challenges", "routing"]


@on_sqlite
@pytest.mark.parametrize("name", PAGES)
def test_before_the_first_analysis_a_page_says_what_to_do(visit, people, name):
    assert "Noch kein Interview ist freigegeben" in text_of(visit(people.staff, f"insights/{name}.py"))


@on_sqlite
def test_staff_start_the_first_analysis_from_the_overview(store, visit, people):
    release_all(store, [build_transcript("a")], by=people.facilitator)
    at = visit(people.staff, "insights/overview.py")
    assert "Noch keine Auswertung" in text_of(at)
    press(at, "Auswertung starten")
    assert latest_job(store).state == "waiting"
    assert "Auswertung starten" not in [button.label for button in at.button]


@on_sqlite
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", ["facilitator", "member", "administration", "admin"])
def test_only_staff_see_what_the_interviews_say(refusal, people, talks, name, who):
    assert refusal(getattr(people, who), f"insights/{name}.py") == "NotAllowed"


@on_sqlite
def test_the_overview_answers_first(visit, people, talks):
    shown = text_of(visit(people.staff, "insights/overview.py")).replace("\\", "")
    assert "Aus 2 Gesprächen in 2 Gemeinden kommen 2 Herausforderungen" in shown
    assert "Problem c1 – 2 Gespräche" in shown


@on_sqlite
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    "parameters", [{}, {"herausforderung": "c1"}, {"thema": "th1", "akteur": "a1"}, {"thema": "<b>", "seite": "-9"}]
)
def test_protected_actors_are_shown_nowhere(visit, people, talks, name, parameters):
    at = visit(people.staff, f"insights/{name}.py", **parameters)
    assert "Geheimer Name" not in text_of(at) + str(at.main)


@on_sqlite
def test_a_cell_of_the_heatmap_leads_to_its_quotes_and_they_to_the_interview(visit, people, talks):
    at = visit(people.staff, "insights/themes.py", thema="th1", spalte="Südheim")
    quotes = [html for html in html_of(at) if "<figure" in html]
    assert len(quotes) == 1
    assert ">Der Bus fehlt am Abend.</mark>" in quotes[0]
    assert "Gefragt wurde: Was fehlt hier?" in quotes[0]
    assert any("interview=I-02" in to and "stelle=2" in to for to in links_of(at).values())


@on_sqlite
def test_an_actor_comes_with_mentions_and_relations(visit, people, talks):
    shown = text_of(visit(people.staff, "insights/actors.py", akteur="a1"))
    assert "Büro am Markt" in shown
    assert ">Bus</mark>" in shown


@on_sqlite
@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, "2 von 2 Herausforderungen"),
        ({"gemeinde": "Nordheim"}, "2 von 2 Herausforderungen"),
        ({"umfang": "einzeln"}, "Keine Herausforderung passt"),
        ({"herausforderung": "gone"}, "gibt es in der jetzigen Auswertung nicht mehr"),
        ({"herausforderung": "c1"}, "noch nicht zugewiesen"),
    ],
)
def test_the_url_holds_the_filters_of_the_challenges(visit, people, talks, parameters, expected):
    assert expected in text_of(visit(people.staff, "insights/challenges.py", **parameters))


@on_sqlite
def test_accepting_a_proposal_makes_a_dossier(store, visit, people, talks):
    at = press(visit(people.staff, "insights/routing.py"), "Zuweisen")
    assert confirmed(store, by=people.staff) == {"c1": "D-001"}
    assert "Zugewiesen: D-001." in text_of(at).replace("\\", "")
    assert "Problem c1" not in text_of(at)


@on_sqlite
def test_a_proposal_names_the_group_that_should_take_part(store, visit, people, talks):
    routing = Routing("c1", ranked(("bus", 0.7)), supporting="sprache")
    save(store, replace(build_analysis(talks), routings=(routing,)), by=people.staff)
    assert "Mitwirkend: AK Sprache" in text_of(visit(people.staff, "insights/routing.py")).replace("\\", "")


@on_sqlite
def test_the_office_takes_what_is_unsure(store, visit, people, talks):
    at = visit(people.staff, "insights/routing.py", herausforderung="c2")
    field(at, "selectbox", "Zuweisen an").set_value("")
    press(at, "Zuweisen")
    at = visit(people.staff, "insights/routing.py", ansicht="zugewiesen")
    assert "bei der Geschäftsstelle" in text_of(at)


@on_sqlite
def test_without_a_choice_nothing_is_assigned_and_the_page_says_so(store, visit, people, talks):
    save(store, replace(build_analysis(talks), routings=()), by=people.staff)
    at = visit(people.staff, "insights/routing.py")
    assert "Bitte wählen Sie zuerst, wohin." in text_of(press(at, "Zuweisen"))
    assert confirmed(store, by=people.staff) == {}


@on_sqlite
def test_several_are_assigned_at_once(store, visit, people, talks):
    at = visit(people.staff, "insights/routing.py")
    field(at, "slider", "Alle, deren erster Vorschlag mindestens so wahrscheinlich ist (in Prozent)").set_value(71)
    assert "Kein Vorschlag ist so wahrscheinlich" in text_of(run(at))
    field(at, "slider", "Alle, deren erster Vorschlag mindestens so wahrscheinlich ist (in Prozent)").set_value(70)
    press(run(at), "2 zuweisen")
    assert set(confirmed(store, by=people.staff)) == {"c1", "c2"}


@on_sqlite
def test_what_was_released_later_is_announced(store, visit, people, talks):
    release_all(store, [build_transcript("später", "Noch ein Text.")], by=people.facilitator)
    assert "neu oder geändert: 1 Gespräch" in text_of(visit(people.staff, "insights/overview.py"))


def test_only_released_interviews_of_another_state_are_new(findings):
    assert new_since(findings, []) == []
