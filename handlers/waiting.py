"""What a person sees while an answer takes longer than a second: the press is answered, and the bot is writing."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

from telegram import Update
from telegram.constants import ChatAction
from telegram.error import TelegramError

from handlers.answering import pop_up
from handlers.context import Context

AGAIN = 4.5
"""Seconds after which the sign is given again: Telegram takes it away after five."""

T = TypeVar("T")


async def accompanied(update: Update, context: Context, work: Coroutine[Any, Any, T]) -> T:
    """Do the work; once it takes longer than `Services.patience`, show that it is being done."""
    task = asyncio.create_task(work)
    sign: asyncio.Task[None] | None = None
    try:
        done, _ = await asyncio.wait({task}, timeout=context.services.patience)
        if not done:
            sign = asyncio.create_task(_show(update, context))
        return await task
    finally:
        for under_way in (task, sign):
            if under_way is not None:
                under_way.cancel()


async def _show(update: Update, context: Context) -> None:
    """Answer the press, whose circle would go on turning, and say that the bot is writing, again and again."""
    chat = update.effective_chat
    # Only a courtesy: what goes wrong with it must not disturb the answer.
    with suppress(TelegramError):
        if update.callback_query is not None:
            context.answered = True
            await pop_up(update.callback_query)
        while chat is not None:
            thread = context.met.thread_id if context.met else None
            await context.bot.send_chat_action(chat.id, ChatAction.TYPING, message_thread_id=thread)
            await asyncio.sleep(AGAIN)
