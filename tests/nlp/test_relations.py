from dataclasses import replace

import numpy as np
import pytest

from corpus.errors import InvalidInput
from corpus.types import Actor, ActorKind, Mention, Metadata, Perspective, RelationKind, SpeakerRole, Transcript, Turn
from nlp.evaluation.relations import VIEW, count, predict, predict_by_keyword, read_gold, read_line
from nlp.findings import Findings, Sentence
from nlp.relations import find_relations
from nlp.relations.cases import gender_of, roles_of
from nlp.relations.clauses import Named, split_clauses

K = RelationKind


def read(marked: str) -> list[tuple[str, str, str, bool]]:
    """The typed edges of a turn whose actors stand in [brackets]."""
    return [
        (edge.kind.value, edge.source, edge.target, edge.directed) for edge in predict(read_line(f"none | {marked}"))
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Die [AWO] finanziert den [Verein].", ("funds", "AWO", "Verein", True)),
        ("Den [Verein] finanziert die [AWO].", ("funds", "AWO", "Verein", True)),
        ("Der [Verein] wird von der [AWO] gefördert.", ("funds", "AWO", "Verein", True)),
        ("Der [Verein] bekommt Geld von der [AWO].", ("funds", "AWO", "Verein", True)),
        ("Für die [Kita] ist die [AWO] zuständig.", ("responsible", "AWO", "Kita", True)),
        ("Das [Jobcenter] schiebt es auf das [Sozialamt].", ("tension", "Jobcenter", "Sozialamt", True)),
        ("Zwischen [Rat] und [Amt] gibt es Streit.", ("tension", "Rat", "Amt", False)),
        ("Die [AWO] weiß nichts von der [Kita].", ("contact_missing", "AWO", "Kita", True)),
        ("Die [AWO] und die [Kita] arbeiten Hand in Hand.", ("cooperates", "AWO", "Kita", False)),
        ("Die [AWO], die arbeitet mit der [Kita] zusammen.", ("cooperates", "AWO", "Kita", False)),
        ("Die [AWO] und die [Kita] arbeiten nicht zusammen.", ("contact_missing", "AWO", "Kita", False)),
        ("Die [Caritas] ist aktiv. Sie arbeitet mit der [Kita] zusammen.", ("cooperates", "Caritas", "Kita", False)),
    ],
)
def test_what_is_said_plainly_is_read_with_its_direction(said, expected):
    assert read(said) == [expected]


@pytest.mark.parametrize(
    "said",
    [
        "Die [AWO] und die [Kita] haben keinen Streit.",
        "Die [AWO] und die [Kita] sollten zusammenarbeiten.",
        "Schön wäre, wenn die [AWO] die [Kita] fördert.",
        "Arbeiten die [AWO] und die [Kita] zusammen?",
        "Früher hat die [AWO] die [Kita] gefördert.",
        "Angeblich haben [AWO] und [Kita] Streit.",
        "Die [AWO] zahlt den Bus, und die [Kita] macht den Kurs.",
        "Wir arbeiten mit der [AWO] und der [Kita] zusammen.",
        "Wir vom [Jugendamt] arbeiten mit der [Kita] zusammen.",
        "Die [AWO] und die [Kita] haben Ärger mit dem Vermieter.",
        "Die [AWO] fördert die [Kita]. Das stimmt aber nicht.",
    ],
)
def test_denied_wished_asked_ended_and_foreign_things_are_no_relation(said):
    assert read(said) == []


