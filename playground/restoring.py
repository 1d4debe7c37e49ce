"""Bringing a world back from its store after a restart."""

from playground.answers import Json
from playground.model import Chat, File, Member, Message, Topic, User
from playground.world import World


def restore(world: World) -> None:
    """Fill an empty world with what its store kept."""
    _settings(world)
    for _, value, _ in world.store.load("user"):
        user = User(**value)
        world.users[user.id] = user
        world.next_user = max(world.next_user, user.id + 1)
    for _, value, _ in world.store.load("chat"):
        chat = _chat(value)
        world.chats[chat.id] = chat
        if chat.username:
            world.names[chat.username.lower()] = chat.id
    messages = sorted(
        (int(key.partition(":")[0]), value["body"]["message_id"], value)
        for key, value, _ in world.store.load("message")
    )
    for chat_id, number, value in messages:
        reactions = dict(value.pop("reactions"))
        chat = world.chats[chat_id]
        chat.messages[number] = Message(**value, reactions=reactions)
        chat.last_message_id = max(chat.last_message_id, number)
    for key, value, content in world.store.load("file"):
        world.files[key] = File(id=key, content=content or b"", **value)
    numbered = sorted((int(key), value) for key, value, _ in world.store.load("update"))
    world.updates.pending.update(numbered)


def _settings(world: World) -> None:
    kept: dict[str, Json] = {key: value for key, value, _ in world.store.load("settings")}
    counters: dict[str, Json] = {key: value for key, value, _ in world.store.load("counter")}
    if "profile" in kept:
        world.profile.load(kept["profile"])
    if "allowed_updates" in kept:
        world.updates.allowed = tuple(kept["allowed_updates"]["kinds"])
    if "webhook" in kept:
        hook = world.webhook
        hook.url, hook.secret = kept["webhook"]["url"], kept["webhook"]["secret"]
        hook.max_connections = kept["webhook"]["max_connections"]
        world.updates.webhook_set = bool(hook.url)
    if "bot" in kept:
        world.bot.first_name, world.bot.username = kept["bot"]["first_name"], kept["bot"]["username"]
        world.reads_groups = kept["bot"]["reads_groups"]
    if "update" in counters:
        world.updates.next_number = counters["update"]["next"]
    if "world" in counters:
        for name, value in counters["world"].items():
            setattr(world, name, value)
    for key, place in kept.get("inline_messages", {}).items():
        world.inline_messages[key] = (place[0], place[1])


def _chat(value: Json) -> Chat:
    members = {
        user: Member(status=status, rights=rights, title=title)
        for user, status, rights, title in value.pop("members")
    }
    topics = {
        number: Topic(id=number, name=name, closed=closed) for number, name, closed in value.pop("topics")
    }
    gone = dict(value.pop("gone"))
    return Chat(**value, members=members, topics=topics, gone=gone)
