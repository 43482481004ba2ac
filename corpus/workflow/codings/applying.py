"""An analysis as people arranged its themes and challenges."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from corpus.types import Analysis, Challenge, Change, Coded, Metadata, Perspective, Statement, Theme
from corpus.workflow.codings.arranging import Arranged, Members, arrange
from corpus.workflow.codings.decisions import CodingDecision

NOTHING_KNOWN = Metadata()


@dataclass(frozen=True, slots=True)
class Recoded:
    """The analysis with its themes and challenges as decided, and how these were arranged."""

    analysis: Analysis
    themes: Arranged
    challenges: Arranged


def recode(analysis: Analysis, decisions: Iterable[CodingDecision], *, about: Mapping[str, Metadata]) -> Recoded:
    """Apply the decisions. ``about``: metadata by transcript id. Statements that are gone are left out."""
    made = list(decisions)
    themes, challenges = (arrange(list_found(analysis, coded), made, coded=coded) for coded in Coded)
    statements = {one.id: one for one in attach_themes(analysis.statements, themes.members)}
    known = {one.id: one for one in analysis.challenges}
    arranged = [
        describe_challenge(known.get(id, Challenge(id, "", (), (), ())), own, statements=statements, about=about)
        for id, own in challenges.members.items()
    ]
    shown = [_join_dissent(_labelled(one, challenges), known, challenges) for one in arranged if one.statements]
    recoded = replace(
        analysis,
        statements=tuple(statements.values()),
        themes=tuple(_arrange_themes(analysis.themes, themes, known=statements)),
        challenges=tuple(sorted(shown, key=lambda one: (-len(one.transcripts), -len(one.statements), one.id))),
        changes=tuple(_list_open(analysis.changes, made, {Coded.THEME: themes, Coded.CHALLENGE: challenges})),
    )
    return Recoded(recoded, themes, challenges)


def list_found(analysis: Analysis, coded: Coded) -> Members:
    """Id -> statement ids before any decision."""
    if coded in analysis.found:
        return analysis.found[coded]
    there: Sequence[Theme | Challenge] = analysis.themes if coded is Coded.THEME else analysis.challenges
    return {one.id: one.statements for one in there}


def attach_themes(statements: Sequence[Statement], themes: Members) -> list[Statement]:
    """The statements with the ids of their themes. ``themes``: theme id -> statement ids."""
    of: dict[str, list[str]] = {}
    for theme, own in themes.items():
        for statement in own:
            of.setdefault(statement, []).append(theme)
    return [replace(statement, themes=tuple(of.get(statement.id, ()))) for statement in statements]


def describe_challenge(
    challenge: Challenge, members: Iterable[str], *, statements: Mapping[str, Statement], about: Mapping[str, Metadata]
) -> Challenge:
    """The challenge with these statements and what follows from them: interviews, municipalities, perspectives, theme.

    Those it had keep their order, so that its best quotes stay first; statements that don't exist are left out.
    """
    order = {id: place for place, id in enumerate(challenge.statements)}
    own = sorted((id for id in members if id in statements), key=lambda id: order.get(id, len(order)))
    spoken = sorted({statements[id].transcript for id in own})
    known = [about.get(id, NOTHING_KNOWN) for id in spoken]
    heard = {one.perspective for one in known}
    themes = Counter(theme for id in own for theme in statements[id].themes[:1])
    return replace(
        challenge,
        statements=tuple(own),
        transcripts=tuple(spoken),
        municipalities=tuple(sorted({one.municipality for one in known} - {""})),
        perspectives=tuple(one for one in Perspective if one in heard),
        theme=max(themes, key=lambda theme: themes[theme], default=""),
    )


def _arrange_themes(themes: Sequence[Theme], arranged: Arranged, *, known: Mapping[str, Statement]) -> list[Theme]:
    by_id = {theme.id: theme for theme in themes}
    order = [*(id for id in by_id if id in arranged.members), *(id for id in arranged.members if id not in by_id)]
    return [
        replace(
            theme,
            label=arranged.names.get(id) or theme.label,
            statements=tuple(one for one in arranged.members[id] if one in known),
        )
        for id in order
        for theme in [by_id.get(id, Theme(id, "", (), ()))]
    ]


def _labelled(challenge: Challenge, arranged: Arranged) -> Challenge:
    return replace(challenge, label=arranged.names.get(challenge.id) or challenge.label)


def _join_dissent(challenge: Challenge, known: Mapping[str, Challenge], arranged: Arranged) -> Challenge:
    """With what is said against those that were merged into it."""
    merged = [known[id].dissent for id in arranged.heirs if id in known and arranged.heir(id) == challenge.id]
    return replace(challenge, dissent=tuple(dict.fromkeys((*challenge.dissent, *chain.from_iterable(merged)))))


def _list_open(
    changes: Iterable[Change], decisions: Iterable[CodingDecision], arranged: Mapping[Coded, Arranged]
) -> Iterator[Change]:
    """Proposals nobody answered; what they are about goes by the id it has now."""
    answered = {decision.change for decision in decisions if decision.undone_at is None}
    for change in changes:
        target = arranged[change.coded].heir(change.target)
        if change.id not in answered and bool(target) == bool(change.target):
            yield replace(change, target=target)
