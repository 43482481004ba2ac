"""The shipped German pipeline, on hand-made sentences."""

import numpy as np
import pytest
import spacy
from spacy.language import Language

from corpus.errors import BadConfiguration
from nlp.german import sentences
from nlp.german.entities import LABELS, find_best
from nlp.german.tokens import improve_tokenizer, lengthen_affixes
from nlp.language import annotate, load_language


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_language()


def split(nlp: Language, text: str) -> list[str]:
    return [sentence.text for sentence in nlp(text).sents]


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Bürger:innen warten auf die Lehrer*innen und die Schüler/innen.",
        "Wir machen z. B. Sprachkurse, d. h. Deutsch bzw. Alphabetisierung.",
        "Der KSB e. V. hat die Halle bekommen.",
        "Das war am 3. Mai im 2. Stock bei Dr. Weber in Nr. 5.",
        "Bei der Fa. Meier in der Goethestr. 5 waren rd. 500, bzgl. der Zahl ca. die Hälfte.",
        "Und dann ... ja, das war (unv.) halt so.",
        "Das hat er gesagt (na ja. Vielleicht auch nicht) und ist gegangen.",
        "Ich wollte / also wir wollten das, usw., aber es ging nicht.",
        "Er hat gesagt: „So geht das nicht.“",
        "Das war alles. (lacht)",
        "Das war alles. #00:12:03-4#",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(nlp: Language, sentence: str) -> None:
    assert split(nlp, f"Vorher war nichts. {sentence} Danach kam was.") == [
        "Vorher war nichts.",
        sentence,
        "Danach kam was.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ja. Genau. So. Jetzt.", ["Ja.", "Genau.", "So.", "Jetzt."]),
        ("Wir waren 15. Das war gut.", ["Wir waren 15.", "Das war gut."]),
        ("Das war 2015. Dann kam nichts.", ["Das war 2015.", "Dann kam nichts."]),
        ("Wirklich?! Ja!", ["Wirklich?!", "Ja!"]),
        ('"Gut." "Nein."', ['"Gut."', '"Nein."']),
        ("Die ist in der Goethestr. Das ist nah.", ["Die ist in der Goethestr.", "Das ist nah."]),
        ("", []),
    ],
)
def test_sentences_end_where_speech_ends(nlp: Language, text: str, expected: list[str]) -> None:
    assert split(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ja. das war gut. dann kam er", ["ja.", "das war gut.", "dann kam er"]),
        (
            "ja. wir waren bei dr. weber in peine. dann kam er",
            ["ja.", "wir waren bei dr. weber in peine.", "dann kam er"],
        ),
        ("und dann (..) kam er im Bus (3) ja (.) so", ["und dann (..)", "kam er im Bus (3)", "ja (.) so"]),
        ("Ist das so? ja klar! aber gut.", ["Ist das so?", "ja klar!", "aber gut."]),
        ("„Nein!“ sagte er. Und ging.", ["„Nein!“ sagte er.", "Und ging."]),
        ("und dann (..) kam er. Das war so.", ["und dann (..) kam er.", "Das war so."]),
        (
            "Das ist vorl. so (..) geregelt. Und dann ... ja gut.",
            ["Das ist vorl. so (..) geregelt.", "Und dann ... ja gut."],
        ),
    ],
)
def test_speech_recognition_may_write_sentences_small(nlp: Language, text: str, expected: list[str]) -> None:
    assert split(nlp, text) == expected


@pytest.mark.parametrize(
    "word",
    [
        "Bürger:innen",
        "Lehrer*innen",
        "Schüler/innen",
        "Mitarbeiter_innen",
        "(lacht)",
        "(..)",
        "//mhm//",
        "(unv.)",
        "#00:12:03-4#",
    ],
)
def test_gender_forms_and_transcription_marks_are_one_token(nlp: Language, word: str) -> None:
    assert word in [token.text for token in nlp(f"Also {word}, das ist so.")]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Das war Frau Yılmaz vom Jobcenter Peine.", {("Yılmaz", "PER"), ("Jobcenter Peine", "ORG")}),
        ("Herr Müller kommt aus Edemissen.", {("Müller", "PER"), ("Edemissen", "LOC")}),
        ("Der Fachdienst Arbeit und die VHS sind da.", {("Fachdienst Arbeit", "ORG"), ("VHS", "ORG")}),
        ("Wir fragen den Kreissportbund Peine e. V. morgen.", {("Kreissportbund Peine e. V.", "ORG")}),
        ("Im Landkreis Peine gibt es das nicht.", {("Landkreis Peine", "LOC")}),
        ("Man wartet ewig auf einen Platz.", set()),
    ],
)
def test_people_institutions_and_places_are_found(nlp: Language, text: str, entities: set[tuple[str, str]]) -> None:
    assert {(entity.text, entity.label_) for entity in nlp(text).ents} == entities


