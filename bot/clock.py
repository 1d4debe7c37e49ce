"""The program's clock: the machine's, or one that it is told to obey, so that tests need not sleep."""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

import aiohttp

log = logging.getLogger(__name__)

ASKED_AT_MOST_EVERY = 0.5
"""Seconds; many ticks together ask once."""


class Clock(Protocol):
    """Tells what time it is."""

    def now(self) -> datetime:
        """Return the moment, in UTC."""

    async def ask(self) -> None:
        """Bring the clock up to date, where it obeys another; called at each tick."""


class MachineClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the moment, in UTC."""
        return datetime.now(UTC)

    async def ask(self) -> None:
        """Need nothing: the machine's clock is always right."""


class ObedientClock:
    """A clock that follows an address answering `{"now": ISO 8601}`.

    Between two answers it runs on. An address that repeats an answer is a clock that was set, not one that stands
    still: time runs on from when it was first given, or what rests for a second would rest for ever.
    """

    def __init__(self, url: str, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._url = url
        self._monotonic = monotonic
        self._answer: datetime | None = None
        self._answered_at = 0.0
        self._asked_at = float("-inf")
        self._lock = asyncio.Lock()

    def now(self) -> datetime:
        """Return the moment, in UTC."""
        if self._answer is None:
            return datetime.now(UTC)
        return self._answer + timedelta(seconds=self._monotonic() - self._answered_at)

    async def ask(self) -> None:
        """Ask what time it is; no answer leaves the clock as it was."""
        async with self._lock:
            if self._monotonic() - self._asked_at < ASKED_AT_MOST_EVERY:
                return
            self._asked_at = self._monotonic()
            try:
                timeout = aiohttp.ClientTimeout(total=5)
                async with (
                    aiohttp.ClientSession(timeout=timeout) as session,
                    session.get(self._url) as response,
                ):
                    self.set(datetime.fromisoformat((await response.json(content_type=None))["now"]))
            except (aiohttp.ClientError, TimeoutError, KeyError, TypeError, ValueError) as error:
                log.warning("the clock at %s gave no time: %s", self._url, error)

    def set(self, answer: datetime) -> None:
        """Take an answer; a naive one is meant in UTC."""
        answer = answer.replace(tzinfo=answer.tzinfo or UTC).astimezone(UTC)
        if answer != self._answer:
            self._answer, self._answered_at = answer, self._monotonic()
