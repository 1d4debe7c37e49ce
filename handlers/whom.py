"""Whom a message of an owner means: the author of what was forwarded, a shared contact, or a number that was typed."""

import re
from dataclasses import dataclass

from telegram import (
    Message,
    MessageOrigin,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)
from telegram.error import BadRequest, Forbidden

from handlers.context import Context

_NUMBER = re.compile(r"-?[1-9][0-9]{0,14}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """A person (a positive number of Telegram) or a chat (a negative one)."""

    id: int
    name: str = ""


class Hidden(Exception):
    """The message was forwarded from somebody whose privacy settings hide who they are."""


def whom(message: Message) -> Whom | None:
    """Return whom a message, or what it replies to, means; None if nobody. Raises Hidden."""
    return _in_text(message) or _meant(message) or _replied(message)


def author_of(message: Message) -> Whom | None:
    """Return who wrote a message in a group: a person, or the chat in whose name it stands there."""
    if message.sender_chat is not None:
        return Whom(id=message.sender_chat.id, name=message.sender_chat.title or "")
    user = message.from_user
    return None if user is None else Whom(id=user.id, name=user.full_name)


def _replied(message: Message) -> Whom | None:
    return None if message.reply_to_message is None else _meant(message.reply_to_message)


def _meant(message: Message) -> Whom | None:
    if message.contact is not None and message.contact.user_id:
        return Whom(id=message.contact.user_id, name=message.contact.first_name)
    return None if message.forward_origin is None else _author(message.forward_origin)


def _author(origin: MessageOrigin) -> Whom | None:
    match origin:
        case MessageOriginUser(sender_user=user):
            return Whom(id=user.id, name=user.full_name)
        case MessageOriginChat(sender_chat=chat) | MessageOriginChannel(chat=chat):
            return Whom(id=chat.id, name=chat.title or "")
        case MessageOriginHiddenUser():
            raise Hidden
    return None


def _in_text(message: Message) -> Whom | None:
    """Return the number that a message of an owner's own says, as `12345` or `/ban 12345`."""
    if message.forward_origin is not None:
        return None
    said = (message.text or "").split()
    if said and said[0].startswith("/"):
        said = said[1:]
    number = said[0] if len(said) == 1 else ""
    return Whom(id=int(number)) if _NUMBER.fullmatch(number) else None


async def name_of(context: Context, id: int) -> str:
    """Return what Telegram calls a person or a chat; empty where it does not tell us."""
    try:
        chat = await context.bot.get_chat(id)
    except (BadRequest, Forbidden):
        return ""
    return chat.title or chat.full_name or ""
