"""Groups and channels that an administrator connects from a private chat, by one press: they get what the person has.

A channel's readers see nothing of the setting up, and an administrator who stays anonymous in a group stays so.
"""

from dataclasses import replace

from telegram import ChatMember, ChatMemberUpdated, Update
from telegram.error import BadRequest, Forbidden

from handlers.access import is_private
from handlers.answering import Answer, say
from handlers.context import App, Context, person
from handlers.links import number_in
from handlers.routes import on_press, out_of_date
from messages import connecting as screens
from messages.buttons import Action, Press
from messages.html import escape
from messages.telegram import text_arguments
from news.chats import Chat
from news.ids import ChatId, UserId
from news.outgoing import Text
from pipeline.asked import compose_now

LINK = "connect"
"""The beginning of a link's payload; the number of the chat follows."""


def register(app: App) -> None:
    """Add the buttons."""
    on_press(app, Action.CONNECT, decide)


def link_to(context: Context, id: ChatId) -> str:
    """Return the link that leads an administrator into their private chat, to connect a group or channel."""
    return f"https://t.me/{context.bot.username}?start={LINK}_{id}"


async def offer_channel(change: ChatMemberUpdated, context: Context) -> None:
    """Ask whoever made the bot an administrator of a channel to connect it; in the channel where they are a stranger."""
    channel, user = context.chat, UserId(change.from_user.id)
    async with context.services.storage.reading() as tx:
        known = await tx.chats.find(user, None)
    language = known.language if known is not None else channel.language
    offer = screens.offer(channel.id, change.chat.title or "", language)
    try:
        await context.bot.send_message(user, **text_arguments(offer))
    except (Forbidden, BadRequest):
        # A bot may not write first to somebody who never started it.
        post = screens.in_channel(link_to(context, channel.id), channel.language)
        await context.bot.send_message(channel.telegram_id, **text_arguments(post))


async def follow(update: Update, context: Context, payload: str) -> Answer | None:
    """Offer to connect the chat that a link names; None if it is no such link."""
    kind, _, name = payload.partition("_")
    number = number_in(name) if kind == LINK else None
    if number is None:
        return None
    target = await _target(update, context, ChatId(number))
    if target is None:
        return say(Text(html=escape(screens.not_yours(context.language))))
    chat, title = target
    return say(screens.offer(chat.id, title, context.language))


async def decide(update: Update, context: Context, press: Press) -> Answer:
    """Connect a group or channel, or end that."""
    number, wanted = press.number(0), press.word(1)
    if number is None or wanted not in ("on", "off"):
        return out_of_date(context)
    target = await _target(update, context, ChatId(number))
    if target is None:
        return Answer(pop_up=screens.not_yours(context.language), alert=True)
    chat, title = target
    if wanted == "on":
        return await _connect(update, context, chat, title)
    async with context.services.storage.writing() as tx:
        await tx.chats.stop(chat.id)
    return Answer(edit=screens.disconnected(chat.id, title, context.language))


async def _connect(update: Update, context: Context, chat: Chat, title: str) -> Answer:
    """Give a chat the topics of its administrator, but for those that are theirs alone, and their settings.

    Its own topics it keeps.
    """
    services, mine, now = context.services, context.chat, context.services.now()
    taken = replace(mine.settings, paused_until=None, set_up=True)
    async with services.storage.writing() as tx:
        topics = await tx.topics.public(await tx.subscriptions.topics(mine.id))
        if not topics:
            return Answer(pop_up=screens.no_topics(context.language), alert=True)
        wanted = {topic.id for topic in topics}
        for topic in await tx.topics.public(await tx.subscriptions.topics(chat.id)):
            if topic.id not in wanted:
                await tx.subscriptions.unsubscribe(chat.id, topic.id)
        await tx.subscriptions.subscribe(chat.id, [topic.id for topic in topics], now)
        # The first digest goes by them already.
        await tx.chats.save_settings(chat.id, replace(taken, set_up=chat.settings.set_up), now)
    if not chat.settings.set_up:
        await compose_now(services.storage, chat.id, update.update_id, now, unless_empty=True)
    async with services.storage.writing() as tx:
        await tx.chats.save_settings(chat.id, taken, now)
        after = await tx.chats.revive(chat.id, now)
    services.wake("deliver")
    return Answer(edit=screens.connected(after.id, title, topics, after.settings, after.next_digest_at, now))


async def _target(update: Update, context: Context, id: ChatId) -> tuple[Chat, str] | None:
    """Return a group or channel with its title, if whoever sent this update from their private chat runs it."""
    user = person(update)
    if user is None or not is_private(update):
        return None
    async with context.services.storage.reading() as tx:
        try:
            chat = await tx.chats.get(id)
        except LookupError:
            return None
    try:
        member = await context.bot.get_chat_member(chat.telegram_id, user)
        title = (await context.bot.get_chat(chat.telegram_id)).title
    except (Forbidden, BadRequest):
        return None
    # Of a private chat even its person is no administrator.
    runs = member.status in (ChatMember.ADMINISTRATOR, ChatMember.OWNER)
    return (chat, title or "") if runs else None
