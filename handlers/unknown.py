"""Commands that do not exist, and buttons that nothing knows any more; registered after everything else."""

from difflib import get_close_matches

from telegram import MessageEntity, Update
from telegram.constants import ChatType
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from handlers.access import role_in
from handlers.answering import give, say
from handlers.context import App, Context
from handlers.routes import stale
from messages.errors import unknown_command
from messages.help import COMMANDS, commands_of


def register(app: App) -> None:
    """Add what is left over."""
    app.add_handler(MessageHandler(filters.UpdateType.MESSAGE & filters.COMMAND, unknown))
    app.add_handler(CallbackQueryHandler(stale))


async def unknown(update: Update, context: Context) -> None:
    """Say that there is no such command, with the one that was probably meant; in a group only if it was for us."""
    message = update.message
    if message is None:
        return
    command = next(iter(message.parse_entities([MessageEntity.BOT_COMMAND]).values()), "")
    name, _, addressee = command.removeprefix("/").partition("@")
    for_us = addressee.lower() == context.bot.username.lower()
    if not for_us and (addressee or message.chat.type != ChatType.PRIVATE):
        return
    names = (*COMMANDS, *commands_of(await role_in(update, context)))
    nearest = get_close_matches(name.lower(), names, n=1)
    await give(update, context, say(unknown_command(context.language, nearest[0] if nearest else None)))
