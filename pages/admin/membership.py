"""Groups of a district as values: added, changed, removed; and who belongs to them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from corpus.errors import InvalidInput
from corpus.people import Right, User
from corpus.types import District, WorkingGroup
from pages.admin.lines import make_identifier
from pages.ui.texts import admin as texts


def put_group(district: District, group: WorkingGroup) -> District:
    """The district with the group changed, or added at the end when its id is new or empty. Raises InvalidInput."""
    name, remit = group.name.strip(), group.remit.strip()
    if not name or not remit:
        raise InvalidInput(texts.GROUP_NEEDS)
    if any(other.name == name and other.id != group.id for other in district.groups):
        raise InvalidInput(texts.GROUP_TAKEN.format(name=name))
    known = [other.id for other in district.groups]
    changed = replace(group, id=group.id or make_identifier(name, taken=known), name=name, remit=remit)
    if changed.id in known:
        return replace(district, groups=tuple(changed if one.id == changed.id else one for one in district.groups))
    return replace(district, groups=(*district.groups, changed))


def drop_group(district: District, group: str) -> District:
    """The district without the group."""
    return replace(district, groups=tuple(one for one in district.groups if one.id != group))


def eligible(people: Sequence[User]) -> list[User]:
    """Who can belong to a group."""
    return [person for person in people if person.can(Right.ANSWER)]


def moved(people: Sequence[User], group: str, *, members: Collection[int]) -> Iterator[User]:
    """The accounts whose groups change when exactly ``members`` (account ids) of ``people`` belong to it."""
    for person in people:
        belongs, should = group in person.groups, person.id in members
        if belongs and not should:
            yield replace(person, groups=tuple(one for one in person.groups if one != group))
        elif should and not belongs:
            yield replace(person, groups=(*person.groups, group))
