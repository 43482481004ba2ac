"""Proposals after a new interview, what people change about themes and challenges, and the way back."""

from dataclasses import replace

import pytest

from corpus.store.codings import coding_decisions, decide_codings
from corpus.store.dossiers import confirm_routings
from corpus.store.measures import save_measures
from corpus.types import Analysis, Challenge, Change, ChangeKind, Coded, Perspective, RegisteredMeasure, Theme
from corpus.workflow.codings.decisions import CodingAct, CodingDecision
from pages.codings.batch import tell_all
from pages.codings.lineage import origin_of
from pages.codings.outcomes import Wanted, accept_all, before_and_after, title_of
from pages.codings.partners import list_partners
from pages.codings.passages import readable
from pages.codings.waiting import headline, later_interviews, open_changes, placed_by_now
from pages.ui.codings import (
    all_entries,
    assigned_now,
    dossiers_along,
    entries_of,
    heir_of,
    merged_into,
    name_of,
    pin_of,
)
from pages.ui.findings import Findings, gather
from pages.ui.texts import codings as says
from tests.builders import NOW, build_analysis, build_statement, build_transcript
from tests.pages.screens import (
    field,
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

ALL = "Der Bus fehlt am Abend. Kein Platz im Hort. Die Post ist zu. Wohnen ist teuer."
LATE, HORT, POST, FLATS = ALL.replace(". ", ".|").split("|")
CHALLENGE, THEME = Coded.CHALLENGE, Coded.THEME
JOIN = Change("p1", CHALLENGE, ChangeKind.JOIN, ("late3", "hort3"), target="bus")
NEW = Change("p2", CHALLENGE, ChangeKind.NEW, ("post1", "post3"), part="post", label="Post zu")
DIVIDE = Change(
    "p3", CHALLENGE, ChangeKind.SPLIT, ("late2", "flats3"), target="bus", part="flats", label="Wohnen teuer"
)
THEMED = Change("p4", THEME, ChangeKind.JOIN, ("late3",), target="th1")


def talks():
    return [
        build_transcript("a", ALL, id="I-01", municipality="Nordheim", perspective=Perspective.POLITICS),
        build_transcript("b", ALL, id="I-02", municipality="Südheim"),
        build_transcript("c", ALL, id="I-03", municipality="Nordheim", perspective=Perspective.NEWCOMERS),
    ]


def analysed(transcripts) -> Analysis:
    """Two interviews say the bus and the nursery are missing; the third came later and everything is proposed."""
    texts = {"late": LATE, "hort": HORT, "post": POST, "flats": FLATS}
    said = [
        build_statement(f"{word}{number}", transcript, text)
        for number, transcript in enumerate(transcripts, start=1)
        for word, text in texts.items()
    ]
    first = [one.id for one in transcripts[:2]]
    challenges = (
        Challenge("bus", "Kein Bus am Abend", ("Bus",), ("late1", "late2"), tuple(first)),
        Challenge("hort", "Zu wenig Plätze im Hort", ("Hort", "Platz"), ("hort1", "hort2"), tuple(first)),
    )
    base = build_analysis(transcripts, challenges=())
    theme = replace(base.themes[0], statements=("late1", "late2", "hort1", "hort2"))
    found = {CHALLENGE: {one.id: one.statements for one in challenges}, THEME: {"th1": theme.statements, "th2": ()}}
    changes = (THEMED, DIVIDE, NEW, JOIN)
    return replace(
        base,
        statements=tuple(said),
        themes=(theme, Theme("th2", "Post", (), ())),
        challenges=challenges,
        found=found,
        changes=changes,
    )


def shown(*decisions: CodingDecision) -> Findings:
    """The findings with these decisions in force, numbered as the store does."""
    made = [replace(one, id=number, by="Stab", at=NOW) for number, one in enumerate(decisions, start=1)]
    return gather(1, analysed(talks()), transcripts=talks(), codings=made, coded=len(made))


def merge(*ids: str, name: str = "") -> CodingDecision:
    return CodingDecision(CodingAct.MERGE, CHALLENGE, ids, name=name)


def move(*ids: str, statements: tuple[str, ...]) -> CodingDecision:
    return CodingDecision(CodingAct.MOVE, CHALLENGE, ids, statements)


# what waits


def test_challenges_come_before_themes_and_joins_before_what_is_new():
    assert [change.id for change in open_changes(shown())] == ["p1", "p2", "p3", "p4"]


def test_only_the_interviews_that_came_later_are_called_new():
    findings = shown()
    assert later_interviews(findings, findings.changes) == ["I-03"]
    told = headline(findings, findings.changes, with_interviews=says.HEADLINE, without=says.HEADLINE_ONLY)
    assert told == "Aus 1 neuen Gespräch: 4 Vorschläge."


def test_proposals_can_be_narrowed_to_one_interview():
    assert [change.id for change in open_changes(shown(), interview="I-01")] == ["p2"]
    assert open_changes(shown(), interview="I-09") == []


@pytest.mark.parametrize(
    ("change", "title", "facts"),
    [
        (
            JOIN,
            "2 Stellen passen zu „Kein Bus am Abend“",
            [
                "Bisher 2 Stellen: 2 Gespräche · 2 Gemeinden · 2 Perspektiven.",
                "Danach 4 Stellen: 3 Gespräche · 2 Gemeinden · 3 Perspektiven.",
            ],
        ),
        (
            replace(THEMED, target="th2"),
            "1 Stelle passt zu „Post“",
            ["Bisher: noch keine Stelle.", "Danach 1 Stelle: 1 Gespräch · 1 Gemeinde · 1 Perspektive."],
        ),
        (NEW, "Neu: „Post zu“ – 2 Gespräche", ["2 Stellen: 2 Gespräche · 1 Gemeinde · 2 Perspektiven."]),
        (
            DIVIDE,
            "Teilen: „Wohnen teuer“ aus „Kein Bus am Abend“ herauslösen",
            [
                "Bisher 2 Stellen: 2 Gespräche · 2 Gemeinden · 2 Perspektiven.",
                "Danach dort 1 Stelle: 1 Gespräch · 1 Gemeinde · 1 Perspektive.",
                "In der neuen Herausforderung 2 Stellen: 2 Gespräche · 2 Gemeinden · 2 Perspektiven.",
            ],
        ),
    ],
)
def test_a_proposal_says_what_it_would_come_to(change, title, facts):
    findings = shown()
    assert title_of(findings, change) == title
    assert before_and_after(findings, Wanted(change, change.statements)) == facts


def test_what_people_placed_by_hand_in_the_meantime_is_not_taken_away_again():
    findings = shown(move("", "hort", statements=("hort3",)))
    assert placed_by_now(findings, JOIN) == {"hort3": "hort"}
    settled = shown(move("", "hort", statements=("hort3", "late3", "post1", "post3")))
    assert [change.id for change in open_changes(settled)] == ["p3", "p4"]


def test_what_is_pinned_stays_as_it_is():
    pins = [CodingDecision(CodingAct.PIN, CHALLENGE, ("bus",)), CodingDecision(CodingAct.PIN, THEME, ("th1",))]
    assert [change.id for change in open_changes(shown(*pins))] == ["p1", "p2"]
    assert pin_of(shown(*pins), CHALLENGE, "bus") == 1
    assert pin_of(shown(*pins), THEME, "bus") == 0


def test_only_what_can_still_be_read_is_shown_and_accepted():
    withdrawn = gather(1, analysed(talks()), transcripts=talks()[:2])
    assert [one.id for one in readable(withdrawn, NEW.statements)] == ["post1"]


def test_all_are_accepted_but_for_those_that_make_no_sense():
    findings = shown()
    answers = [
        Wanted(JOIN, ["late3"]),
        Wanted(NEW, []),
        Wanted(DIVIDE, DIVIDE.statements, "Mieten"),
        Wanted(THEMED, []),
    ]
    made, left = accept_all(findings, answers)
    assert [(one.act, one.statements, one.name) for one in made] == [
        (CodingAct.MOVE, ("late3",), ""),
        (CodingAct.REFUSE, ("hort3",), ""),
        (CodingAct.SPLIT, ("late2", "flats3"), "Mieten"),
    ]
    assert left == [NEW, THEMED]
    unnamed = accept_all(findings, [Wanted(replace(NEW, label=""), NEW.statements)])
    assert unnamed == ([], [replace(NEW, label="")])


def test_what_can_no_longer_be_read_is_not_refused_unseen():
    made, _ = accept_all(shown(), [Wanted(JOIN, ["late3"], shown=["late3"])])
    assert [one.act for one in made] == [CodingAct.MOVE]


def test_what_could_not_be_accepted_is_told():
    assert tell_all(2, left=0) == "Übernommen: 2 Vorschläge."
    assert tell_all(1, left=1).endswith("1 Vorschlag ließ sich so nicht übernehmen und steht noch hier.")


# lineage


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (CodingDecision(CodingAct.NAME, CHALLENGE, ("bus",), name="Busse"), "„Kein Bus am Abend“ heißt nun „Busse“"),
        (
            CodingDecision(CodingAct.NAME, CHALLENGE, ("bus",)),
            "„Kein Bus am Abend“ trägt wieder den Namen aus den Texten",
        ),
        (merge("bus", "hort"), "„Kein Bus am Abend“ und „Zu wenig Plätze im Hort“ sind zusammengeführt"),
        (
            merge("bus", "hort", "gone", name="Beides"),
            "„Kein Bus am Abend“, „Zu wenig Plätze im Hort“ und eine frühere Herausforderung sind zusammengeführt, "
            "gemeinsamer Name: „Beides“",
        ),
        (
            CodingDecision(CodingAct.SPLIT, CHALLENGE, ("bus",), ("late2",), name="Spät"),
            "Von „Kein Bus am Abend“ abgeteilt: „Spät“ (1 Stelle)",
        ),
        (
            move("bus", "hort", statements=("late2",)),
            "1 Stelle von „Kein Bus am Abend“ zu „Zu wenig Plätze im Hort“ verschoben",
        ),
        (move("bus", "", statements=("late2",)), "1 Stelle aus „Kein Bus am Abend“ herausgenommen"),
        (
            replace(move("", "bus", statements=("late3", "hort3")), change="p1"),
            "2 Stellen zu „Kein Bus am Abend“ genommen – wie vorgeschlagen",
        ),
        (
            CodingDecision(CodingAct.CREATE, CHALLENGE, (), ("post1",), name="Post", part="post", change="p2"),
            "Neu angelegt: „Post“ (1 Stelle) – wie vorgeschlagen",
        ),
        (CodingDecision(CodingAct.PIN, CHALLENGE, ("bus",)), "„Kein Bus am Abend“ ist festgehalten"),
        (
            CodingDecision(CodingAct.REFUSE, CHALLENGE, ("post",), ("post1", "post3"), change="p2"),
            "Vorschlag abgelehnt (2 Stellen): „Post zu“",
        ),
        (
            move("gone", "bus", statements=("late1",)),
            "1 Stelle von einer früheren Herausforderung zu „Kein Bus am Abend“",
        ),
        (
            CodingDecision(CodingAct.REFUSE, THEME, ("gone",), ("late1",)),
            "Vorschlag abgelehnt (1 Stelle): ein früheres Thema",
        ),
    ],
)
def test_the_history_tells_what_was_done(decision, words):
    [entry] = all_entries(shown(decision))
    assert entry.words.startswith(f"{says.KINDS[decision.coded]}: {words}")


