"""One limiter for every call of the token: whose turn it is when many want to speak, and how fast Telegram allows it.

PTB's own AIORateLimiter has no limit per chat, and its halt on a 429 breaks under concurrency, so this is ours.
"""

import asyncio
import contextlib
import math
import os
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from news.deliveries import Lane
from news.pacing import Pacing

# PTB hands out waits as time spans, as it will by default, instead of numbers with a warning.
os.environ.setdefault("PTB_TIMEDELTA", "true")

TRIES = 3
"""How often an answer to a person is tried that met a 429; deliveries are tried again by the outbox instead."""
LONGEST_WAIT = 30.0
"""Seconds that an answer to a person waits at most for a 429 to pass."""


@dataclass(frozen=True, slots=True)
class TurnTaken:
    """Said in `rate_limit_args` by who has taken a turn before the call."""


class ChatRests(Exception):
    """The chat allows nothing for longer than the asker has patience; `seconds` says how long."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:.1f} s")
        self.seconds = seconds


@dataclass(order=True, slots=True, kw_only=True)
class _Waiting:
    """Someone who waits for a turn."""

    lane: int
    number: int
    chat: int = field(compare=False)
    messages: int = field(compare=False)
    edit: bool = field(compare=False)
    patience: float = field(compare=False)
    turn: "asyncio.Future[None]" = field(compare=False)

    @property
    def is_answer(self) -> bool:
        """Whether it answers somebody who has just written or pressed."""
        return self.lane == Lane.INTERACTIVE


class Limiter(BaseRateLimiter[Any]):
    """Gives turns, the lower lane first and within a lane in order, as fast as `Pacing` allows."""

    def __init__(self, per_second: float, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._pacing = Pacing(per_second=per_second)
        self._monotonic = monotonic
        self._waiting: list[_Waiting] = []
        self._count = 0
        self._giver: asyncio.Task[None] | None = None
        self._arrived = asyncio.Event()

    async def initialize(self) -> None:
        """Nothing is needed before the first call."""

    async def shutdown(self) -> None:
        """Let nobody wait any longer."""
        if self._giver is not None:
            self._giver.cancel()
            self._giver = None

    async def turn(
        self, chat: int, lane: Lane, *, messages: int = 1, edit: bool = False, patience: float = math.inf
    ) -> None:
        """Wait for the turn to send messages to a chat, an album being several, or to change some there.

        Raises ChatRests when it is the chat itself that allows nothing for longer than `patience` seconds.
        """
        self._count += 1
        waiting = _Waiting(
            lane=lane, number=self._count, chat=chat, messages=messages, edit=edit, patience=patience,
            turn=asyncio.get_running_loop().create_future(),
        )  # fmt: skip
        now = self._monotonic()
        if not any(one.lane <= lane for one in self._waiting) and self._ready_at(waiting) <= now:
            self._take(waiting, now)
            return
        self._waiting.append(waiting)
        self._arrived.set()
        if self._giver is None or self._giver.done():
            self._giver = asyncio.create_task(self._give(), name="turns")
        await waiting.turn

    def flooded(self, chat: int, delay: float) -> None:
        """Obey a 429."""
        self._pacing.flooded(chat, delay, self._monotonic())
        self._arrived.set()

    async def process_request(
        self, callback: Callable[..., Coroutine[Any, Any, Any]], args: Any, kwargs: dict[str, Any],
        endpoint: str, data: dict[str, Any], rate_limit_args: Any,
    ) -> Any:  # fmt: skip
        """Make a call of the bot when it is its turn; a call to no chat needs none."""
        chat = _number(data.get("chat_id"))
        if chat is None or endpoint == "sendChatAction":
            return await callback(*args, **kwargs)
        if isinstance(rate_limit_args, TurnTaken):
            return await self._call(chat, callback, args, kwargs)
        for attempt in range(1, TRIES + 1):
            await self.turn(
                chat, Lane.INTERACTIVE, messages=_messages(data), edit=endpoint.startswith("edit")
            )
            try:
                return await self._call(chat, callback, args, kwargs)
            except RetryAfter as refusal:
                if attempt == TRIES or seconds(refusal) > LONGEST_WAIT:
                    raise
        raise AssertionError("the last attempt returns or raises")

    async def _call(
        self, chat: int, callback: Callable[..., Coroutine[Any, Any, Any]], args: Any, kwargs: Any
    ) -> Any:
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as refusal:
            self.flooded(chat, seconds(refusal))
            raise

    async def _give(self) -> None:
        """Give turns while anybody waits."""
        while self._waiting:
            now = self._monotonic()
            self._turn_away(now)
            following = self._first_ready(now)
            if following is not None:
                self._waiting.remove(following)
                self._take(following, now)
                following.turn.set_result(None)
            elif self._waiting:
                soonest = min(self._ready_at(one) for one in self._waiting)
                self._arrived.clear()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._arrived.wait(), max(0.0, soonest - now))

    def _turn_away(self, now: float) -> None:
        """Forget who has stopped waiting, and say to whom it would be too long that their chat rests."""
        for one in self._waiting:
            rest = self._chat_ready_at(one) - now
            if rest > one.patience and not one.turn.done():
                one.turn.set_exception(ChatRests(rest))
        self._waiting = [one for one in self._waiting if not one.turn.done()]

    def _first_ready(self, now: float) -> _Waiting | None:
        """Return who is first in line among those whose chat may be spoken to."""
        if self._pacing.free_at(answer=True) > now:
            return None
        ready = (one for one in self._waiting if self._ready_at(one) <= now)
        return min(ready, default=None)

    def _ready_at(self, one: _Waiting) -> float:
        return self._pacing.ready_at(one.chat, messages=one.messages, edit=one.edit, answer=one.is_answer)

    def _take(self, one: _Waiting, now: float) -> None:
        self._pacing.take(one.chat, now, messages=one.messages, edit=one.edit, answer=one.is_answer)

    def _chat_ready_at(self, one: _Waiting) -> float:
        return self._pacing.chat_ready_at(one.chat, messages=one.messages, edit=one.edit)


def seconds(refusal: RetryAfter) -> float:
    """Return how long a 429 asks to wait."""
    delay = refusal.retry_after
    return float(delay) if isinstance(delay, int | float) else delay.total_seconds()


def _messages(data: dict[str, Any]) -> int:
    """Return how many messages a call sends: an album is several."""
    media = data.get("media")
    return len(media) if isinstance(media, list | tuple) else 1


def _number(chat: object) -> int | None:
    """Return Telegram's number of a chat; a name such as "@news" is none of ours."""
    try:
        return int(chat)  # type: ignore[call-overload, no-any-return]  # whatever a caller passes
    except (TypeError, ValueError):
        return None
