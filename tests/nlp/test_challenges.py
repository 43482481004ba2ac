from dataclasses import replace

import pytest

from corpus.types import (
    Challenge,
    Metadata,
    Perspective,
    SpeakerRole,
    Statement,
    StatementKind,
    Transcript,
    Turn,
)
from nlp.challenges.headings import choose_headings
from nlp.challenges.labels import shorten
from nlp.challenges.recurring import describe_challenges, find_challenges, group_passages
from nlp.config import AnalysisConfig
from nlp.embedding import embed
from nlp.identities import keep_ids
from nlp.sentences import embed_sentences
from nlp.statements.passages import Passage
from nlp.words import share_part, stem

SAID = (
    ("t1", "Auf einen Deutschkurs wartet man hier ein halbes Jahr.", ("Deutschkurs",)),
    ("t2", "Die Wartezeit auf einen Platz im Sprachkurs ist viel zu lang.", ("Wartezeit", "Sprachkurs")),
    ("t1", "Nach sieben Uhr fährt kein Bus mehr ins Dorf.", ("Bus", "Dorf")),
    ("t2", "Abends kommt man ohne Auto nicht heim, der letzte Bus ist weg.", ("Auto", "Bus")),
)


def passages() -> list[Passage]:
    return [
        make_passage(f"s{i}", text, transcript=transcript, nouns=nouns)
        for i, (transcript, text, nouns) in enumerate(SAID)
    ]


def make_passage(id: str, text: str, *, transcript: str = "t1", nouns: tuple[str, ...] = ()) -> Passage:
    said = Statement(id, transcript, 0, 0, len(text), text, StatementKind.CHALLENGE, 0.9)
    return Passage(said, embed([text])[0], embed_sentences([text])[0], nouns)


def transcripts() -> dict[str, Transcript]:
    turns = (Turn("B", SpeakerRole.RESPONDENT, "…"),)
    place = Metadata(municipality="Lengede", perspective=Perspective.POLITICS)
    return {id: Transcript(id, f"{id}.txt", id, turns, metadata=place) for id in ("t1", "t2")}


def recurring(said: list[Passage]) -> list[Challenge]:
    groups = find_challenges(said, config=AnalysisConfig())
    return describe_challenges(groups, transcripts(), statements={one.statement.id: one.statement for one in said})


def test_the_same_problem_in_other_words_recurs_across_interviews() -> None:
    found = recurring(passages())
    assert {frozenset(one.statements) for one in found} == {frozenset({"s0", "s1"}), frozenset({"s2", "s3"})}
    assert found[0].municipalities == ("Lengede",)


def test_challenges_do_not_depend_on_the_order_of_statements() -> None:
    assert recurring(passages()[::-1]) == recurring(passages())


def test_no_statements_are_no_groups() -> None:
    assert group_passages([], config=AnalysisConfig()) == []


def test_an_earlier_id_is_given_once_and_to_the_largest_overlap() -> None:
    assert keep_ids({"n1": ["a"], "n2": ["b", "c"]}, {"old": ["a", "b", "c"]}) == {"n1": "n1", "n2": "old"}


def test_a_challenge_that_is_a_known_problem_has_its_heading_and_no_two_have_the_same() -> None:
    bus = [one for one in passages() if "Bus" in one.nouns]
    assert choose_headings([bus, bus], [("Dorf",), ("Dorf",)]) == [
        "Schlechte Busverbindungen",
        "Schlechte Busverbindungen: Dorf",
    ]


def test_a_heading_names_no_person() -> None:
    named = replace(make_passage("s1", "Herr Kranz repariert Uhren.", nouns=("Uhren",)), hidden=("Kranz",))
    assert choose_headings([[named]], [("Uhren",)]) == ["Uhren"]


@pytest.mark.parametrize(
    ("quote", "label"),
    [
        ("Also, ja, es gibt keine Wohnungen.", "Es gibt keine Wohnungen"),
        ("(lacht) Na ja, da wartet man.", "Da wartet man"),
    ],
)
def test_labels_leave_out_fillers(quote: str, label: str) -> None:
    assert shorten(quote) == label


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("Sprachkursplatz", "Sprachkurse", True),
        ("Wohnung", "Wohnungen", True),
        ("Bus", "Schule", False),
    ],
)
def test_compounds_share_parts(one: str, other: str, shared: bool) -> None:
    assert share_part(one, other) is shared


def test_inflected_forms_have_one_stem() -> None:
    assert stem("Sprachkurse") == stem("Sprachkursen")
