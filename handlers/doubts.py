"""What an owner decides about messages that may not have arrived."""

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer
from handlers.context import App, Context, person
from handlers.routes import on_press
from messages.buttons import Action, Press
from messages.doubts import sent_again
from news.audit import Deed


def register(app: App) -> None:
    """Add the button."""
    on_press(app, Action.DOUBTS, again, Who.OWNERS)


async def again(update: Update, context: Context, _press: Press) -> Answer:
    """Send what is in doubt again; what is no longer in doubt is left alone."""
    async with context.services.storage.writing() as tx:
        count = await tx.outbox.resend_in_doubt(context.services.now())
        user = person(update)
        if count and user is not None:
            await tx.audit.add(user, Deed.RESENT, "", context.services.now(), {"count": count})
    context.services.wake("deliver")
    return Answer(edit=sent_again(count, context.language))
