"""Chats that come and go: the bot is blocked or let in again, added to a group or removed, a group gets a new number."""

from telegram import ChatMember, ChatMemberUpdated, Update
from telegram.constants import ChatType
from telegram.ext import ChatMemberHandler, MessageHandler, filters

from handlers.answering import Answer, give
from handlers.context import App, Context
from handlers.meeting import first_settings
from messages.setup import group_greeting
from news.chats import Absence, Chat, ChatKind

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
    is_new = change.old_chat_member.status in AWAY
    if is_new and change.chat.type in (ChatType.GROUP, ChatType.SUPERGROUP):
        await give(update, context, Answer(send=(group_greeting(context.language),)))


async def _left(change: ChatMemberUpdated, context: Context) -> None:
    """Keep that a chat is absent; who said /stop before blocking stays stopped, and is not revived by unblocking."""
    absence = Absence.BLOCKED if change.chat.type == ChatType.PRIVATE else Absence.KICKED
    async with context.services.storage.writing() as tx:
        known = await tx.chats.find(change.chat.id, None)
        if known is None or known.absence is not Absence.STOPPED:
            await tx.chats.mark_absent(change.chat.id, absence)


async def _came(update: Update, change: ChatMemberUpdated, context: Context) -> None:
    """Meet the chat, or send to it again with all that it chose."""
    now = context.services.now()
    async with context.services.storage.writing() as tx:
        settings = first_settings(update, context)
        chat: Chat = await tx.chats.meet(change.chat.id, None, ChatKind(change.chat.type), settings, now)
        if chat.absence not in (None, Absence.STOPPED):
            chat = await tx.chats.revive(chat.id, now)
        context.met = chat


async def migrated(update: Update, context: Context) -> None:
    """Give a group the number that it has as a supergroup; both numbers are told, each in its own chat."""
    message = update.effective_message
    if message is None:
        return
    old = message.migrate_from_chat_id or message.chat.id
    new = message.migrate_to_chat_id or message.chat.id
    async with context.services.storage.writing() as tx:
        await tx.chats.migrate(old, new)
