"""When a handler fails: it is written down under its update, and the person is told kindly."""

from contextlib import suppress

from telegram import Update
from telegram.error import ChatMigrated, TelegramError

from handlers.answering import pop_up, send
from handlers.context import App, Context
from handlers.meeting import thread_of
from handlers.refusals import absence_of, is_outage
from messages import errors
from news.chats import Absence


def register(app: App) -> None:
    """Add the error handler."""
    app.add_error_handler(failed)


async def failed(update: object, context: Context) -> None:
    """Deal with what a handler raised."""
    error = context.error
    if error is None:
        return
    if isinstance(update, Update):
        await _find_chat(update, context)
        if isinstance(error, TelegramError) and await _left(update, context, error):
            return
    await context.services.record_failure(update.update_id if isinstance(update, Update) else 0, error)
    # While Telegram cannot be reached nobody can be told anything; the update is handled again when it can.
    if isinstance(update, Update) and not is_outage(error):
        with suppress(TelegramError):
            await _apologise(update, context)


async def _find_chat(update: Update, context: Context) -> None:
    """Find the chat of an update: the context of an error is a new one, and `meet` may be what failed."""
    if update.effective_chat is None:
        return
    async with context.services.storage.reading() as tx:
        context.met = await tx.chats.find(update.effective_chat.id, thread_of(update))


async def _left(update: Update, context: Context, error: TelegramError) -> bool:
    """Whether the error only says that the chat went away or got another number while we answered; that is kept."""
    chat = update.effective_chat
    if chat is None:
        return False
    absence = absence_of(error)
    if absence is None and not isinstance(error, ChatMigrated):
        return False
    async with context.services.storage.writing() as tx:
        if isinstance(error, ChatMigrated):
            await tx.chats.migrate(chat.id, error.new_chat_id)
        elif absence is not None and not _has_stopped(context):
            await tx.chats.mark_absent(chat.id, absence)
    return True


def _has_stopped(context: Context) -> bool:
    """Whether the chat said /stop: that stays the reason, so that nothing but /start ends it."""
    return context.met is not None and context.met.absence is Absence.STOPPED


async def _apologise(update: Update, context: Context) -> None:
    if update.callback_query is not None:
        await pop_up(update.callback_query, errors.broken(context.language).html, alert=True)
    elif update.effective_chat is not None and context.met is not None:
        await send(update, context, errors.broken(context.language))
