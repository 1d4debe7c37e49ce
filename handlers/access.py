"""Who may do what: anyone, a group's administrators, or the owners of the bot."""

from enum import Enum

from telegram import ChatMember, Update
from telegram.constants import ChatType

from handlers.context import Context, person
from messages import errors


class Who(Enum):
    """Whom a command or a button is for."""

    ANYONE = 1
    ADMINS = 2
    """In a private chat its person; in a group or channel its administrators."""
    OWNERS = 3
    """Owners of the bot, in a private chat: what they see is not for others."""


async def refusal(update: Update, context: Context, who: Who) -> str | None:
    """Return why whoever sent this update may not do it, in their words; None if they may."""
    if who is Who.OWNERS:
        if not await is_owner(update, context):
            return errors.owners_only(context.language)
        return None if _is_private(update) else errors.private_only(context.language)
    if who is Who.ADMINS and not await _is_admin(update, context):
        return errors.admins_only(context.language)
    return None


async def is_owner(update: Update, context: Context) -> bool:
    """Whether an owner of the bot sent this update."""
    user = person(update)
    if user is None:
        return False
    if user in context.services.owners:
        return True
    async with context.services.storage.reading() as tx:
        return user in await tx.editors.owners()


def _is_private(update: Update) -> bool:
    return update.effective_chat is not None and update.effective_chat.type == ChatType.PRIVATE


async def _is_admin(update: Update, context: Context) -> bool:
    """Whether the sender may change what this chat chose. Telegram is asked each time: rights come and go."""
    chat = update.effective_chat
    if chat is None:
        return False
    if chat.type == ChatType.PRIVATE or update.channel_post is not None:
        return True
    message = update.message
    if message is not None and message.sender_chat is not None and message.sender_chat.id == chat.id:
        return True  # an administrator who stays anonymous writes as the group itself
    user = person(update)
    if user is None:
        return False
    member = await context.bot.get_chat_member(chat.id, user)
    return member.status in (ChatMember.ADMINISTRATOR, ChatMember.OWNER)