def test_a_decision_is_told_with_the_name_of_its_time():
    named = CodingDecision(CodingAct.NAME, CHALLENGE, ("bus",), name="Busse")
    pinned = CodingDecision(CodingAct.PIN, CHALLENGE, ("bus",))
    again = replace(named, name="Abendbusse")
    assert [entry.words for entry in entries_of(shown(named, pinned, again), CHALLENGE, "bus")] == [
        "„Busse“ heißt nun „Abendbusse“",
        "„Busse“ ist festgehalten",
        "„Kein Bus am Abend“ heißt nun „Busse“",
    ]


def test_the_history_of_what_was_merged_away_goes_on_with_its_heir():
    pinned = CodingDecision(CodingAct.PIN, CHALLENGE, ("hort",))
    findings = shown(pinned, merge("bus", "hort"))
    assert [entry.id for entry in entries_of(findings, CHALLENGE, "bus")] == [2, 1]
    assert heir_of(findings, CHALLENGE, "hort") == "bus"
    assert heir_of(findings, CHALLENGE, "unknown") == "unknown"
    assert merged_into(findings, CHALLENGE, "bus") == ["Zu wenig Plätze im Hort"]
    assert origin_of(findings, CHALLENGE, "bus") == "Zusammengeführt mit „Zu wenig Plätze im Hort“"


