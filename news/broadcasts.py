"""A broadcast: an editor's message to many chats."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from news.chats import ChatKind
from news.deliveries import DELETABLE
from news.ids import BroadcastId, TopicId, UserId
from news.outgoing import Outgoing

GRACE = timedelta(seconds=30)
"""How long a broadcast that was let go can still be called back before it leaves."""
SAMPLE = 100
"""A test goes to one chat in so many."""
LATELY = timedelta(seconds=10)
"""Over how long the speed is measured."""
ACTIVE_DAYS = (7, 30, 90)
"""Which "active in the last days" an editor can choose from."""


class BroadcastState(StrEnum):
    """Where a broadcast stands; how its deliveries stand is counted from the outbox."""

    DRAFT = "draft"
    ASKED = "asked"
    """Its author lets it go; a second editor has to approve."""
    CONFIRMED = "confirmed"
    """It leaves at its moment; then its deliveries are being queued."""
    SPREAD = "spread"
    """All its deliveries are in the outbox."""
    PAUSED = "paused"
    """What has not been sent waits until somebody says otherwise."""
    REPORTED = "reported"
    """All have ended, and the editor has the report."""
    CANCELLED = "cancelled"


class Kind(StrEnum):
    """Kinds of chats between which an editor distinguishes."""

    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"

    @property
    def chats(self) -> tuple[ChatKind, ...]:
        """The kinds that Telegram distinguishes: to a person a supergroup is a group."""
        return {
            Kind.PRIVATE: (ChatKind.PRIVATE,),
            Kind.GROUP: (ChatKind.GROUP, ChatKind.SUPERGROUP),
            Kind.CHANNEL: (ChatKind.CHANNEL,),
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """To whom a broadcast goes: the chats that answer to each of these; what is empty asks nothing."""

    topics: frozenset[TopicId] = frozenset()
    """Subscribed to one of them at least."""
    languages: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    active_days: int | None = None
    """Something came from the chat in so many last days."""

    @property
    def is_everyone(self) -> bool:
        """Whether it leaves nobody out."""
        return self == Audience()


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
class Pace:
    """How fast a broadcast goes."""

    lately: int = 0
    """How many deliveries ended in the last `LATELY`."""
    later: int = 0
    """How many wait for the end of the quiet hours."""

    @property
    def per_second(self) -> float:
        """Messages a second."""
        return self.lately / LATELY.total_seconds()

    def remaining(self, waiting: int) -> timedelta | None:
        """How long what waits and may leave now will take; None where nothing moves, or nothing is left."""
        leaving = waiting - self.later
        return timedelta(seconds=leaving / self.per_second) if self.lately and leaving > 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """An editor's message to many chats."""

    id: BroadcastId
    author: UserId
    content: Outgoing
    state: BroadcastState
    created_at: datetime
    confirmed_at: datetime | None = None
    starts_at: datetime | None = None
    """When it leaves; None in a draft that leaves at once."""
    audience: Audience = field(default_factory=Audience)
    versions: Mapping[str, Outgoing] = field(default_factory=dict)
    """What chats of a language get instead of `content`."""
    urgent: bool = False
    """It overtakes digests and other broadcasts, and rings in quiet hours where the reader lets it."""
    approved_by: UserId | None = None

    @property
    def was_let_go(self) -> bool:
        """Whether its author has let it go, whatever became of it then."""
        return self.confirmed_at is not None

    def is_under_way(self, now: datetime) -> bool:
        """Whether it may have left: it can be stopped, and no longer be called back."""
        if self.state is BroadcastState.CONFIRMED:
            return self.starts_at is None or self.starts_at <= now
        return self.state in (BroadcastState.SPREAD, BroadcastState.PAUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A broadcast and how far it is: all that its panel shows."""

    broadcast: Broadcast
    progress: Progress
    pace: Pace = field(default_factory=Pace)
    last_sent_at: datetime | None = None

    @property
    def is_over(self) -> bool:
        """Whether it was stopped, or all of it has ended."""
        if self.broadcast.state is BroadcastState.SPREAD:
            return self.progress.ended
        return self.broadcast.state in (BroadcastState.REPORTED, BroadcastState.CANCELLED)

    def is_too_old(self, now: datetime) -> bool:
        """Whether Telegram deletes no message of it any more."""
        return self.last_sent_at is not None and self.last_sent_at < now - DELETABLE


def time_to_send(count: int, per_second: float) -> timedelta:
    """How long `count` messages take at the pace that Telegram allows."""
    return timedelta(seconds=count / per_second)


def leaves_at(broadcast: Broadcast, now: datetime) -> datetime:
    """Return when a draft leaves that is let go now: at its moment, never before it could be called back."""
    soonest = now + GRACE
    return soonest if broadcast.starts_at is None else max(soonest, broadcast.starts_at)
