"""The child process of ``read_guarded``: name and content on standard input, an Outcome as JSON on standard output."""

import os
import sys

from corpus import documents
from corpus.errors import UnreadableFile
from corpus.readers import read
from corpus.readers.children import Outcome, limit_resources


def main() -> None:
    """Reads one file. Whatever a parser prints goes nowhere."""
    answers = os.dup(1)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    limit_resources()
    name, _, content = sys.stdin.buffer.read().partition(b"\n")
    try:
        outcome = Outcome(tuple(read(name.decode(), content)))
    except UnreadableFile as error:
        outcome = Outcome(reason=error.reason)
    with os.fdopen(answers, "wb") as out:
        out.write(documents.dump(outcome))


if __name__ == "__main__":
    main()