def test_what_was_divided_off_says_where_from_and_is_free_of_it_once_undone():
    split = CodingDecision(CodingAct.SPLIT, CHALLENGE, ("bus",), ("late2",), name="Spät")
    assert origin_of(shown(split), CHALLENGE, "c-1") == "Abgeteilt von „Kein Bus am Abend“"
    assert name_of(shown(split), CHALLENGE, "c-1") == "Spät"
    undone = replace(split, undone_by="Stab", undone_at=NOW)
    assert "c-1" not in shown(undone).challenges
    assert all_entries(shown(undone))[0].undone_by == "Stab"


def test_the_dossier_of_what_was_merged_away_belongs_to_its_heir():
    findings = shown(merge("bus", "hort"))
    assert assigned_now(findings, {"hort": "D-001"}) == {"bus": "D-001", "hort": "D-001"}
    both = {"hort": "D-001", "bus": "D-002"}
    assert assigned_now(findings, both)["bus"] == "D-002"
    assert dossiers_along(findings, both, "bus") == ["D-001", "D-002"]
    assert assigned_now(shown(), both) == both


def test_what_has_words_in_common_is_offered_first_for_merging():
    findings = shown(CodingDecision(CodingAct.SPLIT, CHALLENGE, ("hort",), ("hort2",), name="Busse zum Bus am Abend"))
    assert list(list_partners(findings, CHALLENGE, "bus")) == ["c-1", "hort"]
    assert list_partners(findings, CHALLENGE, "bus")["hort"] == "Zu wenig Plätze im Hort (1 Gespräch)"
    assert list_partners(findings, THEME, "th1") == {"th2": "Post (0 Gespräche)"}


