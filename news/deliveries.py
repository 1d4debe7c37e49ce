"""A delivery: one message to one chat, from the queue to its end."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from news.chats import Absence
from news.ids import BroadcastId, ChatId, DeliveryId, DigestId
from news.outgoing import Outgoing


class Lane(IntEnum):
    """Whose turn it is when many wait: the smaller number goes first."""

    INTERACTIVE = 0
    ALERT = 1
    DIGEST = 2
    BROADCAST = 3


class DeliveryStatus(StrEnum):
    """Where a delivery stands."""

    QUEUED = "queued"
    SENDING = "sending"
    """Committed before the call: after a crash it is not known whether it was sent."""
    SENT = "sent"
    FAILED = "failed"
    IN_DOUBT = "in-doubt"
    """It may have been sent; it is never sent again by itself."""
    CANCELLED = "cancelled"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDelivery:
    """A delivery to be queued. `key` names it for ever: queued again under the same key it is the same delivery."""

    key: str
    chat_id: ChatId
    content: Outgoing
    lane: Lane
    due_at: datetime
    expires_at: datetime | None = None
    digest_id: DigestId | None = None
    broadcast_id: BroadcastId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A queued delivery as its sender needs it, with what decides whether the chat still wants it."""

    id: DeliveryId
    key: str
    chat_id: ChatId
    telegram_id: int
    thread_id: int | None
    content: Outgoing
    lane: Lane
    attempts: int
    expires_at: datetime | None
    absence: Absence | None
    paused_until: datetime | None
    digest_id: DigestId | None
    broadcast_id: BroadcastId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Telegram took it."""

    message_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Telegram refused it for good; `absence` says why where the chat itself can no longer be reached."""

    reason: str
    absence: Absence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Postponed:
    """It was certainly not sent, and may be tried again."""

    until: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InDoubt:
    """The call ended without an answer: it may have been sent."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The group became a supergroup with another number: rewrite the chat and send again."""

    telegram_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Nobody wants it any more: cancelled, or too late."""

    status: DeliveryStatus
    reason: str


Outcome = Sent | Failed | Postponed | InDoubt | Moved | Dropped


def absent(absence: Absence) -> str:
    """Return the reason under which a delivery ends whose chat can no longer be reached."""
    return f"absent: {absence}"


def still_wanted(delivery: Delivery, now: datetime) -> Dropped | None:
    """Decide just before the call whether the chat still wants it; None means that it does."""
    if delivery.absence is not None and delivery.lane is not Lane.INTERACTIVE:
        return Dropped(status=DeliveryStatus.CANCELLED, reason=absent(delivery.absence))
    if delivery.expires_at is not None and delivery.expires_at <= now:
        return Dropped(status=DeliveryStatus.EXPIRED, reason="late")
    if delivery.paused_until is not None and delivery.paused_until > now and delivery.lane is Lane.DIGEST:
        return Dropped(status=DeliveryStatus.CANCELLED, reason="paused")
    return None


def retry_after(attempts: int) -> timedelta:
    """How long a message that was certainly not sent rests: 1, 2, 4 … 60 seconds."""
    return timedelta(seconds=min(60, 2 ** min(attempts, 6)))
