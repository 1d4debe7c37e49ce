"""How fast Telegram lets a bot speak: to all, to one chat, to one group; and what it says when that is too fast.

Times are seconds of a monotonic clock, since Telegram counts real time whatever clock the program obeys. The limits are
those of Telegram's FAQ (core.telegram.org/bots/faq): about 30 messages a second in all, one a second in a chat with
short bursts, 20 a minute in a group.
"""

from collections import OrderedDict, deque
from dataclasses import dataclass, field

CHAT_EVERY = 1.05
"""A little over a second, since the network brings two messages nearer together than they left."""
CHAT_BURST = 2
GROUP_MOST = 19
"""In any minute: one under Telegram's 20, since its clock and ours need not agree."""
GROUP_WINDOW = 60.0
GLOBAL_BURST = 1
REMEMBERED = 10_000
"""Chats whose pace is remembered; the one that has been silent longest is forgotten, being free anyway."""

STORM = 3
"""When this many chats meet a 429 within `STORM_WINDOW` seconds, the limit met is the one for all."""
STORM_WINDOW = 10.0


@dataclass(slots=True)
class Pace:
    """One limit: a message every `every` seconds, `burst` more at once after a silence (GCRA)."""

    every: float
    burst: int
    next_free: float = 0.0
    """When the steady rhythm would allow the next message."""

    def ready_at(self) -> float:
        """Return from when one message is allowed."""
        return self.next_free - self.burst * self.every

    def take(self, now: float) -> None:
        """Count a message sent at `now`."""
        self.next_free = max(self.next_free, now) + self.every


@dataclass(slots=True)
class ChatPace:
    """The limits of one chat: its rhythm, and for a group also how many messages a minute."""

    is_group: bool
    rhythm: Pace = field(default_factory=lambda: Pace(every=CHAT_EVERY, burst=CHAT_BURST))
    latest: "deque[float]" = field(default_factory=lambda: deque(maxlen=GROUP_MOST))
    """When the last messages to a group went."""

    def ready_at(self) -> float:
        """Return from when one message is allowed."""
        full = self.is_group and len(self.latest) == GROUP_MOST
        return max(self.rhythm.ready_at(), self.latest[0] + GROUP_WINDOW if full else 0.0)

    def take(self, now: float) -> None:
        """Count a message sent at `now`."""
        self.rhythm.take(now)
        if self.is_group:
            self.latest.append(now)


@dataclass(slots=True)
class Pacing:
    """All limits of one token together."""

    per_second: float
    _all: Pace = field(init=False)
    _chats: "OrderedDict[int, ChatPace]" = field(default_factory=OrderedDict)
    _held: dict[int, float] = field(default_factory=dict)
    _held_all: float = 0.0
    _floods: list[tuple[float, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._all = Pace(every=1 / self.per_second, burst=GLOBAL_BURST)

    def ready_at(self, chat: int, *, edit: bool = False) -> float:
        """Return from when one message to a chat, or one edit in it, is allowed; a moment past means now."""
        pace = None if _is_free(chat, edit=edit) else self._chats.get(chat)
        return max(
            self._all.ready_at(),
            self._held_all,
            self._held.get(chat, 0.0),
            0.0 if pace is None else pace.ready_at(),
        )

    def free_at(self) -> float:
        """Return from when a message to some chat may be allowed: nothing can go before."""
        return max(self._all.ready_at(), self._held_all)

    def take(self, chat: int, now: float, *, edit: bool = False) -> None:
        """Count a message to a chat, or an edit in it, at `now`."""
        self._all.take(now)
        if _is_free(chat, edit=edit):
            return
        # Telegram's numbers of groups and channels are negative.
        pace = self._chats.pop(chat, None) or ChatPace(is_group=chat < 0)
        pace.take(now)
        self._chats[chat] = pace
        if len(self._chats) > REMEMBERED:
            self._chats.popitem(last=False)

    def flooded(self, chat: int, delay: float, now: float) -> None:
        """Obey a 429 of `delay` seconds: hold the chat, and all when several chats meet one."""
        self._held = {held: until for held, until in self._held.items() if until > now}
        self._held[chat] = max(self._held.get(chat, 0.0), now + delay)
        self._floods = [(at, met) for at, met in self._floods if at > now - STORM_WINDOW]
        self._floods.append((now, chat))
        if len({met for _, met in self._floods}) >= STORM:
            self._held_all = max(self._held_all, now + delay)


def _is_free(chat: int, *, edit: bool) -> bool:
    """Whether the chat's own limits do not count it: an edit in a private chat, whose person presses as they like."""
    return edit and chat > 0
