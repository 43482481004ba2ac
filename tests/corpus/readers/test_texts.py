"""Character sets and normalisation."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers import read
from corpus.readers.texts import UndecodableError, decode, normalise

SPEECH = (
    "I: Können Sie erzählen, wie’s läuft?\nB: Ja, natürlich – „größtenteils“ gut. Das Café in der Straße öffnet früh."
    " Ich wünsche mir mehr Plätze für Ältere, Übergänge und Ämter, die zuhören … (lacht) Schließlich müssen wir.\n"
)
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman", "cp850"]
LENGTHS = [40, 120, 400, 2000]
OFFSETS = range(0, 125, 5)


def cut(length: int, offset: int) -> str:
    return (SPEECH * 20)[offset : offset + length]


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_german_text_is_decoded_exactly(encoding, length):
    texts = [cut(length, offset) for offset in OFFSETS]
    if encoding == "cp850":
        texts = [text.translate(str.maketrans("’–„“…", '\'-"".')) for text in texts]
    wrong = [text for text in texts if decode(text.encode(encoding))[0] != text]
    assert wrong == []


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
def test_a_guessed_character_set_is_reported(encoding):
    [transcript] = read("a.txt", "I: Können wir?\nB: Natürlich, schöne Grüße.".encode(encoding))
    assert any("Umlaute" in warning for warning in transcript.warnings)
    assert transcript.turns[1].text == "Natürlich, schöne Grüße."


@pytest.mark.parametrize("content", [bytes(range(256)) * 4, b"\x00\x01\x02\x03" * 50, b"\xff\xfe\x00"])
def test_binary_data_is_no_text(content):
    with pytest.raises(UndecodableError):
        decode(content)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Mu\u0308ller", "Müller"),
        ("Mül\u00adler", "Müller"),
        ("Mül\u200bler", "Müller"),
        ("\ufeffMüller", "Müller"),
        ("a\r\nb\rc\u2028d\u2029e\x0bf", "a\nb\nc\nd\ne\nf"),
        ("z.\u00a0B.", "z. B."),
        ("a\x07b", "ab"),
        ("\ud83d", "\ufffd"),
        ("u\u200b\u0308", "ü"),
        ("👩\u200d🏫", "👩\u200d🏫"),
    ],
)
def test_text_has_one_form(raw, clean):
    assert normalise(raw) == clean


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
