"""People, their roles and what a role may do. Ask a user what they can, not what they are called."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.errors import NotAllowed


class Right(StrEnum):
    """One thing a person may do."""

    UPLOAD = "upload"
    READ_TRANSCRIPTS = "read_transcripts"
    EXPLORE = "explore"
    DECIDE = "decide"
    ANSWER = "answer"
    CHECK = "check"
    ADMINISTER = "administer"


class Role(StrEnum):
    """Facilitator = Moderation, staff = Koordinierungsstab, member = Arbeitskreis, administration = Verwaltung."""

    FACILITATOR = "facilitator"
    STAFF = "staff"
    MEMBER = "member"
    ADMINISTRATION = "administration"
    ADMIN = "admin"

    @property
    def rights(self) -> frozenset[Right]:
        """What this role may do."""
        return RIGHTS[self]


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.FACILITATOR: frozenset({Right.UPLOAD, Right.READ_TRANSCRIPTS}),
    Role.STAFF: frozenset({Right.EXPLORE, Right.DECIDE}),
    Role.MEMBER: frozenset({Right.ANSWER}),
    Role.ADMINISTRATION: frozenset({Right.CHECK}),
    Role.ADMIN: frozenset({Right.ADMINISTER}),
}


@dataclass(frozen=True, slots=True)
class User:
    """An account. ``groups`` are ids of the working groups it belongs to; they only count with the role member."""

    id: int
    login: str
    name: str
    roles: frozenset[Role]
    groups: tuple[str, ...] = ()
    active: bool = True

    def can(self, right: Right) -> bool:
        """Whether any role of this active account grants the right."""
        return self.active and any(right in role.rights for role in self.roles)

    def demand(self, *rights: Right) -> None:
        """Raise NotAllowed unless one of these rights is granted."""
        if not any(map(self.can, rights)):
            raise NotAllowed("Dafür fehlt Ihnen die Berechtigung. Bitte wenden Sie sich an die Administration.")
