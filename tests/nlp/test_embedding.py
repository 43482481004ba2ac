from pathlib import Path

import numpy as np
import pytest

from corpus.errors import BadConfiguration
from nlp.embedding import MODEL, Encoder, Said, embed, embed_said, load_encoder

WAITING = Said("Da warten die dann ein Dreivierteljahr.", "Wie läuft das mit den Deutschkursen?", "Na ja.", "Leider.")
BUS = Said("Nach sieben fährt hier kein Bus mehr.")


def test_a_text_has_the_same_vector_alone_and_among_others() -> None:
    together = embed_said([BUS, WAITING, BUS])
    assert np.array_equal(together[1], embed_said([WAITING])[0])
    assert np.array_equal(together[0], together[2])


def test_the_number_of_threads_changes_nothing() -> None:
    said = [WAITING, BUS] * 5
    assert np.array_equal(load_encoder().embed(said, threads=2), load_encoder().embed(said))


def test_vectors_have_length_one_and_survive_half_precision() -> None:
    vectors = embed_said([WAITING, BUS])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert np.array_equal(vectors, vectors.astype(np.float16).astype(np.float32))


def test_nothing_said_gives_no_rows() -> None:
    assert embed([]).shape == (0, load_encoder().dimensions)


@pytest.mark.parametrize("text", ["", " ", "…", "\u0000", "漢字 🙂", "ß" * 3, "Wort " * 5_000])
def test_every_text_has_a_vector(text: str) -> None:
    assert np.isfinite(embed([text])).all()


def test_other_words_for_the_same_are_nearer_than_something_else() -> None:
    course, wait, bus = embed(
        [
            "Man wartet ewig auf einen Platz im Deutschkurs.",
            "Die Sprachkurse haben zu lange Wartezeiten.",
            "Der Bus fährt abends nicht.",
        ]
    )
    assert course @ wait > course @ bus


def test_the_question_is_read_along() -> None:
    asked = Said("Ein halbes Jahr.", "Wie lange wartet man auf einen Deutschkurs?")
    bus = Said("Ein halbes Jahr.", "Seit wann fährt der Bus nicht mehr?")
    course = embed(["Die Wartezeit auf einen Sprachkurs ist zu lang."])[0]
    with_course, with_bus = embed_said([asked, bus])
    assert with_course @ course > with_bus @ course


def test_a_folder_without_encoder_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match="FUNDAMENT_ENCODER"):
        Encoder(tmp_path)


def test_another_folder_with_the_same_files_is_the_same_encoder(tmp_path: Path) -> None:
    for file in MODEL.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert Encoder(tmp_path).version == load_encoder().version


def test_who_says_much_needs_less_context() -> None:
    lay_out, context = load_encoder().lay_out, "Wie ist das bei Ihnen im Dorf mit den Bussen am Abend? " * 3
    short, long = (lay_out(Said(text, context, context, context)) for text in ("Schlecht.", "Schlecht. " * 40))
    assert len(short[0]) < len(long[0])
    assert {1, 2, 3} <= set(short[1])
    assert set(long[1]) == {0}
