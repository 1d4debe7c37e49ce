"""`/digest`: a digest now, whatever the hour. It goes through the outbox, so that a crash neither loses nor doubles it."""

from telegram import Update

from handlers.answering import Answer
from handlers.context import App, Context
from handlers.routes import on_command, on_press
from messages.buttons import Action, Press
from pipeline.asked import compose_now


def register(app: App) -> None:
    """Add the command and its button."""
    on_command(app, "digest", digest)
    on_press(app, Action.DIGEST, pressed)


async def digest(update: Update, context: Context) -> Answer:
    """Queue a digest of what the chat has not been shown yet."""
    services = context.services
    await compose_now(services.storage, context.chat.id, update.update_id, services.now())
    services.wake("deliver")
    return Answer()


async def pressed(update: Update, context: Context, _press: Press) -> Answer:
    """Do the same for a button."""
    return await digest(update, context)
