"""Links into the bot: `?start=topic_csto` chooses a topic, `?start=story_123` shows a story, for who is new too."""

import re

from telegram import Update

from handlers.access import Who
from handlers.answering import Answer, say
from handlers.choices import choose_presets, is_for
from handlers.context import App, Context
from handlers.routes import on_press, out_of_date
from handlers.story import card_of
from messages import links as screens
from messages.buttons import Action, Press
from messages.errors import story_gone, topic_gone
from messages.html import escape
from news.ids import StoryId, TopicId
from news.outgoing import Text

_NUMBER = re.compile("[0-9]{1,18}")


def register(app: App) -> None:
    """Add the button that takes a link's topic back."""
    on_press(app, Action.LINKED, choose, Who.ADMINS)


async def follow(update: Update, context: Context, payload: str) -> Answer | None:
    """Do what a link asks for; None if it asks for nothing of this kind."""
    kind, _, name = payload.partition("_")
    match kind:
        case "topic" if name:
            return await _topic(context, name)
        case "story" if (number := number_in(name)) is not None:
            card = await card_of(update, context, StoryId(number))
            if card is None:
                return say(Text(html=escape(story_gone(context.language))))
            return Answer(send=(card,), story=StoryId(number))
        case _:
            return None


def number_in(name: str) -> int | None:
    """Return the number that a link carries; None where it carries none of a row."""
    return int(name) if _NUMBER.fullmatch(name) else None


async def choose(_update: Update, context: Context, press: Press) -> Answer:
    """Take the topic of a link back, or choose it again; the button says which."""
    number, wanted = press.number(0), press.word(1)
    if number is None or wanted not in ("on", "off"):
        return out_of_date(context)
    chat = context.chat
    async with context.services.storage.writing() as tx:
        topic = await tx.topics.get(TopicId(number))
        if not is_for(topic, chat):
            return Answer(pop_up=topic_gone(context.language), alert=True)
        if wanted == "off":
            await tx.subscriptions.unsubscribe(chat.id, topic.id)
            return Answer(edit=screens.undone(topic, chat.language))
        await tx.subscriptions.subscribe(chat.id, [topic.id], context.services.now())
    return Answer(edit=screens.subscribed(topic, chat.language, new=True))


async def _topic(context: Context, slug: str) -> Answer:
    """Choose a topic; for who is new beside what most want, so that the beginning shows all of it as chosen."""
    chat, now = context.chat, context.services.now()
    async with context.services.storage.writing() as tx:
        topic = await tx.topics.by_slug(slug)
        if not is_for(topic, chat):
            return say(Text(html=escape(topic_gone(chat.language))))
        if not chat.settings.set_up:
            await choose_presets(tx, chat.id, now)
        new = topic.id not in await tx.subscriptions.topics(chat.id)
        await tx.subscriptions.subscribe(chat.id, [topic.id], now)
    return say(screens.subscribed(topic, chat.language, new=new or not chat.settings.set_up))
