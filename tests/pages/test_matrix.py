from dataclasses import replace

import pytest

from corpus.types import Perspective, StatementKind, Theme
from corpus.workflow.evidence import Evidence
from pages.insights.headlines import headline
from pages.ui.findings import gather
from pages.ui.heatmap import SHARE, heat_table, shade, spoken
from pages.ui.matrices import WHOLE, Cell, Matrix, in_order, is_recurring, matrix_of, representative, side_by_side
from pages.ui.strips import draw_breadth, missing_from, side_card, strips_of
from tests.builders import build_analysis, build_challenge, build_statement, build_transcript
from tests.pages.screens import field, html_of, links_of, on_sqlite, prepare_visits, release_all, run, save, text_of

PLACES = ["Nordheim", "Nordheim", "Nordheim", "Nordheim", "Südheim"]
SAID = "Der Bus fehlt am Abend. Radwege gibt es nicht. Wir wünschen uns ein Rufauto."


def build_talks(places=PLACES):
    return [
        build_transcript(str(n), SAID, id=f"I-{n}", municipality=place, perspective=Perspective.POLITICS)
        for n, place in enumerate(places)
    ]


def build_findings(*statements, keywords=("Bus",)):
    talks = build_talks()
    theme = Theme("th1", "Mobilität", keywords, tuple(statement.id for statement in statements))
    analysis = replace(build_analysis(talks), statements=statements, themes=(theme,), challenges=())
    return gather(1, analysis, transcripts=talks)


def say(id, talk, text="Der Bus fehlt am Abend.", *, score=0.9, kind=StatementKind.CHALLENGE):
    return replace(build_statement(id, build_talks()[talk], text), score=score, kind=kind)


@pytest.mark.parametrize(
    ("cell", "percent", "few"),
    [
        (Cell(3, 4), 75, False),
        (Cell(1, 3), 33, False),
        (Cell(1, 8), 13, False),
        (Cell(2, 2), 100, True),
        (Cell(0, 0), 0, True),
    ],
)
def test_a_share_is_a_whole_percentage_of_the_interviews_held(cell, percent, few):
    assert (cell.percent, cell.is_few) == (percent, few)


def test_a_matrix_counts_interviews_against_those_held_there():
    found = build_findings(say("a", 0), say("b", 0, "Radwege gibt es nicht."), say("c", 1), say("d", 4))
    table = matrix_of(found, {"th1": "Mobilität"}, by="gemeinde")
    assert table.cell("th1", "Nordheim") == Cell(2, 4)
    assert table.cell("th1", "Südheim") == Cell(1, 1)
    assert table.cell("th1", WHOLE) == Cell(3, 5)
    assert table.cell("th1", "Westheim") == Cell(0, 0)
    assert table.top == 2


def test_a_matrix_of_proposals_counts_no_challenges():
    found = build_findings(say("a", 0), say("b", 1, kind=StatementKind.PROPOSAL))
    table = matrix_of(found, {"th1": "Mobilität"}, by="perspektive", kinds=[StatementKind.PROPOSAL])
    assert table.cell("th1", "politics") == Cell(1, 5)
    assert table.cell("th1") == Cell(1, 5)


def test_the_most_telling_quote_stands_first_and_every_interview_speaks_once_before_any_speaks_twice():
    said = [say("a", 0, "Radwege gibt es nicht.", score=0.95), say("b", 0, score=0.8), say("c", 1, score=0.7)]
    assert [one.id for one in representative(build_findings(*said), "th1")] == ["b", "c", "a"]


def test_without_a_choice_the_columns_of_most_interviews_stand_side_by_side():
    found = build_findings(say("a", 0), say("b", 1), say("c", 0, "Radwege gibt es nicht."), say("d", 4))
    shown = side_by_side(found, found.statements.values(), chosen=[], by="gemeinde")
    assert [(one.name, [said.id for said in one.passages], one.cell) for one in shown] == [
        ("Nordheim", ["a", "b", "c"], Cell(2, 4)),
        ("Südheim", ["d"], Cell(1, 1)),
    ]


