"""Courtesy to servers: few requests at once to one host, and a pause between them."""

import asyncio
import ipaddress
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Courtesy:
    """Lets `per_host` requests through at once for a host, each at least `pause` seconds after the one before.

    A host is the name in the address, so that each 127.x.y.z is one of its own; loopback needs no pause. What is known
    of a host is forgotten when nobody waits for it and its pause is over.
    """

    def __init__(self, *, per_host: int, pause: float) -> None:
        self._per_host = per_host
        self._pause = pause
        self._gates: dict[str, _Gate] = {}

    @asynccontextmanager
    async def turn(self, host: str, pause: float = 0.0) -> AsyncIterator[None]:
        """Wait for a turn with a host, and hold it; `pause` are the seconds it wishes where that is more than ours."""
        gate = self._gates.get(host)
        if gate is None:
            gate = self._gates[host] = _Gate(self._per_host, 0 if is_loopback(host) else self._pause)
        gate.users += 1
        if gate.pause:
            gate.pause = max(gate.pause, pause)
        try:
            async with gate.places:
                await gate.rest()
                yield
        finally:
            gate.users -= 1
            if not gate.users:
                self._forget(host, gate)

    def _forget(self, host: str, gate: "_Gate") -> None:
        if not gate.pause:
            self._gates.pop(host, None)
            return
        loop = asyncio.get_running_loop()
        loop.call_at(gate.free_at, self._forget_if_unused, host, gate)

    def _forget_if_unused(self, host: str, gate: "_Gate") -> None:
        if not gate.users and gate.free_at <= asyncio.get_running_loop().time():
            self._gates.pop(host, None)


class _Gate:
    """The requests to one host."""

    def __init__(self, places: int, pause: float) -> None:
        self.places = asyncio.Semaphore(places)
        self.pause = pause
        self.users = 0
        self.free_at = 0.0

    async def rest(self) -> None:
        """Wait until the pause after the request before is over."""
        if not self.pause:
            return
        now = asyncio.get_running_loop().time()
        wait = self.free_at - now
        self.free_at = max(self.free_at, now) + self.pause
        if wait > 0:
            await asyncio.sleep(wait)


def is_loopback(host: str) -> bool:
    """Whether a host is this very machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
