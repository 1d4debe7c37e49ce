"""Telegram's limits on sending, off until asked for: so many a second to all, to one chat, and a minute to a group."""

import math
from dataclasses import dataclass, field

from playground.answers import Json

PAID_PER_SECOND = 1000.0


@dataclass(slots=True)
class Bucket:
    """Lets `burst` through at once and refills by `rate` a second; refused once, it stays shut as long as it said."""

    rate: float
    burst: float
    level: float
    at: float
    shut_until: float = 0.0

    def wait(self, now: float, cost: float) -> int:
        """Whole seconds until so much would be let through; 0 for now."""
        if now < self.shut_until:
            return math.ceil(self.shut_until - now)
        level = min(self.burst, self.level + (now - self.at) * self.rate)
        # What is dearer than the whole bucket, as an album after a message, passes a full one and leaves a debt.
        lacking = min(cost, self.burst) - level
        return 0 if lacking <= 0 else max(1, math.ceil(lacking / self.rate))

    def take(self, now: float, cost: float) -> None:
        """Let so much through."""
        self.level = min(self.burst, self.level + (now - self.at) * self.rate) - cost
        self.at = now


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """The limits themselves."""

    per_second: float = 30
    burst: float = 30
    chat_per_second: float = 1
    chat_burst: float = 3
    group_per_minute: float = 20
    group_burst: float = 20

    def times(self, factor: float) -> "Rates":
        """The same limits, so many times higher."""
        return Rates(**{name: getattr(self, name) * factor for name in self.__slots__})

    def as_json(self) -> Json:
        """The limits by name."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(slots=True)
class Limits:
    """Counts what a bot sends; counts nothing while `rates` is None."""

    rates: Rates | None = None
    _all: Bucket | None = None
    _paid: Bucket | None = None
    _chats: dict[int, Bucket] = field(default_factory=dict)

    def use(self, rates: Rates | None) -> None:
        """Start again with these limits, or with none."""
        self.rates = rates
        self._all = self._paid = None
        self._chats.clear()

    def wait(
        self, chat: int, now: float, *, messages: int = 1, edit: bool = False, paid: bool = False
    ) -> int:
        """Seconds that the bot must wait before this call; 0 lets it through and counts it.

        Edits count for all and in groups, not against one message a second to a person.
        """
        rates = self.rates
        if rates is None:
            return 0
        buckets = [self._overall(rates, now, paid=paid)]
        if chat < 0 or not edit:
            buckets.append(self._of_chat(rates, chat, now))
        wait = 0
        for bucket in buckets:
            if needed := bucket.wait(now, messages):
                if now >= bucket.shut_until:  # who asks too early is not punished with a longer wait
                    bucket.shut_until = now + needed
                wait = max(wait, needed)
        if not wait:
            for bucket in buckets:
                bucket.take(now, messages)
        return wait

    def _overall(self, rates: Rates, now: float, *, paid: bool) -> Bucket:
        if paid:
            self._paid = self._paid or Bucket(PAID_PER_SECOND, PAID_PER_SECOND, PAID_PER_SECOND, now)
            return self._paid
        self._all = self._all or Bucket(rates.per_second, rates.burst, rates.burst, now)
        return self._all

    def _of_chat(self, rates: Rates, chat: int, now: float) -> Bucket:
        bucket = self._chats.get(chat)
        if bucket is None:
            rate, burst = (
                (rates.group_per_minute / 60, rates.group_burst)
                if chat < 0
                else (rates.chat_per_second, rates.chat_burst)
            )
            bucket = self._chats[chat] = Bucket(rate, burst, burst, now)
        return bucket
