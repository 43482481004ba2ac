"""Other themes or challenges to merge with or to move something to. Pure."""

import re
from typing import Final

from corpus.types import Coded
from pages.ui.codings import members_of, name_of
from pages.ui.findings import Findings, statements_of
from pages.ui.texts import codings as says
from pages.ui.texts import insights, words

_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def list_partners(findings: Findings, coded: Coded, id: str) -> dict[str, str]:
    """Id -> name with the number of interviews: what has words in common stands first, then what is carried widely."""
    others = [other for other in (findings.themes if coded is Coded.THEME else findings.challenges) if other != id]
    own, heard = _words(findings, coded, id), {other: _count(findings, coded, other) for other in others}
    likeness = {other: len(own & _words(findings, coded, other)) for other in others}
    ordered = sorted(
        others, key=lambda other: (-likeness[other], -heard[other], name_of(findings, coded, other), other)
    )
    return {
        other: says.ONE_OF.format(
            name=name_of(findings, coded, other), interviews=words.counted(heard[other], *insights.CONVERSATION)
        )
        for other in ordered
    }


def _count(findings: Findings, coded: Coded, id: str) -> int:
    return len({one.transcript for one in statements_of(findings, members_of(findings, coded, id))})


def _words(findings: Findings, coded: Coded, id: str) -> set[str]:
    found = findings.themes.get(id) if coded is Coded.THEME else findings.challenges.get(id)
    said = " ".join((name_of(findings, coded, id), *(found.keywords if found else ())))
    return {word.casefold() for word in _WORD.findall(said)}
