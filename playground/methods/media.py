"""Sending what is more than text: pictures, films, sounds, files, and albums of them."""

from collections.abc import Callable

from playground.answers import Json, bad_request
from playground.methods.method import Method, method
from playground.methods.sending import NEW_MESSAGE, REPLYING, caption_of, envelope, put
from playground.model import File
from playground.parameters import Parameters
from playground.storing import in_message, take
from playground.world import World, media_group_id

_CAPTION = "caption parse_mode caption_entities"
_OWN = {
    "photo": "show_caption_above_media has_spoiler",
    "video": "duration width height thumbnail cover start_timestamp show_caption_above_media has_spoiler"
    " supports_streaming",
    "animation": "duration width height thumbnail show_caption_above_media has_spoiler",
    "audio": "duration performer title thumbnail",
    "voice": "duration",
    "document": "thumbnail disable_content_type_detection",
}
_ALONE = frozenset(("audio", "document"))
ALBUM = range(2, 11)


def media_content(world: World, kind: str, source: Parameters, name: str) -> Json:
    """The fields of a message with one file."""
    caption = caption_of(world, source)
    return _fields(kind, take(world, kind, source, name), source) | caption.as_json(
        "caption", "caption_entities"
    )


def _fields(kind: str, file: File, source: Parameters) -> Json:
    content: Json = {kind: in_message(file)}
    if kind == "animation":  # Telegram repeats it for clients that know no animations
        content["document"] = {
            name: value
            for name, value in file.as_json().items()
            if name not in ("width", "height", "duration")
        }
    if source.flag("show_caption_above_media"):
        content["show_caption_above_media"] = True
    if source.flag("has_spoiler"):
        content["has_media_spoiler"] = True
    return content


def _sender(kind: str) -> Callable[[World, Parameters], Json]:
    def send(world: World, parameters: Parameters) -> Json:
        letter = envelope(world, parameters, kind)
        return put(world, letter, media_content(world, kind, parameters, kind)).body

    return send


def send_media_group(world: World, parameters: Parameters) -> list[Json]:
    """`sendMediaGroup`: all or nothing."""
    items = album_items(parameters)
    letter = envelope(world, parameters, items[0][0])
    group = media_group_id(items)
    contents = [
        media_content(world, kind, source, "media") | {"media_group_id": group} for kind, source in items
    ]
    return [put(world, letter, content).body for content in contents]


def album_items(parameters: Parameters) -> list[tuple[str, Parameters]]:
    """The kind and the parameters of each item of an album."""
    media = parameters.array("media", "media")
    if not media:
        raise bad_request("there are no messages to send")
    if len(media) not in ALBUM:
        raise bad_request(f"media group must include {ALBUM.start}-{ALBUM.stop - 1} items")
    items: list[tuple[str, Parameters]] = []
    for item in media:
        kind = item.get("type") if isinstance(item, dict) else None
        if kind not in ("photo", "video", "audio", "document"):
            raise bad_request("can't parse InputMedia: type of the media is unsupported in an album")
        items.append((kind, Parameters(item, parameters.files)))
    kinds = {kind for kind, _ in items}
    if len(kinds) > 1 and kinds & _ALONE:
        raise bad_request(f"{min(kinds & _ALONE)} can't be mixed with other media types")
    return items


def _method(kind: str) -> Method:
    name = f"send{kind.capitalize()}"
    return method(name, _sender(kind), f"{NEW_MESSAGE} {kind} {_CAPTION} {_OWN[kind]}", "message")


METHODS = (
    *(_method(kind) for kind in _OWN),
    method(
        "sendMediaGroup",
        send_media_group,
        "business_connection_id chat_id message_thread_id direct_messages_topic_id media disable_notification"
        f" protect_content message_effect_id {REPLYING}",
        "album",
    ),
)
