"""Asking about a chat, and leaving one."""

from playground.answers import Json, bad_request
from playground.methods.access import chat_named, enter
from playground.methods.method import method
from playground.model import PERMISSIONS, Chat, Member
from playground.parameters import Parameters
from playground.world import World

_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_chat(world: World, parameters: Parameters) -> Json:
    """`getChat`: Telegram's `ChatFullInfo`, as far as there is something to tell."""
    chat = chat_named(world, parameters)
    if chat.kind != "private":
        enter(world, chat)
    full = chat.as_json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }
    if chat.username:
        full["active_usernames"] = [chat.username]
    if chat.kind in ("group", "supergroup"):
        full["permissions"] = {right: chat.permissions.get(right, True) for right in PERMISSIONS}
    if chat.pinned:
        full["pinned_message"] = chat.messages[chat.pinned[-1]].body
    return full


def leave_chat(world: World, parameters: Parameters) -> bool:
    """`leaveChat`."""
    chat = _group(world, parameters)
    world.set_member(chat, world.bot, Member(status="left"))
    world.note("member", chat=chat.id, user=world.bot.id, status="left")
    return True


def _group(world: World, parameters: Parameters) -> Chat:
    chat = chat_named(world, parameters)
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    enter(world, chat)
    return chat


METHODS = (
    method("getChat", get_chat, "chat_id"),
    method("leaveChat", leave_chat, "chat_id"),
)
