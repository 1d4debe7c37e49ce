"""Delivery of updates to a webhook: in order within a chat, in parallel between chats, again until accepted."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import aiohttp

from playground.answers import Json
from playground.clock import Clock
from playground.state import Store
from playground.updates import Updates

ANSWER_WITHIN = 30.0
LONGEST_PAUSE = 60.0
_OK = range(200, 300)

CallMethod = Callable[[Json], Awaitable[None]]


@dataclass(slots=True, kw_only=True)
class Webhook:
    """Where updates are sent, and how that went. `pause` is the first wait after a failure; it doubles."""

    store: Store
    updates: Updates
    clock: Clock
    call: CallMethod | None = None
    pause: float = 1.0
    url: str = ""
    secret: str = ""
    max_connections: int = 40
    certificate: bool = False
    ip_address: str = ""
    last_error: str = ""
    last_error_at: int = 0
    _task: asyncio.Task[None] | None = None
    _under_way: dict[int, asyncio.Task[None]] = field(default_factory=dict)

    def set(
        self,
        url: str,
        *,
        secret: str = "",
        max_connections: int = 40,
        certificate: bool = False,
        ip_address: str = "",
    ) -> None:
        """Deliver there from now on; an empty address leaves the updates to `getUpdates`."""
        self.stop()
        self.url, self.secret, self.max_connections = url, secret, max_connections
        self.certificate, self.ip_address = certificate, ip_address
        self.last_error, self.last_error_at = "", 0
        self.updates.webhook_set = bool(url)
        self.updates.arrived.fire()
        self.store.put(
            "settings", "webhook", {"url": url, "secret": secret, "max_connections": max_connections}
        )
        if url:
            self.start()

    def start(self) -> None:
        """Begin to deliver, if there is an address."""
        if self.url and self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._deliver())

    def stop(self) -> None:
        """Deliver nothing more."""
        for task in (self._task, *self._under_way.values()):
            if task is not None:
                task.cancel()
        self._task = None
        self._under_way.clear()

    def info(self) -> Json:
        """Telegram's `WebhookInfo`."""
        info: Json = {
            "url": self.url,
            "has_custom_certificate": self.certificate,
            "pending_update_count": len(self.updates.pending),
        }
        if self.url:
            info["max_connections"] = self.max_connections
            info["ip_address"] = self.ip_address or "127.0.0.1"
        if self.last_error:
            info |= {"last_error_date": self.last_error_at, "last_error_message": self.last_error}
        if self.updates.allowed:
            info["allowed_updates"] = list(self.updates.allowed)
        return info

    async def _deliver(self) -> None:
        timeout = aiohttp.ClientTimeout(total=ANSWER_WITHIN)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            while True:
                await self.updates.arrived.until(lambda: self._next() is not None, LONGEST_PAUSE)
                update = self._next()
                if update is not None:
                    key = chat_of(update)
                    self._under_way[key] = asyncio.create_task(self._until_accepted(session, update, key))

    def _next(self) -> Json | None:
        if len(self._under_way) >= self.max_connections:
            return None
        for update in self.updates.pending.values():
            if chat_of(update) not in self._under_way:
                return update
        return None

    async def _until_accepted(self, session: aiohttp.ClientSession, update: Json, key: int) -> None:
        pause = self.pause
        while update["update_id"] in self.updates.pending:
            asked = await self._post(session, update)
            if asked is None:
                self.updates.confirm([update["update_id"]])
                self.store.commit()
                break
            await asyncio.sleep(max(pause, asked))
            pause = min(pause * 2, LONGEST_PAUSE)
        self._under_way.pop(key, None)
        self.updates.arrived.fire()

    async def _post(self, session: aiohttp.ClientSession, update: Json) -> float | None:
        """Send once; None if it was accepted, else the seconds that the receiver asked to wait (0: not said)."""
        headers = {"Content-Type": "application/json"}
        if self.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.secret
        body = json.dumps(update, ensure_ascii=False).encode()
        try:
            async with session.post(self.url, data=body, headers=headers) as response:
                answer = await response.read()
                if response.status in _OK:
                    await self._carry_out(answer)
                    return None
                self._failed(f"Wrong response from the webhook: {response.status} {response.reason}")
                wait = response.headers.get("Retry-After", "")
                return float(wait) if wait.isdecimal() else 0.0
        except TimeoutError:
            self._failed("Read timeout expired")
        except aiohttp.ClientConnectorError:
            self._failed("Connection refused")
        except (aiohttp.ClientError, OSError):
            self._failed("Connection reset by peer")
        return 0.0

    async def _carry_out(self, answer: bytes) -> None:
        """Call the method that the reply may carry; what is no such call is ignored, as Telegram does."""
        try:
            call = json.loads(answer)
        except ValueError:
            return
        if self.call is not None and isinstance(call, dict) and "method" in call:
            await self.call(call)

    def _failed(self, why: str) -> None:
        self.last_error, self.last_error_at = why, int(self.clock.now())


def chat_of(update: Json) -> int:
    """What an update must keep its order with: its chat, or else its sender."""
    for content in update.values():
        if isinstance(content, dict):
            inner = content.get("message") or content
            subject = inner.get("chat") or content.get("from") or {}
            return int(subject.get("id", 0))
    return 0