@pytest.mark.parametrize(
    ("sentence", "word", "lemma", "tag"),
    [
        ("Es fehlen Sprachkursplätze in den Schulen.", "Sprachkursplätze", "Sprachkursplatz", "NOUN"),
        ("Wir sind gestern gegangen.", "gegangen", "gehen", "VERB"),
        ("Die Bürger:innen warten.", "Bürger:innen", "Bürger:in", "NOUN"),
        ("Das ist im Rathaus.", "im", "in", "ADP"),
    ],
)
def test_words_get_their_lemma_and_tag(nlp: Language, sentence: str, word: str, lemma: str, tag: str) -> None:
    token = next(token for token in nlp(sentence) if token.text == word)
    assert (token.lemma_, token.pos_) == (lemma, tag)


@pytest.mark.parametrize(
    ("favourites", "labels"),
    [
        (["B-PER", "I-PER", "O"], ["B-PER", "I-PER", "O"]),
        (["O", "I-PER", "O"], ["O", "B-PER", "O"]),
        (["B-ORG", "I-LOC", "O"], ["B-ORG", "I-ORG", "O"]),
        ([], []),
    ],
)
def test_every_entity_has_a_beginning_of_its_own_kind(favourites: list[str], labels: list[str]) -> None:
    scores = np.zeros((len(favourites), len(LABELS)), dtype=np.float32)
    for row, favourite in enumerate(favourites):
        scores[row, LABELS.index(favourite)] = 3
        # The second best opens an entity of this kind or goes on with the one before.
        scores[row, LABELS.index("B-PER" if favourite == "I-PER" else "I-ORG")] += 2
    assert [LABELS[label] for label in find_best(scores)] == labels


def test_affixes_are_three_and_four_letters_long_also_for_words_already_known() -> None:
    german = spacy.blank("de")
    before = german.vocab["Peine"].suffix_
    lengthen_affixes(german)
    assert (before, german.vocab["Peine"].suffix_, german.vocab["Vechelde"].prefix_) == ("ine", "eine", "Vec")


def test_longer_affixes_stay_with_the_pipeline_that_asked_for_them() -> None:
    longer = spacy.blank("de")
    lengthen_affixes(longer)
    stock = spacy.blank("de")
    assert [word.suffix_ for word in stock("Kreissportbund")] == ["und"]
    assert [word.suffix_ for word in longer("Kreissportbund")] == ["bund"]


def test_the_same_text_gives_the_same_annotation_alone_and_in_a_batch(nlp: Language) -> None:
    texts = ["Frau Yılmaz vom Jobcenter hilft.", "Ja.", "In Peine fehlen Wohnungen, sagt Herr Bode."]
    alone = [nlp(text).to_json() for text in texts]
    assert [doc.to_json() for doc in annotate(nlp, texts)] == alone


def test_a_missing_pipeline_is_named_with_its_remedy() -> None:
    with pytest.raises(BadConfiguration, match="„de_gibt_es_nicht“ ist nicht installiert"):
        load_language("de_gibt_es_nicht")


def test_a_foreign_pipeline_gets_sentence_boundaries_for_speech(tmp_path) -> None:
    spacy.blank("de").to_disk(tmp_path / "fremd")
    foreign = load_language(str(tmp_path / "fremd"))
    assert sentences.NAME in foreign.pipe_names
    assert split(foreign, "Das war z. B. gut. Ja.") == ["Das war z. B. gut.", "Ja."]


def test_the_tokenizer_of_another_language_is_left_alone() -> None:
    english = spacy.blank("en")
    before = english.tokenizer.to_bytes()
    improve_tokenizer(english)
    assert english.tokenizer.to_bytes() == before
