"""Keeping what a chat chooses, and the screens that show it; used wherever a choice is made."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeGuard

from handlers.answering import Answer
from handlers.context import Context
from messages import settings as screens
from messages.buttons import Screen
from messages.setup import PRESET_TOPICS
from messages.topics import topics_screen
from news.chats import Chat, Settings
from news.ids import ChatId, TopicId
from news.outgoing import Text
from news.topics import Topic
from storage import Transaction


async def keep(context: Context, change: Callable[[Settings], Settings]) -> Chat:
    """Change what the chat chose, as it stands now, and return the chat as it is after that."""
    async with context.services.storage.writing() as tx:
        chat = await tx.chats.get(context.chat.id)
        await tx.chats.save_settings(chat.id, change(chat.settings), context.services.now())
        context.met = await tx.chats.get(chat.id)
    return context.met


async def choose_presets(tx: Transaction, chat_id: ChatId, now: datetime) -> None:
    """Choose what most of our readers want, for one who has not chosen anything yet."""
    if await tx.subscriptions.topics(chat_id):
        return
    found = [await tx.topics.by_slug(slug) for slug in PRESET_TOPICS]
    wanted = [topic.id for topic in found if topic is not None and not topic.hidden]
    await tx.subscriptions.subscribe(chat_id, wanted, now)


async def menu(context: Context, pop_up: str = "") -> Answer:
    """Return the screen with everything that the chat chose."""
    async with context.services.storage.reading() as tx:
        topics = await tx.subscriptions.topics(context.chat.id)
    chat = context.chat
    screen = screens.settings_screen(chat.settings, len(topics), chat.next_digest_at, context.services.now())
    return Answer(edit=screen, pop_up=pop_up)


async def topics_page(tx: Transaction, chat: Chat, page: int, screen: Screen) -> Text:
    """Return a page of topics with the marks of the chat."""
    topics = await tx.topics.all()
    chosen = frozenset(await tx.subscriptions.topics(chat.id))
    return topics_screen(topics, chosen, page, screen, chat.language)


def is_seen_by(topic: Topic, chat: Chat) -> bool:
    """Whether a topic is for everyone or the chat's own: those of others are nobody else's business, nor their names."""
    return topic.owner in (None, chat.id)


def is_for(topic: Topic | None, chat: Chat) -> TypeGuard[Topic]:
    """Whether a chat can choose a topic."""
    return topic is not None and not topic.hidden and is_seen_by(topic, chat)


async def topics_seen(tx: Transaction, chat: Chat, wanted: Iterable[TopicId]) -> dict[TopicId, Topic]:
    """Return those topics that a chat may know of: a story belongs to own topics of others, too."""
    return {id: topic for id, topic in (await tx.topics.by_id(wanted)).items() if is_seen_by(topic, chat)}


def screen_of(word: str) -> Screen:
    """Return on the way through which screens a button was pressed."""
    return Screen.SETUP if word == Screen.SETUP else Screen.MENU
