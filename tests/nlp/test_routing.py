import numpy as np
import pytest

from corpus.types import Challenge, Routing, Statement, StatementKind, WorkingGroup
from nlp.config import AnalysisConfig
from nlp.embedding import embed
from nlp.matching import Scores, Target
from nlp.routing import CANDIDATES, Confirmed, Decided, route
from nlp.routing.calibration import LEARNT, Weights, fit_weights
from nlp.routing.decisions import keep_known, mark_groups
from nlp.routing.items import MOST, SHORT, Items
from nlp.routing.judging import Judge
from nlp.routing.supporting import find_supporting
from nlp.sentences import embed_sentences
from nlp.statements.passages import Passage

GROUPS = (
    WorkingGroup("sprache", "AK Sprache", "Deutschkurse für Erwachsene und Plätze in Sprachkursen."),
    WorkingGroup("verkehr", "AG Mobilität", "Busse, Fahrpläne und Wege ohne Auto aus den Dörfern."),
    WorkingGroup("wohnen", "AK Wohnen", "Wohnungen, Mieten und Unterkünfte."),
)
TARGETS = tuple(Target(group.id, group.name, group.remit) for group in GROUPS)
BUS = ("Nach sieben Uhr fährt kein Bus mehr ins Dorf.", ("Uhr", "Bus", "Dorf"))
COURSE = ("Auf einen Deutschkurs wartet man hier ein halbes Jahr.", ("Deutschkurs", "Jahr"))
FLAT = ("Eine bezahlbare Wohnung findet man hier nicht mehr.", ("Wohnung",))
SHARPNESS = AnalysisConfig().routing_sharpness

Said = tuple[str, tuple[str, ...]]


def ask(*said: Said, confirmed: Confirmed = ()) -> Routing:
    """The routing of one challenge with these statements."""
    passages = {f"s{row}": make_passage(f"s{row}", text, nouns=nouns) for row, (text, nouns) in enumerate(said)}
    challenge = Challenge("c1", "", (), tuple(passages), ("t1",))
    return route([challenge], GROUPS, passages=passages, confirmed=confirmed, config=AnalysisConfig())[0]


def make_passage(id: str, text: str, *, nouns: tuple[str, ...]) -> Passage:
    said = Statement(id, "t1", 0, 0, len(text), text, StatementKind.CHALLENGE, 0.9)
    return Passage(said, embed([text])[0], embed_sentences([text])[0], nouns)


def probability(group: str, *said: Said, confirmed: Confirmed = ()) -> float:
    return next(one.probability for one in ask(*said, confirmed=confirmed).ranked if one.group == group)


@pytest.mark.parametrize(("said", "group"), [(BUS, "verkehr"), (COURSE, "sprache"), (FLAT, "wohnen")])
def test_the_remit_alone_leads_to_the_group(said: Said, group: str) -> None:
    assert ask(said).ranked[0].group == group


def test_a_confirmation_teaches_also_what_is_said_in_other_words() -> None:
    told = [Decided((BUS[0],), "sprache")]
    alike = ("Abends kommt man mit dem Bus nicht heim ins Dorf.", ("Bus", "Dorf"))
    assert probability("sprache", BUS, confirmed=told) > probability("sprache", BUS)
    assert probability("sprache", alike, confirmed=told) > probability("sprache", alike)


def test_a_refusal_takes_from_the_group_and_gives_to_the_others() -> None:
    told = [Decided((BUS[0],), refused=("verkehr",))]
    assert probability("verkehr", BUS, confirmed=told) < probability("verkehr", BUS)
    assert probability("sprache", BUS, confirmed=told) > probability("sprache", BUS)


def test_a_correction_counts_for_the_last_group_and_more_against_the_one_before() -> None:
    marks = mark_groups([Decided(("x",), "a", refused=("b",))], ["a", "b", "c"])
    assert marks[0].argmax() == 0
    assert marks[0].argmin() == 1
    assert marks.sum() == pytest.approx(0)


def test_many_alike_decisions_outweigh_the_remit() -> None:
    told = [
        Decided((text,), "wohnen")
        for text in ("Kein Bus am Abend.", "Der Bus kommt nie.", "Der Bus fährt nicht ins Dorf.")
    ]
    assert ask(BUS, confirmed=told * 3).ranked[0].group == "wohnen"


def test_decisions_about_groups_that_are_gone_change_nothing() -> None:
    told = [Decided((BUS[0],), "aufgelöst"), Decided((BUS[0],), refused=("auch-aufgelöst",)), Decided((), "sprache")]
    assert ask(BUS, confirmed=told) == ask(BUS)


def test_the_order_of_decisions_does_not_matter() -> None:
    told = [Decided((COURSE[0],), "wohnen"), Decided((BUS[0],), "sprache"), Decided((FLAT[0],), "wohnen")]
    assert ask(BUS, confirmed=told) == ask(BUS, confirmed=told[::-1])
    assert keep_known(told, ["wohnen", "sprache"]) == keep_known(told[::-1], ["wohnen", "sprache"])


