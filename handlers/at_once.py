"""Of which topics a chat is told as it happens, besides its digests; how often a day, and which without a sound."""

from dataclasses import replace

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer
from handlers.choices import keep
from handlers.context import App, Context
from handlers.routes import on_press, out_of_date
from messages.at_once import at_once_screen, silent_screen
from messages.buttons import Action, Press
from messages.errors import topic_gone
from news.alerts import BUDGETS, Alerts
from news.chats import Settings
from news.ids import ChatId, TopicId
from news.outgoing import Text
from news.topics import Topic
from storage import Transaction

SAID = {"on": Alerts.ALL} | {level: level for level in Alerts}
"""What buttons say; those of earlier versions said "on" or "off"."""


def register(app: App) -> None:
    """Add the buttons."""
    on_press(app, Action.AT_ONCE, choose, Who.ADMINS)
    on_press(app, Action.BUDGET, limit, Who.ADMINS)
    on_press(app, Action.SILENT, hush, Who.ADMINS)


async def choose(_update: Update, context: Context, press: Press) -> Answer:
    """Tell of a topic at once, or no longer; the button says which, so that a second press changes nothing."""
    number, wanted = press.number(0), SAID.get(press.word(1))
    if number is None or wanted is None:
        return out_of_date(context)
    async with context.services.storage.writing() as tx:
        known = await tx.wishes.set_alerts(context.chat.id, TopicId(number), wanted)
        shown = await page(tx, context.chat.id, context.chat.settings)
    return Answer(edit=shown, pop_up="" if known else topic_gone(context.language))


async def limit(_update: Update, context: Context, press: Press) -> Answer:
    """Tell at most so often a day; 0 is any number."""
    number = press.number(0)
    if number != 0 and number not in BUDGETS:
        return out_of_date(context)
    chat = await keep(context, lambda settings: replace(settings, budget=number or None))
    async with context.services.storage.reading() as tx:
        return Answer(edit=await page(tx, chat.id, chat.settings))


async def hush(_update: Update, context: Context, press: Press) -> Answer:
    """Show which topics come without a sound, or have one come so."""
    number, wanted = press.number(0), press.word(1)
    if press.word(0) != "list" and (number is None or wanted not in ("on", "off")):
        return out_of_date(context)
    known = True
    async with context.services.storage.writing() as tx:
        if number is not None:
            known = await tx.wishes.set_silent(context.chat.id, TopicId(number), silent=wanted == "on")
        topics, silent = await topics_of(tx, context.chat.id), await tx.wishes.silent(context.chat.id)
    shown = silent_screen(topics, silent, context.language)
    return Answer(edit=shown, pop_up="" if known else topic_gone(context.language))


async def page(tx: Transaction, chat_id: ChatId, settings: Settings) -> Text:
    """Return the chat's topics with their marks."""
    return at_once_screen(await topics_of(tx, chat_id), await tx.wishes.alerts(chat_id), settings)


async def topics_of(tx: Transaction, chat_id: ChatId) -> list[Topic]:
    """Return the topics that a chat is subscribed to, oldest subscription first."""
    chosen = await tx.subscriptions.topics(chat_id)
    topics = await tx.topics.by_id(chosen)
    return [topics[id] for id in chosen if id in topics]
