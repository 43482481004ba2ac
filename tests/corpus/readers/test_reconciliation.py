"""Nothing is lost: every character of the body is speech or listed."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.readers import read
from corpus.readers.sources import Passage, Source, count_characters, find_missing
from corpus.readers.texts import normalise
from corpus.readers.turns import build_transcript

SPEAKERS = st.sampled_from(
    ["I", "B", "B1", "Interviewerin", "Frau Müller", "Ole Kern", "[I]", "**B**", "SPEAKER_00", ""]
)
STAMPS = st.sampled_from(["", "", "#00:01:23-4#", "[00:12:03]", "(00:00:01)", "00:12:03", "[00:00.000 --> 00:04.000]"])
WORDS = st.text(st.characters(codec="utf-8"), max_size=40)
NUMBERS = st.sampled_from(["", "", "001 ", "12\t", "3. "])
HEADS = st.sampled_from(["", "Datum: 1.2.2023\nOrt: Peine\n\n", "Interview Nr. 3\n", "Sprecher\tText\n"])


@st.composite
def transcripts(draw):
    """Texts with all the marks of the conventions in all combinations, sensible or not."""
    lines = []
    for _ in range(draw(st.integers(1, 12))):
        speaker, stamp, words = draw(SPEAKERS), draw(STAMPS), draw(WORDS)
        colon = draw(st.sampled_from([": ", ":", "\t", ""]))
        lines.append(f"{draw(NUMBERS)}{stamp if draw(st.booleans()) else ''}{speaker}{colon}{words} {stamp}")
    return draw(HEADS) + draw(st.sampled_from(["\n", "\n\n", "\r\n"])).join(lines)


@given(transcripts())
def test_every_character_of_a_text_is_accounted_for(text):
    body = normalise(text)
    transcript = build_transcript("a.txt", Source(tuple(map(Passage, body.split("\n")))))
    assert find_missing([body], transcript) == {}
    assert not any("zugeordnet" in warning for warning in transcript.warnings)


@given(transcripts())
def test_nothing_is_invented(text):
    body = normalise(text)
    transcript = build_transcript("a.txt", Source(tuple(map(Passage, body.split("\n")))))
    speech = [turn.text for turn in transcript.turns]
    assert count_characters(speech) - count_characters([body]) == {}


def test_a_lost_character_is_reported():
    [transcript] = read("a.txt", b"I: Wie?\nB: So.")
    assert find_missing(["I: Wie?", "B: So. Ende"], transcript) == {"E": 1, "n": 1, "d": 1, "e": 1}
