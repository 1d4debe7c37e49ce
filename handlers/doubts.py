"""What an owner decides about messages that may not have arrived."""

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer
from handlers.context import App, Context
from handlers.routes import on_press
from messages.buttons import Action, Press
from messages.doubts import sent_again


def register(app: App) -> None:
    """Add the button."""
    on_press(app, Action.DOUBTS, again, Who.OWNERS)


async def again(_update: Update, context: Context, _press: Press) -> Answer:
    """Send what is in doubt again; what is no longer in doubt is left alone."""
    async with context.services.storage.writing() as tx:
        count = await tx.outbox.resend_in_doubt(context.services.now())
    context.services.wake("deliver")
    return Answer(edit=sent_again(count, context.language))
