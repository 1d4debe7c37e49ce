"""Of which topics a chat is told as it happens, besides its digests."""

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer
from handlers.context import App, Context
from handlers.routes import on_press, out_of_date
from messages.alert import at_once_screen
from messages.buttons import Action, Press
from messages.errors import topic_gone
from news.ids import TopicId
from news.outgoing import Text
from storage import Transaction


def register(app: App) -> None:
    """Add the buttons."""
    on_press(app, Action.AT_ONCE, choose, Who.ADMINS)


async def choose(_update: Update, context: Context, press: Press) -> Answer:
    """Tell of a topic at once, or no longer; the button says which, so that a second press changes nothing."""
    number, wanted = press.number(0), press.word(1)
    if number is None or wanted not in ("on", "off"):
        return out_of_date(context)
    async with context.services.storage.writing() as tx:
        known = await tx.subscriptions.set_at_once(context.chat.id, TopicId(number), wanted=wanted == "on")
        shown = await page(tx, context)
    return Answer(edit=shown, pop_up="" if known else topic_gone(context.language))


async def page(tx: Transaction, context: Context) -> Text:
    """Return the chat's topics with their marks."""
    chosen = await tx.subscriptions.topics(context.chat.id)
    topics = await tx.topics.by_id(chosen)
    at_once = await tx.subscriptions.at_once(context.chat.id)
    return at_once_screen([topics[id] for id in chosen if id in topics], at_once, context.language)
