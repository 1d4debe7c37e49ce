"""Roles of those who run the news, each with all that the ones after it may."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from news.ids import UserId


class Role(StrEnum):
    """What a person may do besides reading, the most first."""

    OWNER = "owner"
    """Everything: roles, order, and all that editors do."""
    EDITOR = "editor"
    """Broadcasts, important news, topics and sources."""
    KEEPER = "source-keeper"
    """Sources only."""

    def reaches(self, needed: "Role") -> bool:
        """Whether this role may do what `needed` may.

        >>> Role.OWNER.reaches(Role.KEEPER), Role.KEEPER.reaches(Role.EDITOR)
        (True, False)
        """
        ranks = list(Role)
        return ranks.index(self) <= ranks.index(needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """A person with a role."""

    user_id: UserId
    role: Role
    name: str = ""
    """As Telegram called them when they got it; empty where nobody told us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What a one-time link gives to whoever opens it first."""

    role: Role
    inviter: UserId


INVITED_FOR = timedelta(hours=24)
"""How long a one-time link waits to be opened."""


def role_of(user: UserId, kept: Role | None, owners: frozenset[UserId]) -> Role | None:
    """Return a person's role: whom the settings name is an owner, whatever is kept."""
    return Role.OWNER if user in owners else kept


def expires_at(now: datetime) -> datetime:
    """Return when a one-time link made now is of no use any more."""
    return now + INVITED_FOR
