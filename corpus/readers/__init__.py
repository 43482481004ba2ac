"""Files to transcripts. ``read`` is the one door; ``read_guarded`` is the same behind a wall."""

from dataclasses import replace

from corpus.errors import UnreadableFile
from corpus.readers.children import read_guarded
from corpus.readers.formats.sniffing import EMPTY, UNREAD_MEMBER, open_sources
from corpus.readers.guard import BROKEN, RefusedError, clean_name
from corpus.readers.turns import build_transcript
from corpus.types import Transcript

__all__ = ["read", "read_guarded"]


def read(name: str, content: bytes) -> list[Transcript]:
    """The transcripts in a file; several for an archive. Ids are empty; roles and metadata are recognised.

    Raises UnreadableFile with a German reason and remedy. In an archive an unreadable member is named in the warnings
    of the others; only where nothing is readable the whole archive is refused.
    """
    shown = clean_name(name)
    try:
        return _read(shown, content)
    except RefusedError as error:
        raise UnreadableFile(shown, str(error)) from None
    except Exception:
        # parsers of foreign formats fail in many ways; their messages may quote the text and must go nowhere
        raise UnreadableFile(shown, BROKEN) from None


def _read(name: str, content: bytes) -> list[Transcript]:
    transcripts = [build_transcript(clean_name(member), source) for member, source in open_sources(name, content)]
    spoken = [transcript for transcript in transcripts if transcript.turns]
    if not spoken:
        raise RefusedError(EMPTY)
    silent = (transcript.file for transcript in transcripts if not transcript.turns)
    warnings = tuple(UNREAD_MEMBER.format(name=file, reason=EMPTY) for file in silent)
    return [replace(transcript, warnings=(*transcript.warnings, *warnings)) for transcript in spoken]
