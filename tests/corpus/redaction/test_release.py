import pytest

from corpus.errors import InvalidInput, NotAllowed
from corpus.people import Role, User
from corpus.redaction.release import declare_free_of_names
from corpus.types import TranscriptState
from tests.builders import NOW, build_transcript

FACILITATOR = User(1, "mod", "Moderation", frozenset({Role.FACILITATOR}))


def test_a_declaration_releases_the_transcript_and_is_kept():
    release = declare_free_of_names(build_transcript(id="I-01"), declaration=" geprüft ", by=FACILITATOR, at=NOW)
    assert release.transcript.state is TranscriptState.RELEASED
    assert (release.declaration, release.by, release.at) == ("geprüft", FACILITATOR, NOW)


@pytest.mark.parametrize("declaration", ["", " \n"])
def test_without_words_nothing_is_released(declaration):
    with pytest.raises(InvalidInput, match="Namen"):
        declare_free_of_names(build_transcript(), declaration=declaration, by=FACILITATOR, at=NOW)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.FACILITATOR])
def test_nobody_but_facilitators_releases(role):
    with pytest.raises(NotAllowed):
        declare_free_of_names(build_transcript(), declaration="ja", by=User(2, "x", "X", frozenset({role})), at=NOW)


def test_what_is_released_is_not_released_again():
    released = declare_free_of_names(build_transcript(id="I-01"), declaration="ja", by=FACILITATOR, at=NOW).transcript
    with pytest.raises(InvalidInput, match="I-01"):
        declare_free_of_names(released, declaration="ja", by=FACILITATOR, at=NOW)
