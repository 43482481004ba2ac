"""Errors people can act on. Each message is one German sentence or two: the thing, and the remedy."""


class FundamentError(Exception):
    """Base of all errors whose message is written for the person in front of the screen."""


class UnreadableFile(FundamentError):
    """A file that can't be imported. The message names the file, the reason and the remedy."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"„{name}“ kann nicht gelesen werden: {reason}")
        self.name = name
        self.reason = reason


class InvalidInput(FundamentError):
    """A value given by a person or a file that breaks a rule."""


class NotAllowed(FundamentError):
    """The user lacks the right, or the object must not be known to the user."""


class NotFound(FundamentError):
    """No such object. Worded like NotAllowed where existence itself is confidential."""


class Outdated(FundamentError):
    """Somebody else changed the object in between."""


class DuplicateText(FundamentError):
    """The same text is already stored."""

    def __init__(self, name: str, existing: str) -> None:
        super().__init__(f"„{name}“ enthält denselben Text wie {existing} und wurde nicht noch einmal gespeichert.")
        self.existing = existing


class BadConfiguration(FundamentError):
    """A setting the program can't work with."""


class FailedAnalysis(FundamentError):
    """An interview the analysis can't cope with. The message names it, never its words."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Das Interview {name} konnte nicht ausgewertet werden. "
            "Bitte prüfen Sie seinen Text oder nehmen Sie es heraus."
        )
