"""Waiting without polling: whoever waits is woken by the change itself."""

import asyncio
from collections.abc import Callable


class Signal:
    """Wakes all who wait; costs next to nothing while nobody does."""

    __slots__ = ("_closed", "_waiters")

    def __init__(self) -> None:
        self._waiters: list[asyncio.Future[None]] = []
        self._closed = False

    def fire(self) -> None:
        """Wake everyone."""
        if not self._waiters:
            return
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    def close(self) -> None:
        """Let nobody wait any longer: nothing is going to happen."""
        self._closed = True
        self.fire()

    async def until(self, happened: Callable[[], bool], seconds: float) -> bool:
        """Wait at most `seconds` of real time until `happened()`; say whether it did."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not happened():
            left = deadline - loop.time()
            if left <= 0 or self._closed:
                return False
            waiter: asyncio.Future[None] = loop.create_future()
            self._waiters.append(waiter)
            try:
                async with asyncio.timeout(left):
                    await waiter
            except TimeoutError:
                return happened()
            finally:
                if waiter in self._waiters:
                    self._waiters.remove(waiter)
        return True
