"""Changing what the bot sent: text, caption, media, keyboard; a change that changes nothing is refused."""

from dataclasses import dataclass

from playground.answers import Json, bad_request
from playground.markup import Markup, reply_markup
from playground.methods.access import chat_named, enter, may, message_named
from playground.methods.copying import CONTENT
from playground.methods.media import media_content
from playground.methods.method import method
from playground.methods.sending import caption_of, rich_content, text_content
from playground.model import Chat, Message
from playground.parameters import Parameters
from playground.world import World

_WHICH = "business_connection_id chat_id message_id inline_message_id reply_markup"
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content"
    " and reply markup of the message"
)
_MEDIA = frozenset(("photo", "video", "animation", "audio", "voice", "document"))


@dataclass(frozen=True, slots=True)
class Place:
    """The message to edit, and whether it was sent through an inline query, which changes the answer."""

    chat: Chat
    message: Message
    is_inline: bool = False


def edit_message_text(world: World, parameters: Parameters) -> Json | bool:
    """`editMessageText`."""
    content = (
        rich_content(parameters) if parameters.given("rich_message") else text_content(world, parameters)
    )
    markup = reply_markup(parameters, inline_only=True)
    place = _editable(world, parameters)
    if place.message.body.keys() & _MEDIA:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, place, content, markup)


def edit_message_caption(world: World, parameters: Parameters) -> Json | bool:
    """`editMessageCaption`: without a caption it removes the old one."""
    caption = caption_of(world, parameters).as_json("caption", "caption_entities")
    markup = reply_markup(parameters, inline_only=True)
    place = _editable(world, parameters)
    if not place.message.body.keys() & _MEDIA:
        raise bad_request("there is no caption in the message to edit")
    content = {
        name: value for name, value in place.message.body.items() if name in CONTENT and "caption" not in name
    }
    if parameters.flag("show_caption_above_media"):
        caption["show_caption_above_media"] = True
    return _edit(world, place, content | caption, markup)


def edit_message_media(world: World, parameters: Parameters) -> Json | bool:
    """`editMessageMedia`."""
    media = parameters.object("media", "media")
    kind = (media or {}).get("type")
    if media is None or kind not in _MEDIA - {"voice"}:
        raise bad_request("can't parse InputMedia: type of the media is unsupported")
    markup = reply_markup(parameters, inline_only=True)
    place = _editable(world, parameters)
    content = media_content(world, str(kind), Parameters(media, parameters.files), "media")
    return _edit(world, place, content, markup)


def edit_message_reply_markup(world: World, parameters: Parameters) -> Json | bool:
    """`editMessageReplyMarkup`: without a markup it removes the old one."""
    markup = reply_markup(parameters, inline_only=True)
    place = _editable(world, parameters)
    content = {name: value for name, value in place.message.body.items() if name in CONTENT}
    return _edit(world, place, content, markup)


def _editable(world: World, parameters: Parameters) -> Place:
    if parameters.given("inline_message_id"):
        chat_id, number = world.inline_messages.get(parameters.text("inline_message_id"), (0, 0))
        chat = world.chats.get(chat_id)
        if chat is None or number not in chat.messages:
            raise bad_request("MESSAGE_ID_INVALID")
        return Place(chat, chat.messages[number], is_inline=True)
    chat = chat_named(world, parameters)
    enter(world, chat)
    message = message_named(chat, parameters, "edit")
    if not message.by_bot and not (chat.kind == "channel" and may(world, chat, "can_edit_messages")):
        raise bad_request("message can't be edited")
    return Place(chat, message)


def _edit(world: World, place: Place, content: Json, markup: Markup) -> Json | bool:
    message = place.message
    body = {name: value for name, value in message.body.items() if name not in CONTENT}
    for name in ("edit_date", "reply_markup"):
        body.pop(name, None)
    body |= content
    if markup.inline is not None:
        body["reply_markup"] = markup.inline
    before = {name: value for name, value in message.body.items() if name != "edit_date"}
    if _essence(body) == _essence(before):
        raise bad_request(_NOT_MODIFIED)
    only_keyboard = {name: before.get(name) for name in CONTENT} == {name: body.get(name) for name in CONTENT}
    if not only_keyboard or "edit_date" in message.body:
        body["edit_date"] = int(world.clock.now())
    world.edit(place.chat, message, body)
    return True if place.is_inline else body


def _essence(body: Json) -> Json:
    """What counts as the same: the file and not the id under which it was uploaded once more."""
    same = dict(body)
    for name in _MEDIA & body.keys():
        files = body[name] if isinstance(body[name], list) else [body[name]]
        same[name] = [file["file_unique_id"] for file in files]
    return same


METHODS = (
    method(
        "editMessageText",
        edit_message_text,
        f"{_WHICH} text parse_mode entities link_preview_options rich_message",
        "edit",
    ),
    method(
        "editMessageCaption",
        edit_message_caption,
        f"{_WHICH} caption parse_mode caption_entities show_caption_above_media",
        "edit",
    ),
    method("editMessageMedia", edit_message_media, f"{_WHICH} media", "edit"),
    method("editMessageReplyMarkup", edit_message_reply_markup, _WHICH, "edit"),
)
