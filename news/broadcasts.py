"""A broadcast: an editor's message to many chats."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from news.ids import BroadcastId, UserId
from news.outgoing import Outgoing


class BroadcastState(StrEnum):
    """Where a broadcast stands; how its deliveries stand is counted from the outbox."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    """Its deliveries are being queued."""
    SPREAD = "spread"
    """All its deliveries are in the outbox."""
    REPORTED = "reported"
    """All have ended, and the editor has the report."""
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many of a broadcast's deliveries stand where."""

    total: int = 0
    sent: int = 0
    blocked: int = 0
    """The chat can no longer be reached."""
    failed: int = 0
    in_doubt: int = 0
    waiting: int = 0
    cancelled: int = 0

    @property
    def ended(self) -> bool:
        """Whether nothing is left to do."""
        return self.waiting == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """An editor's message to many chats."""

    id: BroadcastId
    author: UserId
    content: Outgoing
    state: BroadcastState
    created_at: datetime
    confirmed_at: datetime | None = None


def time_to_send(count: int, per_second: float) -> timedelta:
    """How long `count` messages take at the pace that Telegram allows."""
    return timedelta(seconds=count / per_second)