# the pages


@pytest.fixture
def visit(store, store_url, monkeypatch):
    return prepare_visits(store, store_url, monkeypatch)


@pytest.fixture
def analysis(store, people):
    """The analysis of three released interviews, as stored."""
    stored = release_all(store, [replace(talk, id="") for talk in talks()], by=people.facilitator)
    return save(store, analysed(stored), by=people.staff)


def read(at) -> str:
    return text_of(at).replace("\\", "")


def cards(at) -> list[str]:
    return [one.value.replace("\\", "") for one in at.subheader]


def press_key(at, key: str):
    at.button(key=key).click()
    return run(at)


@on_sqlite
def test_single_quotes_are_left_out_and_the_rest_is_accepted(store, people, visit, analysis):
    at = visit(people.staff, "insights/changes.py")
    assert "Aus 1 neuen Gespräch: 4 Vorschläge." in read(at)
    at.checkbox(key="take-p1-hort3").uncheck()
    at = run(at)
    assert "Danach 3 Stellen" in text_of(at)
    at = press_key(at, "accept-p1")
    assert "Übernommen: 1 Stelle bei „Kein Bus am Abend“." in read(at)
    assert [(one.act, one.statements) for one in coding_decisions(store, by=people.staff)] == [
        (CodingAct.MOVE, ("late3",)),
        (CodingAct.REFUSE, ("hort3",)),
    ]
    assert len(cards(at)) == 3
    at = press(at, "Letzte Antwort zurücknehmen")
    assert len(cards(at)) == 4


