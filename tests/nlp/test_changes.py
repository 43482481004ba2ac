import pytest

from corpus.types import ChangeKind, Coded
from corpus.workflow.codings.arranging import Arranged, arrange
from corpus.workflow.codings.decisions import CodingAct, CodingDecision
from nlp.changes import go_on, suggest_challenges, suggest_themes

BEFORE = {"a": ("s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9"), "b": ("t1", "t2")}


def suggested(fresh: dict[str, tuple[str, ...]], *decisions: CodingDecision) -> list[tuple[str, str, tuple[str, ...]]]:
    arranged = arrange(BEFORE, decisions, coded=Coded.CHALLENGE)
    return [(one.kind.value, one.target, one.statements) for one in suggest_challenges(fresh, arranged)]


@pytest.mark.parametrize(
    ("fresh", "expected"),
    [
        ({"f": BEFORE["a"], "g": BEFORE["b"]}, []),
        ({"f": (*BEFORE["a"], "n1", "n2")}, [("join", "a", ("n1", "n2"))]),
        (
            {"f": BEFORE["a"][:4], "g": (*BEFORE["a"][4:], "n1"), "h": ("n2", "n3")},
            [("join", "a", ("n1",)), ("new", "", ("n2", "n3"))],
        ),
        (
            {"f": BEFORE["a"][:5], "g": (*BEFORE["a"][5:], "n1", "n2")},
            [("split", "a", (*BEFORE["a"][5:], "n1", "n2"))],
        ),
        ({"f": ("s1", "t1", "n1"), "g": ("t2", "n2")}, [("join", "a", ("n1",)), ("join", "b", ("n2",))]),
    ],
)
def test_new_statements_join_make_something_new_or_divide(fresh, expected):
    assert suggested(fresh) == expected


def test_what_was_refused_is_not_proposed_again():
    no = CodingDecision(CodingAct.REFUSE, Coded.CHALLENGE, ("a",), ("n1",))
    assert suggested({"f": (*BEFORE["a"], "n1", "n2")}, no) == [("join", "a", ("n2",))]
    nothing_new = CodingDecision(CodingAct.REFUSE, Coded.CHALLENGE, ("p",), ("n2", "n3"))
    assert suggested({"h": ("n2", "n3")}, nothing_new) == []


def test_a_pinned_challenge_is_not_divided():
    pin = CodingDecision(CodingAct.PIN, Coded.CHALLENGE, ("a",))
    fresh = {"f": BEFORE["a"][:5], "g": (*BEFORE["a"][5:], "n1")}
    assert suggested(fresh, pin) == [("join", "a", ("n1",))]


def test_a_field_that_is_new_in_the_codebook_asks_for_all_that_belongs_to_it():
    arranged = Arranged({"bus": ("s1",), "gesundheit": ()})
    changes = suggest_themes({"bus": ("s1", "s2"), "gesundheit": ("s1",)}, arranged, seeded={"bus", "gesundheit"})
    assert [(one.kind, one.target, one.statements) for one in changes] == [
        (ChangeKind.JOIN, "bus", ("s2",)),
        (ChangeKind.JOIN, "gesundheit", ("s1",)),
    ]


def test_what_was_found_goes_on_without_what_is_gone():
    assert go_on({"f": ("s9",)}, {"a": ("s1", "s2")}, known={"s2", "s9"}) == {"a": ("s2",)}
    assert go_on({"f": ("s9",)}, {}, known={"s9"}) == {"f": ("s9",)}
    assert go_on({"f": ("s9",)}, {"a": ("s1",)}, known={"s9"}) == {"f": ("s9",)}


def test_fields_that_were_merged_ask_once():
    merge = CodingDecision(CodingAct.MERGE, Coded.THEME, ("bus", "rad"))
    arranged = arrange({"bus": ("s1",), "rad": ("s2",)}, [merge], coded=Coded.THEME)
    changes = suggest_themes({"bus": ("s1", "n1"), "rad": ("s2", "n1", "n2")}, arranged, seeded={"bus", "rad"})
    assert [(one.target, one.statements) for one in changes] == [("bus", ("n1", "n2"))]