def test_of_the_chosen_columns_only_known_ones_and_no_more_than_four_stand():
    talks = build_talks(["A", "B", "C", "D", "E"])
    found = gather(1, build_analysis(talks), transcripts=talks)
    shown = side_by_side(found, [], chosen=["E", "gone", "A", "B", "C", "D"], by="gemeinde")
    assert [one.name for one in shown] == ["A", "B", "C", "E"]


def build_matrix(*, name="Nordheim", held=4):
    counts = {("th1", "n"): 3, ("th1", WHOLE): 3}
    return Matrix({"th1": "Bus & <Bahn>"}, {"n": name}, counts, {"n": held, WHOLE: held})


@pytest.mark.parametrize(
    ("value", "expected"),
    [("anzahl", "3 von 4 Gesprächen – Bus"), (SHARE, "75\N{NO-BREAK SPACE}%, 3 von 4 Gesprächen – Bus")],
)
def test_a_field_says_in_words_how_many_of_how_many(value, expected):
    assert expected in heat_table(build_matrix(), value=value, chosen=("", ""), alt="Tabelle")


def test_names_are_escaped_and_the_chosen_field_is_pressed():
    table = heat_table(build_matrix(name='"><script>'), value=SHARE, chosen=("th1", "n"), alt="<i>")
    assert "<script>" not in table
    assert "<Bahn>" not in table
    assert "<i>" not in table.replace('<i class="few">', "")
    assert table.count('aria-pressed="true"') == 1


def test_columns_of_few_interviews_are_hatched_light_and_named_as_such():
    assert shade(Cell(2, 2), value=SHARE, top=9) == "h3 few"
    assert shade(Cell(4, 4), value=SHARE, top=9) == "h5"
    assert shade(Cell(0, 4), value=SHARE, top=9) == "h0"
    assert spoken(Cell(1, 1), value="anzahl") == "1 von 1 Gespräch, wenige Gespräche"
    assert "weniger als 3 Gespräche" in heat_table(build_matrix(held=2), value=SHARE, chosen=("", ""), alt="")


def build_carried():
    """Three challenges: one of two places, one of more interviews from one place, one of a single interview."""
    talks = build_talks([*PLACES, "Nordheim"])
    wide = build_challenge("wide", [talks[0], talks[4]], statements=["s0", "s4"])
    often = build_challenge("often", talks[1:4], statements=["s1", "s2", "s3"])
    often = replace(often, perspectives=(Perspective.POLITICS,))
    single = replace(build_challenge("single", talks[5:], statements=["s5"]), label="Ganz allein")
    wide = replace(wide, municipalities=("Nordheim", "Südheim"))
    return gather(1, replace(build_analysis(talks), challenges=(wide, often, single)), transcripts=talks)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("breite", ["often", "wide", "single"]),
        ("gemeinden", ["wide", "often", "single"]),
        ("name", ["often", "wide", "single"]),
    ],
)
def test_single_challenges_come_after_those_that_recur_in_every_order(sort, expected):
    assert [one.id for one in in_order(build_carried(), sort=sort)] == expected


def test_the_headline_counts_only_what_recurs():
    found = build_carried()
    ranked = list(found.challenges.values())
    assert "2 Herausforderungen, die sich wiederholen" in headline(found, ranked)
    assert "noch keine Herausforderung" in headline(found, [one for one in ranked if not is_recurring(one)])


def test_breadth_shows_a_mark_for_every_place_and_names_those_that_speak():
    found = build_carried()
    drawn = draw_breadth(found, found.challenges["often"])
    assert "Gespräche: <b>3 von 6</b>" in drawn
    assert "Gemeinden: <b>1 von 2</b>" in drawn
    assert [drawn.count(f'<i class="{look}"') for look in ("on", "off")] == [2, 1]
    assert "<span>Nordheim</span>" in drawn
    assert missing_from(strips_of(found, found.challenges["often"])[0]) == "Südheim"


