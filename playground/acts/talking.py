"""Writing to a chat: texts, files, albums, forwarded posts, and changes of them."""

import base64
import binascii
import re
from collections.abc import Mapping
from typing import Any

from playground.acts.impossible import Impossible
from playground.acts.joining import unblock
from playground.answers import Json
from playground.methods.copying import CONTENT, content_of
from playground.methods.media import album_items, media_content
from playground.methods.sending import origin_of, text_content
from playground.model import CHANNEL_BASE, Chat, Message, User
from playground.parameters import Parameters, Upload
from playground.world import World, media_group_id

KINDS = ("photo", "video", "animation", "audio", "voice", "document")
_SAMPLE = b"\xff\xd8\xff\xe0\x00\x02\xff\xc0\x00\x0b\x08\x02\x58\x03\x20"
_COMMAND = re.compile(r"/[A-Za-z0-9_]+(?:@(?P<bot>[A-Za-z0-9_]+))?")
_NAMES = {
    "photo": "photo.jpg", "video": "video.mp4", "animation": "animation.mp4", "audio": "audio.mp3",
    "voice": "voice.ogg", "document": "document.pdf",
}  # fmt: skip


def start(world: World, person: User, payload: str = "") -> Message:
    """Open the chat with the bot, as its button or a deep link with a payload does; it takes a block back."""
    chat = world.chats[person.id]
    if chat.blocked:
        unblock(world, person)
    return say(world, person, chat, {"text": f"/start {payload}".rstrip()})[0]


def say(world: World, person: User, chat: Chat, said: Mapping[str, Any]) -> list[Message]:
    """Send a message, or the messages of an album; `said` names the content and what it answers.

    Raises:
        Impossible: the person may not write there.
        Refusal: the content is nothing that Telegram takes.

    """
    _check_may_write(person, chat)
    if chat.kind == "private":
        chat.started = True
        world.keep_chat(chat)
    around = _around(chat, said)
    if said.get("via_bot"):
        around["via_bot"] = world.bot.as_json()
    messages = [
        world.post(chat, around | content, sender=person, by_bot=False) for content in contents(world, said)
    ]
    for message in messages:
        tell(world, chat, message)
    return messages


def change(world: World, person: User, chat: Chat, number: int, text: str) -> Message:
    """Edit an own text or caption."""
    message = chat.messages.get(number)
    if message is None:
        raise Impossible("there is no such message", 404)
    if message.by_bot or message.body.get("from", {}).get("id", person.id) != person.id:
        raise Impossible("only one's own messages can be edited")
    body = {name: value for name, value in message.body.items() if "entities" not in name}
    if "text" in body:
        body |= text_content(world, Parameters({"text": text}))
    else:
        body["caption"] = text
    body["edit_date"] = int(world.clock.now())
    world.edit(chat, message, body)
    if reaches_bot(world, chat, message):
        world.updates.add("edited_channel_post" if chat.kind == "channel" else "edited_message", body)
    return message


def contents(world: World, said: Mapping[str, Any]) -> list[Json]:
    """The content of each message that is meant."""
    if "forward" in said:
        return [_forwarded(world, said)]
    if "album" in said:
        sources = [_with_file(item, str(item.get("type", "photo"))) for item in said["album"]]
        items: list[Json] = []
        uploads: dict[str, Upload] = {}
        for number, (kind, values, upload) in enumerate(sources):
            items.append(values | {"type": kind, "media": values.get(kind) or f"attach://file{number}"})
            if upload is not None:
                uploads[f"file{number}"] = upload
        album = album_items(Parameters({"media": items}, uploads))
        group = media_group_id(album)
        return [media_content(world, kind, one, "media") | {"media_group_id": group} for kind, one in album]
    if "text" in said and any(kind in said for kind in KINDS):
        # What a person writes beside a file is its caption.
        said = {name: value for name, value in said.items() if name != "text"} | {"caption": said["text"]}
    for kind in KINDS:
        if kind in said:
            _, values, upload = _with_file(said, kind)
            return [media_content(world, kind, Parameters(values, {kind: upload} if upload else {}), kind)]
    return [text_content(world, Parameters(said))]


