"""Coming and going: blocking the bot, adding it to groups, making it an administrator, upgrading a group."""

from playground.acts.impossible import Impossible
from playground.answers import Json
from playground.model import Chat, Member, Message, User
from playground.world import World

STATUSES = ("creator", "administrator", "member", "restricted", "left", "kicked")


def block(world: World, person: User) -> None:
    """Block the bot, which is told of it once."""
    _set_blocked(world, person, blocked=True)


def unblock(world: World, person: User) -> None:
    """Take the block back."""
    _set_blocked(world, person, blocked=False)


def _set_blocked(world: World, person: User, *, blocked: bool) -> None:
    chat = world.chats[person.id]
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    world.keep_chat(chat)
    world.note("block" if blocked else "unblock", chat=chat.id, user=person.id)
    former, now = Member(status="member"), Member(status="kicked")
    _tell_of_member(world, chat, person, world.bot, (former, now) if blocked else (now, former))


def place(world: World, chat: Chat, by: User, user: User, member: Member) -> None:
    """Give a user, or the bot, a place in a group or channel, as `by` decides; the bot is told what it would see."""
    if chat.kind == "private":
        raise Impossible("a private chat has no members to change")
    if member.status not in STATUSES:
        raise Impossible(f"a status is one of {', '.join(STATUSES)}")
    bot_was_inside = world.bot_in(chat).inside
    former = world.set_member(chat, user, member)
    world.note("member", chat=chat.id, user=user.id, status=member.status)
    is_bot = user.id == world.bot.id
    if is_bot or (bot_was_inside and world.bot_in(chat).status in ("administrator", "creator")):
        _tell_of_member(world, chat, by, user, (former, member))
    if chat.kind == "channel" or former.inside == member.inside:
        return
    content: Json = (
        {"new_chat_members": [user.as_json()]} if member.inside else {"left_chat_member": user.as_json()}
    )
    service(world, chat, by, content)


def service(world: World, chat: Chat, by: User, content: Json) -> Message:
    """Post a service message, which every bot inside sees."""
    message = world.post(chat, content, sender=by, by_bot=False)
    if world.bot_in(chat).inside:
        world.updates.add("channel_post" if chat.kind == "channel" else "message", message.body)
    return message


def upgrade(world: World, chat: Chat, by: User) -> Chat:
    """Make a supergroup of a group: all go on there, and both chats say so."""
    if chat.kind != "group":
        raise Impossible("only a basic group can be upgraded")
    if chat.migrated_to:
        raise Impossible(f"the group lives on as {chat.migrated_to} already")
    successor = world.add_chat(
        Chat(
            id=world.group_id("supergroup"),
            kind="supergroup",
            title=chat.title,
            members=dict(chat.members),
            permissions=dict(chat.permissions),
            migrated_from=chat.id,
        )
    )
    service(world, chat, by, {"migrate_to_chat_id": successor.id})
    chat.migrated_to = successor.id
    world.keep_chat(chat)
    service(world, successor, by, {"migrate_from_chat_id": chat.id})
    return successor


def _tell_of_member(world: World, chat: Chat, by: User, user: User, change: tuple[Member, Member]) -> None:
    former, now = change
    world.updates.add(
        "my_chat_member" if user.id == world.bot.id else "chat_member",
        {
            "chat": chat.as_json(),
            "from": by.as_json(),
            "date": int(world.clock.now()),
            "old_chat_member": former.as_json(user, chat.kind),
            "new_chat_member": now.as_json(user, chat.kind),
        },
    )
