"""Chats that come and go: the bot is blocked or let in again, added to a group or removed, a group gets a new number."""

from telegram import ChatMember, ChatMemberUpdated, Update
from telegram.constants import ChatType
from telegram.ext import ChatMemberHandler, MessageHandler, filters

from handlers import connecting
from handlers.answering import Answer, give
from handlers.context import App, Context
from handlers.meeting import first_settings
from messages.setup import group_greeting
from news.chats import Absence, ChatKind

AWAY = (ChatMember.LEFT, ChatMember.BANNED)


def register(app: App) -> None:
    """Add what Telegram tells us of chats."""
    app.add_handler(ChatMemberHandler(membership, ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, migrated))


async def membership(update: Update, context: Context) -> None:
    """Stop sending where the bot is no longer wanted, send again where it is, and greet a new group."""
    change = update.my_chat_member
    if change is None:
        return
    if change.new_chat_member.status in AWAY:
        await _left(change, context)
        return
    await _came(update, change, context)
    before, now = change.old_chat_member.status, change.new_chat_member.status
    if before in AWAY and change.chat.type in (ChatType.GROUP, ChatType.SUPERGROUP):
        url = connecting.link_to(context, context.chat.id)
        await give(update, context, Answer(send=(group_greeting(context.language, url),)))
    elif change.chat.type == ChatType.CHANNEL and now != before and now == ChatMember.ADMINISTRATOR:
        await connecting.offer_channel(change, context)


async def _left(change: ChatMemberUpdated, context: Context) -> None:
    """Keep that a chat is absent; who said /stop before blocking stays stopped, and is not revived by unblocking."""
    absence = Absence.BLOCKED if change.chat.type == ChatType.PRIVATE else Absence.KICKED
    async with context.services.storage.writing() as tx:
        await tx.chats.mark_absent(change.chat.id, absence)


async def _came(update: Update, change: ChatMemberUpdated, context: Context) -> None:
    """Meet the chat, or send to it again with all that it chose."""
    now = context.services.now()
    async with context.services.storage.writing() as tx:
        settings = first_settings(update, context)
        chat = await tx.chats.meet(change.chat.id, None, ChatKind(change.chat.type), settings, now)
        await tx.chats.came_back(change.chat.id, now)
        context.met = await tx.chats.get(chat.id)


async def migrated(update: Update, context: Context) -> None:
    """Give a group the number that it has as a supergroup; both numbers are told, each in its own chat."""
    message = update.effective_message
    if message is None:
        return
    old = message.migrate_from_chat_id or message.chat.id
    new = message.migrate_to_chat_id or message.chat.id
    async with context.services.storage.writing() as tx:
        await tx.chats.migrate(old, new)
