"""The child process of ``read_guarded``."""

from corpus.errors import UnreadableFile
from corpus.readers import read
from corpus.readers.children import Outcome, serve


def answer(name: str, content: bytes) -> Outcome:
    """The transcripts of one file, or the reason there are none."""
    try:
        return Outcome(tuple(read(name, content)))
    except UnreadableFile as error:
        return Outcome(reason=error.reason)


if __name__ == "__main__":
    serve(answer)
