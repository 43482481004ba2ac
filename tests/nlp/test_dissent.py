import numpy as np
import pytest

from corpus.errors import InvalidInput
from corpus.types import Challenge, SpeakerRole, Statement, StatementKind, Transcript, Turn
from nlp.dissent.denials import weigh_denial
from nlp.dissent.finding import MOST, MOST_OF_INTERVIEW, find_dissent, list_contraries
from nlp.embedding import Said, embed_said
from nlp.evaluation.dissent import parse_cases, read_cases, read_interviews
from nlp.findings import Findings, Sentence
from nlp.sentences import embed_sentences
from nlp.statements.passages import Passage

COMPLAINTS = ("Auf einen Deutschkurs wartet man hier ein halbes Jahr.", "Die Kurse sind voll, die Warteliste ist lang.")


def interview(id: str, *said: str, question: str = "Wie ist das bei Ihnen?") -> tuple[Transcript, Findings]:
    """One answer of these sentences; nothing is known of their kinds."""
    turns = (Turn("I", SpeakerRole.INTERVIEWER, question), Turn("B", SpeakerRole.RESPONDENT, " ".join(said)))
    sentences, start = [], 0
    for text in said:
        nouns = tuple(word for word in text.split()[1:] if word[0].isupper())
        sentences.append(Sentence(1, start, start + len(text), 0, nouns))
        start += len(text) + 1
    vectors = embed_sentences(list(said))
    kinds = np.zeros((len(said), 0), dtype=np.float32)
    return Transcript(id, "x", id, turns), Findings(tuple(sentences), (), vectors, vectors[:0], kinds)


def waiting() -> tuple[list[Challenge], list[Passage]]:
    """The challenge that people wait for language courses."""
    meanings, own = embed_said([Said(text) for text in COMPLAINTS]), embed_sentences(COMPLAINTS)
    said = [
        Statement(f"s{row}", "t0", 1, 0, len(text), text, StatementKind.CHALLENGE, 0.9)
        for row, text in enumerate(COMPLAINTS)
    ]
    passages = [Passage(one, meanings[row], own[row], ()) for row, one in enumerate(said)]
    return [Challenge("c1", "Wartezeit", (), tuple(one.id for one in said), ("t0",))], passages


def dissent_of(*interviews: tuple[Transcript, Findings]) -> list[tuple[str, str]]:
    challenges, passages = waiting()
    transcripts, findings = zip(*interviews, strict=True)
    (found,) = find_dissent(challenges, passages, transcripts, findings)
    for quote in found.dissent:
        (one,) = [transcript for transcript in transcripts if transcript.id == quote.transcript]
        assert one.turns[quote.turn].text[quote.start : quote.end] == quote.text
    return [(quote.transcript, quote.text) for quote in found.dissent]


@pytest.mark.parametrize(
    "text",
    [
        "Mit den Kursen haben wir hier eigentlich keine Schwierigkeiten.",
        "Das kann ich so nicht bestätigen.",
        "Mit dem Jobcenter läuft das richtig gut, da ruft immer jemand zurück.",
        "Das sehe ich anders, die Vermieter hier sind sehr offen.",
        "An Ärztinnen fehlt es uns zum Glück nicht.",
        "Plätze gibt es genug.",
        "Mit Nachbarn ich habe kein Problem.",
    ],
)
def test_words_that_say_something_is_no_problem(text):
    assert weigh_denial(text) > 0


@pytest.mark.parametrize(
    "text",
    [
        "Auf einen Kurs wartet man ein halbes Jahr.",
        "Wenn der Bus abends führe, hätten wir kein Problem.",
        "Früher war das kein Problem.",
        "Es gibt einfach nicht genug Plätze.",
        "Nicht die Briefe sind das Problem, sondern dass keiner ans Telefon geht.",
        "Woran das liegt, kann ich nicht sagen.",
        "Man müsste dafür sorgen, dass es keine Wartezeit gibt.",
        "Die Hälfte der Nummern stimmt nicht mehr.",
        "Wir sind nicht nur Probleme.",
        "Der Bus kostet drei Euro.",
    ],
)
def test_words_that_do_not_say_so(text):
    assert weigh_denial(text) == 0


def test_no_denies_only_what_was_asked_about_something_wrong():
    assert weigh_denial("Nein.", "Gibt es denn Ärger mit den Nachbarn?") > 0
    assert weigh_denial("Nein.", "Nehmen Sie noch neue Patienten auf?") == 0
    assert weigh_denial("Nein.", "Haben Sie genug Plätze, oder fehlt da etwas?") == 0


def test_the_contrary_of_a_challenge_is_quoted_with_its_place():
    denial = "Beim Deutschkurs muss bei uns keiner warten, Plätze gibt es genug."
    assert dissent_of(interview("t1", "Ich wohne hier.", denial)) == [("t1", denial)]


@pytest.mark.parametrize(
    "other",
    [
        "Mit den Nachbarn gibt es keinen Ärger.",
        "Der Deutschkurs ist am Montag.",
        "Man müsste mehr Deutschkurse anbieten, dann müsste keiner warten.",
    ],
)
def test_other_matters_and_wishes_are_no_contrary(other):
    assert dissent_of(interview("t1", other)) == []


def test_a_taken_up_word_and_a_bare_no_are_quoted_with_what_they_belong_to():
    said = ("Wartezeit beim Deutschkurs?", "Nein, bei uns bekommt jeder sofort einen Platz im Deutschkurs.")
    assert dissent_of(interview("t1", *said)) == [("t1", " ".join(said))]
    found = interview("t2", "Nein.", "Man kommt sofort dran.", question="Wartet man lange auf einen Deutschkurs?")
    (one,) = list_contraries([found[0]], [found[1]])
    assert (one.first, one.last) == (0, 1)


def test_few_quotes_of_an_interview_and_of_all():
    said = [f"Auf den Deutschkurs wartet bei uns {who}." for who in ("keiner", "niemand", "kein Mensch", "keine Frau")]
    found = dissent_of(*(interview(f"t{number}", *said) for number in range(1, 5)))
    assert len(found) == MOST
    assert all(sum(one == id for one, _ in found) <= MOST_OF_INTERVIEW for id in ("t1", "t2", "t3", "t4"))


def test_without_challenges_or_denials_nothing_changes():
    challenges, passages = waiting()
    transcript, findings = interview("t1", "Ich wohne hier seit drei Jahren.")
    assert find_dissent(challenges, passages, [transcript], [findings]) == challenges
    assert find_dissent([], [], [transcript], [findings]) == []


def test_the_labelled_cases_are_readable_and_wrong_lines_are_named():
    for part in ("dev", "test"):
        case = read_cases(part)
        assert len(case.transcripts) >= 60
        assert case.complaints
    assert all(case.marks for _, case in read_interviews())
    with pytest.raises(InvalidInput, match="Zeile falsch: quatsch"):
        parse_cases("## a\nquatsch")
