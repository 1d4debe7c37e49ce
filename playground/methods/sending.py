"""Sending a text or a rich message, and what all sending has in common: thread, reply, markup, silence."""

from dataclasses import dataclass

from playground.answers import Json, bad_request
from playground.formatting import MAX_CAPTION, MAX_RAW_BYTES, MAX_TEXT, Formatted, formatted
from playground.markup import Markup, reply_markup
from playground.methods.access import chat_named, enter, enter_to_send
from playground.methods.method import method
from playground.model import Chat, Message
from playground.parameters import Parameters, as_number
from playground.rich import rich_message
from playground.world import World

SENDING = (
    "chat_id message_thread_id direct_messages_topic_id disable_notification protect_content"
    " message_effect_id suggested_post_parameters"
)
REPLYING = "allow_paid_broadcast reply_parameters"
NEW_MESSAGE = f"{SENDING} {REPLYING} business_connection_id reply_markup"
_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """Where new messages go and what accompanies each of them."""

    chat: Chat
    around: Json
    markup: Markup
    silent: bool


def envelope(world: World, parameters: Parameters, what: str = "text") -> Envelope:
    """Read what all sends share, after the content itself, as Telegram does.

    Raises:
        Refusal: there is no such chat, thread or message to reply to, or the bot may not send this there.

    """
    markup = reply_markup(parameters) if parameters.given("reply_markup") else Markup()
    chat = chat_named(world, parameters)
    enter_to_send(world, chat, what)
    around: Json = {}
    if parameters.given("message_thread_id"):
        around |= _thread(chat, parameters.number("message_thread_id"))
    if parameters.given("reply_parameters"):
        around |= _reply(world, chat, parameters)
    if parameters.flag("protect_content"):
        around["has_protected_content"] = True
    if parameters.given("message_effect_id") and chat.kind == "private":
        around["effect_id"] = parameters.text("message_effect_id")
    return Envelope(chat, around, markup, parameters.flag("disable_notification"))


def put(world: World, letter: Envelope, content: Json) -> Message:
    """Post one message of the bot."""
    return world.post(
        letter.chat,
        letter.around | content,
        sender=world.bot,
        by_bot=True,
        inline=letter.markup.inline,
        keyboard=letter.markup.keyboard,
        silent=letter.silent,
    )


def text_of(world: World, parameters: Parameters) -> Formatted:
    """The text of a message, within its limits."""
    raw = parameters.text("text")
    if not raw:
        raise bad_request("message text is empty")
    if len(raw) > MAX_TEXT and len(raw.encode("utf-8", "surrogatepass")) > MAX_RAW_BYTES:
        raise bad_request("text is too long")
    entities = parameters.array("entities", "entities") if parameters.given("entities") else None
    text = formatted(raw, parameters.text("parse_mode"), entities, world.profile_of)
    if not text.text:
        raise bad_request("text must be non-empty")
    if len(text.text) > MAX_TEXT:
        raise bad_request("message is too long")
    return text


def caption_of(world: World, source: Parameters) -> Formatted:
    """The caption of a media message, which may be empty."""
    raw = source.text("caption")
    entities = (
        source.array("caption_entities", "caption entities") if source.given("caption_entities") else None
    )
    caption = formatted(raw, source.text("parse_mode"), entities, world.profile_of) if raw else Formatted("")
    if len(caption.text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return caption


def text_content(world: World, parameters: Parameters) -> Json:
    """The fields of a text message."""
    content = text_of(world, parameters).as_json()
    if parameters.given("link_preview_options"):
        options = parameters.object("link_preview_options", "link preview options")
        if options:
            content["link_preview_options"] = options
    return content


def rich_content(parameters: Parameters) -> Json:
    """The field of a rich message."""
    rich = parameters.object("rich_message", "rich message")
    if rich is None:
        raise bad_request('parameter "rich_message" is required')
    return {"rich_message": rich_message(rich)}


def _thread(chat: Chat, thread: int) -> Json:
    topic = chat.topics.get(thread)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed:
        raise bad_request("TOPIC_CLOSED")
    return {"message_thread_id": thread, "is_topic_message": True}


def _reply(world: World, chat: Chat, parameters: Parameters) -> Json:
    reply = parameters.object("reply_parameters", "reply parameters") or {}
    number = as_number(reply.get("message_id", 0), "message_id")
    elsewhere = reply.get("chat_id")
    source = chat if elsewhere is None else chat_named(world, Parameters({"chat_id": elsewhere}))
    original = source.messages.get(number)
    if original is None:
        if reply.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    if source is not chat:
        return {
            "external_reply": {"origin": origin_of(original), "chat": source.as_json(), "message_id": number}
        }
    return {
        "reply_to_message": {
            name: value for name, value in original.body.items() if name != "reply_to_message"
        }
    }


def origin_of(message: Message) -> Json:
    """Telegram's `MessageOrigin` of a message that is forwarded or replied to from elsewhere."""
    body = message.body
    if "forward_origin" in body:
        origin: Json = body["forward_origin"]
        return origin
    if body["chat"]["type"] == "channel":
        return {"type": "channel", "date": body["date"], "chat": body["chat"], "message_id": message.id}
    return {"type": "user", "date": body["date"], "sender_user": body["from"]}


def send_message(world: World, parameters: Parameters) -> Json:
    """`sendMessage`."""
    content = text_content(world, parameters)
    return put(world, envelope(world, parameters), content).body


def send_rich_message(world: World, parameters: Parameters) -> Json:
    """`sendRichMessage`."""
    content = rich_content(parameters)
    return put(world, envelope(world, parameters), content).body


def send_chat_action(world: World, parameters: Parameters) -> bool:
    """`sendChatAction`."""
    action = parameters.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = chat_named(world, parameters)
    enter(world, chat)
    change = world.note("action", chat=chat.id, action=action)
    world.actions.append(
        {"number": change, "chat": chat.id, "action": action, "date": int(world.clock.now())}
    )
    return True


METHODS = (
    method(
        "sendMessage", send_message, f"{NEW_MESSAGE} text parse_mode entities link_preview_options", "message"
    ),
    method("sendRichMessage", send_rich_message, f"{NEW_MESSAGE} rich_message", "message"),
    method("sendChatAction", send_chat_action, "business_connection_id chat_id message_thread_id action"),
)
