"""Offers found in the texts: what they are called, who provides them and where, and which may double each other."""

from dataclasses import replace

import pytest

from corpus.types import Actor, ActorKind, District, Measure, Mention, Municipality, RegisteredMeasure, Statement
from corpus.types import StatementKind as Kind
from nlp.config import AnalysisConfig
from nlp.embedding import embed
from nlp.measures import Offer, find_measures, find_overlaps
from nlp.measures.labels import label_offer
from nlp.sentences import embed_sentences
from nlp.statements.passages import Passage
from nlp.words import find_words

CONFIG = AnalysisConfig()
KINDS = {"O": ActorKind.ORG, "L": ActorKind.LOC, "P": ActorKind.PER}


def tell(marked: str, *, id: str = "s1", score: float = 0.9, kind: Kind = Kind.MEASURE) -> tuple[Passage, list[Actor]]:
    """A statement in which names are marked as "[O:AWO]", with the actors named. Every capital is taken for a noun."""
    text, actors, rest = "", [], marked
    while "[" in rest:
        before, _, rest = rest.partition("[")
        name, _, rest = rest.partition("]")
        text += before
        surface, mention = name[2:], (len(text), len(text) + len(name) - 2)
        text += surface
        where = Mention(id, 0, *mention, surface)
        actors.append(Actor(surface.lower(), surface, KINDS[name[0]], mentions=(where,)))
    text += rest
    named = tuple(actor.id for actor in actors)
    said = Statement(id, id, 0, 0, len(text), text, kind, score, actors=named)
    hidden = tuple(actor.name for actor in actors if actor.kind is ActorKind.PER)
    nouns = tuple(word for word in find_words(text) if word[0].isupper() and word not in hidden)
    return Passage(said, embed([text])[0], embed_sentences([text])[0], nouns, hidden), actors


def find(*told: str, **options) -> list[Offer]:
    passages, actors = [], {}
    for number, marked in enumerate(told):
        passage, named = tell(marked, id=f"s{number}")
        passages.append(passage)
        for actor in named:
            known = actors.get(actor.id, replace(actor, mentions=()))
            actors[actor.id] = replace(known, mentions=(*known.mentions, *actor.mentions))
    return find_measures(passages, list(actors.values()), config=CONFIG, **options)


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("Wir haben jetzt ein offenes Lerncafé Digital, in der Bücherei.", "Offenes Lerncafé Digital"),
        ("Da läuft noch ein Mütterkurs mit Kinderaufsicht, montags.", "Mütterkurs mit Kinderaufsicht"),
        ("Der Verein macht jeden Freitag im Gemeindehaus so ein Sprachcafé, für alle.", "Sprachcafé"),
        ("Wir haben einen runden Tisch in der Gemeinde.", "Runder Tisch in der Gemeinde"),
        ("Seitdem gibt es mittwochs das offene Training in Groß Sarn.", "Training in Groß Sarn"),
        ("Wir fahren mit einem mobilen Bürgerbüro raus.", "Bürgerbüro"),
        ("Ach, und die Kleiderkammer am Dienstag, die läuft.", "Kleiderkammer"),
        ("Wir reden jeden Sonntag darüber.", "Wir reden jeden Sonntag darüber"),
    ],
)
def test_an_offer_is_called_by_the_phrase_that_names_it(said, label):
    assert label_offer([tell(said)[0]]) == label


def test_a_label_never_names_a_person():
    passage, _ = tell("Die [P:Meier] macht die Nachhilfe für [P:Amira], ein Angebot für [P:Amira].")
    assert not {"Meier", "Amira"} & set(find_words(label_offer([passage])))


