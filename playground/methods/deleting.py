"""Deleting messages, pinning them and reacting to them."""

from typing import Any

from playground.answers import Json, bad_request
from playground.methods.access import chat_named, enter, may, message_named
from playground.methods.copying import MAX_AT_ONCE
from playground.methods.method import method
from playground.model import Chat, Message
from playground.parameters import Parameters
from playground.world import World

DELETABLE_FOR = 48 * 3600


def delete_message(world: World, parameters: Parameters) -> bool:
    """`deleteMessage`."""
    chat = chat_named(world, parameters)
    enter(world, chat)
    message = message_named(chat, parameters, "delete")
    if why := _undeletable(world, chat, message):
        raise bad_request(why)
    world.remove(chat, message.id)
    return True


def delete_messages(world: World, parameters: Parameters) -> bool:
    """`deleteMessages`: what is gone or cannot be deleted is left out."""
    numbers = parameters.numbers("message_ids", "message_ids")
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > MAX_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    chat = chat_named(world, parameters)
    enter(world, chat)
    for number in set(numbers):
        message = chat.messages.get(number)
        if message is not None and not _undeletable(world, chat, message):
            world.remove(chat, number)
    return True


def _undeletable(world: World, chat: Chat, message: Message) -> str:
    """Why the bot cannot delete a message; empty if it can."""
    if chat.wide and may(world, chat, "can_delete_messages"):
        return ""
    if world.clock.now() - message.body["date"] > DELETABLE_FOR:
        return "message can't be deleted for everyone"
    if message.by_bot or may(world, chat, "can_delete_messages"):
        return ""
    return "message can't be deleted"


def pin_chat_message(world: World, parameters: Parameters) -> bool:
    """`pinChatMessage`, with the service message that tells of it."""
    chat = _pinnable(world, parameters)
    message = message_named(chat, parameters, "pin")
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    chat.pinned.append(message.id)
    world.keep_chat(chat)
    world.note("pin", chat=chat.id, message_id=message.id)
    pinned = {name: value for name, value in message.body.items() if name != "reply_to_message"}
    world.post(
        chat,
        {"pinned_message": pinned},
        sender=world.bot,
        by_bot=True,
        silent=parameters.flag("disable_notification"),
    )
    return True


def unpin_chat_message(world: World, parameters: Parameters) -> bool:
    """`unpinChatMessage`: without a number the latest pinned one."""
    chat = _pinnable(world, parameters)
    if not chat.pinned:
        raise bad_request("message to unpin not found")
    number = parameters.number("message_id") or chat.pinned[-1]
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    world.keep_chat(chat)
    world.note("unpin", chat=chat.id, message_id=number)
    return True


def unpin_all_chat_messages(world: World, parameters: Parameters) -> bool:
    """`unpinAllChatMessages`."""
    chat = _pinnable(world, parameters)
    chat.pinned.clear()
    world.keep_chat(chat)
    world.note("unpin", chat=chat.id)
    return True


def _pinnable(world: World, parameters: Parameters) -> Chat:
    chat = chat_named(world, parameters)
    enter(world, chat)
    if not may(world, chat, "can_edit_messages" if chat.kind == "channel" else "can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def set_message_reaction(world: World, parameters: Parameters) -> bool:
    """`setMessageReaction`: bots may set one reaction."""
    reaction: list[Any] = parameters.array("reaction", "reaction") or []
    for one in reaction:
        if not isinstance(one, dict) or one.get("type") not in ("emoji", "custom_emoji"):
            raise bad_request("can't parse reaction: expected an Object")
    if len(reaction) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    chat = chat_named(world, parameters)
    enter(world, chat)
    message = message_named(chat, parameters, "react")
    react(world, chat, message, world.bot.id, reaction)
    return True


def react(world: World, chat: Chat, message: Message, user: int, reaction: list[Json]) -> list[Json]:
    """Replace somebody's reaction to a message; gives the former one."""
    before = message.reactions.pop(user, [])
    if reaction:
        message.reactions[user] = reaction
    message.reacted = world.note("reaction", chat=chat.id, message_id=message.id, user=user)
    world.keep_message(chat, message)
    return before


METHODS = (
    method("deleteMessage", delete_message, "chat_id message_id"),
    method("deleteMessages", delete_messages, "chat_id message_ids"),
    method(
        "pinChatMessage", pin_chat_message, "business_connection_id chat_id message_id disable_notification"
    ),
    method("unpinChatMessage", unpin_chat_message, "business_connection_id chat_id message_id"),
    method("unpinAllChatMessages", unpin_all_chat_messages, "chat_id"),
    method("setMessageReaction", set_message_reaction, "chat_id message_id reaction is_big"),
)
