"""What an analysis found before anybody decided: names, and which interviews came later than the first ones. Pure."""

from collections.abc import Mapping
from itertools import chain

from corpus.types import Analysis, Coded
from corpus.workflow.codings.applying import list_found


def names_found(analysis: Analysis) -> Mapping[Coded, Mapping[str, str]]:
    """For themes and challenges, id -> the program's name, also of what was merged away or is only proposed."""
    proposed: dict[Coded, dict[str, str]] = {coded: {} for coded in Coded}
    for change in analysis.changes:
        proposed[change.coded][change.part] = change.label
    return {
        Coded.THEME: {**proposed[Coded.THEME], **{theme.id: theme.label for theme in analysis.themes}},
        Coded.CHALLENGE: {**proposed[Coded.CHALLENGE], **{one.id: one.label for one in analysis.challenges}},
    }


def list_later(analysis: Analysis) -> frozenset[str]:
    """Ids of the interviews that are in none of the themes and challenges found at first, while something is proposed.

    These are the ones whose proposals wait.
    """
    if not analysis.changes:
        return frozenset()
    found = {one for coded in Coded for one in chain.from_iterable(list_found(analysis, coded).values())}
    spoken = {one.transcript for one in analysis.statements}
    return frozenset(spoken - {one.transcript for one in analysis.statements if one.id in found})
