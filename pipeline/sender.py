"""The door to Telegram as the steps see it: what can be asked of it and how it refuses."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

from news.chats import Absence
from news.deliveries import Lane
from news.outgoing import File, Outgoing


class Refused(Exception):
    """Telegram will not take this message, now or later."""


class RecipientGone(Exception):
    """The chat can no longer be reached: it blocked the bot, was left or removed, or does not exist."""

    def __init__(self, absence: Absence) -> None:
        super().__init__(absence.value)
        self.absence = absence


class ChatMoved(Exception):
    """The group became a supergroup and has another number now."""

    def __init__(self, telegram_id: int) -> None:
        super().__init__(str(telegram_id))
        self.telegram_id = telegram_id


class SlowDown(Exception):
    """Too many messages: nothing was sent, ask again after the delay."""

    def __init__(self, delay: timedelta) -> None:
        super().__init__(f"{delay.total_seconds():g} s")
        self.delay = delay


class NotSent(Exception):
    """The call never reached Telegram: nothing was sent, try again."""


class NoAnswer(Exception):
    """The call ended without an answer: the message may have been sent, and must not be sent again by itself."""


class Sender(Protocol):
    """Sends messages of one bot."""

    async def turn(self, telegram_id: int, lane: Lane, *, messages: int = 1, change: bool = False) -> None:
        """Wait until messages to a chat, or a change of some there, may leave. What is sent next takes that turn.

        Raises SlowDown where it is the chat itself that must rest for long.
        """

    async def send(
        self, telegram_id: int, thread_id: int | None, message: Outgoing | File, reply_to: int | None = None
    ) -> tuple[int, ...]:
        """Send, with a turn taken, as an answer to a message if it is still there; return Telegram's message ids.

        Raises Refused, RecipientGone, ChatMoved, SlowDown, NotSent or NoAnswer.
        """

    async def edit(self, telegram_id: int, message_id: int, message: Outgoing) -> None:
        """Change a message that was sent; it being so already is success. Raises as `send`."""

    async def delete(self, telegram_id: int, message_ids: Sequence[int]) -> None:
        """Delete messages that were sent; their being gone already is success. Raises as `send`."""

    async def alive(self) -> bool:
        """Return whether Telegram answers at all."""