def read_spoken(marked: str) -> list[tuple[str, str, str]]:
    """The typed edges of a turn whose speaker's perspective is known, the speakers as WIR."""
    edges = predict(read_line(f"none WIR | {marked}"))
    return [(e.kind.value, *("WIR" if end == VIEW else end for end in (e.source, e.target))) for e in edges]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Mit dem [Jobcenter] arbeiten wir eng zusammen.", ("cooperates", "WIR", "Jobcenter")),
        ("Wir fahren raus, das ist gemeinsam mit dem [Sozialamt].", ("cooperates", "WIR", "Sozialamt")),
        ("Mit Frau Kaya vom [Amt] haben wir einen kurzen Draht.", ("cooperates", "WIR", "Amt")),
        ("Die [Stadt] zahlt uns die Miete.", ("funds", "Stadt", "WIR")),
        ("Der [Landkreis] finanziert unseren Verein.", ("funds", "Landkreis", "WIR")),
        ("Vom [Landkreis] hören wir nie etwas.", ("contact_missing", "WIR", "Landkreis")),
        ("Die [Ausländerbehörde] schickt die Leute einfach zu uns.", ("tension", "Ausländerbehörde", "WIR")),
        ("Ich als Schulleiterin habe einen guten Draht zum [Jugendamt].", ("cooperates", "WIR", "Jugendamt")),
    ],
)
def test_what_the_speakers_say_of_themselves_is_an_edge_of_their_perspective(said, expected):
    assert read_spoken(said) == [expected]


@pytest.mark.parametrize(
    "said",
    [
        "Wir kriegen kein Geld vom [Land].",
        "Wir würden gern mit der [Kita] zusammenarbeiten.",
        "Arbeiten wir mit der [Kita] zusammen?",
        "Früher hat uns die [Stadt] die Miete bezahlt.",
        "Wir werden die [Tafel] unterstützen.",
        "Das [Jobcenter] sagt, wir arbeiten gut mit ihm zusammen.",
        "„Wir arbeiten gut mit dem [Landkreis] zusammen.“",
        "Mein Mann und ich, wir bekommen vom [Jobcenter] Geld.",
        "Wir Eltern zahlen der [Kita] viel Geld.",
        "Wir vom [Jugendamt] arbeiten mit der [Kita] zusammen.",
        "Wir haben als [AWO] mit der [Kita] zusammengearbeitet.",
        "Ich arbeite gut mit der [Kita] zusammen.",
        "Wir arbeiten mit der [AWO], der [Kita] und dem [DRK] zusammen.",
        "Zuständig wäre eigentlich das [Sozialamt].",
    ],
)
def test_doubtful_foreign_and_private_speech_says_nothing_of_the_speakers(said):
    assert read_spoken(said) == []


@pytest.mark.parametrize(
    ("before", "name", "roles"),
    [
        ("Das bezahlt der ", "Landkreis", {"subj"}),
        ("Das hilft der ", "Kita", {"dat"}),
        ("Der Zuschuss der ", "Stadt", {"gen"}),
        ("mit denen vom ", "DRK", {"mit"}),
        ("Und die vom ", "DRK", {"subj", "obj"}),
        ("beim ", "DRK", {"bei"}),
        ("Wir als ", "AWO", {"own"}),
    ],
)
def test_words_before_a_name_tell_its_part(before, name, roles):
    assert roles_of(before, name) == roles


@pytest.mark.parametrize(("name", "gender"), [("Fachdienst Arbeit", "m"), ("Jugendamt", "n"), ("VHS", "f"), ("Xy", "")])
def test_the_carrying_word_tells_the_gender(name, gender):
    assert gender_of(name) == gender


def test_a_list_of_actors_is_not_cut():
    clauses = split_clauses(
        "Mit A, B und C, das geht.", [Named(x, i, i + 1, x) for x, i in (("A", 4), ("B", 7), ("C", 13))]
    )
    assert [[part.actor for part in clause.parts] for clause in clauses] == [["A", "B", "C"], []]
    assert {part.roles for part in clauses[0].parts} == {frozenset({"mit"})}


def build_findings(transcript: Transcript) -> Findings:
    sentences = tuple(Sentence(n, 0, len(turn.text), -1, ()) for n, turn in enumerate(transcript.turns))
    nothing = np.zeros((0, 0), np.float32)
    return Findings(sentences, (), nothing, nothing, nothing)


