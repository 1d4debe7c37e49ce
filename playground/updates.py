"""The queue of updates: numbered for ever upwards, waiting until the bot confirms them."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile

from playground.answers import Json, bad_request, conflict
from playground.signals import Signal
from playground.state import Store

KINDS = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "guest_message",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
]
UNASKED = frozenset(("chat_member", "message_reaction", "message_reaction_count"))
MAX_AT_ONCE = 100
MAX_WAIT = 50
_LAST_SEED = 2_000_000_000


def first_number(now: float) -> int:
    """A number to start from that no earlier run of a server without a state file came to.

    Numbers stay below 2^31, as clients expect, and grow by a hundred a second: faster than updates come.
    """
    return int(now * 100) % _LAST_SEED + 1


@dataclass(slots=True)
class Updates:
    """What the bot has not confirmed yet, and who waits for it."""

    store: Store
    next_number: int = field(default_factory=lambda: first_number(time.time()))
    pending: dict[int, Json] = field(default_factory=dict)
    allowed: tuple[str, ...] = ()
    arrived: Signal = field(default_factory=Signal)
    webhook_set: bool = False
    _poll: int = 0
    _waiting: int = 0

    def add(self, kind: str, content: Json) -> int | None:
        """Queue an update; None if the bot did not ask for its kind."""
        if not self.wanted(kind):
            return None
        number = self.next_number
        self.next_number += 1
        update: Json = {"update_id": number, kind: content}
        self.pending[number] = update
        self.store.put("update", str(number), update)
        self.store.put("counter", "update", {"next": self.next_number})
        self.arrived.fire()
        return number

    def wanted(self, kind: str) -> bool:
        """Whether `allowed_updates`, which the server remembers, let this kind in."""
        return kind in self.allowed if self.allowed else kind not in UNASKED

    def allow(self, kinds: Iterable[object]) -> None:
        """Remember which kinds the bot wants; none means the default ones. Unknown names are ignored."""
        self.allowed = tuple(kind for kind in KINDS if kind in set(kinds))
        self.store.put("settings", "allowed_updates", {"kinds": list(self.allowed)})

    def confirm(self, numbers: Iterable[int]) -> None:
        """Forget these."""
        for number in numbers:
            if self.pending.pop(number, None) is not None:
                self.store.drop("update", str(number))

    def clear(self) -> None:
        """Forget all."""
        self.confirm(list(self.pending))

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """What `getUpdates` answers; an offset confirms everything below it, a negative one keeps the last ones.

        Raises:
            Refusal: a webhook is set, or another poll began while this one waited.

        """
        if self.webhook_set:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        if not 1 <= limit <= MAX_AT_ONCE:
            limit = MAX_AT_ONCE
        if seconds < 0:
            raise bad_request("timeout must be non-negative")
        if offset < 0:
            self.confirm(list(self.pending)[:offset])
        elif offset > 0:
            # An offset beyond the last number confirms all: Telegram then goes on from its own count.
            self.confirm(list(takewhile(lambda number: number < offset, self.pending)))
        self._poll += 1
        mine = self._poll
        if self._waiting:
            self.arrived.fire()
        self._waiting += 1
        try:
            await self.arrived.until(
                lambda: bool(self.pending) or self._poll != mine or self.webhook_set, min(seconds, MAX_WAIT)
            )
        finally:
            self._waiting -= 1
        if self._poll != mine:
            raise conflict(
                "terminated by other getUpdates request; make sure that only one bot instance is running"
            )
        if self.webhook_set:
            raise conflict("terminated by setWebhook request")
        return [update for _, update in zip(range(limit), self.pending.values(), strict=False)]
