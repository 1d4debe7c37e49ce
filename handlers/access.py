"""Who may do what: anyone, a group's administrators, or those who run the news."""

from enum import Enum

from telegram import ChatMember, Update
from telegram.constants import ChatType
from telegram.error import BadRequest

from handlers.context import Context, person
from messages import errors
from news.roles import Role, role_of


class Who(Enum):
    """Whom a command or a button is for."""

    ANYONE = 1
    ADMINS = 2
    """In a private chat its person; in a group or channel its administrators."""
    OWNERS = 3
    """Owners of the bot, in a private chat: what they see is not for others."""
    OWNERS_ANYWHERE = 6
    """Owners, in a group too: the function sees to it that the group sees nothing."""
    EDITORS = 4
    """Editors and owners, in a private chat."""
    KEEPERS = 5
    """Keepers of sources and whoever may more, in a private chat."""

    @property
    def role(self) -> Role | None:
        """The least role that it takes; None where it takes none."""
        return _ROLES.get(self)


_ROLES = {
    Who.OWNERS: Role.OWNER,
    Who.OWNERS_ANYWHERE: Role.OWNER,
    Who.EDITORS: Role.EDITOR,
    Who.KEEPERS: Role.KEEPER,
}


async def refusal(update: Update, context: Context, who: Who) -> str | None:
    """Return why whoever sent this update may not do it, in their words; None if they may."""
    if who.role is not None:
        role = await role_in(update, context)
        if role is None:
            return errors.owners_only(context.language)
        if not role.reaches(who.role):
            return errors.role_too_low(context.language)
        anywhere = who is Who.OWNERS_ANYWHERE or is_private(update)
        return None if anywhere else errors.private_only(context.language)
    if who is Who.ADMINS and not await _is_admin(update, context):
        return errors.admins_only(context.language)
    return None


async def role_in(update: Update, context: Context) -> Role | None:
    """Return the role of whoever sent this update; None for a reader."""
    user = person(update)
    if user is None:
        return None
    async with context.services.storage.reading() as tx:
        kept = await tx.editors.role(user)
    return role_of(user, kept, context.services.owners)


async def may(update: Update, context: Context, who: Who) -> bool:
    """Whether the role of whoever sent this update is enough, wherever they sent it from."""
    role = await role_in(update, context) if who.role is not None else None
    return who.role is None or (role is not None and role.reaches(who.role))


def is_private(update: Update) -> bool:
    """Whether an update came from a private chat."""
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
    try:
        member = await context.bot.get_chat_member(chat.id, user)
    except BadRequest:
        return False  # who writes in the name of another channel, or has just left, is no member
    return member.status in (ChatMember.ADMINISTRATOR, ChatMember.OWNER)
