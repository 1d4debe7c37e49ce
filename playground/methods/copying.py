"""Sending again what stands somewhere already: as a copy of one's own, or forwarded with its origin."""

from playground.answers import Json, Refusal, bad_request
from playground.methods.access import chat_named, enter
from playground.methods.method import method
from playground.methods.sending import NEW_MESSAGE, SENDING, caption_of, envelope, origin_of, put
from playground.model import Chat, Message
from playground.parameters import Parameters
from playground.world import World, media_group_id

MAX_AT_ONCE = 100
CONTENT = [
    "text",
    "entities",
    "link_preview_options",
    "rich_message",
    "photo",
    "video",
    "animation",
    "audio",
    "voice",
    "document",
    "caption",
    "caption_entities",
    "show_caption_above_media",
    "has_media_spoiler",
]
_ONE = "from_chat_id message_id video_start_timestamp"
_SEVERAL = "chat_id message_thread_id direct_messages_topic_id from_chat_id message_ids disable_notification protect_content"


def content_of(message: Message) -> Json:
    """What a message says, without who, when and where."""
    return {name: message.body[name] for name in CONTENT if name in message.body}


def _original(source: Chat, number: int, purpose: str) -> Message:
    message = source.messages.get(number)
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    if not content_of(message):
        raise bad_request(f"message can't be {'copied' if purpose == 'copy' else 'forwarded'}")
    if message.body.get("has_protected_content"):
        raise bad_request(f"the message can't be {'copied' if purpose == 'copy' else 'forwarded'}")
    return message


def _kind(message: Message) -> str:
    return next(
        (
            name
            for name in ("animation", "photo", "video", "audio", "voice", "document")
            if name in message.body
        ),
        "text",
    )


def _source(world: World, parameters: Parameters) -> Chat:
    source = chat_named(world, parameters, "from_chat_id")
    if source.kind != "private":
        enter(world, source)
    return source


def copy_message(world: World, parameters: Parameters) -> Json:
    """`copyMessage`: with a new caption if one is given."""
    original = _original(_source(world, parameters), _number(parameters), "copy")
    content = content_of(original)
    if parameters.values.get("caption") is not None and _kind(original) != "text":
        content = {name: value for name, value in content.items() if "caption" not in name}
        content |= caption_of(world, parameters).as_json("caption", "caption_entities")
        if parameters.flag("show_caption_above_media"):
            content["show_caption_above_media"] = True
    letter = envelope(world, parameters, _kind(original))
    return {"message_id": put(world, letter, content).id}


def forward_message(world: World, parameters: Parameters) -> Json:
    """`forwardMessage`."""
    original = _original(_source(world, parameters), _number(parameters), "forward")
    letter = envelope(world, parameters, _kind(original))
    return put(world, letter, content_of(original) | {"forward_origin": origin_of(original)}).body


def copy_messages(world: World, parameters: Parameters) -> list[Json]:
    """`copyMessages`: what cannot be copied is left out."""
    return _several(world, parameters, "copy")


def forward_messages(world: World, parameters: Parameters) -> list[Json]:
    """`forwardMessages`: what cannot be forwarded is left out."""
    return _several(world, parameters, "forward")


def _several(world: World, parameters: Parameters, purpose: str) -> list[Json]:
    originals = _originals(world, parameters, purpose)
    groups: dict[str, str] = {}
    copies: list[Json] = []
    for original in originals:
        content = content_of(original)
        if purpose == "forward":
            content["forward_origin"] = origin_of(original)
        elif parameters.flag("remove_caption"):
            content = {name: value for name, value in content.items() if "caption" not in name}
        if album := original.body.get("media_group_id"):
            content["media_group_id"] = groups.setdefault(album, media_group_id(originals))
        letter = envelope(world, parameters, _kind(original))
        copies.append({"message_id": put(world, letter, content).id})
    return copies


def _originals(world: World, parameters: Parameters, purpose: str) -> list[Message]:
    numbers = parameters.numbers("message_ids", "message_ids")
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > MAX_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    if list(numbers) != sorted(set(numbers)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    source = _source(world, parameters)
    originals: list[Message] = []
    for number in numbers:
        try:
            originals.append(_original(source, number, purpose))
        except Refusal:
            continue
    if not originals:
        raise bad_request(f"there are no messages to {purpose}")
    return originals


def _number(parameters: Parameters) -> int:
    number = parameters.number("message_id")
    if not number:
        raise bad_request("message identifier is not specified")
    return number


METHODS = (
    method(
        "copyMessage",
        copy_message,
        f"{NEW_MESSAGE} {_ONE} caption parse_mode caption_entities show_caption_above_media".replace(
            "business_connection_id ", ""
        ),
        "message",
    ),
    method("copyMessages", copy_messages, f"{_SEVERAL} remove_caption", "album"),
    method("forwardMessage", forward_message, f"{SENDING} {_ONE}", "message"),
    method("forwardMessages", forward_messages, _SEVERAL, "album"),
)