def test_a_quote_of_a_narrow_column_is_escaped_and_keeps_its_surroundings():
    quote = replace(build_statement("s", build_talks()[0]), text="<b>")
    card = side_card(Evidence(quote, before="Vorher.", question="Was?"), source="Ort", look="challenge", label="L")
    assert "<b>" not in card
    assert "Vorher. &lt;b&gt;" in card
    assert "Gefragt wurde: Was?" in card


@pytest.fixture
def visit(store, store_url, monkeypatch):
    return prepare_visits(store, store_url, monkeypatch)


@pytest.fixture
def talks(store, people):
    """Five released interviews; four speak of one challenge, the fifth of nothing but a single one."""
    stored = release_all(store, [replace(talk, id="") for talk in build_talks()], by=people.facilitator)
    analysis = build_analysis(stored[:4], challenges=("c1",))
    single = replace(build_challenge("c2", stored[:1], statements=["s0"]), label="Ganz allein")
    inputs = build_analysis(stored).inputs
    save(store, replace(analysis, inputs=inputs, challenges=(*analysis.challenges, single)), by=people.staff)
    return stored


@on_sqlite
def test_three_quotes_of_every_theme_unfold_before_one_is_chosen(visit, people, talks):
    at = visit(people.staff, "insights/themes.py")
    assert "4 von 5 Gesprächen" in text_of(at)
    assert [one.label for one in at.expander] == ["Drei Zitate zu „Mobilität“"]
    assert not any("<figure" in html for html in html_of(at))


@on_sqlite
def test_what_counts_is_narrowed_to_one_kind_by_the_url(visit, people, talks):
    shown = text_of(visit(people.staff, "insights/themes.py", art="strength"))
    assert "0 von 5 Gesprächen" in shown
    assert "Keine Aussage passt zu dieser Auswahl" in shown


@on_sqlite
def test_columns_stand_side_by_side_with_the_same_number_of_quotes_and_an_empty_one_says_so(visit, people, talks):
    at = visit(people.staff, "insights/matrix.py", zitate="2")
    assert [one.value for one in at.subheader] == ["Nordheim", "Südheim"]
    assert sum("<figure" in html for html in html_of(at)) == 2
    assert "**4 Stellen** aus 4 von 4 Gesprächen" in text_of(at)
    assert "Davon ist hier nicht die Rede – in 0 von 1 Gespräch." in text_of(at)
    assert any("stelle=2" in to for to in links_of(at).values())


@on_sqlite
def test_the_url_holds_the_challenge_and_the_columns_of_a_comparison(visit, people, talks):
    at = visit(people.staff, "insights/matrix.py", was="herausforderung", herausforderung="c2", spalten="Nordheim")
    assert field(at, "selectbox", "Herausforderung").value == "c2"
    assert [one.value for one in at.subheader] == ["Nordheim"]
    assert "**1 Stelle** aus 1 von 4 Gesprächen" in text_of(at)
    assert "Mehr Stellen gibt es hier nicht." in text_of(at)
    field(at, "radio", "Gegenüberstellen mit").set_value("perspektive")
    assert [one.value for one in run(at).subheader] == ["Politik"]


@on_sqlite
@pytest.mark.parametrize(
    ("scope", "headings"),
    [
        ("", ["Aus mehreren Gesprächen", "Nur in einem Gespräch, aber gewichtig"]),
        ("mehrere", ["Aus mehreren Gesprächen"]),
        ("einzeln", ["Nur in einem Gespräch, aber gewichtig"]),
    ],
)
def test_challenges_of_a_single_interview_are_a_group_of_their_own(visit, people, talks, scope, headings):
    assert [one.value for one in visit(people.staff, "insights/challenges.py", umfang=scope).header] == headings


@on_sqlite
def test_the_comparison_says_what_to_do_before_there_is_an_analysis(visit, people):
    assert "Noch kein Interview ist freigegeben" in text_of(visit(people.staff, "insights/matrix.py"))
