"""What nothing else understands: commands that do not exist, words that answer no question, and buttons of old.

Registered after everything else.
"""

from telegram import Message, MessageEntity, Update
from telegram.constants import ChatType
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from handlers.access import role_in
from handlers.answering import Answer, give, say
from handlers.context import App, Context
from handlers.routes import stale
from messages.commands import named, nearest
from messages.errors import meant_command, unknown_command, unknown_text
from messages.help import COMMANDS, commands_of
from nlp.search import LONGEST_QUERY


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
    await give(
        update, context, say(unknown_command(context.language, nearest(name, await _names(update, context))))
    )


async def at_a_loss(update: Update, context: Context, message: Message) -> Answer:
    """Answer what somebody wrote in private: with the command whose name it is, else with what can be done with it."""
    if message.via_bot is not None and message.via_bot.id == context.bot.id:
        return Answer()  # a story that they put here by our own name asks for nothing
    said = " ".join((message.text or "").split()).replace("\x00", "")
    names = await _names(update, context)
    if said.startswith("/"):
        # Telegram sees commands in Latin letters only.
        return say(unknown_command(context.language, nearest(said[1:], names)))
    meant = named(said, names)
    if meant is not None:
        return say(meant_command(context.language, meant))
    query = said[:LONGEST_QUERY]
    if not any(letter.isalnum() for letter in query):
        return say(unknown_text(context.language))
    async with context.services.storage.writing() as tx:
        key = await tx.searches.keep(context.chat.id, query, context.services.now())
    return say(unknown_text(context.language, (query, key)))


async def _names(update: Update, context: Context) -> tuple[str, ...]:
    return (*COMMANDS, *commands_of(await role_in(update, context)))