@on_sqlite
def test_nothing_ticked_and_no_name_are_asked_for(people, visit, analysis):
    at = visit(people.staff, "insights/changes.py")
    field(at, "text_input", "Name").input(" ")
    at = press_key(at, "accept-p2")
    assert "einen Namen" in at.warning[0].value
    for id in JOIN.statements:
        at.checkbox(key=f"take-p1-{id}").uncheck()
    assert "keine Stelle mehr angekreuzt" in press_key(at, "accept-p1").warning[0].value


@on_sqlite
def test_a_refused_proposal_goes_and_what_is_new_gets_the_given_name(store, people, visit, analysis):
    at = press_key(visit(people.staff, "insights/changes.py"), "refuse-p1")
    assert "Abgelehnt." in text_of(at)
    field(at, "text_input", "Name").input("Post*schalter*")
    at = press_key(at, "accept-p2")
    assert "Post\\*schalter\\*" in text_of(at)
    assert [one.act for one in coding_decisions(store, by=people.staff)] == [CodingAct.REFUSE, CodingAct.CREATE]


@on_sqlite
def test_a_name_is_kept_while_its_card_is_not_on_the_screen(store, people, visit, analysis):
    at = visit(people.staff, "insights/changes.py")
    field(at, "text_input", "Name").input("Postschalter")
    at = run(at)
    for script in ("overview", "changes"):
        at = run(at.switch_page(f"pages/insights/{script}.py"))
    assert field(at, "text_input", "Name").value == "Postschalter"
    press(at, "Ja, alle übernehmen")
    assert "Postschalter" in [one.name for one in coding_decisions(store, by=people.staff)]


@on_sqlite
def test_a_press_that_only_warned_is_not_taken_for_the_version_of_a_measure(store, people, visit, analysis):
    save_measures(store, [RegisteredMeasure("", "Bürgerbus")], by=people.staff, at=NOW)
    at = visit(people.staff, "insights/changes.py")
    field(at, "text_input", "Name").input(" ")
    at = press_key(at, "accept-p2")
    at.switch_page("pages/insights/measures.py")
    at.query_params["massnahme"] = "M-0001"
    at = run(at)
    assert any(one.key.startswith("edit-M-0001-1") for one in at.text_input)


@on_sqlite
def test_only_answers_to_proposals_are_taken_back_on_their_page(store, people, visit, analysis):
    at = press(open_editing(visit, people, "bus", "pin"), "Festhalten")
    at = run(at.switch_page("pages/insights/changes.py"))
    assert "Letzte Antwort zurücknehmen" not in [one.label for one in at.button]


@on_sqlite
def test_all_are_accepted_at_once_and_taken_back_at_once(store, people, visit, analysis):
    at = visit(people.staff, "insights/changes.py")
    assert "2 Zuordnungen, 1 neuer Eintrag, 1 Teilung" in text_of(at)
    at = press(at, "Ja, alle übernehmen")
    assert "Übernommen: 4 Vorschläge." in read(at)
    assert "Keine Vorschläge offen." in text_of(at)
    at = press(at, "Letzte Antwort zurücknehmen")
    assert len(cards(at)) == 4
    assert all(one.undone_at for one in coding_decisions(store, by=people.staff))


@on_sqlite
@pytest.mark.parametrize("name", ["overview", "themes", "challenges"])
def test_pages_tell_that_proposals_wait(people, visit, analysis, name):
    assert "Aus 1 neuen Gespräch: 4 Vorschläge – ansehen und entscheiden" in links_of(
        visit(people.staff, f"insights/{name}.py")
    )


def open_editing(visit, people, id: str, act: str):
    at = visit(people.staff, "insights/challenges.py", herausforderung=id)
    at.session_state[f"edit-{id}"] = True
    at = run(at)
    field(at, "radio", "Was möchten Sie ändern?").set_value(CodingAct(act))
    return run(at)


