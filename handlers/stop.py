"""`/stop`: nothing more is sent, and everything that was chosen is kept."""

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.context import App, Context
from handlers.routes import on_command
from messages.setup import stopped


def register(app: App) -> None:
    """Add the command."""
    on_command(app, "stop", stop, Who.ADMINS)


async def stop(_update: Update, context: Context) -> Answer:
    """Send nothing more to this chat, of a forum to this topic alone, until it says /start there."""
    async with context.services.storage.writing() as tx:
        await tx.chats.stop(context.chat.id)
    return say(stopped(context.language))
