"""Sends through Telegram, and tells from how a call ended whether the message may have been sent.

Which exception means what was measured against a strict server: of those that PTB raises, only a refused connection, a
connect or pool time-out, and an answer of Telegram itself say that nothing was sent.
"""

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from telegram import Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ExtBot

from bot.limiter import ChatRests, Limiter, TurnTaken
from bot.request import NEVER_LEFT
from bot.rich import METHOD, RichMessages
from handlers.refusals import absence_of, is_unchanged
from messages.telegram import call, markup, rich_arguments, text_arguments
from news.deliveries import Lane
from news.outgoing import Album, File, Outgoing, Text
from pipeline.sender import ChatMoved, NoAnswer, NotSent, RecipientGone, Refused, SlowDown

log = logging.getLogger(__name__)

LONGEST_REST = 2.0
"""Seconds that a delivery waits for its chat in a place that others could use; beyond, it goes back to the queue."""
DELETED_AT_ONCE = 100
_GONE = "message to delete not found"
_NO_TEXT = "there is no text in the message to edit"


class TelegramSender:
    """The door to Telegram."""

    def __init__(self, bot: ExtBot[Any], limiter: Limiter, rich: RichMessages | None = None) -> None:
        self._bot = bot
        self._limiter = limiter
        self._rich = rich or RichMessages(bot)

    async def turn(self, telegram_id: int, lane: Lane, *, messages: int = 1, change: bool = False) -> None:
        """Wait until messages to a chat, or a change of some there, may leave."""
        try:
            await self._limiter.turn(telegram_id, lane, messages=messages, edit=change, patience=LONGEST_REST)
        except ChatRests as refusal:
            raise SlowDown(timedelta(seconds=refusal.seconds)) from refusal

    async def send(
        self, telegram_id: int, thread_id: int | None, message: Outgoing | File, reply_to: int | None = None
    ) -> tuple[int, ...]:
        """Send with a turn taken, and return Telegram's message ids."""
        place: dict[str, Any] = {"chat_id": telegram_id, "message_thread_id": thread_id}
        if reply_to is not None:
            place["reply_parameters"] = ReplyParameters(reply_to, allow_sending_without_reply=True)
        try:
            answer = await self._send_rich(place, message)
            if answer is None:
                method, arguments = call(message)
                answer = await getattr(self._bot, method)(**place, rate_limit_args=TurnTaken(), **arguments)
        except TelegramError as error:
            raise translated(error) from error
        sent: list[Message] = [answer] if isinstance(answer, Message) else list(answer)
        return tuple(one.message_id for one in sent)

    async def _send_rich(self, place: dict[str, Any], message: Outgoing | File) -> Message | None:
        """Send a message in its rich form; None, and nothing sent, where it has none or the server will not take it.

        Raises TelegramError for whatever would befall its plain form, too.
        """
        if not isinstance(message, Text) or message.rich is None or not self._rich.worth_trying:
            return None
        arguments = rich_arguments(message) | {"disable_notification": message.silent}
        try:
            sent: Message = await self._bot.do_api_request(
                METHOD, api_kwargs=place | arguments, return_type=Message, rate_limit_args=TurnTaken()
            )
        except (EndPointNotFound, BadRequest) as error:
            if absence_of(error) is not None:
                raise
            self._rich.learn(error)
            log.info("a rich message goes as a plain one: %s", error)
            return None
        self._rich.taken()
        return sent

    async def edit(self, telegram_id: int, message_id: int, message: Outgoing) -> None:
        """Change a message; it being so already is success."""
        try:
            await self._edit(telegram_id, message_id, message)
        except TelegramError as error:
            if not (isinstance(error, BadRequest) and is_unchanged(error)):
                raise translated(error) from error

    async def _edit(self, telegram_id: int, message_id: int, message: Outgoing) -> None:
        about: dict[str, Any] = {
            "chat_id": telegram_id,
            "message_id": message_id,
            "rate_limit_args": TurnTaken(),
        }
        if isinstance(message, Text):
            if await self._edit_rich(about, message):
                return
            try:
                await self._bot.edit_message_text(**about, **text_arguments(message))
            except BadRequest as error:
                # It was sent as the caption of a file.
                if _NO_TEXT not in error.message.lower():
                    raise
            else:
                return
        await self._bot.edit_message_caption(**about, **_caption_arguments(message))

    async def _edit_rich(self, about: dict[str, Any], message: Text) -> bool:
        """Change a message into a rich one; False where it has no such form or the server will not take it.

        A server that knows no rich messages finds no text in the call, and refuses that.
        """
        if message.rich is None or not self._rich.worth_trying:
            return False
        arguments = rich_arguments(message)
        markup = arguments.pop("reply_markup")
        try:
            await self._bot.edit_message_text(
                message.html, **about, reply_markup=markup, api_kwargs=arguments | {"text": None}
            )
        except BadRequest as error:
            if is_unchanged(error) or absence_of(error) is not None:
                raise
            log.info("an edit to a rich message is made to a plain one: %s", error)
            return False
        return True

    async def delete(self, telegram_id: int, message_ids: Sequence[int]) -> None:
        """Delete messages; their being gone already is success."""
        try:
            if len(message_ids) == 1:
                await self._bot.delete_message(telegram_id, message_ids[0], rate_limit_args=TurnTaken())
            else:
                for start in range(0, len(message_ids), DELETED_AT_ONCE):
                    some = message_ids[start : start + DELETED_AT_ONCE]
                    await self._bot.delete_messages(telegram_id, some, rate_limit_args=TurnTaken())
        except TelegramError as error:
            if not (isinstance(error, BadRequest) and _GONE in error.message.lower()):
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


def _caption_arguments(message: Outgoing) -> dict[str, Any]:
    """Return what an edit of a caption takes; an album's stands under its first file."""
    if isinstance(message, Album):
        message = message.items[0]
    caption = message.html if isinstance(message, Text) else message.caption
    return {"caption": caption, "parse_mode": ParseMode.HTML, "reply_markup": markup(message.buttons)}


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
            kind = NotSent if isinstance(error.__cause__, NEVER_LEFT) else NoAnswer
            return kind(str(error) or type(error).__name__)
        case _:
            return NoAnswer(str(error))