def test_a_group_without_a_decision_stays_in_the_race() -> None:
    told = [Decided((COURSE[0],), "sprache"), Decided((FLAT[0],), "wohnen")]
    assert ask(BUS, confirmed=told).ranked[0].group == "verkehr"


def test_many_statements_that_point_the_same_way_are_surer_than_one() -> None:
    assert probability("verkehr", BUS, BUS, BUS, BUS) > probability("verkehr", BUS)


def test_a_long_text_says_as_much_as_several_short_ones() -> None:
    texts = ("Kein Bus.", "Der Bus kommt nie. " * 10, "Bus " * 1000)
    assert Items(texts, embed(texts), (1, 2)).measure_lengths().ravel().tolist() == [1.0, 40 / SHORT, MOST]


def test_statements_that_point_everywhere_leave_it_unsure() -> None:
    assert ask(BUS, COURSE, FLAT).unsure
    assert not ask(BUS, BUS, BUS, BUS).unsure


@pytest.mark.parametrize("said", [BUS, COURSE, FLAT])
@pytest.mark.parametrize("confirmed", [(), (Decided((FLAT[0],), "wohnen"), Decided((BUS[0],), "verkehr"))])
def test_without_its_first_reason_a_group_is_less_likely(said: Said, confirmed: Confirmed) -> None:
    text, nouns = said
    best = ask(said, confirmed=confirmed).ranked[0]
    word = best.reasons[0]
    without = (text.replace(f"{word} ", ""), tuple(noun for noun in nouns if noun != word))
    assert probability(best.group, without, confirmed=confirmed) < best.probability


def test_reasons_follow_what_was_decided() -> None:
    told = [Decided((text,), "sprache") for text in ("Kein Bus am Abend.", "Der Bus kommt nie.", "Bus und Bahn.")] * 3
    before, after = (
        next(one.reasons for one in ask(BUS, confirmed=known).ranked if one.group == "sprache") for known in ((), told)
    )
    assert "Bus" not in before
    assert "Bus" in after


@pytest.mark.parametrize(
    ("together", "alone", "supporting"),
    [
        ([0.5, 0.35, 0.15], [], 1),
        ([0.7, 0.2, 0.1], [[0.8, 0.1, 0.1]] * 4, None),
        ([0.7, 0.2, 0.1], [[0.8, 0.1, 0.1]] * 4 + [[0.1, 0.2, 0.7]] * 2, 2),
        ([0.7, 0.2, 0.1], [[0.8, 0.1, 0.1]] * 9 + [[0.1, 0.2, 0.7]] * 2, None),
        ([0.7, 0.2, 0.1], [[0.8, 0.1, 0.1], [0.1, 0.2, 0.7]], None),
        ([0.6, 0.2, 0.15, 0.05], [[0.1, 0.1, 0.1, 0.7]] * 3 + [[0.1, 0.1, 0.7, 0.1]] * 2, 2),
        ([1.0], [[1.0]] * 3, None),
    ],
)
def test_a_second_group_takes_part_where_it_is_close_or_a_quarter_of_the_statements_are_its_own(
    together: list[float], alone: list[list[float]], supporting: int | None
) -> None:
    each: Scores = np.array(alone).reshape(-1, len(together))
    order = sorted(range(len(together)), key=lambda column: -together[column])[:CANDIDATES]
    assert find_supporting(np.array(together), each, order=order) == supporting


def test_a_challenge_about_two_things_has_a_supporting_group() -> None:
    found = ask(BUS, BUS, BUS, COURSE, COURSE)
    assert (found.ranked[0].group, found.supporting) == ("verkehr", "sprache")
    assert ask(BUS, BUS, BUS, BUS, BUS).supporting == ""


def test_without_decisions_the_assumed_weights_hold_and_many_move_them() -> None:
    nothing = np.zeros((0, 2))
    assert fit_weights(nothing, nothing, right=np.array([], dtype=int)) == Weights()
    remits, learnt = np.tile([1.0, 0.0], (200, 1)), np.tile([0.0, 1.0], (200, 1))
    fitted = fit_weights(remits, learnt, right=np.ones(200, dtype=int))
    assert fitted.remits < 1
    assert fitted.learnt > LEARNT


def test_probabilities_sum_up_to_one_with_few_decisions_and_empty_remits() -> None:
    targets = (*TARGETS, Target("neu", "Neue Gruppe", ""))
    judge = Judge(targets, [Decided((BUS[0],), "neu")], sharpness=SHARPNESS)
    together, alone = judge.judge(Items((BUS[0], FLAT[0]), embed([BUS[0], FLAT[0]]), (2,)))
    assert together.sum(axis=1) == pytest.approx(1)
    assert alone.sum(axis=1) == pytest.approx([1, 1])
