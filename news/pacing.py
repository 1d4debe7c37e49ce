"""How fast Telegram lets a bot speak: to all, to one chat, to one group; and what it says when that is too fast.

Times are seconds of a monotonic clock, since Telegram counts real time whatever clock the program obeys. The limits are
those of Telegram's FAQ (core.telegram.org/bots/faq): about 30 messages a second "when sending bulk notifications", one a
second in a chat with short bursts, 20 a minute in a group.

An answer to somebody who has just written or pressed is no bulk. It is counted, so that what is sent in bulk makes room
for it, but it does not wait for the rhythm of all: not until Telegram itself says that it was too much.
"""

import math
from collections import OrderedDict, deque
from dataclasses import dataclass, field

CHAT_EVERY = 1.05
"""A little over a second, since the network brings two messages nearer together than they left."""
CHAT_BURST = 2
GROUP_MOST = 19
"""In any minute: one under Telegram's 20, since its clock and ours need not agree."""
GROUP_WINDOW = 60.0
CATCH_UP = 1.0
"""Seconds of the rhythm for all that may be caught up with after a delay of ours, such as a slow disk."""
HASTE = 1.03
"""How much faster than the rhythm one may go while catching up: of 28 a second never over 30 in one."""
JITTER = 0.02
"""Seconds by which two messages may leave nearer together, since an event loop is not exact."""
REMEMBERED = 90
"""Seconds' worth of chats whose pace is remembered: who has been silent longer is free anyway."""

STORM = 3
"""When this many chats meet a 429 within `STORM_WINDOW` seconds, the limit met is the one for all."""
STORM_WINDOW = 10.0
STRICT = 60.0
"""Seconds after such a storm in which answers keep the rhythm of all, too."""
ANSWERS_OWE = 1.0
"""Seconds of the rhythm that answers may take from what is sent in bulk: when they cease it goes on at once."""


@dataclass(slots=True)
class Pace:
    """One limit: a message every `every` seconds, `burst` more at once after a silence (GCRA)."""

    every: float
    burst: float
    next_free: float = 0.0
    """When the steady rhythm would allow the next message."""

    def ready_at(self, messages: int = 1) -> float:
        """Return from when so many messages are allowed: what is more than a burst leaves a debt."""
        return self.next_free - max(0.0, self.burst - (messages - 1)) * self.every

    def take(self, now: float, messages: int = 1, *, owe: float = math.inf) -> None:
        """Count messages sent at `now`; they take no more than `owe` seconds from those that follow."""
        free = max(self.next_free, now)
        self.next_free = max(free, min(free + messages * self.every, now + owe))


@dataclass(slots=True)
class ChatPace:
    """The limits of one chat: its rhythm, and for a group also how many messages a minute."""

    rhythm: Pace = field(default_factory=lambda: Pace(every=CHAT_EVERY, burst=CHAT_BURST))
    latest: "deque[float] | None" = None
    """When the last messages to a group went; None for a chat that is none."""

    def ready_at(self, messages: int = 1) -> float:
        """Return from when so many messages are allowed."""
        ready = self.rhythm.ready_at(messages)
        leaving = 0 if self.latest is None else len(self.latest) + messages - GROUP_MOST
        if self.latest is None or leaving <= 0:
            return ready
        return max(ready, self.latest[min(leaving, len(self.latest)) - 1] + GROUP_WINDOW)

    def take(self, now: float, messages: int = 1) -> None:
        """Count messages sent at `now`."""
        self.rhythm.take(now, messages)
        if self.latest is not None:
            self.latest.extend([now] * messages)


@dataclass(slots=True)
class Pacing:
    """All limits of one token together."""

    per_second: float
    _all: Pace = field(init=False)
    _haste: Pace = field(init=False)
    _chats: "OrderedDict[int, ChatPace]" = field(default_factory=OrderedDict)
    _held: dict[int, float] = field(default_factory=dict)
    _held_all: float = 0.0
    _strict_until: float = 0.0
    _floods: list[tuple[float, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._all = Pace(every=1 / self.per_second, burst=CATCH_UP * self.per_second)
        hasty = HASTE * self.per_second
        self._haste = Pace(every=1 / hasty, burst=JITTER * hasty)

    def ready_at(self, chat: int, *, messages: int = 1, edit: bool = False, answer: bool = False) -> float:
        """Return from when messages to a chat, or an edit in it, are allowed; a moment past means now."""
        return max(self.free_at(answer=answer), self.chat_ready_at(chat, messages=messages, edit=edit))

    def chat_ready_at(self, chat: int, *, messages: int = 1, edit: bool = False) -> float:
        """Return from when the chat itself allows them, whatever the others do."""
        pace = None if _is_free(chat, edit=edit) else self._chats.get(chat)
        return max(self._held.get(chat, 0.0), 0.0 if pace is None else pace.ready_at(messages))

    def free_at(self, *, answer: bool = False) -> float:
        """Return from when a message to some chat, or an answer, may be allowed: nothing can go before."""
        in_rhythm = max(self._all.ready_at(), self._haste.ready_at())
        return max(min(in_rhythm, self._strict_until) if answer else in_rhythm, self._held_all)

    def take(
        self, chat: int, now: float, *, messages: int = 1, edit: bool = False, answer: bool = False
    ) -> None:
        """Count messages to a chat, or an edit in it, at `now`."""
        owe = ANSWERS_OWE if answer else math.inf
        self._all.take(now, messages, owe=owe)
        self._haste.take(now, messages, owe=owe)
        if _is_free(chat, edit=edit):
            return
        pace = self._chats.pop(chat, None)
        if pace is None:
            # Telegram's numbers of groups and channels are negative.
            pace = ChatPace(latest=deque(maxlen=GROUP_MOST) if chat < 0 else None)
        pace.take(now, messages)
        self._chats[chat] = pace
        if len(self._chats) > REMEMBERED * self.per_second:
            self._chats.popitem(last=False)

    def flooded(self, chat: int, delay: float, now: float) -> None:
        """Obey a 429 of `delay` seconds: hold the chat, and all when several chats meet one."""
        self._held = {held: until for held, until in self._held.items() if until > now}
        self._held[chat] = max(self._held.get(chat, 0.0), now + delay)
        self._floods = [(at, met) for at, met in self._floods if at > now - STORM_WINDOW]
        self._floods.append((now, chat))
        if len({met for _, met in self._floods}) >= STORM:
            self._held_all = max(self._held_all, now + delay)
            self._strict_until = self._held_all + STRICT


def _is_free(chat: int, *, edit: bool) -> bool:
    """Whether the chat's own limits do not count it: an edit in a private chat, whose person presses as they like."""
    return edit and chat > 0
