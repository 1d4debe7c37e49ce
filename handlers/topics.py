"""`/topics`: a chat chooses what it wants to read about."""

from dataclasses import replace

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.choices import is_for, keep, screen_of, topics_page
from handlers.context import App, Context
from handlers.find_topic import found
from handlers.routes import on_command, on_press, out_of_date
from messages.buttons import Action, Press, Screen
from messages.errors import topic_gone
from messages.topics import with_ways
from news.ids import TopicId


def register(app: App) -> None:
    """Add the command and its buttons."""
    on_command(app, "topics", show, Who.ADMINS)
    on_press(app, Action.TOPICS, turn, Who.ADMINS)
    on_press(app, Action.TOPIC, choose, Who.ADMINS)


async def show(_update: Update, context: Context) -> Answer:
    """Show the first page of topics, or those whose name stands after the command."""
    if context.args:
        shown = await found(context, " ".join(context.args), Screen.MENU)
        return say(with_ways(shown, Screen.MENU, context.language))
    async with context.services.storage.reading() as tx:
        return say(await topics_page(tx, context.chat, 0, Screen.MENU))


async def turn(_update: Update, context: Context, press: Press) -> Answer:
    """Show another page of topics."""
    async with context.services.storage.reading() as tx:
        page = await topics_page(tx, context.chat, press.number(0) or 0, screen_of(press.word(1)))
    return Answer(edit=page)


async def choose(_update: Update, context: Context, press: Press) -> Answer:
    """Choose a topic or drop it; the button says which, so that a second press changes nothing."""
    number, wanted = press.number(0), press.word(1)
    page, screen = press.number(2) or 0, screen_of(press.word(3))
    if number is None or wanted not in ("on", "off"):
        return out_of_date(context)
    gone = False
    async with context.services.storage.writing() as tx:
        topic = await tx.topics.get(TopicId(number))
        if wanted == "off":
            await tx.subscriptions.unsubscribe(context.chat.id, TopicId(number))
        elif is_for(topic, context.chat):
            await tx.subscriptions.subscribe(context.chat.id, [topic.id], context.services.now())
        else:
            gone = True
        shown = await topics_page(tx, context.chat, page, screen)
    if screen is Screen.MENU and not context.chat.settings.set_up:
        await keep(context, lambda settings: replace(settings, set_up=True))
    return Answer(edit=shown, pop_up=topic_gone(context.language) if gone else "")
