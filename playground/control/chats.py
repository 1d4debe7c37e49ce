"""Making groups and channels, changing who is in them, and reading what stands in a chat."""

from playground.acts import Impossible, joining
from playground.answers import Json
from playground.control.asked import Asked, number
from playground.model import PERMISSIONS, Chat, Member, Topic, User

_KINDS = ("group", "supergroup", "channel")


def create(asked: Asked) -> Json:
    """A group, supergroup, forum or channel: `owner` and `members` by id, the bot's status by `bot`."""
    fields = asked.fields(
        "type", "title", "username", "owner", "members", "administrators", "bot", "bot_rights"
    )
    kind = str(fields.get("type", "supergroup"))
    forum = kind == "forum"
    if forum:
        kind = "supergroup"
    if kind not in _KINDS:
        raise Impossible(f"type is one of {', '.join(_KINDS)}, forum")
    world = asked.world
    chat = Chat(
        id=world.group_id(kind),
        kind=kind,
        title=str(fields.get("title", "Chat")),
        username=str(fields.get("username", "")),
        is_forum=forum,
    )
    for person in fields.get("members", ()):
        chat.members[asked.user(person).id] = Member(status="member")
    for person in fields.get("administrators", ()):
        chat.members[asked.user(person).id] = Member(status="administrator")
    if owner := fields.get("owner"):
        chat.members[asked.user(owner).id] = Member(status="creator")
    world.add_chat(chat)
    world.note("chat", chat=chat.id)
    if status := fields.get("bot"):
        by = _decider(asked, chat)
        joining.place(
            world, chat, by, world.bot, Member(status=str(status), rights=fields.get("bot_rights", {}))
        )
    return _shown(asked, chat)


def _decider(asked: Asked, chat: Chat) -> User:
    """Whoever manages a chat: its owner, or any administrator, or anybody in it."""
    for status in ("creator", "administrator", "member"):
        for user_id, member in chat.members.items():
            if member.status == status and user_id in asked.world.users:
                return asked.world.users[user_id]
    return User(id=1_087_968_824, first_name="Group", username="GroupAnonymousBot", is_bot=True)


def everyone(asked: Asked) -> Json:
    """All chats."""
    return {"chats": [_shown(asked, chat) for chat in asked.world.chats.values()]}


def one(asked: Asked) -> Json:
    """One chat."""
    return _shown(asked, asked.chat())


def _shown(asked: Asked, chat: Chat) -> Json:
    shown = chat.as_json() | {
        "bot": asked.world.bot_in(chat).status,
        "members": {str(user): member.status for user, member in chat.members.items()},
        "pinned": chat.pinned,
        "topics": [
            {"id": topic.id, "name": topic.name, "closed": topic.closed} for topic in chat.topics.values()
        ],
        "last_change": max((message.changed for message in chat.messages.values()), default=0),
    }
    if chat.kind == "private":
        shown |= {"started": chat.started, "blocked": chat.blocked}
    if chat.migrated_to:
        shown["migrated_to"] = chat.migrated_to
    return shown


def change(asked: Asked) -> Json:
    """Another title, what members may do (`permissions`), or the end of the chat (`deleted`)."""
    fields = asked.fields("title", "permissions", "deleted")
    chat = asked.chat()
    permissions = fields.get("permissions", {})
    if unknown := set(permissions) - set(PERMISSIONS):
        raise Impossible(f"unknown permissions: {', '.join(sorted(unknown))}")
    chat.permissions |= permissions
    chat.deleted = bool(fields.get("deleted", chat.deleted))
    if title := fields.get("title"):
        chat.title = str(title)
        joining.service(asked.world, chat, _decider(asked, chat), {"new_chat_title": chat.title})
    asked.world.keep_chat(chat)
    return _shown(asked, chat)


def place(asked: Asked) -> Json:
    """Give a person, or `bot`, a status with `rights`; `by` decides it, else whoever manages the chat."""
    fields = asked.fields("status", "rights", "title", "by")
    chat = asked.chat()
    user = asked.user(asked.path["user"])
    by = asked.user(fields["by"]) if "by" in fields else _decider(asked, chat)
    member = Member(
        status=str(fields.get("status", "member")),
        rights=dict(fields.get("rights", {})),
        title=str(fields.get("title", "")),
    )
    joining.place(asked.world, chat, by, user, member)
    return _shown(asked, chat)


def upgrade(asked: Asked) -> Json:
    """Make a supergroup of a basic group; gives the new one."""
    chat = asked.chat()
    return _shown(asked, joining.upgrade(asked.world, chat, _decider(asked, chat)))


def add_topic(asked: Asked) -> Json:
    """Open a topic in a forum."""
    chat = asked.chat()
    if not chat.is_forum:
        raise Impossible("only a forum has topics")
    name = str(asked.fields("name").get("name", "Topic"))
    message = joining.service(
        asked.world,
        chat,
        _decider(asked, chat),
        {"forum_topic_created": {"name": name, "icon_color": 7322096}},
    )
    chat.topics[message.id] = Topic(id=message.id, name=name)
    asked.world.keep_chat(chat)
    return {"id": message.id, "name": name, "closed": False}


def change_topic(asked: Asked) -> Json:
    """Close a topic or open it again."""
    chat = asked.chat()
    topic = chat.topics.get(number(asked.path["topic"], "topic"))
    if topic is None:
        raise Impossible("there is no such topic", 404)
    topic.closed = bool(asked.fields("closed").get("closed", topic.closed))
    asked.world.keep_chat(chat)
    return {"id": topic.id, "name": topic.name, "closed": topic.closed}


async def messages(asked: Asked) -> Json:
    """What is new, changed or gone in a chat after a change; waits for it up to `wait` seconds."""
    chat, after, world = asked.chat(), asked.after(), asked.world

    def news() -> bool:
        found, gone = world.visible_changes(chat, after)
        return bool(found or gone)

    await world.changed.until(news, asked.wait())
    found, gone = world.visible_changes(chat, after)
    return {"messages": [message.as_seen() for message in found], "deleted": gone, "change": world.changes}


ROUTES = (
    ("POST", "/chats", create),
    ("GET", "/chats", everyone),
    ("GET", "/chats/{chat}", one),
    ("PATCH", "/chats/{chat}", change),
    ("PUT", "/chats/{chat}/members/{user}", place),
    ("POST", "/chats/{chat}/upgrade", upgrade),
    ("POST", "/chats/{chat}/topics", add_topic),
    ("PATCH", "/chats/{chat}/topics/{topic}", change_topic),
    ("GET", "/chats/{chat}/messages", messages),
)
