"""Sends through Telegram, and tells from how a call ended whether the message may have been sent.

Which exception means what was measured against a strict server: of those that PTB raises, only a refused connection, a
connect or pool time-out, and an answer of Telegram itself say that nothing was sent.
"""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
from telegram import Message
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ExtBot

from bot.limiter import Limiter, TurnTaken
from handlers.refusals import absence_of, is_unchanged
from messages.telegram import call, text_arguments
from news.deliveries import Lane
from news.outgoing import Outgoing, Text
from pipeline.sender import ChatMoved, NoAnswer, NotSent, RecipientGone, Refused, SlowDown

_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class TelegramSender:
    """The door to Telegram."""

    def __init__(self, bot: ExtBot[Any], limiter: Limiter) -> None:
        self._bot = bot
        self._limiter = limiter

    async def turn(self, telegram_id: int, lane: Lane) -> None:
        """Wait until a message to a chat may leave."""
        await self._limiter.turn(telegram_id, lane)

    async def send(self, telegram_id: int, thread_id: int | None, message: Outgoing) -> tuple[int, ...]:
        """Send with a turn taken, and return Telegram's message ids."""
        method, arguments = call(message)
        try:
            answer = await getattr(self._bot, method)(
                chat_id=telegram_id, message_thread_id=thread_id, rate_limit_args=TurnTaken(), **arguments
            )
        except TelegramError as error:
            raise translated(error) from error
        sent: list[Message] = [answer] if isinstance(answer, Message) else list(answer)
        return tuple(one.message_id for one in sent)

    async def edit(self, telegram_id: int, message_id: int, message: Text) -> None:
        """Change a message; it being so already is success."""
        try:
            await self._bot.edit_message_text(
                chat_id=telegram_id,
                message_id=message_id,
                rate_limit_args=TurnTaken(),
                **text_arguments(message),
            )
        except TelegramError as error:
            if not (isinstance(error, BadRequest) and is_unchanged(error)):
                raise translated(error) from error

    async def alive(self) -> bool:
        """Return whether Telegram answers at all."""
        try:
            async with asyncio.timeout(10):
                await self._bot.get_me()
        except (NetworkError, TimeoutError):
            return False
        except TelegramError:
            return True
        return True


def translated(error: TelegramError) -> Exception:
    """Return what an error means for a message."""
    match error:
        case RetryAfter():
            delay = error.retry_after
            return SlowDown(delay if isinstance(delay, timedelta) else timedelta(seconds=delay))
        case ChatMigrated():
            return ChatMoved(error.new_chat_id)
        case Forbidden() | BadRequest():
            absence = absence_of(error)
            return Refused(str(error)) if absence is None else RecipientGone(absence)
        case InvalidToken():
            return NotSent("the token is refused")
        case TimedOut() | NetworkError():
            kind = NotSent if isinstance(error.__cause__, _NEVER_LEFT) else NoAnswer
            return kind(str(error) or type(error).__name__)
        case _:
            return NoAnswer(str(error))
