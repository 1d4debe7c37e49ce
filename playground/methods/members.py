"""Asking who is in a chat."""

from playground.answers import Json, bad_request
from playground.methods.access import chat_named, enter, user_named
from playground.methods.method import method
from playground.model import Member
from playground.parameters import Parameters
from playground.world import World


def get_chat_member(world: World, parameters: Parameters) -> Json:
    """`getChatMember`."""
    chat = chat_named(world, parameters)
    user = user_named(world, parameters)
    if chat.kind == "private":
        here = user.id in (chat.id, world.bot.id)
        return Member(status="member" if here else "left").as_json(user, chat.kind)
    enter(world, chat)
    return chat.member(user.id).as_json(user, chat.kind)


def get_chat_administrators(world: World, parameters: Parameters) -> list[Json]:
    """`getChatAdministrators`: without other bots, unless they are asked for."""
    chat = chat_named(world, parameters)
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    enter(world, chat)
    found: list[Json] = []
    for user_id, member in chat.members.items():
        user = world.user(user_id)
        if user is not None and member.status in ("creator", "administrator"):
            found.append(member.as_json(user, chat.kind))
    return found


def get_chat_member_count(world: World, parameters: Parameters) -> int:
    """`getChatMemberCount`."""
    chat = chat_named(world, parameters)
    if chat.kind == "private":
        return 2
    enter(world, chat)
    return sum(member.inside for member in chat.members.values())


METHODS = (
    method("getChatMember", get_chat_member, "chat_id user_id"),
    method("getChatAdministrators", get_chat_administrators, "chat_id return_bots"),
    method("getChatMemberCount", get_chat_member_count, "chat_id"),
)
