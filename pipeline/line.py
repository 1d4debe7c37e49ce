"""The line to Telegram: closed when calls go unanswered, so that an outage costs the calls in flight, not the queue."""

from asyncio import Event

CLOSES_AFTER = 3
"""Unanswered calls in a row, in whatever chats."""
LONGEST_PAUSE = 60


class Line:
    """Whether messages may leave."""

    def __init__(self, *, is_open: bool = True) -> None:
        self._unanswered = 0
        self._open = Event()
        self._closed = Event()
        (self._open if is_open else self._closed).set()

    @property
    def is_open(self) -> bool:
        """Whether messages may leave."""
        return self._open.is_set()

    def answered(self) -> None:
        """Telegram answered, be it with a refusal."""
        self._unanswered = 0
        self._closed.clear()
        self._open.set()

    def unanswered(self) -> None:
        """A call got no answer."""
        self._unanswered += 1
        if self._unanswered >= CLOSES_AFTER:
            self._open.clear()
            self._closed.set()

    async def wait_open(self) -> None:
        """Return once messages may leave."""
        await self._open.wait()

    async def wait_closed(self) -> None:
        """Return once the line is closed."""
        await self._closed.wait()

    @staticmethod
    def pause(probes: int) -> float:
        """Return how many seconds to wait before probe number `probes`, from 0: 1, 2, 4 … 60."""
        return min(LONGEST_PAUSE, 2.0 ** min(probes, 6))
