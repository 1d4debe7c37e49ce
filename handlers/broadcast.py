"""`/broadcast`: an owner sends anything, sees how it looks and how many will get it, and lets it go."""

from functools import partial

from telegram import Message, Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.content import TooLong, Unsupported, content_of
from handlers.context import App, Context, person
from handlers.questions import BROADCAST, ask, forget
from handlers.routes import on_command
from messages import broadcasts as screens
from news.broadcasts import time_to_send
from news.ids import UserId
from news.outgoing import Outgoing


def register(app: App) -> None:
    """Add the command; the content comes as an answer, see `handlers.answers`."""
    on_command(app, "broadcast", ask_content, Who.OWNERS)


async def ask_content(update: Update, context: Context) -> Answer:
    """Ask what is to be broadcast."""
    user = person(update)
    if user is not None:
        await ask(context, user, BROADCAST)
    return say(screens.ask_content(context.language))


async def answer(context: Context, message: Message, user: UserId) -> Answer:
    """Show how a message looks and ask whether to send it; another may be sent instead of one that cannot be."""
    try:
        content = content_of(message)
    except Unsupported:
        return say(screens.unsupported(context.language))
    except TooLong:
        return say(screens.too_long(context.language))
    return await preview(context, content, user)


async def preview(context: Context, content: Outgoing, user: UserId) -> Answer:
    """Keep a draft, and return it as readers will see it with the question that follows."""
    services = context.services
    async with services.storage.writing() as tx:
        id = await tx.broadcasts.draft(user, content, services.now())
        chats = await tx.chats.count()
    lasts = time_to_send(chats, services.sends_per_second)
    asked = screens.confirmation(id, chats, lasts, context.language)
    return Answer(send=(content, asked), then=partial(forget, context, user))
