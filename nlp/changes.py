"""What goes on from earlier analyses, and what new interviews suggest about it. Nothing moves by itself."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from corpus.types import Change, ChangeKind, Coded
from corpus.workflow.codings.arranging import Arranged, Members
from corpus.workflow.codings.decisions import LETTERS
from nlp.identities import identify

# Statements are something new unless at least this part of their group has its place in one and the same challenge.
LEAST_KNOWN = 0.25
# A challenge is divided only where so many of its statements, and this part of it, go with new ones.
LEAST_LEAVING = 4
LEAST_PART = 0.25
# What was refused is not proposed again while at least this part of it is the same.
REFUSED_PART = 0.5


def go_on(fresh: Members, before: Members, *, known: Collection[str]) -> Members:
    """What was found at first, without statements that are gone; ``fresh`` where there was nothing yet.

    All map ids to statement ids; ``known``: the statements there are.
    """
    there = set(known)
    kept = {id: tuple(one for one in own if one in there) for id, own in before.items()}
    return kept if any(kept.values()) else dict(fresh)


def suggest_themes(fresh: Members, arranged: Arranged, *, seeded: Collection[str]) -> list[Change]:
    """Joins for statements that have no theme yet, and themes of their own for those that fit none.

    ``seeded``: ids of the codebook's themes. One that is empty, as when it is new in the codebook, asks for all that
    belongs to it.
    """
    placed = set(chain.from_iterable(arranged.members.values()))
    changes: list[Change] = []
    for id, statements in fresh.items():
        free = [one for one in statements if one not in placed]
        if id in seeded:
            target = arranged.heir(id)
            empty = target == id and not arranged.members[id]
            changes += _join(Coded.THEME, target, statements if empty else free, arranged=arranged)
        else:
            changes += _make(Coded.THEME, free, arranged=arranged)
    return _one_join_each(changes)


def suggest_challenges(fresh: Members, arranged: Arranged) -> list[Change]:
    """Joins and new ones for statements without a challenge, and splits where new statements pull a part away."""
    owners = {statement: id for id, own in arranged.members.items() for statement in own}
    largest = _find_largest(fresh, owners)
    changes: list[Change] = []
    for group in fresh.values():
        free = [one for one in group if one not in owners]
        home = _find_home(group, owners)
        if not free:
            continue
        if not home:
            alone = 2 * len(free) >= len(group)
            changes += _make(Coded.CHALLENGE, free, arranged=arranged) if alone else []
        elif leaving := _find_leaving(group, home, owners=owners, largest=largest, arranged=arranged):
            changes += _split(home, [*leaving, *free], arranged=arranged)
        else:
            changes += _join(Coded.CHALLENGE, home, free, arranged=arranged)
    return _one_join_each(changes)


def parts_of(changes: Iterable[Change]) -> Members:
    """Ids that changes would make, with their statements."""
    return {change.part: change.statements for change in changes if change.part}


def _find_home(group: Sequence[str], owners: Mapping[str, str]) -> str:
    """Where most of the placed statements of a group are, if that is a fair part of the group."""
    homes = Counter(owners[one] for one in group if one in owners)
    home = min(homes, key=lambda id: (-homes[id], id), default="")
    return home if home and homes[home] >= LEAST_KNOWN * len(group) else ""


def _find_largest(fresh: Members, owners: Mapping[str, str]) -> Mapping[str, int]:
    """For each challenge, how many of its statements the group has that has most of them."""
    largest: Counter[str] = Counter()
    for group in fresh.values():
        largest |= Counter(owners[one] for one in group if one in owners)
    return largest


def _find_leaving(
    group: Sequence[str], home: str, *, owners: Mapping[str, str], largest: Mapping[str, int], arranged: Arranged
) -> list[str]:
    """The statements of the home in this group, if they are many while most others are together somewhere else."""
    own = [one for one in group if owners.get(one) == home]
    fair = len(own) >= max(LEAST_LEAVING, LEAST_PART * len(arranged.members[home]))
    return own if fair and largest[home] > len(own) and home not in arranged.pinned else []


def _join(coded: Coded, target: str, statements: Sequence[str], *, arranged: Arranged) -> list[Change]:
    wanted = tuple(one for one in statements if (target, one) not in arranged.refused)
    return [_change(coded, ChangeKind.JOIN, wanted, target=target)] if wanted and target else []


def _make(coded: Coded, statements: Sequence[str], *, arranged: Arranged) -> list[Change]:
    refused = {statement for id, statement in arranged.refused if id not in arranged.members}
    if not statements or sum(one in refused for one in statements) >= REFUSED_PART * len(statements):
        return []
    return [_change(coded, ChangeKind.NEW, tuple(statements))]


def _split(home: str, statements: Sequence[str], *, arranged: Arranged) -> list[Change]:
    refused = sum((home, one) in arranged.refused for one in statements)
    if refused >= REFUSED_PART * len(statements):
        return []
    return [_change(Coded.CHALLENGE, ChangeKind.SPLIT, tuple(statements), target=home)]


def _one_join_each(changes: Iterable[Change]) -> list[Change]:
    """All that joins the same as one proposal, where its first one stands."""
    joined: dict[str, Change] = {}
    for change in changes:
        key = change.target if change.kind is ChangeKind.JOIN else change.id
        before = joined[key].statements if key in joined else ()
        statements = tuple(dict.fromkeys((*before, *change.statements)))
        joined[key] = _change(change.coded, change.kind, statements, target=change.target)
    return list(joined.values())


def _change(coded: Coded, kind: ChangeKind, statements: tuple[str, ...], *, target: str = "") -> Change:
    content = " ".join((coded, kind, target, *sorted(statements)))
    part = "" if kind is ChangeKind.JOIN else identify(LETTERS[coded], content)
    return Change(identify("p", content), coded, kind, statements, target=target, part=part)
