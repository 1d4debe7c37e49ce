"""`/latest`: the newest stories of the chat's topics, shown before or not."""

from telegram import Update

from handlers.answering import Answer, say
from handlers.context import App, Context
from handlers.routes import on_command
from messages.digest import empty_digest, latest

COUNT = 10


def register(app: App) -> None:
    """Add the command."""
    on_command(app, "latest", show)


async def show(_update: Update, context: Context) -> Answer:
    """Show the newest stories; nothing of it counts as shown in a digest."""
    chat = context.chat
    async with context.services.storage.reading() as tx:
        topics = await tx.subscriptions.topics(chat.id)
        stories = await tx.stories.latest(topics, limit=COUNT) if topics else []
    if not topics:
        return say(empty_digest(chat.settings, any_topics=False))
    return say(*latest(stories, chat.settings, context.services.now()))
