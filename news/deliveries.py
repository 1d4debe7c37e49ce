"""A delivery: one message to one chat, from the queue to its end."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from news.chats import Absence
from news.ids import BroadcastId, ChatId, DeliveryId, DigestId
from news.important import story_told_by
from news.outgoing import Album, File, Outgoing

EDIT = "edit:"
DELETE = "delete:"
"""How the keys of changes begin."""
CARD = "card:"
"""How the keys of cards begin that readers opened themselves."""
DELETABLE = timedelta(hours=48)
"""How long Telegram lets a bot delete its messages: https://core.telegram.org/bots/api#deletemessage."""
NOT_YET = timedelta(seconds=10)
"""How long a change waits for its message, should it ever come before it."""


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
class Edit:
    """A change of what an earlier delivery sent: the new text, or for files the new caption."""

    content: Outgoing


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """The removal of what an earlier delivery sent."""


Content = Outgoing | File | Edit | Deletion
"""What a delivery brings: a message, or a change of earlier ones, which does no harm when it is made twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The delivery that a change is about: where it stands, and which messages it became."""

    status: DeliveryStatus
    message_ids: tuple[int, ...]
    ended_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDelivery:
    """A delivery to be queued. `key` names it for ever: queued again under the same key it is the same delivery."""

    key: str
    chat_id: ChatId
    content: Content
    lane: Lane
    due_at: datetime
    expires_at: datetime | None = None
    digest_id: DigestId | None = None
    broadcast_id: BroadcastId | None = None
    reply_to: int | None = None
    """The message of the chat that it answers, if that still is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A queued delivery as its sender needs it, with what decides whether the chat still wants it."""

    id: DeliveryId
    key: str
    chat_id: ChatId
    telegram_id: int
    thread_id: int | None
    content: Content
    lane: Lane
    attempts: int
    expires_at: datetime | None
    absence: Absence | None
    paused_until: datetime | None
    digest_id: DigestId | None
    broadcast_id: BroadcastId | None
    reply_to: int | None = None
    earlier: Earlier | None = None
    """What an edit or a deletion is about."""

    @property
    def is_change(self) -> bool:
        """Whether it changes earlier messages: it may be tried again whatever became of a try."""
        return isinstance(self.content, Edit | Deletion)

    @property
    def messages(self) -> int:
        """How many messages Telegram counts."""
        return len(self.content.items) if isinstance(self.content, Album) else 1


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
    answering = delivery.lane is Lane.INTERACTIVE and delivery.absence is not Absence.BANNED
    if delivery.absence is not None and not answering:
        return Dropped(status=DeliveryStatus.CANCELLED, reason=absent(delivery.absence))
    if delivery.expires_at is not None and delivery.expires_at <= now:
        return Dropped(status=DeliveryStatus.EXPIRED, reason="late")
    is_news = delivery.lane is Lane.DIGEST or story_told_by(delivery.key) is not None
    if is_news and delivery.paused_until is not None and delivery.paused_until > now:
        return Dropped(status=DeliveryStatus.CANCELLED, reason="paused")
    return None


def unchangeable(delivery: Delivery, now: datetime) -> Outcome | None:
    """Decide just before the call of a change whether there is something to change; None means that there is."""
    earlier = delivery.earlier
    if earlier is not None and earlier.status in (DeliveryStatus.QUEUED, DeliveryStatus.SENDING):
        return Postponed(until=now + NOT_YET, reason="not sent yet")
    if earlier is None or earlier.status is not DeliveryStatus.SENT or not earlier.message_ids:
        return Dropped(status=DeliveryStatus.CANCELLED, reason="nothing was sent")
    too_old = earlier.ended_at is not None and earlier.ended_at < now - DELETABLE
    if isinstance(delivery.content, Deletion) and too_old:
        return Failed(reason="older than 48 hours: Telegram deletes it no more")
    return None


def card_key(chat_id: ChatId, message_id: int) -> str:
    """Return the key of a card that a reader opened."""
    return f"{CARD}{message_id}:chat:{chat_id}"


def edit_key(number: int, key: str) -> str:
    """Return the key of edit `number` of what was sent under a key."""
    return f"{EDIT}{number}:{key}"


def delete_key(key: str) -> str:
    """Return the key of the deletion of what was sent under a key."""
    return f"{DELETE}{key}"


def earlier_key(key: str) -> str:
    """Return the key under which was sent what an edit or a deletion of this key is about."""
    if key.startswith(DELETE):
        return key.removeprefix(DELETE)
    return key.removeprefix(EDIT).partition(":")[2]


def retry_after(attempts: int) -> timedelta:
    """How long a message that was certainly not sent rests: 1, 2, 4 … 60 seconds."""
    return timedelta(seconds=min(60, 2 ** min(attempts, 6)))