def tell(world: World, chat: Chat, message: Message) -> None:
    """Queue the update about a new message, if the bot gets to see it."""
    if reaches_bot(world, chat, message):
        world.updates.add("channel_post" if chat.kind == "channel" else "message", message.body)


def reaches_bot(world: World, chat: Chat, message: Message) -> bool:
    """Whether the bot sees this; in groups a bot in privacy mode sees commands, answers to it and service messages."""
    if chat.kind == "private":
        return not chat.blocked
    member = world.bot_in(chat)
    if not member.inside:
        return False
    if chat.kind == "channel" or world.reads_groups or member.status in ("administrator", "creator"):
        return True
    return _concerns(world, message.body)


def _concerns(world: World, body: Json) -> bool:
    service = not any(name in body for name in CONTENT)
    answered = body.get("reply_to_message", {}).get("from", {}).get("id")
    if service or world.bot.id in (answered, body.get("via_bot", {}).get("id")):
        return True
    command = _COMMAND.match(body.get("text") or body.get("caption") or "")
    return (
        command is not None and (command["bot"] or world.bot.username).lower() == world.bot.username.lower()
    )


def _check_may_write(person: User, chat: Chat) -> None:
    if person.deactivated:
        raise Impossible("a deleted account writes nothing")
    if chat.kind == "private":
        if chat.id != person.id:
            raise Impossible("this is the private chat of somebody else")
        if chat.blocked:
            raise Impossible("the person has blocked the bot: unblock or start it first")
        return
    if chat.migrated_to:
        raise Impossible(f"the group lives on as {chat.migrated_to}")
    member = chat.member(person.id)
    if not member.inside:
        raise Impossible("the person is not in this chat")
    if chat.kind == "channel" and member.status not in ("administrator", "creator"):
        raise Impossible("only administrators post to a channel")
    if not member.may("can_send_messages"):
        raise Impossible("the person may not write in this chat")


def _around(chat: Chat, said: Mapping[str, Any]) -> Json:
    around: Json = {}
    if number := said.get("reply_to"):
        original = chat.messages.get(int(number))
        if original is None:
            raise Impossible("there is no message to reply to", 404)
        around["reply_to_message"] = {k: v for k, v in original.body.items() if k != "reply_to_message"}
    if thread := said.get("thread"):
        if int(thread) not in chat.topics:
            raise Impossible("there is no such topic", 404)
        around |= {"message_thread_id": int(thread), "is_topic_message": True}
    return around


def _with_file(said: Mapping[str, Any], kind: str) -> tuple[str, Json, Upload | None]:
    """Kind, parameters and upload of one file: given in base64 or by id, or else a small sample."""
    given = said.get(kind, said.get("file", True))
    values = {name: value for name, value in said.items() if name not in (kind, "type", "file")}
    if isinstance(given, str):
        return kind, values | {kind: given}, None
    content, name = _SAMPLE, _NAMES.get(kind, "file")
    if isinstance(given, Mapping):
        name = str(given.get("name", name))
        try:
            content = base64.b64decode(given.get("content", ""), validate=True)
        except (binascii.Error, TypeError):
            raise Impossible("a file's content must be base64") from None
    return kind, values, Upload(name, str(said.get("mime_type", "")), content)


def _forwarded(world: World, said: Mapping[str, Any]) -> Json:
    """Something forwarded from a chat of this world, or from a channel that only the person can read."""
    source = said["forward"]
    if "chat_id" in source:
        chat = world.chats.get(int(source["chat_id"]))
        original = chat.messages.get(int(source.get("message_id", 0))) if chat else None
        if original is None:
            raise Impossible("there is no such message to forward", 404)
        return content_of(original) | {"forward_origin": origin_of(original)}
    title = str(source.get("title", "Канал"))
    channel: Json = {
        "id": CHANNEL_BASE - 900_000_000 - sum(title.encode()),
        "type": "channel",
        "title": title,
    }
    if name := source.get("username"):
        channel["username"] = name
    origin = {
        "type": "channel",
        "date": int(world.clock.now()),
        "chat": channel,
        "message_id": int(source.get("message_id", 1)),
    }
    rest = {name: value for name, value in said.items() if name != "forward"}
    return contents(world, rest)[0] | {"forward_origin": origin}
