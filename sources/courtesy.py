"""Courtesy to servers: few requests at once to one host, and a pause between them."""

import asyncio
import ipaddress
from typing import NamedTuple, Protocol


class Turns(Protocol):
    """Whose turn it is with a host where several processes fetch: a server counts requests, not processes."""

    async def take(self, host: str, places: int) -> str:
        """Wait for one of so many places at a host, and hold it. Return its name."""

    async def give_back(self, place: str, pause: float) -> None:
        """Leave a place; nobody takes it for `pause` seconds."""


class Courtesy:
    """Lets `per_host` requests through at once for a host, each at least `pause` seconds after the one before.

    A host is the name in the address, so that each 127.x.y.z is one of its own; loopback needs no pause. What is known
    of a host is forgotten when nobody waits for it and its pause is over.
    """

    def __init__(self, *, per_host: int, pause: float, turns: Turns | None = None) -> None:
        self._per_host = per_host
        self._pause = pause
        self._turns = turns
        self._gates: dict[str, _Gate] = {}

    def turn(self, host: str, pause: float = 0.0) -> "Turn":
        """Return a turn with a host, for which `async with` waits, and which it holds.

        `pause` are the seconds that the host wishes between two requests, where that is more than ours.
        """
        return Turn(self, host, pause)

    async def begin(self, host: str, pause: float) -> "_Held":
        """Wait for a turn with a host, and take it."""
        gate = self._gates.get(host)
        if gate is None:
            gate = self._gates[host] = _Gate(self._per_host, 0 if is_loopback(host) else self._pause)
        gate.users += 1
        if gate.pause:
            gate.pause = max(gate.pause, pause)
        try:
            await gate.places.acquire()
        except BaseException:
            self._leave(host, gate)
            raise
        try:
            await gate.rest()
            place = None if self._turns is None else await self._turns.take(host, self._per_host)
        except BaseException:
            gate.places.release()
            self._leave(host, gate)
            raise
        return _Held(host, gate, place)

    async def end(self, held: "_Held") -> None:
        """Give a turn back."""
        try:
            if self._turns is not None and held.place is not None:
                await self._turns.give_back(held.place, held.gate.pause)
        finally:
            held.gate.places.release()
            self._leave(held.host, held.gate)

    def _leave(self, host: str, gate: "_Gate") -> None:
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


class Turn:
    """A turn to wait for and to hold; no generator, which would cost a thirtieth of a poll that brings nothing."""

    __slots__ = ("_courtesy", "_held", "_host", "_pause")

    def __init__(self, courtesy: Courtesy, host: str, pause: float) -> None:
        self._courtesy = courtesy
        self._host = host
        self._pause = pause

    async def __aenter__(self) -> None:
        self._held = await self._courtesy.begin(self._host, self._pause)

    async def __aexit__(self, *_: object) -> None:
        await self._courtesy.end(self._held)


class _Held(NamedTuple):
    """What a turn holds."""

    host: str
    gate: "_Gate"
    place: str | None
    """At the host, among other processes."""


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
    if host.startswith("127.") or ":" in host:
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return False
    return host == "localhost"