@pytest.mark.parametrize(
    ("said", "provider"),
    [
        ("Die [O:Caritas] hat einen Sprachmittlerpool.", "caritas"),
        ("Das läuft bei der [O:AWO], montags.", "awo"),
        ("Einmal in der Woche kommt eine Hebamme vom [O:Gesundheitsamt].", "gesundheitsamt"),
        ("Wir haben die Kleiderkammer des [O:DRK].", "drk"),
        ("Die [O:Kammer] hat Nachhilfe vermittelt, das macht die [O:Volkshochschule].", "volkshochschule"),
        ("Mit der [O:Volkshochschule] machen wir einen Ferienkurs.", "volkshochschule"),
        ("Die Stadt [L:Ollerstedt] bietet einen Fahrdienst an.", "ollerstedt"),
        ("Ich hab dem [O:Verkehrsverbund] angeboten, dass wir fahren.", ""),
        ("Der [O:Landkreis] könnte den Vereinen die Busse geben.", ""),
        ("Wir leisten uns einen Bus, gegen die [O:Feuerwehr].", ""),
    ],
)
def test_only_who_provides_is_the_provider(said, provider):
    assert find(said)[0].measure.provider == provider


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("In [L:Harlingsen] gibt es einen Treff, da nimmt mich eine aus [L:Wennhagen] mit.", "harlingsen"),
        ("Der Bus fährt nach [L:Ollerstedt].", "ollerstedt"),
        ("Wir hatten ein Mädchen aus [L:Charkiw] im Kurs.", ""),
    ],
)
def test_where_people_come_from_is_no_place_of_an_offer(said, place):
    assert find(said)[0].measure.place == place


CLOTHES = (
    "Die [O:Caritas] hat eine Kleiderkammer, da gibt es gebrauchte Kleidung.",
    "Bei der [O:Caritas] gibt es die Kleiderkammer mit gebrauchter Kleidung.",
    "Der [O:Sportverein] bietet freitags Boxtraining für Mädchen an.",
)


def test_what_is_told_twice_is_one_offer_and_keeps_its_id():
    found = find(*CLOTHES)
    assert [len(one.measure.statements) for one in found] == [2, 1]
    themed = [Statement("s0", "t", 0, 0, 1, "x", Kind.MEASURE, 0.9, themes=("wohnen", "arbeit"))]
    again = find(*CLOTHES, previous=[Measure("m-old", "x", ("s0", "s1"))], statements=themed)
    assert (again[0].measure.id, again[0].entry.id, again[0].measure.theme) == ("m-old", "m-old", "wohnen")
    assert again[1].measure.target == "Mädchen"


def test_the_order_of_what_is_told_changes_nothing():
    passages, actors = zip(*(tell(said, id=f"s{n}") for n, said in enumerate(CLOTHES)), strict=True)
    named = [actor for each in actors for actor in each]
    assert find_measures(passages, named, config=CONFIG) == find_measures(passages[::-1], named, config=CONFIG)


REGISTER = (
    RegisteredMeasure("M-0001", "Umsonstladen", "Gebrauchte Kleidung und Geschirr", "Diakonie", area=("Nordheim",)),
    RegisteredMeasure("M-0002", "Schuldnerberatung", "Hilfe bei Mahnungen", "Caritas"),
)
NORTH = District("", municipalities=(Municipality("Nordheim", ("Altdorf",)),))


def test_a_found_and_a_registered_offer_that_do_the_same_are_a_pair_with_parts_and_words():
    offers = find("Die [O:Caritas] hat in [L:Altdorf] eine Kleiderkammer mit gebrauchter Kleidung.")
    [pair] = find_overlaps(offers, register=REGISTER, district=NORTH, config=CONFIG)
    assert pair.measures == ("M-0001", offers[0].measure.id)
    assert (pair.because["area"], pair.because["provider"]) == (0.8, 0.0)
    assert "time" not in pair.because
    assert pair.words == ("Kleidung",)


def test_an_entry_is_no_pair_with_what_it_stands_for():
    offers = find(*CLOTHES[:2])
    claimed = replace(REGISTER[0], found=(offers[0].measure.id,))
    assert find_overlaps(offers, register=[claimed], config=CONFIG) == []
    assert find_overlaps([], config=CONFIG) == []


def test_pairs_are_the_same_in_any_order_and_the_best_of_many_come_first():
    many = [RegisteredMeasure(f"M-{n:04}", f"Sprachcafé {n}", "Deutsch sprechen bei Kaffee") for n in range(20)]
    pairs = find_overlaps([], register=many, config=CONFIG)
    assert pairs == find_overlaps([], register=many[::-1], config=CONFIG)
    assert len(pairs) == 60
    assert [pair.score for pair in pairs] == sorted((pair.score for pair in pairs), reverse=True)