@on_sqlite
def test_a_challenge_gets_a_name_and_its_own_back(store, people, visit, analysis):
    at = open_editing(visit, people, "bus", "name")
    field(at, "text_input", "Neuer Name").input("Busse *am Abend*")
    at = press(at, "Umbenennen")
    assert at.header[0].value == "Busse \\*am Abend\\*"
    field(at, "text_input", "Neuer Name").input("")
    at = press(at, "Umbenennen")
    assert at.header[0].value == "Kein Bus am Abend"
    assert "„Busse *am Abend*“ trägt wieder den Namen aus den Texten" in read(at)


@on_sqlite
def test_two_challenges_become_one_with_its_dossier_and_two_again(store, people, visit, analysis):
    confirm_routings(store, analysis, {"hort": ""}, note="", by=people.staff, at=NOW)
    at = open_editing(visit, people, "bus", "merge")
    field(at, "multiselect", "„Kein Bus am Abend“ zusammenführen mit …").set_value(["hort"])
    assert "Danach zusammen 4 Stellen: 2 Gespräche · 2 Gemeinden · 2 Perspektiven." in read(run(at))
    at = press(at, "Zusammenführen")
    assert "Zusammengeführt mit „Zu wenig Plätze im Hort“" in read(at)
    assert "zugewiesen: D-001" in read(at)
    old = visit(people.staff, "insights/challenges.py", herausforderung="hort")
    assert old.header[0].value == "Kein Bus am Abend"
    assert "Kein Bus am Abend" not in read(visit(people.staff, "insights/routing.py"))
    at = press(at, "Rückgängig")
    assert "noch nicht zugewiesen" in read(at)
    assert "zurückgenommen am" in read(at)


@on_sqlite
def test_passages_go_somewhere_else_or_nowhere_or_to_something_new(store, people, visit, analysis):
    at = open_editing(visit, people, "bus", "move")
    at.checkbox(key="pick-move-bus-late2").check()
    at = press(run(at), "Verschieben")
    assert "wohin die Stellen gehören" in at.warning[0].value
    field(at, "selectbox", "Wohin?").set_value("hort")
    press(at, "Verschieben")
    at = open_editing(visit, people, "hort", "split")
    at.checkbox(key="pick-split-hort-late2").check()
    field(at, "text_input", "Name der neuen Herausforderung").input("Spätbus")
    at = press(run(at), "Abteilen")
    assert "Die neue Herausforderung steht nun eigens" in read(at)
    assert [(one.act, one.ids, one.statements) for one in coding_decisions(store, by=people.staff)] == [
        (CodingAct.MOVE, ("bus", "hort"), ("late2",)),
        (CodingAct.SPLIT, ("hort",), ("late2",)),
    ]


@on_sqlite
def test_a_challenge_is_pinned_and_let_go(people, visit, analysis):
    at = press(open_editing(visit, people, "bus", "pin"), "Festhalten")
    assert "Festgehalten" in [one.value for one in at.caption]
    assert "3 Vorschläge" in read(at)
    at = press(at, "Nicht mehr festhalten")
    assert "Festgehalten" not in [one.value for one in at.caption]


@on_sqlite
def test_who_comes_second_is_told_so(store, people, visit, analysis):
    at = visit(people.staff, "insights/changes.py")
    other = CodingDecision(CodingAct.PIN, CHALLENGE, ("bus",))
    decide_codings(store, [other], seen=0, by=people.staff, at=NOW)
    at = press_key(at, "accept-p1")
    assert "inzwischen jemand anderes etwas geändert" in at.error[0].value
    assert "Übernommen" in read(press_key(at, "accept-p1"))


@on_sqlite
@pytest.mark.parametrize("who", ["facilitator", "member", "administration", "admin"])
def test_only_those_who_decide_open_the_proposals(store, store_url, monkeypatch, people, analysis, who):
    refusal = prepare_refusals(store, store_url, monkeypatch)
    assert refusal(getattr(people, who), "insights/changes.py") == "NotAllowed"
