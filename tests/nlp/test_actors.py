import numpy as np
import pytest

from corpus.types import (
    Actor,
    ActorKind,
    Metadata,
    Municipality,
    Organisation,
    RelationKind,
    SpeakerRole,
    Transcript,
    Turn,
)
from nlp.actors.finding import find_actors
from nlp.findings import Entity, Findings, Sentence
from nlp.relations import find_kind, find_relations

DISTRICT = {
    "organisations": (Organisation("Kreissportbund Peine e. V.", ("KSB", "Kreissportbund")),),
    "municipalities": (Municipality("Edemissen", ("Abbensen",)), Municipality("Stadt Peine")),
}


def actors_in(text: str, *names: tuple[str, str], home: str = "") -> list[Actor]:
    """Actors of one turn, with the names the language pipeline would see."""
    turn = Turn("B", SpeakerRole.RESPONDENT, text)
    transcript = Transcript("t1", "a.txt", "abc", (turn,), metadata=Metadata(municipality=home))
    entities = tuple(Entity(0, text.index(name), text.index(name) + len(name), label) for name, label in names)
    return find_actors([transcript], [_findings(text, entities)], **DISTRICT)


def _findings(text: str, entities: tuple[Entity, ...]) -> Findings:
    empty = np.zeros((1, 512), dtype=np.float32)
    return Findings((Sentence(0, 0, len(text), -1, ()),), entities, empty, empty[:0], np.zeros((1, 5)))


@pytest.mark.parametrize(
    ("text", "name", "surface"),
    [
        ("Der KSB macht das.", "Kreissportbund Peine e. V.", "KSB"),
        ("Edemissens Vereine helfen.", "Edemissen", "Edemissens"),
        ("In Abbensen fährt kein Bus.", "Abbensen", "Abbensen"),
        ("Wir fahren nach Peine.", "Stadt Peine", "Peine"),
        ("Die Gemeinde Edemissen zahlt.", "Edemissen", "Gemeinde Edemissen"),
        ("Beim BAMF weiß das keiner.", "Bundesamt für Migration und Flüchtlinge", "BAMF"),
    ],
)
def test_known_names_are_found_in_the_forms_people_use(text: str, name: str, surface: str) -> None:
    (actor,) = actors_in(text)
    assert (actor.name, actor.mentions[0].surface) == (name, surface)
    assert text[actor.mentions[0].start : actor.mentions[0].end] == surface


@pytest.mark.parametrize("first", ["Frau Einhaus", "Anna Einhaus"])
def test_a_last_name_taken_for_an_organisation_is_protected_too(first: str) -> None:
    text = f"Das sagte {first} so. Und Einhaus wies auf die Sparkasse hin."
    turn = Turn("B", SpeakerRole.RESPONDENT, text)
    start = text.rindex("Einhaus")
    entities = (Entity(0, start, start + 7, "ORG"), Entity(0, text.index("Spark"), text.index("Spark") + 9, "ORG"))
    if "Anna" in first:
        entities = (Entity(0, text.index("Anna"), text.index("Anna") + 12, "PER"), *entities)
    actors = find_actors([Transcript("t1", "a.txt", "abc", (turn,))], [_findings(text, entities)])
    assert [actor.name for actor in actors if not actor.protected] == ["Sparkasse"]


def test_a_part_of_a_longer_word_is_no_name() -> None:
    assert actors_in("Die Peinelandschaft ist schön.") == []


@pytest.mark.parametrize(
    "text", ["Frau Meier hat mir geholfen.", "Dann kam Herr Dr. Meier zu uns.", "Meine Lehrerin Frau Meier."]
)
def test_a_person_without_a_function_is_protected(text: str) -> None:
    (actor,) = actors_in(text)
    assert (actor.kind, actor.protected, actor.aliases) == (ActorKind.PER, True, ())


@pytest.mark.parametrize(
    "text",
    [
        "Der Bürgermeister von Edemissen, Herr Meier, kommt.",
        "Herr Meier, der Bürgermeister von Edemissen, kommt.",
    ],
)
def test_whoever_holds_a_function_is_shown_by_it_and_not_by_name(text: str) -> None:
    person = next(actor for actor in actors_in(text) if actor.kind is ActorKind.PER)
    assert (person.name, person.protected, person.aliases) == ("Bürgermeister von Edemissen", False, ())


def test_an_office_without_a_place_is_that_of_the_interviews_municipality() -> None:
    (actor,) = actors_in("Unser Bürgermeister kümmert sich.", home="Edemissen")
    assert actor.name == "Bürgermeister von Edemissen"


def test_a_head_of_nothing_known_stays_protected() -> None:
    (actor,) = actors_in("Die Leiterin, Frau Meier, war nett.")
    assert actor.protected


def test_a_last_name_alone_means_the_one_full_name_that_fits() -> None:
    actors = actors_in("Anna Meier kam. Dann hat Frau Meier geholfen.", ("Anna Meier", "PER"))
    assert [(actor.name, len(actor.mentions)) for actor in actors] == [("Anna Meier", 2)]


def test_placeholders_of_the_pseudonymisation_are_no_names() -> None:
    assert actors_in("Dann kam [Person B] dazu.", ("Person", "PER")) == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Die AWO arbeitet eng mit dem Jobcenter zusammen.", RelationKind.COOPERATES),
        ("Mit der AWO haben wir keinen Kontakt.", RelationKind.CONTACT_MISSING),
        ("Der Landkreis finanziert die AWO.", RelationKind.FUNDS),
        ("Zwischen AWO und DRK gibt es Streit.", RelationKind.TENSION),
        ("Die AWO und das DRK waren da.", RelationKind.TOGETHER),
    ],
)
def test_words_of_a_sentence_tell_how_actors_stand_to_each_other(sentence: str, kind: RelationKind) -> None:
    assert find_kind(sentence) is kind


def test_persons_to_protect_have_no_relations() -> None:
    text = "Frau Meier arbeitet mit dem KSB zusammen."
    transcript = Transcript("t1", "a.txt", "abc", (Turn("B", SpeakerRole.RESPONDENT, text),))
    assert find_relations([transcript], [_findings(text, ())], actors=actors_in(text)) == []
