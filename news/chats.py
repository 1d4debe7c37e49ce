"""A chat that receives, and what it wants to receive."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from news.ids import ChatId
from news.quiet import Quiet
from news.schedule import Schedule

LANGUAGES = ("ru", "ky", "en")
"""Languages in which the bot speaks, in the order in which it offers them."""


class ChatKind(StrEnum):
    """What kind of chat it is, as Telegram says."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Absence(StrEnum):
    """Why a chat no longer receives; its settings are kept."""

    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    KICKED = "kicked"
    NOT_FOUND = "not-found"
    STOPPED = "stopped"
    """The person said /stop."""
    BANNED = "banned"
    """An owner banned the person or the chat."""


class DigestSize(StrEnum):
    """How much a digest holds."""

    SHORT = "short"
    NORMAL = "normal"
    LONG = "long"

    @property
    def stories(self) -> int:
        """How many stories at most."""
        return {DigestSize.SHORT: 5, DigestSize.NORMAL: 10, DigestSize.LONG: 20}[self]


class Look(StrEnum):
    """How a digest looks."""

    PLAIN = "plain"
    """Text in Telegram's HTML, as any client shows it."""
    RICH = "rich"
    """One structured message: headings, and stories that unfold, of the Bot API since 10.1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a chat chose."""

    language: str
    schedule: Schedule
    size: DigestSize = DigestSize.NORMAL
    look: Look = Look.PLAIN
    paused_until: datetime | None = None
    quiet: Quiet | None = None
    """When nothing may ring but what is urgent; None is never."""
    urgent: bool = False
    """Whether what an editor marked as important may ring in the quiet hours, too."""
    note: bool = False
    """Whether a line says so where there is nothing for a digest."""
    budget: int | None = 10
    """How many alerts may come in a day; None is any number."""
    set_up: bool = False
    """Whether its reader has gone through the beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A private chat, group, forum topic or channel that receives."""

    id: ChatId
    telegram_id: int
    thread_id: int | None = None
    kind: ChatKind = ChatKind.PRIVATE
    settings: Settings
    absence: Absence | None = None
    next_digest_at: datetime | None = None
    served_at: datetime | None = None
    """When a digest was last made for it, or there was nothing for one."""
    seen_at: datetime | None = None
    """When something last came from it, to the hour."""

    @property
    def language(self) -> str:
        """The language in which the bot speaks to it."""
        return self.settings.language


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question to a person that waits for a text: what was asked, and until when an answer is taken as one."""

    kind: str
    expires_at: datetime
    data: dict[str, str] = field(default_factory=dict)