def build_case(*answers: str) -> tuple[Transcript, list[Actor]]:
    """One turn for each answer; A, B and C are organisations wherever they stand alone."""
    turns = tuple(Turn("B", SpeakerRole.RESPONDENT, answer) for answer in answers)
    mentions = {
        name: tuple(
            Mention("t", n, text.index(name), text.index(name) + 1, name)
            for n, text in enumerate(answers)
            if name in text
        )
        for name in "XYZ"
    }
    return Transcript("t", "", "", turns), [Actor(n, n, ActorKind.ORG, mentions=found) for n, found in mentions.items()]


def test_blame_that_goes_both_ways_is_one_edge_without_direction():
    transcript, actors = build_case("X schimpft auf Y.", "Y schimpft auf X.")
    found = find_relations([transcript], [build_findings(transcript)], actors=actors)
    assert [(one.source, one.target, one.kind, one.directed, len(one.quotes)) for one in found] == [
        ("X", "Y", K.TENSION, False, 2)
    ]


def test_who_is_only_named_in_one_sentence_is_together_and_ordered():
    transcript, actors = build_case("Ich war bei Y und dann bei X.")
    found = find_relations([transcript], [build_findings(transcript)], actors=actors)
    assert [(one.source, one.target, one.kind) for one in found] == [("X", "Y", K.TOGETHER)]


def test_the_speakers_own_organisation_is_in_no_relation():
    transcript, actors = build_case("Wir als X kennen Y.")
    assert find_relations([transcript], [build_findings(transcript)], actors=actors) == []


def test_who_may_not_be_shown_has_no_relations():
    transcript, actors = build_case("X finanziert Y.")
    hidden = [replace(actors[0], protected=True), *actors[1:]]
    assert find_relations([transcript], [build_findings(transcript)], actors=hidden) == []


@pytest.mark.parametrize(
    ("view", "expected"), [(Perspective.EDUCATION, [("X", "education", K.COOPERATES)]), (None, [])]
)
def test_the_speakers_stand_in_an_edge_as_their_perspective_or_not_at_all(view, expected):
    transcript, actors = build_case("Wir arbeiten gut mit X zusammen.")
    known = replace(transcript, metadata=Metadata(perspective=view))
    found = find_relations([known], [build_findings(known)], actors=actors)
    assert [(one.source, one.target, one.kind) for one in found] == expected


def test_what_money_a_newcomer_gets_is_no_relation():
    transcript, actors = build_case("X zahlt uns die Miete.")
    known = replace(transcript, metadata=Metadata(perspective=Perspective.NEWCOMERS))
    assert find_relations([known], [build_findings(known)], actors=actors) == []


def test_who_asks_does_not_speak_for_a_perspective():
    transcript, actors = build_case("Wir arbeiten gut mit X zusammen.")
    asked = tuple(replace(turn, role=SpeakerRole.INTERVIEWER) for turn in transcript.turns)
    known = replace(transcript, turns=asked, metadata=Metadata(perspective=Perspective.EDUCATION))
    assert find_relations([known], [build_findings(known)], actors=actors) == []


def test_a_gold_line_without_its_actors_is_refused():
    with pytest.raises(InvalidInput, match="Zeile falsch"):
        read_line("funds A > B | Die [A] bezahlt.")


def test_the_gold_is_large_and_hard_and_precision_comes_first():
    gold = {part: read_gold(part) for part in ("test", "dev")}
    pairs = {part: sum(turn.pairs for turn in turns) for part, turns in gold.items()}
    typed = sum(len(turn.edges) for turns in gold.values() for turn in turns)
    assert pairs["test"] >= 80
    assert sum(pairs.values()) >= 170
    assert typed <= 0.6 * sum(pairs.values())
    spoken = [turn for part in gold for turn in gold[part] if turn.spoken]
    assert sum(not turn.edges for turn in spoken) >= 0.4 * len(spoken) > 40
    assert _precision(count([turn for turn in gold["test"] if turn.spoken], predict)) >= 0.8
    ours, theirs = (_precision(count(gold["test"], read)) for read in (predict, predict_by_keyword))
    assert ours >= 0.8 > theirs


def _precision(counts):
    return sum(right for right, _, _ in counts.values()) / sum(found for _, found, _ in counts.values())
